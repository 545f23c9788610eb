import type { MeasureRow, Measures } from '#shared/contracts/measures.ts';
import {
  absentPupilsReached,
  attendanceReached,
  changeReached,
  missingReached,
  premiumGapReached,
  pupilsReached,
  shareReached,
  sideReached,
  type FiguresFrame,
} from '#shared/wording/measure-reached-words.ts';
import { countWords, signed } from '#shared/wording/number-words.ts';
import { schoolWords } from '#shared/wording/school-words.ts';
import type { FiguresColumn } from '../../components/figures/FiguresTable.tsx';

type Total = Measures['total'];

/** A group's line, or the sum at the foot; with the school year to the last of the days, which persistence is of. */
export type FiguresRow = (MeasureRow | (Total & { key: ''; name: string; school: null })) & {
  year?: Total | undefined;
};
type Column = FiguresColumn<FiguresRow>;

const { columns, explains } = schoolWords;

export const decimal = (value: number | null): string => (value === null ? '–' : value.toFixed(1));
export const points = (value: number | null, plus = false): string =>
  value === null ? '–' : `${value < 0 ? '−' : plus && value > 0 ? '+' : ''}${Math.abs(value).toFixed(1)}`;

/** The columns of a table of groups, or of pupils; the change only where there is something to compare with. */
export function measureColumns(frame: FiguresFrame, of: 'groups' | 'premium' | 'pupils' | 'day'): Column[] {
  const change = frame.compared ? [changeColumn(frame, of === 'day' ? 'day' : 'week')] : [];
  const shares = [
    shareColumn('authorised', frame, 'least'),
    shareColumn('unauthorised', frame, 'least'),
    shareColumn('late', frame, 'less'),
  ];
  const rate: Column = {
    ...{ key: 'rate', heading: columns.rate, strong: true },
    value: (row) => row.rate.percent,
    cell: (row) => decimal(row.rate.percent),
    reached: (row) => attendanceReached(row, frame),
  };
  if (of === 'pupils') return [rate, ...change, missedColumn, ...shares, missingColumn(frame)];
  const gap = of === 'premium' ? [] : [gapColumn(frame)];
  const sides = [sideColumn('pp', frame), sideColumn('nonPp', frame)];
  if (of === 'day') return [rate, ...sides, ...change, ...shares, missingColumn(frame)];
  const absent = [absentColumn('persistentlyAbsent', frame), absentColumn('severelyAbsent', frame)];
  return [pupilsColumn(frame), rate, ...change, ...shares, ...gap, ...absent, missingColumn(frame)];
}

const pupilsColumn = (frame: FiguresFrame): Column => ({
  ...{ key: 'pupils', heading: columns.pupils, onPhone: 'less' },
  value: ({ onRoll }) => onRoll,
  cell: ({ onRoll }) => countWords(onRoll),
  reached: () => pupilsReached(frame),
});

const changeColumn = (frame: FiguresFrame, since: 'day' | 'week'): Column => ({
  ...{ key: 'change', heading: columns.change, explains: explains.change[since] },
  value: ({ before }) => before?.change ?? null,
  cell: ({ before }) => points(before?.change ?? null, true),
  reached: (row) => changeReached(row, frame),
});

const shareColumn = (
  kind: 'authorised' | 'unauthorised' | 'late',
  frame: FiguresFrame,
  onPhone: 'less' | 'least',
): Column => ({
  ...{ key: kind, heading: columns[kind], onPhone },
  ...(kind !== 'late' && { explains: explains[kind] }),
  value: ({ percents }) => percents[kind],
  cell: ({ percents }) => decimal(percents[kind]),
  reached: (row) => shareReached(row, frame, kind),
});

const gapColumn = (frame: FiguresFrame): Column => ({
  ...{ key: 'gap', heading: columns.gap, explains: explains.gap, onPhone: 'less' },
  value: ({ gapPp }) => gapPp,
  cell: ({ gapPp }) => points(gapPp),
  reached: (row) => premiumGapReached(row, frame),
});

const sideColumn = (side: 'pp' | 'nonPp', frame: FiguresFrame): Column => ({
  ...{ key: side, heading: columns[side], onPhone: side === 'pp' ? 'least' : 'less' },
  value: (row) => row[side].percent,
  cell: (row) => decimal(row[side].percent),
  reached: (row) => sideReached(row[side], frame),
});

const absentColumn = (kind: 'persistentlyAbsent' | 'severelyAbsent', frame: FiguresFrame): Column => ({
  ...(kind === 'persistentlyAbsent'
    ? { key: kind, heading: columns.persistent, explains: explains.persistent }
    : { key: kind, heading: columns.severe, explains: explains.severe, onPhone: 'less' }),
  value: ({ year }) => year?.[kind] ?? null,
  cell: ({ year }) => (year && year.pupilsCounted > 0 ? countWords(year[kind]) : '–'),
  reached: ({ year }) => (year ? absentPupilsReached(year, frame, kind) : []),
});

const missedColumn: Column = {
  ...{ key: 'missed', heading: columns.missed, explains: explains.missed },
  value: ({ rate }) => rate.possible - rate.attended,
  cell: ({ rate }) => `${countWords(rate.possible - rate.attended)} of ${countWords(rate.possible)}`,
};

const missingColumn = (frame: FiguresFrame): Column => ({
  ...{ key: 'missing', heading: columns.missing, explains: explains.missing, onPhone: 'less' },
  value: ({ sessions }) => sessions.missing,
  cell: ({ sessions }) => signed(sessions.missing),
  reached: (row) => (row.sessions.missing === 0 ? [] : missingReached(row, frame)),
});
