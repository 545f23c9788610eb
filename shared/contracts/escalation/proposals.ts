/** Meetings that the policy proposes, with the evidence, and what people decide about them. */
import { z } from 'zod';
import { proposalStatuses } from '../../domain/escalation/proposals.ts';
import { meetingHolders, meetingStages, proposalRules } from '../../domain/people/escalation-policy.ts';
import { action } from '../actions/action.ts';
import { schoolDate } from '../basics/dates.ts';

const named = z.object({ id: z.string(), name: z.string() });

export const proposalView = z.object({
  id: z.string(),
  pupil: named,
  tutorGroup: z.string().nullable(),
  yearGroup: z.string(),
  /** By days away, by days late, or a text that is written before anybody meets. */
  rule: z.enum(proposalRules).default('absence'),
  stage: z.literal(meetingStages),
  status: z.enum(proposalStatuses),
  /** The pupil's health plan is reviewed instead of a meeting: without days ill under it the stage is not reached. */
  review: z.boolean().default(false),
  /** Half days count as 0.5; by the rule of lateness: days late. */
  daysAbsent: z.number(),
  /** The evidence in one line: days, what was not counted, a pattern, the last contact. */
  because: z.string(),
  /** Who would hold it, or is to. */
  holder: named.nullable(),
  who: z.enum(meetingHolders),
  /** Nobody who could hold it has room left this week. */
  waits: z.boolean(),
  /** This reader may decide it. */
  mayDecide: z.boolean(),
  until: schoolDate.nullable(),
  reason: z.string().nullable(),
  decidedBy: named.nullable(),
  action: action.nullable(),
});
export type ProposalView = z.infer<typeof proposalView>;

export const proposalList = z.object({
  items: z.array(proposalView),
  next: z.string().nullable(),
  /** Of all that were asked for, on whatever page. */
  counts: z.object({ canBeHeld: z.int(), wait: z.int() }),
  /** Year groups that have any. */
  years: z.array(z.string()),
  asOf: z.string().nullable(),
  /** Whoever could hold them, with how many of this week they have. */
  load: z.array(z.object({ person: named, who: z.enum(meetingHolders), planned: z.int(), canHold: z.int() })),
});
export type ProposalList = z.infer<typeof proposalList>;

export const decisionInput = z.discriminatedUnion('decision', [
  z.strictObject({
    decision: z.literal('approve'),
    /** Who holds it; left out: whom it is proposed for. */
    assignee: z.string().optional(),
    reason: z.string().trim().max(300).optional(),
  }),
  z.strictObject({
    decision: z.literal('snooze'),
    until: schoolDate,
    reason: z.string().trim().min(1).max(300),
  }),
  z.strictObject({ decision: z.literal('dismiss'), reason: z.string().trim().min(1).max(300) }),
]);
export type DecisionInput = z.infer<typeof decisionInput>;

/** Several at once: snoozed only, and of stage 2 approved too. */
export const snoozeSeveralInput = z.strictObject({
  proposals: z.array(z.string()).min(1).max(200),
  until: schoolDate,
  reason: z.string().trim().min(1).max(300),
});

const proposed = z.object({
  byStage: z.object({ 2: z.int(), 3: z.int(), 4: z.int() }),
  /** By days late: conversations (2) and meetings (3). */
  late: z.object({ 2: z.int(), 3: z.int() }),
  /** Families that would be written to before anybody meets. */
  messages: z.int(),
});

/** Meetings of those who hold them in a role: over how many people, how many a week at most, and how many
 * they can hold. */
const loadOfRole = z.object({
  who: z.enum(meetingHolders),
  people: z.int(),
  meetings: z.int(),
  mostInAWeek: z.int(),
  canHoldAWeek: z.int(),
  /** Weeks that have more meetings than there is room for. */
  weeksOver: z.int(),
});

export const simulation = z.object({
  from: schoolDate,
  to: schoolDate,
  weeks: z.array(proposed.extend({ week: schoolDate })),
  byYear: z.record(z.string(), proposed),
  load: z.array(loadOfRole),
});
export type Simulation = z.infer<typeof simulation>;

/** Over every school of the trust; counts to the nearest ten, as whoever sets its policy may see no pupil. */
export const trustSimulation = z.object({
  from: schoolDate,
  to: schoolDate,
  schools: z.array(
    proposed.extend({
      school: z.string(),
      name: z.string(),
      /** It has a policy of its own, which the trust's would not change. */
      varies: z.boolean(),
      load: z.array(loadOfRole),
    }),
  ),
});
export type TrustSimulation = z.infer<typeof trustSimulation>;
