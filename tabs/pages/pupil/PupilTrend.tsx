import { mergeClasses } from '@fluentui/react-components';
import type { PupilYear } from '#shared/contracts/pupil-year.ts';
import { shortDayWords } from '#shared/wording/date-words.ts';
import { percentWords } from '#shared/wording/number-words.ts';
import { yearWords } from '#shared/wording/pupil-facts.ts';
import { pupilYearWords } from '#shared/wording/pupil-year-words.ts';
import { ChartOrTable } from '../../components/figures/ChartOrTable.tsx';
import { usePageStyles } from '../../components/page-styles.ts';
import { useTableStyles } from '../../components/table-styles.ts';

type Week = PupilYear['trend'][number];

/** The pupil's attendance by week; beside the year group's, unless others are nobody's business here. */
export function PupilTrend({ year, alone }: { year: PupilYear; alone: boolean }) {
  const { trend, pupil } = year;
  const name = pupilYearWords.trendPupil(pupil.name);
  const ofYear = pupilYearWords.trendYear(yearWords(year.memberships.at(-1)?.yearGroup ?? pupil.yearGroup));
  if (trend.filter((week) => week.pupil.percent !== null).length < 2) return null;
  const own = { name, weeks: line(trend, (week) => week.pupil) };
  const others = { name: ofYear, weeks: line(trend, (week) => week.yearGroup) };
  return (
    <ChartOrTable
      title={pupilYearWords.trend}
      lines={alone ? [own] : [own, others]}
      table={<TrendTable trend={trend} name={name} ofYear={alone ? null : ofYear} />}
    />
  );
}

const line = (trend: readonly Week[], rateOf: (week: Week) => Week['yearGroup']) =>
  trend.flatMap((week) => {
    const percent = rateOf(week)?.percent ?? null;
    return percent === null ? [] : [{ week: week.week, percent }];
  });

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
      <table className={table.table} aria-label={pupilYearWords.trend}>
        <thead>
          <tr>
            <th scope="col" className={table.start}>
              {pupilYearWords.trendWeek}
            </th>
            <th scope="col">{pupilYearWords.attended}</th>
            <th scope="col">{name}</th>
            {ofYear && <th scope="col">{ofYear}</th>}
          </tr>
        </thead>
        <tbody>
          {trend.toReversed().map(({ week, pupil, yearGroup }) => (
            <tr key={week}>
              <th scope="row" className={table.start}>
                {shortDayWords(week)}
              </th>
              <td>{pupilYearWords.ofPossible(pupil.attended, pupil.possible)}</td>
              <td>{percentWords(pupil.percent)}</td>
              {ofYear && <td>{percentWords(yearGroup?.percent ?? null)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
