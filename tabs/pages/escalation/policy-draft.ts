import type { PolicyInput, PolicyView } from '#shared/contracts/people/escalation-policy.ts';

/** A policy as it stands in the form: numbers as they are typed. */
export interface PolicyDraft {
  days: Record<string, string>;
  who: Record<number, PolicyView['stages'][number]['who']>;
  meetingsAWeek: Record<string, string>;
  notCounted: string;
  from: string;
  reason: string;
}

const terms = [1, 2, 3] as const;
/** The field of a stage's days in a term. */
export const daysKey = (stage: number, term: number): string => `${stage} ${term}`;

export const policyDraftOf = (policy: PolicyView, today: string): PolicyDraft => ({
  days: Object.fromEntries(
    policy.stages.flatMap(({ stage, days }) =>
      terms.map((term) => [daysKey(stage, term), String(days[term])] as const),
    ),
  ),
  who: Object.fromEntries(policy.stages.map(({ stage, who }) => [stage, who])),
  meetingsAWeek: Object.fromEntries(
    Object.entries(policy.meetingsAWeek).map(([who, meetings]) => [who, String(meetings)]),
  ),
  notCounted: policy.notCounted.join(' '),
  from: today,
  reason: policy.of === 'school' ? (policy.reason ?? '') : '',
});

export const policyInputOf = (draft: PolicyDraft, policy: PolicyView): PolicyInput => ({
  from: draft.from,
  reason: draft.reason.trim() || null,
  stages: policy.stages.map(({ stage, who }) => ({
    stage,
    who: draft.who[stage] ?? who,
    days: {
      1: Number(draft.days[daysKey(stage, 1)]),
      2: Number(draft.days[daysKey(stage, 2)]),
      3: Number(draft.days[daysKey(stage, 3)]),
    },
  })),
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
