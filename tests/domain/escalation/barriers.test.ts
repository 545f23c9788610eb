import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  barrierActionChanges,
  isAboutBarrier,
  type BarrierAction,
  type OwnedBarrier,
} from '#shared/domain/escalation/barrier-actions.ts';
import { sameBarriers, type BarrierSaid } from '#shared/domain/escalation/barriers.ts';

const said = (given: Partial<BarrierSaid> = {}): BarrierSaid => ({
  kind: 'transport',
  detail: null,
  ownerId: 'pat',
  ownerName: null,
  due: '2026-09-30',
  ...given,
});
const known = (id: string, given: Partial<BarrierSaid> = {}) => ({ id, ...said(given) });

describe('what is in the way, written anew', () => {
  const standing = [known('bus'), known('maths', { kind: 'lesson', detail: 'Maths' })];
  it.each<[string, Partial<BarrierSaid>[], (string | null)[]]>([
    ['the same', [{}, { kind: 'lesson', detail: 'Maths' }], ['bus', 'maths']],
    ['in another order', [{ kind: 'lesson', detail: 'Maths' }, {}], ['maths', 'bus']],
    ['another owner and day', [{ ownerId: 'sam', due: null }], ['bus']],
    ['said more exactly', [{ detail: 'the 7.40' }], ['bus']],
    ['said more exactly, and for somebody else', [{ detail: 'the 7.40', ownerId: 'sam' }], [null]],
    ['the same twice', [{ due: null }, {}], [null, 'bus']],
    ['something else', [{ kind: 'money' }], [null]],
    ['nothing', [], []],
  ])('%s', (_what, written, expected) => {
    expect(sameBarriers(standing, written.map(said)).map((one) => one?.id ?? null)).toEqual(expected);
  });

  const anySaid = fc.record({
    kind: fc.constantFrom('transport' as const, 'lesson' as const),
    detail: fc.constantFrom(null, 'a'),
    ownerId: fc.constantFrom(null, 'pat', 'sam'),
    ownerName: fc.constant(null),
    due: fc.constantFrom(null, '2026-09-30'),
  });
  it('is never two at once, and whatever is left as it was stays', () => {
    fc.assert(
      fc.property(fc.array(anySaid), fc.array(anySaid), (before, added) => {
        const stored = before.map((one, index) => ({ ...one, id: String(index) }));
        const found = sameBarriers(stored, [...added, ...before]).filter((one) => one !== null);
        expect(new Set(found).size).toBe(found.length);
        expect(found).toHaveLength(before.length);
      }),
    );
  });
});

describe('whoever helps with what is in the way', () => {
  const barrier = (id: string, given: Partial<OwnedBarrier> = {}): OwnedBarrier => ({
    id,
    kind: 'transport',
    detail: null,
    ownerId: 'pat',
    due: '2026-09-30',
    namedOn: '2026-09-23',
    ...given,
  });
  const asked = (given: Partial<BarrierAction> = {}): BarrierAction => ({
    id: 'asked',
    status: 'open',
    subject: 'barrier bus pat',
    raisedFor: '2026-09-30',
    reason: { code: 'in-the-way', kind: 'transport', detail: null },
    ...given,
  });
  const changes = (barriers: OwnedBarrier[], actions: BarrierAction[] = []): string[] => {
    const { raise, withdraw } = barrierActionChanges(barriers, actions, (id) => id !== 'elsewhere');
    return [
      ...raise.map(({ assigneeId, raisedFor }) => `ask ${assigneeId} for ${raisedFor}`),
      ...withdraw.map(({ id }) => `withdraw ${id}`),
    ];
  };

  it.each<[string, OwnedBarrier[], BarrierAction[], string[]]>([
    ['is asked for its day', [barrier('bus')], [], ['ask pat for 2026-09-30']],
    [
      'without a day, from the day it was named',
      [barrier('bus', { due: null })],
      [],
      ['ask pat for 2026-09-23'],
    ],
    ['is not asked without a place on the list', [barrier('bus', { ownerId: null })], [], []],
    ['of another school is not asked', [barrier('bus', { ownerId: 'elsewhere' })], [], []],
    ['is asked once', [barrier('bus')], [asked()], []],
    [
      'that was passed to somebody else',
      [barrier('bus', { ownerId: 'sam' })],
      [asked()],
      ['ask sam for 2026-09-30', 'withdraw asked'],
    ],
    [
      'has another day',
      [barrier('bus', { due: '2026-10-02' })],
      [asked()],
      ['ask pat for 2026-10-02', 'withdraw asked'],
    ],
    [
      'is told more exactly',
      [barrier('bus', { detail: 'the 7.40' })],
      [asked()],
      ['ask pat for 2026-09-30', 'withdraw asked'],
    ],
    ['of what is no longer there', [], [asked()], ['withdraw asked']],
    ['has seen to it', [], [asked({ status: 'done' })], []],
    ['was asked before', [barrier('bus')], [asked({ status: 'withdrawn' })], ['ask pat for 2026-09-30']],
  ])('%s', (_what, barriers, actions, expected) => {
    expect(changes(barriers, actions)).toEqual(expected);
  });

  it('is known by the barrier, not by one whose name begins alike', () => {
    expect(isAboutBarrier(asked(), 'bus')).toBe(true);
    expect(isAboutBarrier(asked(), 'bu')).toBe(false);
  });
});
