/** The policy of escalation, as it is stored, set and read. */
import { z } from 'zod';
import { meetingHolders, meetingStages } from '../../domain/people/escalation-policy.ts';
import { schoolDate } from '../basics/dates.ts';

const days = z.int().min(1).max(190);
const aWeek = z.int().min(1).max(99);

const stagePolicy = z.strictObject({
  stage: z.literal(meetingStages),
  who: z.enum(meetingHolders),
  /** Days away since September at which the stage begins, by policy term. */
  days: z.strictObject({ 1: days, 2: days, 3: days }),
});

const policyParts = {
  stages: z.array(stagePolicy).length(meetingStages.length),
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

/** A policy as it is kept. */
export const policySet = z.object({
  ...policyParts,
  from: schoolDate,
  reason: z.string().nullable(),
  setBy: z.string(),
});

export const policyView = z.object({
  ...policyParts,
  from: schoolDate,
  /** Whose policy holds; guide: nobody has set one, and the trust's guide holds. */
  of: z.enum(['school', 'trust', 'guide']),
  reason: z.string().nullable(),
});
export type PolicyView = z.infer<typeof policyView>;
