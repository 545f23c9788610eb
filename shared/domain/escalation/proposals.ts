/**
 * Decides which meetings are proposed about whom: once for each stage and term, only the highest reached, never one lower
 * than was held this year, and only after a new absence. Source: the trust's escalation guide.
 */
import type { PolicyTerm } from '../basics/school-calendar.ts';
import type { SchoolDate } from '../basics/school-date.ts';
import {
  stageReached,
  type MeetingStage,
  type PolicyInForce,
  type ProposalRule,
} from '../people/escalation-policy.ts';

/** proposed: nobody has decided. snoozed: until a day. withdrawn: the registers ask for it no longer. */
export const proposalStatuses = ['proposed', 'snoozed', 'approved', 'dismissed', 'withdrawn'] as const;
export type ProposalStatus = (typeof proposalStatuses)[number];

/** A proposal of this school year. */
export interface KnownProposal {
  id: string;
  pupilId: number;
  rule: ProposalRule;
  stage: MeetingStage;
  term: PolicyTerm;
  status: ProposalStatus;
  /** Snoozed until this day. */
  until: SchoolDate | null;
  /** When its meeting was held, or the family was written to; null: not yet, or none was approved. */
  heldOn: SchoolDate | null;
}

/** A pupil on roll, and how long they have been away, or how often late. */
export interface PupilAway {
  pupilId: number;
  /** Sessions that count; two are a day. */
  counted: number;
  last: SchoolDate | null;
  /** Is written to before anybody meets at stage 2. */
  waitsAtTwo?: boolean;
}

export type ProposalChange =
  /** Approved and not held, and the pupil has left: its meeting is withdrawn with it. */
  | { change: 'end'; id: string; pupilId: number }
  | { change: 'propose'; pupilId: number; rule: ProposalRule; stage: MeetingStage; counted: number }
  | { change: 'propose-again' | 'withdraw'; id: string; pupilId: number };

/** What one rule goes by on a day. */
export interface ProposalDay {
  today: SchoolDate;
  term: PolicyTerm;
  /** The first day of today's policy term. */
  termBegan: SchoolDate;
  rule: ProposalRule;
  /** With the rule's own stages. */
  policy: Pick<PolicyInForce, 'stages' | 'from'>;
}

/** What has to change so that what a rule proposes is what the registers ask for. Asked again, it changes nothing. */
export function proposalChanges(
  day: ProposalDay,
  pupils: Iterable<PupilAway>,
  known: readonly KnownProposal[],
): ProposalChange[] {
  const ofPupil = Map.groupBy(
    known.filter(({ rule }) => rule === day.rule),
    ({ pupilId }) => pupilId,
  );
  const changes: ProposalChange[] = [];
  for (const pupil of pupils) {
    changes.push(...changesOf(day, pupil, ofPupil.get(pupil.pupilId) ?? []));
    ofPupil.delete(pupil.pupilId);
  }
  // Who is no longer on roll, or was never away.
  for (const rest of ofPupil.values()) changes.push(...rest.filter(isUndecided).map(withdraw));
  return changes;
}

const isUndecided = ({ status }: KnownProposal): boolean => status === 'proposed' || status === 'snoozed';
const withdraw = ({ id, pupilId }: KnownProposal): ProposalChange => ({ change: 'withdraw', id, pupilId });

function changesOf(day: ProposalDay, pupil: PupilAway, known: readonly KnownProposal[]): ProposalChange[] {
  const stage = stageWanted(day, pupil, known);
  const changes: ProposalChange[] = [];
  let stands = false;
  for (const proposal of known) {
    const isWanted = stage === proposal.stage && !stands;
    if (isUndecided(proposal)) {
      if (!isWanted) changes.push(withdraw(proposal));
      else {
        stands = true;
        const isOver = proposal.status === 'snoozed' && (proposal.until ?? '') <= day.today;
        if (isOver) changes.push({ change: 'propose-again', id: proposal.id, pupilId: pupil.pupilId });
      }
    }
  }
  if (stage === null || stands) return changes;
  const ofTerm = known.find((one) => one.stage === stage && one.term === day.term);
  if (!ofTerm)
    changes.push({
      change: 'propose',
      pupilId: pupil.pupilId,
      rule: day.rule,
      stage,
      counted: pupil.counted,
    });
  else if (ofTerm.status === 'withdrawn')
    changes.push({ change: 'propose-again', id: ofTerm.id, pupilId: pupil.pupilId });
  return changes;
}

/** The stage to be proposed, whether or not it stands already; null: none. */
function stageWanted(
  { term, termBegan, policy }: ProposalDay,
  { counted, last, waitsAtTwo }: PupilAway,
  known: readonly KnownProposal[],
): MeetingStage | null {
  const stage = stageReached(counted, term, policy);
  if (stage === null || stage === 1 || last === null) return null;
  if (stage === 2 && waitsAtTwo) return null;
  const approved = known.filter(({ status }) => status === 'approved');
  if (approved.some((one) => one.stage > stage)) return null;
  if (approved.some((one) => one.stage === stage && one.heldOn === null)) return null;
  const held = approved.flatMap(({ heldOn }) => heldOn ?? []).toSorted();
  const lastHeld = held.at(-1);
  if (lastHeld !== undefined && last <= lastHeld) return null;
  if (known.some((one) => one.stage === stage && isUndecided(one))) return stage;
  if (last < policy.from) return null;
  const ofTerm = known.find((one) => one.stage === stage && one.term === term);
  if (ofTerm && ofTerm.status !== 'withdrawn') return null;
  // A change of term alone raises nothing: a stage decided in an earlier term needs an absence in this one.
  const wasDecided = known.some(
    (one) => one.stage >= stage && (one.status === 'approved' || one.status === 'dismissed'),
  );
  return wasDecided && last < termBegan ? null : stage;
}
