import { makeStyles, tokens } from '@fluentui/react-components';
import { LineChart, type LineChartPoints } from '@fluentui/react-charts';
import { londonInstant, londonWallClock } from '#shared/domain/london-time.ts';
import type { SchoolDate } from '#shared/domain/school-date.ts';
import { shortDayWords } from '#shared/wording/date-words.ts';
import { percentWords } from '#shared/wording/number-words.ts';
import { trendWords } from '#shared/wording/school-words.ts';
import { usePageStyles } from '../../components/page-styles.ts';
import type { TrendWeek } from './weeks-of.ts';

const useStyles = makeStyles({
  chart: {
    height: '300px',
    padding: '12px',
    overflow: 'hidden',
    '& button': { textTransform: 'none' },
    '& button *': { textTransform: 'none' },
    '@media print': { breakInside: 'avoid' },
  },
});

const MOST_TICKS = { wide: 12, narrow: 5 };

const noonOf = (date: SchoolDate): Date => londonInstant(date, '12:00');

/** Every five percent up to a hundred; with much below, every ten or twenty. */
function percentsFrom(lowest: number): number[] {
  const step = lowest >= 70 ? 5 : lowest >= 40 ? 10 : 20;
  return Array.from(
    { length: Math.floor((100 - lowest) / step) + 1 },
    (_, place) => 100 - place * step,
  ).reverse();
}

/** Two lines, told apart by their stroke as well as their colour. */
export default function TrendChart({ weeks }: { weeks: readonly TrendWeek[] }) {
  const styles = useStyles();
  const page = usePageStyles();
  const percents = weeks.flatMap(({ pp, others }) => [pp.percent ?? 100, others.percent ?? 100]);
  const lowest = Math.max(0, Math.floor(Math.min(...percents) / 5) * 5);
  const every = Math.ceil(weeks.length / MOST_TICKS[window.innerWidth < 640 ? 'narrow' : 'wide']);
  return (
    <div className={`${page.sheet} ${styles.chart}`}>
      <LineChart
        data={{
          chartTitle: trendWords.title,
          lineChartData: [
            line('pp', weeks, tokens.colorCompoundBrandStroke),
            line('others', weeks, tokens.colorNeutralForeground2, '6 4'),
          ],
        }}
        height={276}
        margins={{ left: 52, right: 24, top: 20, bottom: 36 }}
        yMinValue={lowest}
        yMaxValue={100}
        yAxisTickValues={percentsFrom(lowest)}
        yAxisTickFormat={(percent: number) => `${percent} %`}
        tickValues={weeks.filter((_, place) => place % every === 0).map(({ week }) => noonOf(week))}
        customDateTimeFormatter={(moment) => shortDayWords(londonWallClock(moment).date)}
        hideTickOverlap
        culture="en-GB"
      />
    </div>
  );
}

function line(
  side: 'pp' | 'others',
  weeks: readonly TrendWeek[],
  color: string,
  strokeDasharray?: string,
): LineChartPoints {
  return {
    legend: trendWords[side],
    color,
    lineOptions: { strokeWidth: 3, ...(strokeDasharray && { strokeDasharray }) },
    data: weeks.flatMap((week) => {
      const { percent } = week[side];
      if (percent === null) return [];
      return [
        {
          x: noonOf(week.week),
          y: percent,
          xAxisCalloutData: `${trendWords.week} ${shortDayWords(week.week)}`,
          yAxisCalloutData: percentWords(percent),
        },
      ];
    }),
  };
}
