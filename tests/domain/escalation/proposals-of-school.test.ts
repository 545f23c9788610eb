import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { schoolProposalChanges, type RegistersAsk } from '#shared/domain/escalation/proposals-of-school.ts';
import type { KnownProposal, ProposalChange } from '#shared/domain/escalation/proposals.ts';
import { guidePolicy, proposalRules } from '#shared/domain/people/escalation-policy.ts';

const FROM = '2026-09-01';
const lateness: RegistersAsk['policy']['lateness'] = [
  { stage: 2, who: 'tutor', days: { 1: 5, 2: 8, 3: 10 } },
  { stage: 3, who: 'year-leader', days: { 1: 10, 2: 15, 3: 20 } },
];
const policy: RegistersAsk['policy'] = { ...guidePolicy, of: 'trust', reason: null, from: FROM };
const ask = (given: Partial<RegistersAsk> = {}): RegistersAsk => ({
  today: '2026-11-18',
  term: 1,
  termBegan: FROM,
  policy,
  away: [],
  late: [],
  overTenLastYear: new Set(),
  noBetter: new Set(),
  onRoll: new Set([0, 1, 2, 3]),
  ...given,
});
const away = (counted: number) => [{ pupilId: 1, counted, last: '2026-11-17' }];
const late = (days: number) => [{ pupilId: 1, days, last: '2026-11-17' }];
const known = (given: Partial<KnownProposal> = {}): KnownProposal => ({
  id: 'p',
  pupilId: 1,
  rule: 'absence',
  stage: 2,
  term: 1,
  status: 'proposed',
  until: null,
  heldOn: null,
  ...given,
});
const inWords = (changes: readonly ProposalChange[]): string[] =>
  changes.map((change) =>
    change.change === 'propose' ? `${change.rule} ${change.stage}` : `${change.change} ${change.id}`,
  );
const asked = (given: Partial<RegistersAsk>, before: KnownProposal[] = []): string[] =>
  inWords(schoolProposalChanges(ask(given), before));

describe('days late have a rule of their own', () => {
  const withRule = { ...policy, lateness };
  it.each([
    ['without one nothing is proposed', policy, late(30), []],
    ['too few', withRule, late(4), []],
    ['a conversation', withRule, late(5), ['lateness 2']],
    ['a meeting', withRule, late(10), ['lateness 3']],
  ])('%s', (_, rule, some, expected) => expect(asked({ policy: rule, late: some })).toEqual(expected));

  it('stands beside what days away propose, and neither is lower than the other', () => {
    expect(asked({ policy: withRule, away: away(12), late: late(5) })).toEqual(['absence 3', 'lateness 2']);
    const held = [known({ stage: 4, status: 'approved', heldOn: '2026-11-01' })];
    expect(asked({ policy: withRule, late: late(5) }, held)).toEqual(['lateness 2']);
  });

  it('is withdrawn when the rule is taken out of the policy', () => {
    expect(asked({ late: late(10) }, [known({ rule: 'lateness', stage: 3 })])).toEqual(['withdraw p']);
  });
});

describe('who is written to before anybody meets', () => {
  const textFirst = { ...policy, textFirst: true };
  const written = known({ rule: 'text-first', status: 'approved', heldOn: '2026-10-01' });
  it.each([
    ['whoever missed no more than 10 % last year', {}, [], ['text-first 2']],
    ['who missed more is met', { overTenLastYear: new Set([1]) }, [], ['absence 2']],
    ['at stage 3 they are met', { away: away(12) }, [], ['absence 3']],
    [
      'once it is said not to be needed, nothing follows',
      {},
      [known({ ...written, status: 'dismissed' })],
      [],
    ],
    ['planned and not written yet', {}, [known({ ...written, heldOn: null })], []],
    ['written, and better since', {}, [written], []],
    ['written, and no better', { noBetter: new Set([1]) }, [written], ['absence 2']],
    [
      'who was met this year is not written to',
      {},
      [known({ status: 'approved', heldOn: '2026-10-01' })],
      [],
    ],
    ['a meeting that nobody has decided gives way', {}, [known()], ['withdraw p', 'text-first 2']],
    [
      'who reached stage 3 is no longer written to',
      { away: away(12) },
      [known({ rule: 'text-first' })],
      ['absence 3', 'withdraw p'],
    ],
  ])('%s', (_, given, before, expected) =>
    expect(asked({ policy: textFirst, away: away(6), ...given }, before)).toEqual(expected),
  );

  it('a policy that has it no longer lets them be met', () => {
    expect(asked({ away: away(6) }, [known({ rule: 'text-first' })])).toEqual(['absence 2', 'withdraw p']);
  });
});

