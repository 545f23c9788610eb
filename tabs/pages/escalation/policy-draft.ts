import type { PolicyInput, PolicyView } from '#shared/contracts/people/escalation-policy.ts';
import { agreements, type Agreement, type MeetingHolder } from '#shared/domain/people/escalation-policy.ts';

type Stages = PolicyView['stages'];

/** Stages as they stand in the form: numbers as they are typed. */
export interface StagesDraft {
  days: Record<string, string>;
  who: Record<number, MeetingHolder>;
}

/** A policy as it stands in the form. */
export interface PolicyDraft {
  stages: StagesDraft;
  hasLateness: boolean;
  lateness: StagesDraft;
  textFirst: boolean;
  stageTwo: PolicyView['stageTwo'];
  dayTwoCall: boolean;
  settles: PolicyView['settles'];
  meetingsAWeek: Record<string, string>;
  notCounted: string;
  from: string;
  reason: string;
}

const terms = [1, 2, 3] as const;
/** The field of a stage's days in a term. */
export const daysKey = (stage: number, term: number): string => `${stage} ${term}`;

/** What stands in the form where a rule about days late is begun. */
const latenessToBegin: Stages = [
  { stage: 2, who: 'tutor', days: { 1: 5, 2: 10, 3: 15 } },
  { stage: 3, who: 'year-leader', days: { 1: 10, 2: 15, 3: 20 } },
];
/** The stages of days late: those of the policy, or what a rule begins with. */
export const latenessOf = ({ lateness }: PolicyView): Stages =>
  lateness.length > 0 ? lateness : latenessToBegin;

const stagesDraftOf = (stages: Stages): StagesDraft => ({
  days: Object.fromEntries(
    stages.flatMap(({ stage, days }) =>
      terms.map((term) => [daysKey(stage, term), String(days[term])] as const),
    ),
  ),
  who: Object.fromEntries(stages.map(({ stage, who }) => [stage, who])),
});

const stagesInputOf = (draft: StagesDraft, stages: Stages): Stages =>
  stages.map(({ stage, who }) => ({
    stage,
    who: draft.who[stage] ?? who,
    days: {
      1: Number(draft.days[daysKey(stage, 1)]),
      2: Number(draft.days[daysKey(stage, 2)]),
      3: Number(draft.days[daysKey(stage, 3)]),
    },
  }));

export const policyDraftOf = (policy: PolicyView, today: string): PolicyDraft => ({
  stages: stagesDraftOf(policy.stages),
  hasLateness: policy.lateness.length > 0,
  lateness: stagesDraftOf(latenessOf(policy)),
  textFirst: policy.textFirst,
  stageTwo: policy.stageTwo,
  dayTwoCall: policy.dayTwoCall,
  settles: policy.settles,
  meetingsAWeek: Object.fromEntries(
    Object.entries(policy.meetingsAWeek).map(([who, meetings]) => [who, String(meetings)]),
  ),
  notCounted: policy.notCounted.join(' '),
  from: today,
  reason: policy.of === 'school' ? (policy.reason ?? '') : '',
});

/** With somebody's word for an agreement given, or taken away. */
export const settledWith = (
  settles: PolicyDraft['settles'],
  who: MeetingHolder,
  { agreement, is }: { agreement: Agreement; is: boolean },
): PolicyDraft['settles'] => ({
  ...settles,
  [who]: agreements.filter((one) => (one === agreement ? is : settles[who].includes(one))),
});

export const policyInputOf = (draft: PolicyDraft, policy: PolicyView): PolicyInput => ({
  from: draft.from,
  reason: draft.reason.trim() || null,
  stages: stagesInputOf(draft.stages, policy.stages),
  lateness: draft.hasLateness ? stagesInputOf(draft.lateness, latenessOf(policy)) : [],
  textFirst: draft.textFirst,
  stageTwo: draft.stageTwo,
  dayTwoCall: draft.dayTwoCall,
  settles: draft.settles,
  meetingsAWeek: {
    tutor: Number(draft.meetingsAWeek.tutor),
    'year-leader': Number(draft.meetingsAWeek['year-leader']),
    'senior-leader': Number(draft.meetingsAWeek['senior-leader']),
  },
  notCounted: draft.notCounted
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter(Boolean),
});
