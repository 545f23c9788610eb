/** The policy of escalation, as it is stored, set and read. */
import { z } from 'zod';
import {
  agreements,
  guidePolicy,
  meetingHolders,
  meetingStages,
  stageTwoForms,
} from '../../domain/people/escalation-policy.ts';
import { schoolDate } from '../basics/dates.ts';

const days = z.int().min(1).max(190);
const aWeek = z.int().min(1).max(99);

const stagePolicy = z.strictObject({
  stage: z.literal(meetingStages),
  who: z.enum(meetingHolders),
  /** Days away (or late) since September at which the stage begins, by policy term. */
  days: z.strictObject({ 1: days, 2: days, 3: days }),
});

const settled = z.array(z.enum(agreements)).max(agreements.length);

const policyParts = {
  stages: z.array(stagePolicy).length(meetingStages.length),
  /** By days late: stage 2 is a conversation, 3 a meeting; empty: no rule. */
  lateness: z.array(stagePolicy).max(2),
  textFirst: z.boolean(),
  stageTwo: z.enum(stageTwoForms),
  dayTwoCall: z.boolean(),
  /** What each may agree to at a meeting. */
  settles: z.strictObject({ tutor: settled, 'year-leader': settled, 'senior-leader': settled }),
  notCounted: z.array(z.string().trim().min(1).max(2)).max(40),
  meetingsAWeek: z.strictObject({ tutor: aWeek, 'year-leader': aWeek, 'senior-leader': aWeek }),
};

/** What a school or trust sets; what is left out stays as it holds there. */
export const policyInput = z.strictObject({
  /** Nothing is proposed for what was missed before; left out: today. */
  from: schoolDate.optional(),
  /** Why a school varies from the trust. */
  reason: z.string().trim().min(1).max(300).nullable().optional(),
  ...z.object(policyParts).partial().shape,
});
export type PolicyInput = z.infer<typeof policyInput>;

/** A policy as it is kept; one that was set before a part was named has the guide's. */
export const policySet = z.object({
  ...policyParts,
  lateness: policyParts.lateness.default([...guidePolicy.lateness]),
  textFirst: policyParts.textFirst.default(guidePolicy.textFirst),
  stageTwo: policyParts.stageTwo.default(guidePolicy.stageTwo),
  dayTwoCall: policyParts.dayTwoCall.default(guidePolicy.dayTwoCall),
  settles: policyParts.settles.default(() => settledByAll()),
  from: schoolDate,
  reason: z.string().nullable(),
  setBy: z.string(),
});

const settledByAll = () => ({
  tutor: [...guidePolicy.settles.tutor],
  'year-leader': [...guidePolicy.settles['year-leader']],
  'senior-leader': [...guidePolicy.settles['senior-leader']],
});

export const policyView = z.object({
  ...policyParts,
  from: schoolDate,
  /** Whose policy holds; guide: nobody has set one, and the trust's guide holds. */
  of: z.enum(['school', 'trust', 'guide']),
  reason: z.string().nullable(),
});
export type PolicyView = z.infer<typeof policyView>;
