import { expect, it } from '@jest/globals';
import type { Measures } from '#shared/contracts/figures/measures.ts';
import { weeksOf } from '../../../tabs/pages/figures/school/weeks-of.ts';

const side = (weeks: Record<string, [attended: number, possible: number, missing: number]>) =>
  ({
    series: Object.entries(weeks).map(([period, [attended, possible, missing]]) => ({
      period,
      rate: { attended, possible, percent: null },
      sessions: { missing },
    })),
  }) as unknown as Measures['rows'][number];

it('sets two sides’ weeks beside each other; both are added up and divided once', () => {
  const weeks = weeksOf(
    side({ '2026-09-14': [8, 10, 1], '2026-09-07': [1, 2, 0] }),
    side({ '2026-09-14': [89, 90, 2], '2026-09-21': [5, 5, 0] }),
  );
  expect(
    weeks.map(({ week, all, missing }) => [week, all.attended, all.possible, all.percent, missing]),
  ).toEqual([
    ['2026-09-07', 1, 2, 50, 0],
    ['2026-09-14', 97, 100, 97, 3],
    ['2026-09-21', 5, 5, 100, 0],
  ]);
  expect(weeks[0]?.others).toEqual({ attended: 0, possible: 0, percent: null });
});
