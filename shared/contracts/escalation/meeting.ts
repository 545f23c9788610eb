/** A meeting about a pupil: how it is planned, what is agreed at it, and how it is looked at again. */
import { z } from 'zod';
import { barrierKinds } from '../../domain/actions/barrier-kinds.ts';
import { familyAnswers, planResults } from '../../domain/escalation/barriers.ts';
import { meetingHolders, stageTwoForms } from '../../domain/people/escalation-policy.ts';
import { action } from '../actions/action.ts';
import { clockTime, schoolDate } from '../basics/dates.ts';

const text = z.string().trim().max(2000);
const line = z.string().trim().min(1).max(300);

/** When and where; what is left out stays, null takes it away. */
export const planMeetingInput = z.strictObject({
  date: schoolDate.nullable().optional(),
  time: clockTime.nullable().optional(),
  place: z.string().trim().min(1).max(120).nullable().optional(),
  /** A person's id: who holds it. */
  holder: z.string().optional(),
});
export type PlanMeetingInput = z.infer<typeof planMeetingInput>;

/** What is kept of a meeting; the family reads it. */
export const meetingRecord = z.object({
  strengths: text.default(''),
  /** In the pupil's own words. */
  pupilSays: text.default(''),
  /** What is aimed at until the next look. */
  target: text.default(''),
  support: text.default(''),
  adjustments: text.default(''),
  softStart: text.default(''),
  namedContact: z.string().trim().max(200).default(''),
  family: z.enum(familyAnswers).nullable().default(null),
  /** Why the family does not agree, or what is known of why nobody came. */
  familyWhy: text.default(''),
});
export type MeetingRecord = z.infer<typeof meetingRecord>;

const barrierInput = z.strictObject({
  kind: z.enum(barrierKinds),
  detail: line.optional(),
  /** A person's id, or the name of somebody who is not on the staff list. */
  owner: z.string().optional(),
  ownerName: line.optional(),
  due: schoolDate.optional(),
});

/** What was agreed. Written again, it replaces what stood, barriers too, until somebody has removed one. */
export const meetingInput = z.strictObject({
  ...z.object(meetingRecord.shape).partial().shape,
  /** The day on which it was held; left out: today. */
  heldOn: schoolDate.optional(),
  barriers: z.array(barrierInput).max(20).optional(),
  nextLook: schoolDate.nullable().optional(),
});
export type MeetingInput = z.infer<typeof meetingInput>;

export const meetingAnswer = z.object({ action, raised: z.array(action) });
export type MeetingAnswer = z.infer<typeof meetingAnswer>;

export const lookInput = z.strictObject({ result: z.enum(planResults) });

const named = z.object({ id: z.string(), name: z.string() });

const barrierView = z.object({
  id: z.string(),
  /** The action of the meeting that named it. */
  meeting: z.string(),
  kind: z.enum(barrierKinds),
  detail: z.string().nullable(),
  /** Somebody on the staff list has an id; who has no list of work at the school is told of it by a colleague. */
  owner: z.object({ id: z.string().nullable(), name: z.string(), hasList: z.boolean() }).nullable(),
  due: schoolDate.nullable(),
  removedOn: schoolDate.nullable(),
});
export type BarrierView = z.infer<typeof barrierView>;

const settled = z.object({ by: z.array(z.enum(meetingHolders)), mine: z.boolean() });

/** The meeting's page, which a family looks at too: no other child, no staff note, no reason of a flag. */
export const meetingSheet = z.object({
  action,
  pupil: z.object({
    id: z.string(),
    name: z.string(),
    forename: z.string(),
    tutorGroup: z.string().nullable(),
    yearGroup: z.string(),
  }),
  schoolName: z.string(),
  yearToDate: z.object({ attended: z.int(), possible: z.int(), percent: z.number().nullable() }),
  /** Since September. */
  daysLate: z.int(),
  daysMissed: z.object({ missed: z.number(), medical: z.number(), notCounted: z.number() }),
  /** School days of the last four weeks on which the pupil was in all day, of those that count. */
  lastFourWeeks: z.object({ wholeDaysIn: z.int(), days: z.int() }),
  planned: z.object({
    date: schoolDate.nullable(),
    time: clockTime.nullable(),
    place: z.string().nullable(),
    holder: named.nullable(),
  }),
  heldOn: schoolDate.nullable(),
  record: meetingRecord.nullable(),
  barriers: z.array(barrierView),
  nextLook: schoolDate.nullable(),
  look: z.object({ on: schoolDate, result: z.enum(planResults), by: named }).nullable(),
  recordedBy: named.nullable(),
  /** How the policy has such a meeting held first: the pupil met and home called, or with the parent; null: another. */
  form: z.enum(stageTwoForms).nullable(),
  /** Of what may be agreed: who settles it here, and whether the reader does. */
  settled: z.object({ support: settled, adjustments: settled, softStart: settled }),
  /** Who holds such meetings at the school, and everybody there who may own a barrier: in their own list of work, where they have one. */
  holders: z.array(named),
  people: z.array(named.extend({ hasList: z.boolean() })),
  asOf: z.string().nullable(),
});
export type MeetingSheet = z.infer<typeof meetingSheet>;
