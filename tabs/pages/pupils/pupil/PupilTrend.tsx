import { Button, mergeClasses } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { PupilYear } from '#shared/contracts/pupils/pupil-year.ts';
import { shortDayText } from '#shared/wording/basics/date-text.ts';
import { percentText } from '#shared/wording/basics/number-text.ts';
import { yearText } from '#shared/wording/roll/pupil-facts.ts';
import { pupilYearLabels } from '#shared/wording/pupils/pupil-year-text.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { useTableStyles } from '../../../components/basics/table-styles.ts';
import { WeekBars } from './WeekBars.tsx';

type Week = PupilYear['trend'][number];

/** The pupil's attendance by week; beside the year group's, unless others are nobody's business here. */
export function PupilTrend({ year, alone }: { year: PupilYear; alone: boolean }) {
  const { trend, pupil } = year;
  const page = usePageStyles();
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  const { name } = pupil;
  const ofYear = pupilYearLabels.trendYear(yearText(year.memberships.at(-1)?.yearGroup ?? pupil.yearGroup));
  if (trend.filter((week) => week.pupil.percent !== null).length < 2) return null;
  const others = alone ? null : ofYear;
  return (
    <section aria-labelledby={id}>
      <div className={page.headerLine}>
        <h2 className={page.section} id={id}>
          {pupilYearLabels.trend}
        </h2>
        <Button
          className={mergeClasses(page.touch, page.notPrinted)}
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? pupilYearLabels.asChart : pupilYearLabels.asTable}
        </Button>
      </div>
      {asTable ? (
        <TrendTable trend={trend} name={name} ofYear={others} />
      ) : (
        <WeekBars trend={trend} title={pupilYearLabels.trend} name={name} ofYear={others} />
      )}
    </section>
  );
}

function TrendTable({
  trend,
  name,
  ofYear,
}: {
  trend: readonly Week[];
  name: string;
  ofYear: string | null;
}) {
  const page = usePageStyles();
  const table = useTableStyles();
  return (
    <div className={mergeClasses(page.sheet, table.scroll)}>
      <table className={table.table} aria-label={pupilYearLabels.trend}>
        <thead>
          <tr>
            <th scope="col" className={table.start}>
              {pupilYearLabels.trendWeek}
            </th>
            <th scope="col">{pupilYearLabels.attended}</th>
            <th scope="col">{name}</th>
            {ofYear && <th scope="col">{ofYear}</th>}
          </tr>
        </thead>
        <tbody>
          {trend.toReversed().map(({ week, pupil, yearGroup }) => (
            <tr key={week}>
              <th scope="row" className={table.start}>
                {shortDayText(week)}
              </th>
              <td>{pupilYearLabels.ofPossible(pupil.attended, pupil.possible)}</td>
              <td>{percentText(pupil.percent)}</td>
              {ofYear && <td>{percentText(yearGroup?.percent ?? null)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
