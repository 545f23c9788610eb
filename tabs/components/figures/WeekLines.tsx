import { makeStyles, tokens } from '@fluentui/react-components';
import { LineChart } from '@fluentui/react-charts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { shortDayText } from '#shared/wording/basics/date-text.ts';

export interface WeekLine {
  name: string;
  /** Percent by week, in order; weeks without a session are left out. */
  weeks: readonly { week: SchoolDate; percent: number }[];
}

const useStyles = makeStyles({
  root: {
    height: '300px',
    position: 'relative',
    '& text': { fill: tokens.colorNeutralForeground2 },
    '& button, & button *': { textTransform: 'none' },
  },
});

/** The host's own: green, amber and red are kept for what they mean. */
const colours = [
  tokens.colorCompoundBrandStroke,
  tokens.colorNeutralForeground2,
  tokens.colorBrandForegroundLink,
];
const MOST_TICKS = { wide: 12, narrow: 5 };

/** Percentages week by week, a line for each group, told apart by dashes too. Loaded where somebody looks at it. */
export default function WeekLines({ title, lines }: { title: string; lines: readonly WeekLine[] }) {
  const styles = useStyles();
  const weeks = [...new Set(lines.flatMap((line) => line.weeks.map(({ week }) => week)))].sort();
  const least = Math.min(90, ...lines.flatMap((line) => line.weeks.map(({ percent }) => percent)));
  const lowest = Math.max(0, Math.floor(least / 5) * 5);
  const every = Math.ceil(weeks.length / MOST_TICKS[window.innerWidth < 640 ? 'narrow' : 'wide']);
  return (
    <div className={styles.root} role="group" aria-label={title}>
      <LineChart
        data={{
          chartTitle: title,
          lineChartData: lines.map((line, index) => ({
            legend: line.name,
            color: colours[index % colours.length] ?? tokens.colorCompoundBrandStroke,
            lineOptions: {
              strokeWidth: 3,
              ...(index > 0 && { strokeDasharray: index === 1 ? '6 5' : '2 4' }),
            },
            data: line.weeks.map(({ week, percent }) => ({
              x: dateOf(week),
              y: percent,
              xAxisCalloutData: shortDayText(week),
              yAxisCalloutData: `${percent.toFixed(1)} %`,
            })),
          })),
        }}
        height={300}
        margins={{ left: 52, right: 24, top: 20, bottom: 36 }}
        tickValues={weeks.filter((_week, index) => index % every === 0).map(dateOf)}
        customDateTimeFormatter={(date) => shortDayText(date.toISOString().slice(0, 10))}
        yMinValue={lowest}
        yAxisTickValues={percentsFrom(lowest)}
        yMaxValue={100}
        useUTC
      />
    </div>
  );
}

/** Every five percent up to a hundred; with much below, every ten or twenty. */
function percentsFrom(lowest: number): number[] {
  const step = lowest >= 70 ? 5 : lowest >= 40 ? 10 : 20;
  const steps = Math.floor((100 - lowest) / step);
  return Array.from({ length: steps + 1 }, (_none, index) => 100 - (steps - index) * step);
}

const dateOf = (week: SchoolDate): Date => new Date(`${week}T12:00:00Z`);
