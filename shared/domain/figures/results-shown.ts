/** Decides which of year 11's results a reader is shown: all of a school whose pupils they see, else no small group. */
import { hideSmallGroups, isSmallGroup, type Shown } from './small-groups.ts';

interface Share {
  pupils: number;
  of: number;
  percent: number | null;
}

interface GroupShown {
  pupils: number;
  progress8: { mean: number | null; of: number } | null;
  fourPlus: Share | null;
  fivePlus: Share | null;
}

export interface ResultsShown {
  bands: (GroupShown | null)[];
  all: GroupShown | null;
  withoutResult: number | null;
  withoutAttendance: number | null;
}

/** rows: the schools', then the trust's. open: those whose pupils the reader sees. */
export function resultsShown<Row extends ResultsShown>(
  rows: readonly Row[],
  open: readonly boolean[],
): Row[] {
  const pupils = hideSmallGroups(
    rows.map(({ bands, all }) => [...bands, all].map((group) => group?.pupils ?? null)),
    open,
  );
  const without = (count: (row: Row) => Shown) =>
    hideSmallGroups(
      // One part, which is the line's sum too.
      rows.map((row) => [count(row), count(row)]),
      open,
    );
  const withoutResult = without((row) => row.withoutResult);
  const withoutAttendance = without((row) => row.withoutAttendance);
  return rows.map((row, index) => {
    const shown = (group: GroupShown | null, column: number): GroupShown | null =>
      group === null || pupils[index]?.[column] === null
        ? null
        : open[index]
          ? group
          : withoutSmallParts(group);
    return {
      ...row,
      bands: row.bands.map(shown),
      all: shown(row.all, row.bands.length),
      withoutResult: withoutResult[index]?.[0] ?? null,
      withoutAttendance: withoutAttendance[index]?.[0] ?? null,
    };
  });
}

/** How many reached a grade goes unsaid in a paper where they are few; nobody is said. */
export const isUnsaid = (pupils: number): boolean => isSmallGroup(pupils);

/** A figure may be of fewer pupils than the group, and is nobody's business then. */
function withoutSmallParts(group: GroupShown): GroupShown {
  const large = <Figure extends { of: number }>(figure: Figure | null): Figure | null =>
    figure && isSmallGroup(figure.of) ? null : figure;
  return {
    pupils: group.pupils,
    progress8: large(group.progress8),
    fourPlus: large(group.fourPlus),
    fivePlus: large(group.fivePlus),
  };
}
