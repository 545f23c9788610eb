/**
 * Decides which counts of a table are not shown to those who do not see the pupils: groups under 10, and as many more
 * as it takes that none can be worked out from the sums beside them.
 */

const SMALL_GROUP = 10;

/** Nobody is no group: a 0 is shown. */
export const isSmallGroup = (pupils: number): boolean => pupils > 0 && pupils < SMALL_GROUP;

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
