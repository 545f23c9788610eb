import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import type { PupilYear } from '#shared/contracts/pupils/pupil-year.ts';
import type { SessionKind } from '#shared/domain/registers/pupil-sessions.ts';
import { sessions, type Session } from '#shared/domain/basics/session.ts';
import {
  halfText,
  monthText,
  pupilYearLabels,
  sessionKindLabels,
  squareText,
} from '#shared/wording/pupils/pupil-year-text.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { SquareMark } from './SquareMark.tsx';
import { WeeksTable } from './WeeksTable.tsx';
import { firstInFocus, monthsOfSquares, squareAfter, squareKey, type Square } from './year-squares.ts';

/** A column for the months' names, then five weeks of five days with a gap between. */
const columns = (name: number, square: number, gap: number): string =>
  `${name}px ${Array.from({ length: 5 }, () => `repeat(5, minmax(0, ${square}px))`).join(` ${gap}px `)}`;

const useStyles = makeStyles({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    gap: '4px 12px',
  },
  grid: {
    padding: '12px',
    position: 'relative', // what is only heard has its place within it
    '@media (max-width: 640px)': { padding: '8px' },
    '@media print': { padding: 0 },
  },
  month: { marginBottom: '6px', breakInside: 'avoid', '@media print': { marginBottom: '3px' } },
  row: {
    display: 'grid',
    gridTemplateColumns: columns(34, 22, 6),
    '@media print': { gridTemplateColumns: columns(34, 19, 6) },
    columnGap: '1px',
    marginBottom: '1px',
    '@media (max-width: 640px)': {
      gridTemplateColumns: columns(26, 22, 2),
    },
  },
  largeRow: { '@media screen and (min-width: 641px)': { gridTemplateColumns: columns(44, 27, 8) } },
  label: {
    gridColumn: '1',
    gridRow: '1',
    alignSelf: 'center',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  letter: {
    textAlign: 'center',
    fontSize: tokens.fontSizeBase100,
    color: tokens.colorNeutralForeground2,
  },
  cell: {
    gridRow: '1',
    borderRadius: '2px',
    cursor: 'default',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
    ':hover': { outline: `1px solid ${tokens.colorNeutralStrokeAccessible}` },
  },
  pointed: { minHeight: '20px', margin: '8px 0 0' },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '2px 16px',
    listStyle: 'none',
    margin: '8px 0 0',
    padding: 0,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  entry: { display: 'inline-flex', alignItems: 'center', gap: '6px' },
  sample: { width: '16px' },
});

/** The year as squares, one tab stop; the same as a table one tap away. */
export function YearCalendar({ year, large }: { year: PupilYear; large: boolean }) {
  const styles = useStyles();
  const page = usePageStyles();
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  return (
    <section aria-labelledby={id}>
      <div className={styles.line}>
        <h2 className={page.section} id={id}>
          {pupilYearLabels.calendar}
        </h2>
        <Button
          className={mergeClasses(page.touch, page.notPrinted)}
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? pupilYearLabels.asSquares : pupilYearLabels.asTable}
        </Button>
      </div>
      {asTable ? (
        <WeeksTable weeks={weeksForTable(year)} />
      ) : (
        <Squares year={year} large={large} labelledBy={id} />
      )}
    </section>
  );
}

/** Newest first, as far as today's week. */
function weeksForTable({ weeks }: PupilYear): PupilYear['weeks'] {
  const last = weeks.findLastIndex(({ marks }) => marks.some(Boolean));
  return weeks
    .slice(0, last + 1)
    .filter(({ kinds }) => kinds.some((kind) => kind !== 'no-school' && kind !== 'not-on-roll'))
    .reverse();
}

