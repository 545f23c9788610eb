/** Where each square of a pupil's year stands, and where the arrow keys lead: months as rows, mornings above afternoons. */
import type { PupilYear } from '#shared/contracts/pupils/pupil-year.ts';
import type { SessionKind } from '#shared/domain/registers/pupil-sessions.ts';
import { addDays, daysBetween, mondayOf, weekday } from '#shared/domain/basics/school-date.ts';
import { sessions, type Session } from '#shared/domain/basics/session.ts';

export interface Square {
  date: string;
  session: Session;
  code: string;
  kind: SessionKind;
  /** Of the month's weeks (0 to 4), and of the week's days (0 to 4). */
  week: number;
  day: number;
}

export interface MonthOfSquares {
  /** 2026-09 */
  month: string;
  rows: Record<Session, Square[]>;
}

const nothing: ReadonlySet<SessionKind> = new Set(['no-school', 'not-on-roll']);

/** The months that have a session, oldest first; those to come only where something is entered ahead. */
export function monthsOfSquares({ weeks }: Pick<PupilYear, 'weeks'>): MonthOfSquares[] {
  const months = new Map<string, MonthOfSquares>();
  for (const { week, marks, kinds } of weeks) {
    kinds.forEach((kind, slot) => {
      if (nothing.has(kind)) return;
      const date = addDays(week, Math.floor(slot / 2));
      const session = sessions[slot % 2] ?? 'AM';
      const month = date.slice(0, 7);
      const found = months.get(month) ?? { month, rows: { AM: [], PM: [] } };
      found.rows[session].push({ date, session, code: marks[slot] ?? '', kind, ...placeInMonth(date) });
      months.set(month, found);
    });
  }
  const isWanted = ({ rows }: MonthOfSquares): boolean =>
    [...rows.AM, ...rows.PM].some(({ kind, code }) => kind !== 'not-due' || code !== '');
  return [...months.values()].filter(isWanted);
}

function placeInMonth(date: string): { week: number; day: number } {
  const first = `${date.slice(0, 7)}-01`;
  const firstSchoolDay = weekday(first) < 5 ? first : addDays(first, 7 - weekday(first));
  return { week: daysBetween(mondayOf(firstSchoolDay), mondayOf(date)) / 7, day: weekday(date) };
}

export const squareKey = ({ date, session }: Square): string => `${date} ${session}`;

/** The square that has the focus first: the last that is over. */
export function firstInFocus(months: readonly MonthOfSquares[]): Square | null {
  const all = months.flatMap(({ rows }) => [...rows.AM, ...rows.PM]);
  const over = all.filter(({ kind }) => kind !== 'not-due');
  return over.sort((a, b) => (squareKey(a) < squareKey(b) ? -1 : 1)).at(-1) ?? all[0] ?? null;
}

/** Where a key leads from a square; null for a key that leads nowhere. */
export function squareAfter(
  months: readonly MonthOfSquares[],
  from: Square,
  key: string,
  withControl = false,
): Square | null {
  const index = months.findIndex(({ month }) => month === from.date.slice(0, 7));
  const row = months[index]?.rows[from.session] ?? [];
  const inRow = row.findIndex(({ date }) => date === from.date);
  const ofMonth = (at: number, session: Session): Square | null =>
    nearest(months[at]?.rows[session] ?? [], from);
  const other = from.session === 'AM' ? 'PM' : 'AM';
  switch (key) {
    case 'ArrowRight':
      return row[inRow + 1] ?? months[index + 1]?.rows[from.session][0] ?? null;
    case 'ArrowLeft':
      return row[inRow - 1] ?? months[index - 1]?.rows[from.session].at(-1) ?? null;
    case 'ArrowDown':
      return ofMonth(from.session === 'AM' ? index : index + 1, other);
    case 'ArrowUp':
      return ofMonth(from.session === 'PM' ? index : index - 1, other);
    case 'PageDown':
      return ofMonth(index + 1, from.session);
    case 'PageUp':
      return ofMonth(index - 1, from.session);
    case 'Home':
      return (withControl ? months[0]?.rows.AM : row)?.[0] ?? null;
    case 'End':
      return (withControl ? months.at(-1)?.rows.PM : row)?.at(-1) ?? null;
    default:
      return null;
  }
}

function nearest(row: readonly Square[], { week, day }: Square): Square | null {
  const column = week * 5 + day;
  const distance = (square: Square): number => Math.abs(square.week * 5 + square.day - column);
  return row.reduce<Square | null>(
    (best, square) => (best && distance(best) <= distance(square) ? best : square),
    null,
  );
}
