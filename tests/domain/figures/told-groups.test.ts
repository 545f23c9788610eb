import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  toldAtFirst,
  toldStill,
  toldWith,
  type ToldGroups,
  type Unit,
  type UnitCell,
} from '#shared/domain/figures/disclosure/told-groups.ts';
import { isTold, type Wanted } from '#shared/domain/figures/disclosure/told-sums.ts';
import { phaseOf } from '#shared/domain/basics/year-group.ts';
import { solvedTooFew } from '../../support/elimination.ts';

/** Pupils of a year: neither, premium alone, SEND alone, both. */
type Year = [year: number, none: number, premium: number, send: number, both: number];

function unit(school: string, years: Year[], more: Partial<Unit> = {}): Unit {
  const cells = years.flatMap(([year, ...sizes]) =>
    sizes.flatMap((pupils, index): UnitCell[] =>
      pupils > 0 ? [{ year, premium: index === 1 || index === 3, send: index > 1, pupils }] : [],
    ),
  );
  return { school, cluster: '', phase: phaseOf(years[0]?.[0] ?? 7), targetYears: null, cells, ...more };
}

const every = (): boolean => true;
const asks = (schools: string[], side: Wanted['side'] = 'all', more: Partial<Wanted> = {}): Wanted => ({
  schools: new Set(schools),
  includes: every,
  side,
  weekly: true,
  ...more,
});

const wide = (school: string, more: Partial<Unit> = {}): Unit =>
  unit(
    school,
    [7, 8, 9, 10, 11].map((year): Year => [year, 60, 25, 20, 15]),
    more,
  );

describe('what a school tells those who do not see its pupils', () => {
  it.each<[string, Unit, boolean[]]>([
    // whole, premium, SEND, year 8, years 7-10
    ['a large one: everything on the list', wide('A'), [true, true, true, true, true]],
    ['nine pupils: nothing', unit('A', [[8, 9, 0, 0, 0]]), [false, false, false, false, false]],
    ['ten: the whole school', unit('A', [[8, 5, 5, 0, 0]]), [true, false, true, true, true]],
    [
      'three premium pupils: not these',
      unit('A', [
        [7, 20, 1, 12, 0],
        [8, 20, 2, 12, 0],
      ]),
      [true, false, true, true, true],
    ],
  ])('%s', (_name, only, expected) => {
    const groups = toldAtFirst([only]);
    const years = (from: number, to: number): Partial<Wanted> => ({
      includes: (year) => from <= year && year <= to,
    });
    expect([
      isTold(groups, asks(['A'])),
      isTold(groups, asks(['A'], 'premium')),
      isTold(groups, asks(['A'], 'send')),
      isTold(groups, asks(['A'], 'all', years(8, 8))),
      isTold(groups, asks(['A'], 'all', years(7, 10))),
    ]).toEqual(expected);
  });

  it('years and SEND by the week alone; the target’s years by the day', () => {
    const groups = toldAtFirst([wide('A', { targetYears: new Set([7, 8, 9, 10]) })]);
    const of = (from: number, to: number, side: Wanted['side'] = 'all'): boolean =>
      isTold(groups, asks(['A'], side, { weekly: false, includes: (year) => from <= year && year <= to }));
    expect([of(7, 7), of(7, 10), of(7, 10, 'premium'), of(7, 11, 'send'), of(7, 9, 'premium')]).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
  });

  it('small schools together, near ones first; the smallest that tells joins where they are too few', () => {
    const few = (school: string, cluster: string): Unit => unit(school, [[7, 60, 4, 0, 0]], { cluster });
    const others = ['C', 'D', 'E'].map((school, index) =>
      unit(school, [[7, 60 + index, 30, 20, 15]], { cluster: 'N' }),
    );
    const far = wide('F', { cluster: 'S' });
    const two = toldAtFirst([few('A', 'N'), few('B', 'N'), ...others, far]);
    expect(toldWith(two, 'A', every, 'premium').sort()).toEqual(['A', 'B', 'C']);
    expect(toldWith(two, 'F', every, 'premium')).toEqual(['F']);
    expect(isTold(two, asks(['A', 'B', 'C'], 'premium'))).toBe(true);
    expect(isTold(two, asks(['A', 'B'], 'premium'))).toBe(false);
    // Where there is one other only it keeps its own figures, and their sum is not told.
    const alone = toldAtFirst([few('A', 'N'), ...others.slice(2)]);
    expect(isTold(alone, asks(['E'], 'premium'))).toBe(true);
    expect(isTold(alone, asks(['A', 'E'], 'premium'))).toBe(false);
    // Where none is near, one of another phase joins: the trust's sum is told before a school's own.
    const mixed = toldAtFirst([unit('A', [[3, 60, 4, 0, 0]]), ...others.slice(1), far]);
    expect(toldWith(mixed, 'A', every, 'premium').sort()).toEqual(['A', 'D']);
    expect(isTold(mixed, asks(['A', 'D', 'E', 'F'], 'premium'))).toBe(true);
    expect(isTold(two, asks(['A'], 'all'))).toBe(true);
  });

  it('in the middle of a half-term closes what falls under ten, and opens nothing', () => {
    const with14 = unit('A', [[7, 60, 14, 0, 0]]);
    const with9 = unit('A', [[7, 60, 9, 0, 0]]);
    const first = toldAtFirst([with14]);
    const closed = toldStill(first, [with9]);
    const after = toldStill(closed, [with14]);
    expect([first, closed, after].map((groups) => isTold(groups, asks(['A'], 'premium')))).toEqual([
      true,
      false,
      false,
    ]);
  });
});

