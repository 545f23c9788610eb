/**
 * Decides which counts of a table are not shown to those who do not see the pupils: groups under 10, and as many more
 * as it takes that none can be worked out from the sums beside them.
 */
import type { DatedMembership } from '../roll/pupil-groups.ts';
import type { SchoolDate } from '../basics/school-date.ts';
import { rolledOn, type SchoolRoll } from '../roll/school-roll.ts';

const SMALL_GROUP = 10;

/** Nobody is no group: a 0 is shown. */
export const isSmallGroup = (pupils: number): boolean => pupils > 0 && pupils < SMALL_GROUP;

/** Whether the sum of groups that are not told may be told itself: it follows from what is told beside it. */
export const isSafeTogether = (sizes: readonly number[]): boolean =>
  !isSmallGroup(sizes.reduce((sum, pupils) => sum + pupils, 0));

/**
 * The tutor groups or houses of a school whose figures would tell of single pupils, on a day: those under 10, and as
 * many more as it takes that none follows from the sum of its year (of the school, where a group is of several years).
 */
export function groupsTooSmall(
  roll: SchoolRoll,
  date: SchoolDate,
  nameOf: (membership: DatedMembership) => string,
): Set<string> {
  const groups = new Map<string, { pupils: number; years: Set<number> }>();
  for (const pupil of roll.pupils) {
    const membership = rolledOn(pupil, date);
    if (!membership) continue;
    const group = groups.get(nameOf(membership)) ?? { pupils: 0, years: new Set<number>() };
    groups.set(nameOf(membership), group);
    group.pupils += 1;
    group.years.add(membership.yearGroup);
  }
  const parts = Map.groupBy(groups, ([, { years }]) => (years.size === 1 ? [...years][0] : null));
  const hidden = new Set<string>();
  for (const part of parts.values()) {
    const sizes = part.map(([, { pupils }]) => pupils);
    const row = [...sizes, sizes.reduce((sum, pupils) => sum + pupils, 0)];
    const [shown = []] = hideSmallGroups([row], [false]);
    part.forEach(([name], index) => shown[index] === null && hidden.add(name));
  }
  return hidden;
}

/** A count of the table; null where it is hidden already. */
export type Shown = number | null;

/**
 * rows: each row's parts, then their sum; the last row holds the sums of the rows above. open: rows of whose pupils
 * the reader sees each one, so nothing of them is hidden.
 */
export function hideSmallGroups(rows: readonly (readonly Shown[])[], open: readonly boolean[]): Shown[][] {
  const cells = rows.map((row, index) =>
    row.map((pupils) => ({
      pupils,
      mayHide: !open[index],
      hidden: pupils === null || (!open[index] && isSmallGroup(pupils)),
    })),
  );
  const columns = (cells[0] ?? []).map((_, index) => cells.flatMap((row) => row[index] ?? []));
  const lines = [...cells, ...columns];
  while (lines.some(hideOneMore)); // what goes from a row may show in its column, and the other way round
  return cells.map((row) => row.map(({ pupils, hidden }) => (hidden ? null : pupils)));
}

interface Cell {
  pupils: Shown;
  mayHide: boolean;
  hidden: boolean;
}

/** Hides the smallest that must go so that no hidden count of the line follows from the others; false: none need. */
function hideOneMore(line: readonly Cell[]): boolean {
  const hidden = line.filter((cell) => cell.hidden);
  const sum = line.at(-1);
  if (hidden.length === 0 || !sum) return false;
  const parts = hidden.filter((cell) => cell !== sum);
  // Counts hidden before, by whoever knew them, stand safe already.
  if (parts.some(({ pupils }) => pupils === null)) return false;
  const together = parts.reduce((all, { pupils }) => all + (pupils ?? 0), 0);
  if (sum.hidden ? hidden.length > 1 : parts.length > 1 && together >= SMALL_GROUP) return false;
  const shown = line.filter((cell) => !cell.hidden && cell.mayHide && cell !== sum && cell.pupils !== 0);
  const smallest = shown.sort((a, b) => (a.pupils ?? 0) - (b.pupils ?? 0))[0] ?? (sum.mayHide ? sum : null);
  if (!smallest || smallest.hidden) return false;
  smallest.hidden = true;
  return true;
}
