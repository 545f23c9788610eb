/** Decides what a record is after a row of a file: nothing is taken away by silence. */

/**
 * What a row says of a record's side columns. Undefined: the file has no such column, so what is stored stays. Null: the
 * cell is blank, so what is stored is cleared.
 */
export type Given<Side> = { readonly [Column in keyof Side]?: Side[Column] | null | undefined };

/** What storing a row came to; `cleared`: columns that its blank cells took something away from. */
export interface RowStored {
  changed: boolean;
  cleared: readonly string[];
}

/** The side columns after a row; `cleared`: those that a blank cell took something away from. */
export function afterRow<Side extends object>(
  blank: Side,
  stored: Side | null,
  given: Given<Side>,
): { side: Side; cleared: (keyof Side & string)[] } {
  const side = { ...(stored ?? blank) };
  const cleared: (keyof Side & string)[] = [];
  for (const column of Object.keys(blank) as (keyof Side & string)[]) {
    const value = given[column];
    if (value === undefined) continue;
    if (value === null && !same(side[column], blank[column])) cleared.push(column);
    side[column] = value ?? blank[column];
  }
  return { side, cleared };
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