const size = fc.constantFrom(0, 0, 3, 4, 6, 9, 14);
const sizes = fc.array(fc.tuple(size, size, size, size), { minLength: 1, maxLength: 3 });
const schools = fc.array(
  fc.record({
    sizes,
    first: fc.constantFrom(5, 7, 10),
    targets: fc.constantFrom(null, [7, 8], [7, 8, 9, 10], [5, 6]),
    cluster: fc.constantFrom('N', 'S'),
  }),
  { minLength: 1, maxLength: 3 },
);

function unitsOf(
  trust: { sizes: number[][]; first: number; targets: readonly number[] | null; cluster: string }[],
): Unit[] {
  return trust.flatMap(({ sizes: years, first, targets, cluster }, index) => {
    const rows = years.map((of, at): Year => [first + at, of[0] ?? 0, of[1] ?? 0, of[2] ?? 0, of[3] ?? 0]);
    const more = { cluster, targetYears: targets && new Set(targets) };
    return [...Map.groupBy(rows, ([year]) => phaseOf(year)).values()].map((some) =>
      unit(`S${index}`, some, more),
    );
  });
}

/** All that may be asked, as rows over the cells. */
function rowsOf(groups: ToldGroups, units: Unit[]): number[][] {
  const cells = units.flatMap((one) => one.cells.map((cell) => ({ ...cell, unit: one })));
  const ids = [...new Set(units.map(({ school }) => school))];
  const subsets = [...Array(2 ** ids.length).keys()].map((bits) =>
    ids.filter((_, index) => bits & (1 << index)),
  );
  const rows: number[][] = [];
  for (const chosen of subsets)
    for (let first = 5; first <= 13; first++)
      for (let last = first; last <= 13; last++)
        for (const side of ['all', 'premium', 'send'] as const) {
          const includes = (year: number): boolean => first <= year && year <= last;
          if (!isTold(groups, asks(chosen, side, { includes }))) continue;
          rows.push(
            cells.map((cell) =>
              chosen.includes(cell.unit.school) && includes(cell.year) && (side === 'all' || cell[side])
                ? 1
                : 0,
            ),
          );
        }
  return rows;
}

