/**
 * Decides what a school's policy of escalation is: at how many days away each stage begins, who meets, what counts.
 * Source: the trust's escalation guide, which holds until a trust or school sets its own.
 */
import type { PolicyTerm } from '../basics/school-calendar.ts';
import { firstDayOfSchoolYear, schoolYearOf, type SchoolDate } from '../basics/school-date.ts';

/** Stage 1 is the call home on the first day; the others are meetings. */
export type Stage = 1 | 2 | 3 | 4;
export const meetingStages = [2, 3, 4] as const;
export type MeetingStage = (typeof meetingStages)[number];

export const meetingHolders = ['tutor', 'year-leader', 'senior-leader'] as const;
export type MeetingHolder = (typeof meetingHolders)[number];

export interface StagePolicy {
  stage: MeetingStage;
  who: MeetingHolder;
  /** Days away (or late) since September (two sessions are a day) at which the stage begins, by the term of today. */
  days: Readonly<Record<PolicyTerm, number>>;
}

/** What proposes: days away, days late, or days away of somebody who is written to before anybody meets. */
export const proposalRules = ['absence', 'lateness', 'text-first'] as const;
export type ProposalRule = (typeof proposalRules)[number];

/** How stage 2 is held: the pupil is met and home is called then, which the guide prefers; or the parent is met. */
export const stageTwoForms = ['pupil-then-call', 'with-parent'] as const;
type StageTwoForm = (typeof stageTwoForms)[number];

/** What may be agreed at a meeting and be kept for those who may settle it. */
export const agreements = ['support', 'adjustments', 'softStart'] as const;
export type Agreement = (typeof agreements)[number];

export interface EscalationPolicy {
  /** 2, 3 and 4. */
  stages: readonly StagePolicy[];
  /** A conversation and a meeting (2 and 3), by days late since September; empty: lateness proposes nothing. */
  lateness: readonly StagePolicy[];
  /** At stage 2, who missed no more than 10 % last year is written to first, and met if it is no better. */
  textFirst: boolean;
  stageTwo: StageTwoForm;
  /** Home is called on the second day away in a row too, though the reason is known. */
  dayTwoCall: boolean;
  /** What each who holds meetings may agree to. */
  settles: Readonly<Record<MeetingHolder, readonly Agreement[]>>;
  /** Absences with these codes count for no stage. */
  notCounted: readonly string[];
  /** How many meetings a person of the role can hold in a week. */
  meetingsAWeek: Readonly<Record<MeetingHolder, number>>;
}

/** A policy as it was set: by a school for itself, or by the trust for all that set none. */
export interface PolicySet extends EscalationPolicy {
  /** Nothing is proposed for what was missed before. */
  from: SchoolDate;
  /** Why a school varies from the trust; null: it is the trust's. */
  reason: string | null;
  setBy: string;
}

export interface PolicyInForce extends EscalationPolicy {
  from: SchoolDate;
  /** Whose it is; guide: nobody has set one. */
  of: 'school' | 'trust' | 'guide';
  reason: string | null;
}

export const guidePolicy: EscalationPolicy = {
  stages: [
    { stage: 2, who: 'tutor', days: { 1: 3, 2: 5, 3: 7 } },
    { stage: 3, who: 'year-leader', days: { 1: 6, 2: 8, 3: 10 } },
    { stage: 4, who: 'senior-leader', days: { 1: 9, 2: 11, 3: 13 } },
  ],
  // The guide names no days late; a trust that has a rule of its own sets it.
  lateness: [],
  textFirst: false,
  stageTwo: 'pupil-then-call',
  dayTwoCall: false,
  settles: { tutor: agreements, 'year-leader': agreements, 'senior-leader': agreements },
  // Leave granted, suspension, study leave, religious observance, work, interviews, travelling; F and H: before August 2024.
  notCounted: ['C', 'C1', 'C2', 'E', 'J1', 'R', 'S', 'T', 'F', 'H'],
  meetingsAWeek: { tutor: 2, 'year-leader': 6, 'senior-leader': 4 },
};

