import type { MeasureRow, Measures } from '#shared/contracts/figures/measures.ts';
import {
  absentPupilsReached,
  attendanceReached,
  changeReached,
  missingReached,
  premiumGapReached,
  pupilsReached,
  sessionShareReached,
  sideReached,
  type FiguresFrame,
} from '#shared/wording/figures/group-reached-text.ts';
import { countText } from '#shared/wording/basics/number-text.ts';
import { schoolLabels } from '#shared/wording/figures/school-text.ts';
import { countColumn, decimal, pointsColumn, rateColumn, signedDecimal } from './figure-columns.ts';
import type { FiguresColumn } from '../basics/FiguresTable.tsx';

type Total = Measures['total'];

/** A group's line, or the sum at the foot. */
export type GroupRow = MeasureRow | (Total & { key: ''; name: string; school: null });
type Column = FiguresColumn<GroupRow>;

const { columns, explains } = schoolLabels;

/** The columns of a table of groups, of a day, or of pupils; the change only where there is something to compare with. */
export function groupColumns(frame: FiguresFrame, of: 'groups' | 'premium' | 'pupils' | 'day'): Column[] {
  const rate = rateColumn<GroupRow>('rate', columns.rate, (row) => row.rate, {
    strong: true,
    reached: (row) => attendanceReached(row, frame),
  });
  const change = frame.compared ? [changeColumn(frame, of === 'day' ? 'day' : 'week')] : [];
  const shares = [
    shareColumn('authorised', frame, 'least'),
    shareColumn('unauthorised', frame, 'least'),
    shareColumn('late', frame, 'less'),
  ];
  const missing = missingColumn(frame);
  if (of === 'pupils') return [rate, ...change, missedColumn, ...shares, missing];
  if (of === 'day')
    return [rate, sideColumn('pp', frame), sideColumn('nonPp', frame), ...change, ...shares, missing];
  const gap = of === 'premium' ? [] : [gapColumn(frame)];
  const absent = [absentColumn('persistentlyAbsent', frame), absentColumn('severelyAbsent', frame)];
  return [pupilsColumn(frame), rate, ...change, ...shares, ...gap, ...absent, missing];
}

/** Without the columns that no row is told of. */
export const toldOf = (all: Column[], rows: readonly MeasureRow[]): Column[] =>
  all.filter(({ value }) => !value || rows.length === 0 || rows.some((row) => value(row) !== null));

const pupilsColumn = (frame: FiguresFrame): Column =>
  countColumn('pupils', columns.pupils, ({ onRoll }) => onRoll, {
    onPhone: 'less',
    reached: () => pupilsReached(frame),
  });

const changeColumn = (frame: FiguresFrame, since: 'day' | 'week'): Column =>
  pointsColumn('change', columns.change, ({ before }) => before?.change ?? null, {
    explains: explains.change[since],
    cell: ({ before }) => signedDecimal(before?.change ?? null),
    reached: (row) => changeReached(row, frame),
  });

const shareColumn = (
  kind: 'authorised' | 'unauthorised' | 'late',
  frame: FiguresFrame,
  onPhone: 'less' | 'least',
): Column => ({
  key: kind,
  heading: columns[kind],
  onPhone,
  ...(kind !== 'late' && { explains: explains[kind] }),
  value: ({ percents }) => percents[kind],
  cell: ({ percents }) => decimal(percents[kind]),
  reached: (row) => sessionShareReached(row, frame, kind),
});

const gapColumn = (frame: FiguresFrame): Column =>
  pointsColumn('gap', columns.gap, ({ gapPp }) => gapPp, {
    explains: explains.gap,
    onPhone: 'less',
    reached: (row) => premiumGapReached(row, frame),
  });

const sideColumn = (side: 'pp' | 'nonPp', frame: FiguresFrame): Column =>
  rateColumn(side, columns[side], (row) => row[side], {
    onPhone: side === 'pp' ? 'least' : 'less',
    reached: (row) => sideReached(row[side], frame),
  });

const absentColumn = (kind: 'persistentlyAbsent' | 'severelyAbsent', frame: FiguresFrame): Column => {
  const text = kind === 'persistentlyAbsent' ? 'persistent' : 'severe';
  return countColumn(kind, columns[text], (row) => (row.pupilsCounted ? row[kind] : null), {
    explains: explains[text],
    ...(kind === 'severelyAbsent' && { onPhone: 'less' as const }),
    reached: (row) => absentPupilsReached(row, frame, kind),
  });
};

const missedColumn: Column = {
  key: 'missed',
  heading: columns.missed,
  explains: explains.missed,
  value: ({ rate }) => rate.possible - rate.attended,
  cell: ({ rate }) => `${countText(rate.possible - rate.attended)} of ${countText(rate.possible)}`,
};

const missingColumn = (frame: FiguresFrame): Column =>
  countColumn('missing', columns.missing, ({ sessions }) => sessions.missing, {
    explains: explains.missing,
    onPhone: 'less',
    reached: (row) => (row.sessions.missing === 0 ? [] : missingReached(row, frame)),
  });
