import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { mondayOf } from '#shared/domain/basics/school-date.ts';
import { dayText } from '#shared/wording/basics/date-text.ts';
import { markLook, markSquareLabels, markText, type MarkLook } from '#shared/wording/registers/mark-text.ts';

export interface DayMarks {
  date: string;
  AM: string;
  PM: string;
}

const forced = '@media (forced-colors: active)';

const useStyles = makeStyles({
  picture: { display: 'block', overflow: 'visible' },
  in: { fill: tokens.colorNeutralStrokeAccessible, opacity: 0.6, [forced]: { fill: 'GrayText' } },
  authorised: {
    fill: 'none',
    stroke: tokens.colorNeutralForeground2,
    strokeWidth: '1.5px',
    [forced]: { stroke: 'CanvasText', strokeWidth: '2.5px' },
  },
  unexplained: { fill: tokens.colorNeutralForeground1, [forced]: { fill: 'CanvasText' } },
  missing: {
    fill: 'none',
    stroke: tokens.colorNeutralForeground3,
    strokeDasharray: '2 1.5',
    [forced]: { stroke: 'CanvasText' },
  },
  'not-counted': { fill: 'none' },
});

const size = 9;
const step = 12;
/** A wider gap where a new week begins. */
const weekGap = 5;

/** The last school days as squares, morning above afternoon: size and filling tell them apart, not colour. */
export function TwoWeeks({ days }: { days: readonly DayMarks[] }) {
  const styles = useStyles();
  const mondays = [...new Set(days.map(({ date }) => mondayOf(date)))];
  const drawn = days.map((day, index) => ({
    day,
    x: index * step + mondays.indexOf(mondayOf(day.date)) * weekGap + 1,
  }));
  const width = days.length * step + Math.max(0, mondays.length - 1) * weekGap;
  return (
    <svg
      className={styles.picture}
      role="img"
      aria-label={heard(days)}
      width={width}
      height={2 * step}
      viewBox={`0 0 ${width} ${2 * step}`}
    >
      {drawn.map(({ day, x }) => (
        <g key={day.date}>
          <title>{`${dayText(day.date)}: ${markText(day.AM, day.date)}; ${markText(day.PM, day.date)}`}</title>
          <Square x={x} y={1} look={markLook(day.AM, day.date)} />
          <Square x={x} y={step + 1} look={markLook(day.PM, day.date)} />
        </g>
      ))}
    </svg>
  );
}

function Square({ x, y, look }: { x: number; y: number; look: MarkLook }) {
  const styles = useStyles();
  const inset = { in: 2, authorised: 0.75, missing: 0.75, unexplained: 0, 'not-counted': 0 }[look];
  return (
    <rect
      className={mergeClasses(styles[look])}
      x={x + inset}
      y={y + inset}
      width={size - 2 * inset}
      height={size - 2 * inset}
      rx="1"
    />
  );
}

/** Only what was out of the ordinary is read aloud. */
function heard(days: readonly DayMarks[]): string {
  const missed = days.filter((day) => [day.AM, day.PM].some((code) => markLook(code, day.date) !== 'in'));
  if (missed.length === 0) return markSquareLabels.allIn;
  return missed
    .map((day) => `${dayText(day.date)}: ${markText(day.AM, day.date)}; ${markText(day.PM, day.date)}`)
    .join('. ');
}

/** What the squares mean, once under the table. */
export function TwoWeeksLegend() {
  const styles = useLegendStyles();
  const looks: MarkLook[] = ['in', 'authorised', 'unexplained', 'missing'];
  return (
    <p className={styles.legend} aria-hidden="true">
      <span>{markSquareLabels.legend}:</span>
      {looks.map((look) => (
        <span key={look} className={styles.entry}>
          <svg width={size + 2} height={size + 2}>
            <Square x={1} y={1} look={look} />
          </svg>
          {markSquareLabels.legendParts[look]}
        </span>
      ))}
    </p>
  );
}

const useLegendStyles = makeStyles({
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '16px',
    margin: '8px 0 0',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  entry: { display: 'inline-flex', alignItems: 'center', gap: '5px' },
});