function Squares({ year, large, labelledBy }: { year: PupilYear; large: boolean; labelledBy: string }) {
  const styles = useStyles();
  const page = usePageStyles();
  const row = mergeClasses(styles.row, large && styles.largeRow);
  const months = monthsOfSquares(year);
  const grid = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<Square | null>(null);
  const [pointed, setPointed] = useState<Square | null>(null);
  const inFocus = chosen ?? firstInFocus(months);
  const read = pointed ?? chosen;
  if (!inFocus) return <p className={page.quiet}>{pupilYearLabels.noYear}</p>;

  const follow = (event: KeyboardEvent): void => {
    const next = squareAfter(months, inFocus, event.key, event.ctrlKey);
    if (!next) return;
    event.preventDefault();
    setChosen(next);
    setPointed(next);
    grid.current?.querySelector<HTMLElement>(`[data-square="${squareKey(next)}"]`)?.focus();
  };
  return (
    <>
      <div className={mergeClasses(page.sheet, styles.grid)}>
        <WeekdayLetters rowStyle={row} />
        {/* One stop for Tab; its cells are reached with the arrow keys. */}
        <div
          ref={grid}
          role="grid"
          tabIndex={-1}
          aria-labelledby={labelledBy}
          aria-description={pupilYearLabels.calendarSays}
          onKeyDown={follow}
          onMouseLeave={() => setPointed(null)}
        >
          {months.map(({ month, rows }) => (
            <div key={month} role="rowgroup" className={styles.month}>
              {sessions.map((session) => (
                <MonthRow
                  key={session}
                  rowStyle={row}
                  month={month}
                  session={session}
                  squares={rows[session]}
                  inFocus={squareKey(inFocus)}
                  point={setPointed}
                  choose={(square) => {
                    setChosen(square);
                    setPointed(square);
                  }}
                />
              ))}
            </div>
          ))}
        </div>
        <p className={mergeClasses(styles.pointed, page.notPrinted, !read && page.quiet)} aria-hidden="true">
          {read ? textOf(read) : pupilYearLabels.hint}
        </p>
        <Legend kinds={year.weeks.flatMap(({ kinds }) => kinds)} />
      </div>
      {year.weekend.length > 0 && (
        <p className={page.quiet}>
          {pupilYearLabels.weekend(
            year.weekend.map((one) => squareText(one.date, one.session, one.code, one.kind)).join('; '),
          )}
        </p>
      )}
    </>
  );
}

const textOf = ({ date, session, code, kind }: Square): string => squareText(date, session, code, kind);

interface RowProps {
  rowStyle: string;
  month: string;
  session: Session;
  squares: readonly Square[];
  inFocus: string;
  point: (square: Square) => void;
  choose: (square: Square) => void;
}

function MonthRow({ rowStyle, month, session, squares, inFocus, point, choose }: RowProps) {
  const styles = useStyles();
  const page = usePageStyles();
  const name = monthText(month);
  return (
    <div role="row" className={rowStyle}>
      <span role="rowheader" className={styles.label}>
        {session === 'AM' && <span aria-hidden="true">{name.slice(0, 3)}</span>}
        <span className={page.onlyHeard}>{`${name}, ${halfText(session).toLowerCase()}`}</span>
      </span>
      {squares.map((square) => (
        <span
          key={square.date}
          role="gridcell"
          className={styles.cell}
          style={{ gridColumn: columnOf(square) }}
          tabIndex={squareKey(square) === inFocus ? 0 : -1}
          data-square={squareKey(square)}
          aria-label={textOf(square)}
          title={textOf(square)}
          onFocus={() => point(square)}
          onMouseEnter={() => point(square)}
          onClick={() => choose(square)}
        >
          <SquareMark code={square.code} kind={square.kind} />
        </span>
      ))}
    </div>
  );
}

/** The months' names stand in the first column, and a gap after every week. */
const columnOf = ({ week: ofMonth, day: ofWeek }: Pick<Square, 'week' | 'day'>): number =>
  ofMonth * 6 + ofWeek + 2;

function WeekdayLetters({ rowStyle }: { rowStyle: string }) {
  const styles = useStyles();
  return (
    <div className={rowStyle} aria-hidden="true">
      {[0, 1, 2, 3, 4].flatMap((ofMonth) =>
        pupilYearLabels.weekdayLetters.map((letter, ofWeek) => (
          <span
            key={`${ofMonth} ${ofWeek}`}
            className={styles.letter}
            style={{ gridColumn: columnOf({ week: ofMonth, day: ofWeek }) }}
          >
            {letter}
          </span>
        )),
      )}
    </div>
  );
}

const samples: readonly { kind: SessionKind; code: string }[] = [
  { kind: 'attended', code: '/' },
  { kind: 'late', code: 'L' },
  { kind: 'authorised', code: 'I' },
  { kind: 'unauthorised', code: 'O' },
  { kind: 'not-possible', code: 'Y' },
  { kind: 'missing', code: '-' },
  { kind: 'not-due', code: '' },
];

/** What the squares of the year mean, and how many there are of each. */
function Legend({ kinds }: { kinds: readonly SessionKind[] }) {
  const styles = useStyles();
  const many = Map.groupBy(kinds, (kind) => kind);
  return (
    <ul className={styles.legend} aria-label={pupilYearLabels.legend}>
      {samples
        .filter(({ kind }) => many.has(kind))
        .map(({ kind, code }) => (
          <li key={kind} className={styles.entry}>
            <span className={styles.sample}>
              <SquareMark code={code} kind={kind} />
            </span>
            {sessionKindLabels[kind]} {many.get(kind)?.length}
          </li>
        ))}
    </ul>
  );
}
