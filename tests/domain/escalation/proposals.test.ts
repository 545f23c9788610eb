import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  proposalChanges,
  type KnownProposal,
  type ProposalDay,
} from '#shared/domain/escalation/proposals.ts';
import { guidePolicy } from '#shared/domain/people/escalation-policy.ts';

const autumn: ProposalDay = {
  today: '2026-11-18',
  term: 1,
  termBegan: '2026-09-01',
  rule: 'absence',
  policy: { ...guidePolicy, from: '2026-09-01' },
};
const spring: ProposalDay = { ...autumn, today: '2027-01-20', term: 2, termBegan: '2027-01-01' };

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
const asked = (
  day: ProposalDay,
  counted: number,
  last: string | null,
  before: KnownProposal[] = [],
): string[] =>
  proposalChanges(day, [{ pupilId: 1, counted, last }], before).map((change) =>
    change.change === 'propose' ? `propose ${change.stage}` : `${change.change} ${change.id}`,
  );
const YESTERDAY = '2026-11-17';

describe('a meeting is proposed', () => {
  it.each([
    ['under three days', 5, []],
    ['at three days, by sessions', 6, ['propose 2']],
    ['the highest reached only', 13, ['propose 3']],
    ['at nine days', 18, ['propose 4']],
  ])('%s', (_, sessions, changes) => expect(asked(autumn, sessions, YESTERDAY)).toEqual(changes));

  it.each([
    ['stands already', [known()], []],
    ['was approved, and is not held yet', [known({ status: 'approved' })], []],
    ['was held since the last absence', [known({ status: 'approved', heldOn: '2026-11-17' })], []],
    ['was held before the last absence', [known({ status: 'approved', heldOn: '2026-11-10' })], []],
    ['was dismissed', [known({ status: 'dismissed' })], []],
    ['was withdrawn', [known({ status: 'withdrawn' })], ['propose-again p']],
    ['is snoozed', [known({ status: 'snoozed', until: '2026-11-19' })], []],
    ['was snoozed until today', [known({ status: 'snoozed', until: '2026-11-18' })], ['propose-again p']],
    ['is lower than one that was held', [known({ stage: 3, status: 'approved', heldOn: '2026-10-01' })], []],
    ['is lower than one that stands', [known({ stage: 3 })], ['withdraw p', 'propose 2']],
  ] as const)('once for each stage and term: one that %s', (_, before, changes) =>
    expect(asked(autumn, 6, YESTERDAY, [...before])).toEqual(changes),
  );

  it.each([
    ['a lower one that nobody has decided goes', [known()], ['withdraw p', 'propose 3']],
    ['also a snoozed one', [known({ status: 'snoozed', until: '2026-12-01' })], ['withdraw p', 'propose 3']],
    ['a lower one that is planned stays', [known({ status: 'approved' })], ['propose 3']],
    [
      'none is asked for without an absence since the last meeting',
      [known({ status: 'approved', heldOn: YESTERDAY })],
      [],
    ],
  ] as const)('at a higher stage: %s', (_, before, changes) =>
    expect(asked(autumn, 12, YESTERDAY, [...before])).toEqual(changes),
  );

  it.each([
    ['what is undecided stands on', [known()], '2026-12-10', []],
    [
      'what was dismissed is asked for after an absence of the new term',
      [known({ status: 'dismissed' })],
      '2027-01-19',
      ['propose 2'],
    ],
    ['and not for the change of term alone', [known({ status: 'dismissed' })], '2026-12-10', []],
    ['nor what was held', [known({ status: 'approved', heldOn: '2026-11-20' })], '2026-12-10', []],
    [
      'what was held is asked for after an absence of the new term',
      [known({ status: 'approved', heldOn: '2026-11-20' })],
      '2027-01-19',
      ['propose 2'],
    ],
  ] as const)('in the next term: %s', (_, before, last, changes) =>
    expect(asked(spring, 10, last, [...before])).toEqual(changes),
  );

  it('goes by the thresholds of today’s term', () => {
    expect(asked(spring, 8, '2027-01-19', [known()])).toEqual(['withdraw p']);
    expect(asked(spring, 8, '2027-01-19')).toEqual([]);
  });

  it('for nothing that was missed before the policy began', () => {
    const later = { ...autumn, policy: { ...autumn.policy, from: '2026-11-18' } };
    expect(asked(later, 18, YESTERDAY)).toEqual([]);
    expect(asked(later, 18, '2026-11-18')).toEqual(['propose 4']);
    // What another policy proposed stands on where this one would too.
    expect(asked(later, 6, YESTERDAY, [known()])).toEqual([]);
  });

  it('about nobody who is no longer on roll, or whose marks were put right', () => {
    expect(proposalChanges(autumn, [], [known()])).toEqual([{ change: 'withdraw', id: 'p', pupilId: 1 }]);
    expect(asked(autumn, 4, YESTERDAY, [known()])).toEqual(['withdraw p']);
    expect(proposalChanges(autumn, [], [known({ status: 'approved' })])).toEqual([]);
  });
});

it('asked again changes nothing, whatever stood before, and leaves one undecided at most', () => {
  const proposals = fc
    .uniqueArray(
      fc.record({
        stage: fc.constantFrom<(2 | 3 | 4)[]>(2, 3, 4),
        term: fc.constantFrom<(1 | 2)[]>(1, 2),
        status: fc.constantFrom('proposed', 'snoozed', 'approved', 'dismissed', 'withdrawn'),
        until: fc.constantFrom(null, '2026-12-01', '2027-03-01'),
        heldOn: fc.constantFrom(null, '2026-11-10', '2027-01-18'),
      }),
      { selector: ({ stage, term }) => `${stage} ${term}`, maxLength: 6 },
    )
    .map((some) => some.map((one, index) => known({ ...one, id: `k${index}`, status: one.status })));
  fc.assert(
    fc.property(
      proposals,
      fc.nat(30),
      fc.constantFrom(null, '2026-11-17', '2026-12-10', '2027-01-19'),
      fc.constantFrom(autumn, spring),
      (before, counted, last, day) => {
        const pupil = { pupilId: 1, counted, last };
        const after = applied(before, proposalChanges(day, [pupil], before), day);
        expect(proposalChanges(day, [pupil], after)).toEqual([]);
        expect(
          after.filter(({ status }) => status === 'proposed' || status === 'snoozed').length,
        ).toBeLessThanOrEqual(1);
        const keys = after.map(({ stage, term }) => `${stage} ${term}`);
        expect(new Set(keys).size).toBe(keys.length);
      },
    ),
    { numRuns: 2000 },
  );
});

function applied(
  before: readonly KnownProposal[],
  changes: ReturnType<typeof proposalChanges>,
  { term }: ProposalDay,
): KnownProposal[] {
  const after = before.map((one) => ({ ...one }));
  for (const change of changes) {
    if (change.change === 'propose') {
      after.push(known({ id: 'new', stage: change.stage, term, status: 'proposed' }));
      continue;
    }
    const found = after.find(({ id }) => id === change.id);
    if (found) found.status = change.change === 'withdraw' ? 'withdrawn' : 'proposed';
  }
  return after;
}