it('a meeting that was planned is withdrawn when its pupil has left before it was held', () => {
  const planned = known({ status: 'approved' });
  expect(asked({ onRoll: new Set() }, [planned])).toEqual(['end p']);
  expect(asked({ onRoll: new Set() }, [known({ ...planned, heldOn: '2026-10-01' })])).toEqual([]);
  expect(asked({}, [planned])).toEqual([]);
});

it('asked again, it changes nothing; of each rule one is undecided; nobody is both written to and met', () => {
  const pupil = fc.record({
    counted: fc.nat(40),
    days: fc.nat(30),
    over: fc.boolean(),
    noBetter: fc.boolean(),
  });
  const proposals = fc.array(
    fc.record({
      pupilId: fc.nat(3),
      rule: fc.constantFrom(...proposalRules),
      stage: fc.constantFrom(2 as const, 3 as const, 4 as const),
      status: fc.constantFrom('approved', 'dismissed', 'withdrawn', 'snoozed', 'proposed'),
      until: fc.constantFrom('2026-11-10', '2026-12-10'),
      heldOn: fc.constantFrom(null, '2026-10-01', '2026-11-17'),
    }),
    { maxLength: 8 },
  );
  const days = ['2026-10-20', '2026-11-17'];
  fc.assert(
    fc.property(
      fc.array(pupil, { minLength: 4, maxLength: 4 }),
      proposals,
      fc.record({ textFirst: fc.boolean(), hasLateness: fc.boolean() }),
      (pupils, given, rules) => {
        const { textFirst, hasLateness } = rules;
        const query = ask({
          policy: { ...policy, textFirst, lateness: hasLateness ? lateness : [] },
          away: pupils.map(({ counted }, pupilId) => ({ pupilId, counted, last: days[pupilId % 2] ?? null })),
          late: pupils.map((one, pupilId) => ({ pupilId, days: one.days, last: days[pupilId % 2] ?? '' })),
          overTenLastYear: new Set(pupils.flatMap(({ over }, id) => (over ? [id] : []))),
          noBetter: new Set(pupils.flatMap(({ noBetter }, id) => (noBetter ? [id] : []))),
        });
        // As the store has it: one for each pupil, rule, stage and term.
        const before = [
          ...new Map(given.map((one) => [`${one.pupilId} ${one.rule} ${one.stage}`, one])).values(),
        ].map((one, index) => known({ ...one, id: String(index) }));
        const after = applied(before, schoolProposalChanges(query, before));
        expect(schoolProposalChanges(query, after)).toEqual([]);
        const undecided = after.filter(({ status }) => status === 'proposed' || status === 'snoozed');
        const each = undecided.map(({ pupilId, rule }) => `${pupilId} ${rule}`);
        expect(each.length).toBe(new Set(each).size);
        for (const { pupilId } of undecided.filter(({ rule }) => rule === 'text-first'))
          expect(undecided.some((one) => one.pupilId === pupilId && one.rule === 'absence')).toBe(false);
      },
    ),
    { numRuns: 300 },
  );
});

function applied(before: readonly KnownProposal[], changes: readonly ProposalChange[]): KnownProposal[] {
  const after = new Map(before.map((one) => [one.id, one]));
  for (const change of changes) {
    if (change.change === 'propose') {
      const { pupilId, rule, stage } = change;
      const id = `${pupilId} ${rule} ${stage}`;
      after.set(id, known({ id, pupilId, rule, stage }));
      continue;
    }
    const one = after.get(change.id);
    const status = change.change === 'withdraw' ? 'withdrawn' : 'proposed';
    if (one) after.set(change.id, { ...one, status, until: null });
  }
  return [...after.values()];
}
