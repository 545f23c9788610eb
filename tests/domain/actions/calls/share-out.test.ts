import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sharedOut } from '#shared/domain/actions/calls/share-out.ts';

const calls = (...households: (string | null)[]) =>
  households.map((household, index) => ({ id: `c${index}`, household }));

describe('calls that are shared out', () => {
  it.each<[string, (string | null)[], string[], Record<string, number>, string[]]>([
    ['to one person', [null, null], ['a'], {}, ['a', 'a']],
    ['to two in turn', [null, null, null], ['a', 'b'], {}, ['a', 'b', 'a']],
    ['a family together', ['F', null, 'F'], ['a', 'b'], {}, ['a', 'b', 'a']],
    ['a family as one call', ['F', 'F', null, null], ['a', 'b'], {}, ['a', 'a', 'b', 'a']],
    ['whoever has fewer first', [null, null, null], ['a', 'b'], { a: 2 }, ['b', 'b', 'a']],
  ])('%s', (_what, households, to, has, expected) => {
    const given = sharedOut(calls(...households), to, new Map(Object.entries(has)));
    expect([...given].sort().map(([, person]) => person)).toEqual(expected);
  });

  it('go to the adult named for one of the family, where they ring today; the others even that out', () => {
    const some = [
      { id: 'c0', household: null },
      { id: 'c1', household: 'F', adults: ['m', 'b'] },
      { id: 'c2', household: 'F' },
      { id: 'c3', household: null, adults: ['c'] },
      { id: 'c4', household: null },
    ];
    expect(Object.fromEntries(sharedOut(some, ['a', 'b']))).toEqual({
      c0: 'a',
      c1: 'b',
      c2: 'b',
      c3: 'a',
      c4: 'b',
    });
  });

  it('go to somebody each, and nobody has more than one family above another', () => {
    const household = fc.constantFrom(null, 'F', 'G', 'H');
    fc.assert(
      fc.property(fc.array(household, { maxLength: 30 }), fc.integer({ min: 1, max: 5 }), (homes, people) => {
        const to = Array.from({ length: people }, (_, index) => `p${index}`);
        const some = calls(...homes);
        const given = sharedOut(some, to);
        expect(given.size).toBe(some.length);
        const familiesOf = (person: string): number =>
          new Set(some.filter(({ id }) => given.get(id) === person).map(({ id, household: h }) => h ?? id))
            .size;
        const loads = to.map(familiesOf);
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
        for (const family of Map.groupBy(
          some.filter((one) => one.household !== null),
          (one) => one.household,
        ).values())
          expect(new Set(family.map(({ id }) => given.get(id))).size).toBe(1);
      }),
    );
  });
});
