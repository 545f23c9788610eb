import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { conversionOf, praiseChanges, type KnownPraise } from '#shared/domain/escalation/conversions.ts';

const year = (attended: number, possible: number) => ({ attended, possible });

describe('a conversion since the half-term before ended', () => {
  it.each([
    ['exactly 90 % is persistent absence', year(63, 70), year(90, 100), null],
    ['out of it', year(63, 70), year(91, 100), 'out-of-persistent-absence'],
    ['out of it and into 94 %: the first is told', year(63, 70), year(188, 200), 'out-of-persistent-absence'],
    ['into 94 %', year(65, 70), year(94, 100), 'into-94'],
    ['just below 94 %', year(65, 70), year(939, 1000), null],
    ['was there already', year(66, 70), year(95, 100), null],
    ['fell into persistent absence', year(66, 70), year(85, 100), null],
    ['was not here before', year(0, 0), year(30, 30), null],
    ['has no session since', year(63, 70), year(63, 70), null],
  ])('%s', (_, before, now, expected) => {
    expect(conversionOf(before, now)).toBe(expected);
  });
});

describe('praise', () => {
  const since = '2026-11-02';
  const converted = (pupilId: number) => ({ pupilId, conversion: 'into-94' as const, now: year(94, 100) });
  const praise = (pupilId: number, status: string, of = since): KnownPraise => ({
    id: `of ${pupilId}`,
    pupilId,
    status,
    since: of,
  });

  it.each([
    ['is raised once', [1], [], { raise: [1] }],
    ['is not raised again', [1], [praise(1, 'open')], {}],
    ['is not raised again once said', [1], [praise(1, 'done')], {}],
    ['goes where the pupil drops back', [], [praise(1, 'open')], { withdraw: ['of 1'] }],
    ['that was said stays', [], [praise(1, 'done')], {}],
    ['comes back with the pupil', [1], [praise(1, 'withdrawn')], { reopen: ['of 1'] }],
    [
      'of an earlier half-term goes, and is raised anew',
      [1],
      [praise(1, 'open', '2026-09-02')],
      { raise: [1], withdraw: ['of 1'] },
    ],
  ])('%s', (_, pupils, known, expected) => {
    const { raise, reopen, withdraw } = praiseChanges(since, pupils.map(converted), known);
    const changes = { raise: raise.map(({ pupilId }) => pupilId), reopen, withdraw };
    expect(changes).toEqual({ raise: [], reopen: [], withdraw: [], ...expected });
  });

  it('asked again, changes nothing', () => {
    const status = fc.constantFrom('open', 'done', 'withdrawn');
    const known = fc.uniqueArray(fc.record({ pupil: fc.nat(9), status }), { selector: ({ pupil }) => pupil });
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(9)), known, (pupils, some) => {
        const before = some.map((one) => praise(one.pupil, one.status));
        const changes = praiseChanges(since, pupils.map(converted), before);
        const after = [
          ...before.map((one) => ({
            ...one,
            status: changes.reopen.includes(one.id)
              ? 'open'
              : changes.withdraw.includes(one.id)
                ? 'withdrawn'
                : one.status,
          })),
          ...changes.raise.map(({ pupilId }) => praise(pupilId, 'open')),
        ];
        expect(praiseChanges(since, pupils.map(converted), after)).toEqual({
          raise: [],
          reopen: [],
          withdraw: [],
        });
      }),
    );
  });
});
