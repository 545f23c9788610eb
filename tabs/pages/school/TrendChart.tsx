import { makeStyles, tokens } from '@fluentui/react-components';
import { LineChart, type LineChartPoints } from '@fluentui/react-charts';
import { shortDayWords } from '#shared/wording/date-words.ts';
import { percentWords } from '#shared/wording/number-words.ts';
import { trendWords } from '#shared/wording/school-words.ts';
import { usePageStyles } from '../../components/page-styles.ts';
import type { TrendWeek } from './weeks-of.ts';

const useStyles = makeStyles({
  chart: { height: '300px', padding: '12px', overflow: 'hidden', '@media print': { breakInside: 'avoid' } },
});

/** Two lines, told apart by their stroke as well as their colour. */
export default function TrendChart({ weeks }: { weeks: readonly TrendWeek[] }) {
  const styles = useStyles();
  const page = usePageStyles();
  const percents = weeks.flatMap(({ pp, others }) => [pp.percent ?? [], others.percent ?? []].flat());
  const least = Math.min(...percents, 100);
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
        yMinValue={Math.max(0, Math.floor(least / 5) * 5)}
        yMaxValue={100}
        yAxisTickFormat={(percent: number) => `${percent} %`}
        tickFormat="%-d %b"
        culture="en-GB"
        legendProps={{ canSelectMultipleLegends: false }}
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
          x: new Date(`${week.week}T00:00:00Z`),
          y: percent,
          xAxisCalloutData: `${trendWords.week} ${shortDayWords(week.week)}`,
          yAxisCalloutData: percentWords(percent),
        },
      ];
    }),
  };
}