/** The latest of a school's own that has begun, else the trust's, else the guide from the school year's first day. */
export function policyInForce(
  own: readonly PolicySet[],
  ofTrust: readonly PolicySet[],
  date: SchoolDate,
): PolicyInForce {
  const begun = (policies: readonly PolicySet[]): PolicySet | undefined =>
    policies.filter(({ from }) => from <= date).toSorted((a, b) => (a.from < b.from ? 1 : -1))[0];
  const school = begun(own);
  if (school) return { ...withoutSetter(school), of: 'school' };
  const trust = begun(ofTrust);
  if (trust) return { ...withoutSetter(trust), of: 'trust' };
  return { ...guidePolicy, from: firstDayOfSchoolYear(schoolYearOf(date)), of: 'guide', reason: null };
}

const withoutSetter = ({ setBy: _, ...policy }: PolicySet): Omit<PolicySet, 'setBy'> => policy;

/** What is wrong with a policy, in words; null: nothing. */
export function policyFault({ stages, lateness, meetingsAWeek }: EscalationPolicy): string | null {
  if (!hasStages(stages, meetingStages)) return 'A policy has the stages 2, 3 and 4, each once.';
  if (lateness.length > 0 && !hasStages(lateness, [2, 3]))
    return 'A rule about lateness has a conversation and a meeting, each once.';
  for (const term of [1, 2, 3] as const) {
    if (!rises(stages, term))
      return `In term ${term} each stage begins after more days than the one before it.`;
    if (!rises(lateness, term))
      return `In term ${term} the meeting about lateness comes after more days than the conversation.`;
  }
  return Object.values(meetingsAWeek).every((meetings) => meetings > 0)
    ? null
    : 'Each role holds at least one meeting a week.';
}

function hasStages(stages: readonly StagePolicy[], wanted: readonly MeetingStage[]): boolean {
  const found = stages.map(({ stage }) => stage).toSorted();
  return found.length === wanted.length && wanted.every((stage, index) => found[index] === stage);
}

function rises(stages: readonly StagePolicy[], term: PolicyTerm): boolean {
  const days = stages.toSorted((a, b) => a.stage - b.stage).map(({ days: byTerm }) => byTerm[term]);
  return days.every((day, index) => index === 0 || day > (days[index - 1] ?? 0));
}

/** The stages that a rule proposes by. */
export function stagesOfRule(
  policy: Pick<EscalationPolicy, 'stages' | 'lateness'>,
  rule: ProposalRule,
): readonly StagePolicy[] {
  if (rule === 'lateness') return policy.lateness;
  return rule === 'absence' ? policy.stages : policy.stages.filter(({ stage }) => stage === 2);
}

export const daysOf = (
  { stages }: Pick<EscalationPolicy, 'stages'>,
  stage: MeetingStage,
  term: PolicyTerm,
): number => stages.find((one) => one.stage === stage)?.days[term] ?? Infinity;

/** The stage that so many sessions have reached (two are a day); null while there has been no whole first day. */
export function stageReached(
  sessionsCounted: number,
  term: PolicyTerm,
  policy: Pick<EscalationPolicy, 'stages'>,
): Stage | null {
  const meeting = meetingStages.findLast((stage) => sessionsCounted >= 2 * daysOf(policy, stage, term));
  return meeting ?? (sessionsCounted >= 2 ? 1 : null);
}

/** Who holds the meeting of a rule's stage; of one that the policy has no longer, whoever held it by the guide. */
export const holderOf = (
  policy: Pick<EscalationPolicy, 'stages' | 'lateness'>,
  { rule, stage }: { rule: ProposalRule; stage: MeetingStage },
): MeetingHolder =>
  (
    stagesOfRule(policy, rule).find((one) => one.stage === stage) ??
    guidePolicy.stages.find((one) => one.stage === stage)
  )?.who ?? 'senior-leader';