describe('an attacker with every sum that is told', () => {
  it.each([
    // A school that tells its premium, and the target's with another, must not join a third with it.
    [
      [
        {
          sizes: [
            [9, 0, 0, 9],
            [4, 9, 4, 0],
            [4, 14, 0, 0],
          ],
          first: 10,
          targets: [7, 8, 9, 10],
          cluster: 'N',
        },
        {
          sizes: [
            [0, 0, 0, 9],
            [14, 9, 0, 0],
          ],
          first: 10,
          targets: [7, 8, 9, 10],
          cluster: 'N',
        },
      ],
    ],
    // Two sums of one company are asked for each by itself: half of one with half of the other is no sum of it.
    [
      [
        {
          sizes: [
            [6, 3, 0, 3],
            [0, 0, 6, 6],
          ],
          first: 10,
          targets: [7, 8, 9, 10],
          cluster: 'N',
        },
        {
          sizes: [
            [0, 3, 0, 4],
            [0, 0, 0, 6],
            [3, 6, 3, 0],
          ],
          first: 7,
          targets: [7, 8],
          cluster: 'N',
        },
        { sizes: [[0, 0, 6, 14]], first: 5, targets: null, cluster: 'N' },
      ],
    ],
    [
      [
        {
          sizes: [
            [14, 9, 0, 0],
            [0, 0, 9, 3],
          ],
          first: 7,
          targets: null,
          cluster: 'N',
        },
        {
          sizes: [
            [14, 6, 0, 0],
            [0, 9, 0, 0],
            [0, 0, 0, 3],
          ],
          first: 10,
          targets: [5, 6],
          cluster: 'N',
        },
        { sizes: [[4, 14, 0, 6]], first: 7, targets: null, cluster: 'N' },
        {
          sizes: [
            [0, 9, 0, 3],
            [6, 0, 4, 0],
          ],
          first: 5,
          targets: null,
          cluster: 'N',
        },
      ],
    ],
  ])('works out nothing in a trust in which it once did', (trust) => {
    const units = unitsOf(trust);
    const sizes = units.flatMap(({ cells }) => cells.map(({ pupils }) => pupils));
    expect(solvedTooFew(rowsOf(toldAtFirst(units), units), sizes, 10)).toBeNull();
  });

  it('works out nothing of fewer than ten pupils, in any random trust', () => {
    let told = 0;
    fc.assert(
      fc.property(schools, (trust) => {
        const units = unitsOf(trust);
        const groups = toldAtFirst(units);
        const rows = rowsOf(groups, units);
        told += rows.filter((row) => row.some(Boolean)).length;
        expect(
          solvedTooFew(
            rows,
            units.flatMap(({ cells }) => cells.map(({ pupils }) => pupils)),
            10,
          ),
        ).toBeNull();
      }),
      { numRuns: 80 },
    );
    expect(told).toBeGreaterThan(500);
  });

  it('nor after the roll has changed in a half-term', () => {
    fc.assert(
      fc.property(schools, schools, (before, after) => {
        const units = unitsOf(after);
        const groups = toldStill(toldAtFirst(unitsOf(before)), units);
        expect(
          solvedTooFew(
            rowsOf(groups, units),
            units.flatMap(({ cells }) => cells.map(({ pupils }) => pupils)),
            10,
          ),
        ).toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  it('but would, were one group more told', () => {
    const units = unitsOf([
      {
        sizes: [
          [30, 11, 0, 0],
          [30, 3, 0, 0],
        ],
        first: 7,
        targets: null,
        cluster: 'N',
      },
    ]);
    const groups = toldAtFirst(units);
    const all = units.flatMap(({ cells }) => cells);
    const yearByPremium = all.map(({ year, premium }) => (year === 7 && premium ? 1 : 0));
    expect(
      solvedTooFew(
        [...rowsOf(groups, units), yearByPremium],
        all.map(({ pupils }) => pupils),
        10,
      ),
    ).not.toBeNull();
  });
});
