import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { PupilYear } from '#shared/contracts/pupils/pupil-year.ts';
import { shortDayText } from '#shared/wording/basics/date-text.ts';
import { percentText } from '#shared/wording/basics/number-text.ts';
import { monthText, weekText } from '#shared/wording/pupils/pupil-year-text.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';

const forced = '@media (forced-colors: active)';

const useStyles = makeStyles({
  root: {
    padding: '12px',
    display: 'grid',
    gridTemplateColumns: '40px minmax(0, 1fr)',
    columnGap: '4px',
    breakInside: 'avoid',
    '@media print': { padding: 0 },
  },
  scale: {
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'space-between',
    textAlign: 'end',
    lineHeight: '1px',
  },
  picture: {
    display: 'block',
    width: '100%',
    height: '140px',
    '@media print': { height: '90px' },
    overflow: 'visible',
    borderBottom: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  bar: {
    fill: tokens.colorNeutralStrokeAccessible,
    opacity: 0.6,
    [forced]: { fill: 'GrayText', opacity: 1 },
  },
  half: { stroke: tokens.colorNeutralStroke2, vectorEffect: 'non-scaling-stroke' },
  line: {
    fill: 'none',
    stroke: tokens.colorNeutralForeground1,
    strokeWidth: '2px',
    strokeDasharray: '5 3',
    vectorEffect: 'non-scaling-stroke',
    [forced]: { stroke: 'CanvasText' },
  },
  months: { gridColumn: '2', display: 'grid', marginTop: '4px' },
  small: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  month: { whiteSpace: 'nowrap', width: 0 },
  legend: { gridColumn: '1 / -1', display: 'flex', flexWrap: 'wrap', gap: '2px 20px', margin: '8px 0 0' },
  entry: { display: 'inline-flex', alignItems: 'center', gap: '6px' },
});

type Week = PupilYear['trend'][number];
interface WeekBarsProps {
  trend: readonly Week[];
  title: string;
  name: string;
  /** Null: the year group is not shown. */
  ofYear: string | null;
}

const STEP = 10;
const BAR = 7;

/** Each week's attendance as a bar from 0 to 100 %, the year group's as a dashed line over them. */
export function WeekBars({ trend, title, name, ofYear }: WeekBarsProps) {
  const styles = useStyles();
  const page = usePageStyles();
  const width = Math.max(trend.length, 6) * STEP;
  const points = trend.flatMap(({ yearGroup }, index) =>
    yearGroup?.percent == null ? [] : [`${index * STEP + STEP / 2},${100 - yearGroup.percent}`],
  );
  return (
    <div className={mergeClasses(page.sheet, styles.root)}>
      <div className={mergeClasses(styles.scale, styles.small)} aria-hidden="true">
        <span>100 %</span>
        <span>50 %</span>
        <span>0</span>
      </div>
      <svg
        className={styles.picture}
        role="img"
        aria-label={`${title}. ${ariaLabel(trend)}`}
        viewBox={`0 0 ${width} 100`}
        preserveAspectRatio="none"
      >
        <line className={styles.half} x1="0" x2={width} y1="50" y2="50" />
        {trend.map((week, index) => (
          <g key={week.week}>
            <title>{weekText(week, ofYear)}</title>
            <rect x={index * STEP} y="0" width={STEP} height="100" fill="transparent" />
            <rect
              className={styles.bar}
              x={index * STEP + (STEP - BAR) / 2}
              y={100 - heightOf(week)}
              width={BAR}
              height={heightOf(week)}
            />
          </g>
        ))}
        {ofYear && <polyline className={styles.line} points={points.join(' ')} />}
      </svg>
      <Months trend={trend} columns={width / STEP} />
      <p className={mergeClasses(styles.legend, styles.small)} aria-hidden="true">
        <span className={styles.entry}>
          <svg width="10" height="14">
            <rect className={styles.bar} width="10" height="14" />
          </svg>
          {name}
        </span>
        {ofYear && (
          <span className={styles.entry}>
            <svg width="24" height="4">
              <line className={styles.line} x1="0" x2="24" y1="2" y2="2" />
            </svg>
            {ofYear}
          </span>
        )}
      </p>
    </div>
  );
}

/** A week missed altogether still has a foot, unlike one without any mark. */
const heightOf = ({ pupil }: Week): number => (pupil.percent === null ? 0 : Math.max(pupil.percent, 1.5));

/** Each month's name where its first week stands. */
function Months({ trend, columns }: { trend: readonly Week[]; columns: number }) {
  const styles = useStyles();
  const firsts = trend.flatMap(({ week }, index) =>
    index === 0 || trend[index - 1]?.week.slice(0, 7) !== week.slice(0, 7) ? [{ week, index }] : [],
  );
  // The last days of a month before a long one would lie under the next name.
  const roomy = firsts.filter(({ index }, month) => (firsts[month + 1]?.index ?? columns) - index > 1);
  return (
    <div
      className={mergeClasses(styles.months, styles.small)}
      style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
      aria-hidden="true"
    >
      {roomy.map(({ week, index }) => (
        <span key={week} className={styles.month} style={{ gridColumn: index + 1, gridRow: 1 }}>
          {monthText(week).slice(0, 3)}
        </span>
      ))}
    </div>
  );
}

/** The least attended week and the last one; the table has them all. */
function ariaLabel(trend: readonly Week[]): string {
  const counted = trend.filter(({ pupil }) => pupil.percent !== null);
  const least = counted.reduce<Week | null>(
    (found, week) => (found && (found.pupil.percent ?? 0) <= (week.pupil.percent ?? 0) ? found : week),
    null,
  );
  const last = counted.at(-1);
  if (!least || !last) return '';
  const weekLabel = (week: Week): string => `${shortDayText(week.week)}: ${percentText(week.pupil.percent)}`;
  return `Lowest in the week of ${weekLabel(least)}. Last week with a mark, ${weekLabel(last)}.`;
}
