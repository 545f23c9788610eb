/** Rows per statement: well under the 65,535 values one statement may carry. */
const WRITE_AT_ONCE = 1000;

export function* inPieces<Item>(items: readonly Item[], size = WRITE_AT_ONCE): Generator<Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
