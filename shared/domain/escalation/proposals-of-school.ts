/** Decides what a school's registers ask for by every rule of its policy: days away, days late, what is written first. */
import { stagesOfRule, type PolicyInForce } from '../people/escalation-policy.ts';
import type { DaysLate } from '../registers/away/days-late.ts';
import {
  proposalChanges,
  type KnownProposal,
  type ProposalChange,
  type ProposalDay,
  type PupilAway,
} from './proposals.ts';
import { splitByText, type TextSplit } from './text-first.ts';

/** What registers say today of everybody on roll who was away or late. */
export interface RegistersAsk extends Pick<ProposalDay, 'today' | 'term' | 'termBegan'> {
  policy: PolicyInForce;
  away: readonly PupilAway[];
  late: readonly DaysLate[];
  onRoll: ReadonlySet<number>;
  /** Who missed over 10 % last year. */
  overTenLastYear: ReadonlySet<number>;
  /** Who was written to, and has missed as much since. */
  noBetter: ReadonlySet<number>;
}

/** Asked again, it changes nothing. */
export function schoolProposalChanges(ask: RegistersAsk, known: readonly KnownProposal[]): ProposalChange[] {
  const { policy, today, term, termBegan, overTenLastYear, noBetter } = ask;
  const day = { today, term, termBegan };
  const split: TextSplit = policy.textFirst
    ? splitByText({ term, policy }, ask.away, known, (id) => overTenLastYear.has(id) || noBetter.has(id))
    : { away: ask.away, text: [] };
  const late = ask.late.map(({ pupilId, days, last }) => ({ pupilId, counted: 2 * days, last }));
  const ended = known
    .filter(
      ({ pupilId, status, heldOn }) => status === 'approved' && heldOn === null && !ask.onRoll.has(pupilId),
    )
    .map(({ id, pupilId }) => ({ change: 'end', id, pupilId }) as const);
  const changes = (
    [
      ['absence', split.away],
      ['lateness', late],
      ['text-first', split.text],
    ] as const
  ).flatMap(([rule, pupils]) =>
    proposalChanges(
      { ...day, rule, policy: { from: policy.from, stages: stagesOfRule(policy, rule) } },
      pupils,
      known,
    ),
  );
  return [...changes, ...ended];
}
