import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { solvedTooFew } from '../../support/elimination.ts';
import { hideSmallGroups, type Shown } from '#shared/domain/figures/small-groups.ts';

const CLOSED = [false, false, false];

/** Each row with its sum, and the sums of the columns. */
function withSums(rows: readonly (readonly number[])[]): number[][] {
  const summed = rows.map((row) => [...row, row.reduce((all, one) => all + one, 0)]);
  const columns = (summed[0] ?? []).map((_, index) =>
    summed.reduce((all, row) => all + (row[index] ?? 0), 0),
  );
  return [...summed, columns];
}

describe('groups under 10', () => {
  it.each<[string, number[][], boolean[], Shown[][]]>([
    ['nothing is hidden of large groups, nor of nobody', withSums([[10, 0], [12, 30]]), CLOSED, [[10, 0, 10], [12, 30, 42], [22, 30, 52]]], // prettier-ignore
    ['one small group takes another with it, across and down', withSums([[9, 20, 30], [40, 50, 60]]), CLOSED, [[null, null, 30, 59], [null, null, 60, 150], [49, 70, 90, 209]]], // prettier-ignore
    ['two that are small together take a third', withSums([[3, 4, 20, 30]]), [false, false], [[null, null, null, 30, 57], [null, null, null, 30, 57]]], // prettier-ignore
    ['a school all small is not shown, nor its sum', withSums([[2, 3], [30, 40], [20, 50]]), [...CLOSED, false], [[null, null, null], [30, 40, 70], [null, null, null], [52, 93, 145]]], // prettier-ignore
    ['two blocks that hang on each other by one small part', withSums([[3, 12, 0, 0], [11, 4, 3, 0], [0, 0, 20, 5], [0, 0, 6, 30]]), [...CLOSED, false, false], expect.anything() as unknown as Shown[][]], // prettier-ignore
    ['who sees the pupils sees their figures', withSums([[2, 30]]), [true, true], [[2, 30, 32], [2, 30, 32]]], // prettier-ignore
  ])('%s', (_, table, open, shown) => {
    expect(hideSmallGroups(table, open)).toEqual(shown);
  });

  const parts = fc
    .integer({ min: 1, max: 5 })
    .chain((width) =>
      fc.array(fc.array(fc.nat(25), { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
    );

  it('are never shown, nor follow from what is', () => {
    fc.assert(
      fc.property(parts, (rows) => {
        const table = withSums(rows);
        const shown = hideSmallGroups(
          table,
          table.map(() => false),
        );
        const cells = table.map((row, at) =>
          row.map((pupils, index) => ({ pupils, shown: shown[at]?.[index] })),
        );
        for (const { pupils, shown: told } of cells.flat()) {
          expect(told === null || told === pupils).toBe(true);
          if (pupils > 0 && pupils < 10) expect(told).toBeNull();
        }
        // An attacker with all that is shown: each number is a sum over the parts.
        const told = table.flatMap((row, at) =>
          row.flatMap((_, column) => {
            if (shown[at]?.[column] === null) return [];
            return [
              rows.flatMap((one, ofRow) =>
                one.map((__, ofColumn) =>
                  (at === rows.length || at === ofRow) && (column === one.length || column === ofColumn)
                    ? 1
                    : 0,
                ),
              ),
            ];
          }),
        );
        expect(solvedTooFew(told, rows.flat(), 10)).toBeNull();
        // What is hidden once stays so, and no more goes.
        expect(
          hideSmallGroups(
            shown,
            table.map(() => false),
          ),
        ).toEqual(shown);
      }),
    );
  });
});
