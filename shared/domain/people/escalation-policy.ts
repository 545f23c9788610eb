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

interface StagePolicy {
  stage: MeetingStage;
  who: MeetingHolder;
  /** Days away since September (two sessions are a day) at which the stage begins, by the term of today. */
  days: Readonly<Record<PolicyTerm, number>>;
}

export interface EscalationPolicy {
  /** 2, 3 and 4. */
  stages: readonly StagePolicy[];
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
export function policyFault({ stages, meetingsAWeek }: EscalationPolicy): string | null {
  const found = stages.map(({ stage }) => stage).toSorted();
  if (found.length !== meetingStages.length || meetingStages.some((stage, index) => found[index] !== stage))
    return 'A policy has the stages 2, 3 and 4, each once.';
  for (const term of [1, 2, 3] as const) {
    const days = meetingStages.map((stage) => daysOf({ stages }, stage, term));
    if (days.some((day, index) => index > 0 && day <= (days[index - 1] ?? 0)))
      return `In term ${term} each stage begins after more days than the one before it.`;
  }
  return Object.values(meetingsAWeek).every((meetings) => meetings > 0)
    ? null
    : 'Each role holds at least one meeting a week.';
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

/** Who holds a stage's meeting; a policy has every stage. */
export const holderOfStage = (
  { stages }: Pick<EscalationPolicy, 'stages'>,
  stage: MeetingStage,
): MeetingHolder => stages.find((one) => one.stage === stage)?.who ?? 'senior-leader';
