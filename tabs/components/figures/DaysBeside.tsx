import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { dataFromText } from '#shared/wording/basics/date-text.ts';
import { rangeText } from '#shared/wording/basics/table-text.ts';
import { useNow } from '../../api/use-me.ts';
import { DataAge } from '../basics/DataAge.tsx';

/** Beside every figure: its days, what is missing, and how old the data is, which for days gone by is no news. */
export function DaysBeside({
  from,
  to,
  missing,
  asOf,
}: {
  from: SchoolDate;
  to: SchoolDate;
  /** Null: not told. */
  missing: number | null;
  asOf: string | null;
}) {
  const { today } = useNow();
  return (
    <>
      {rangeText(from, to, missing)}
      {to === today ? (
        <>
          {' · '}
          <DataAge asOf={asOf} />
        </>
      ) : (
        asOf !== null && ` · ${dataFromText(asOf, to)}`
      )}
    </>
  );
}
