import { z } from 'zod';
import { actionKindNames, actionStatuses } from '../../domain/actions/action-kinds.ts';
import type { FamilyCall } from '../../domain/actions/calls/families.ts';
import { inOrNot } from '../../domain/actions/school-day.ts';
import { clockTime, schoolDate, session } from '../basics/dates.ts';
import { expectedBack } from './expected-back.ts';
import { noticeView } from './notice-view.ts';

export const actionKind = z.enum(actionKindNames);
export const actionStatus = z.enum(actionStatuses);
export const callResult = z.enum(['spoke-to', 'no-answer', 'voicemail', 'wrong-number']);
export type CallResultName = z.infer<typeof callResult>;

export const supportNeeded = z.enum(['transport', 'uniform', 'equipment', 'health', 'other']);

/** Whom a call rang, and on which number, as it was dialled. */
const contactRung = z.strictObject({
  name: z.string().trim().min(1).max(200),
  phone: z.string().trim().min(1).max(60).nullable(),
});

/** Body of an outcome; only the result is required. A note may hold 2,000 characters. */
export const outcomeInput = z
  .strictObject({
    result: callResult,
    /** Calls about siblings that the same try was for, when it reached nobody: each gets the result, and nothing more. */
    alsoFor: z.array(z.string()).max(20).optional(),
    /** Whom one rang; left out: not said. */
    contact: contactRung.optional(),
    /** Nobody was reached: when to ring again today. Left out: as is usual; null: as soon as somebody can. */
    tryAgainAt: clockTime.nullable().optional(),
    reason: z.string().trim().min(1).max(200).optional(),
    expectedBack: expectedBack.optional(),
    support: z.array(supportNeeded).max(5).optional(),
    nextStep: z.string().trim().max(500).optional(),
    parentBelievedInSchool: z.boolean().optional(),
    note: z.string().trim().max(2000).optional(),
    restricted: z.boolean().optional(),
  })
  .refine(({ result, alsoFor }) => !alsoFor?.length || result !== 'spoke-to', {
    path: ['alsoFor'],
    message: 'a family that was spoken to is asked about each child',
  });
export type OutcomeInput = z.infer<typeof outcomeInput>;

/**
 * What a safeguarding alert is closed with, both; a contact is put right with the number it has now, where that is known;
 * any other action is ticked off without.
 */
export const doneInput = z.strictObject({
  newPhone: z
    .string()
    .trim()
    .regex(/^[+\d][\d ()/.-]{4,38}$/, 'a telephone number')
    .optional(),
  /** Of a pupil who is asked after, and of no other action: in, or not. */
  answer: z.enum(inOrNot).optional(),
  whatWasDone: z.string().trim().min(1).max(2000).optional(),
  recordNumber: z.string().trim().min(1).max(60).optional(),
  /** A colleague who has the alert in hand, by id; without it theirs is not closed. */
  insteadOf: z.string().optional(),
});
export type DoneInput = z.infer<typeof doneInput>;

/** An outcome as others read it; a restricted note is told of, not shown, to those who may not read it. */
export const outcomeView = z.object({
  result: callResult.or(z.literal('done')),
  /** Whom the call rang; of a correction, whose number it was. Null: not said. */
  contact: z.string().nullable(),
  reason: z.string().nullable(),
  expectedBack: expectedBack.nullable(),
  support: z.array(supportNeeded),
  nextStep: z.string().nullable(),
  parentBelievedInSchool: z.boolean(),
  note: z.string().nullable(),
  restricted: z.boolean(),
  /** Of the safeguarding record an alert was closed with; for those who may read the note. */
  recordNumber: z.string().nullable(),
  by: z.object({ id: z.string(), name: z.string() }),
  at: z.string(),
});
export type OutcomeView = z.infer<typeof outcomeView>;

const named = z.object({ id: z.string(), name: z.string() });

/** What a row of the list of calls says besides. */
const callFacts = z.object({
  yearGroup: z.string(),
  premium: z.boolean(),
  /** School days away running, today among them. */
  daysAway: z.int(),
  stage: z.int().nullable(),
  /** The latest call of today about the pupil. */
  lastTry: z.object({ result: callResult, at: z.string(), by: z.string() }).nullable(),
  /** When another school of the trust spoke with the family today; no more of that is told. */
  familyRungAt: z.string().nullable(),
  /** By the school's order: the lower, the sooner. */
  rank: z.int(),
});

export const action = z.object({
  id: z.string(),
  reference: z.string(),
  kind: actionKind,
  status: actionStatus,
  school: z.string(),
  pupil: named.nullable(),
  tutorGroup: z.string().nullable(),
  assignee: named.nullable(),
  /** When a pupil is expected, or a call is to be tried again: until then it waits. */
  due: z.string().nullable(),
  raisedBecause: z.string(),
  /** Of a contact to put right: whose number it is, so that a new one can be given. Null: not known, or barred since. */
  numberOf: z.string().nullable().default(null),
  raisedFor: schoolDate,
  /** Ticked in Planner: the outcome is still wanted. */
  ticked: z.boolean(),
  callFirst: z.boolean(),
  /** This reader may tick it off: it is theirs, or of the kind that is their work. */
  mayTickOff: z.boolean(),
  /** Who is ringing now, and since when; it ends by itself. */
  beingRungBy: named.extend({ since: z.string().nullable().default(null) }).nullable(),
  outcome: outcomeView.nullable(),
  /** The action that it follows from: of a plan to look at, the meeting. */
  raisedBy: z.string().nullable(),
  /** Of a call, in lists; null besides: it is as the list had it. */
  call: callFacts.nullable(),
  /** Other open calls of the household on that day that the reader may make: one conversation, an outcome each. */
  siblings: z.array(z.object({ actionId: z.string(), pupil: named })),
});
export type Action = z.infer<typeof action>;
/** The calls that are one: of a family's children, its first one first. */
export type ActionFamily = FamilyCall<Action>;

export const actionList = z.object({ items: z.array(action), next: z.string().nullable() });
export type ActionList = z.infer<typeof actionList>;

/** `also`: siblings' calls settled with it. */
export const outcomeAnswer = z.object({ action, also: z.array(action), raised: z.array(action) });
export type OutcomeAnswer = z.infer<typeof outcomeAnswer>;

export const contactToRing = z.object({
  order: z.int(),
  name: z.string(),
  relationship: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  language: z.string().nullable(),
  parentalResponsibility: z.boolean(),
  /** A correction brought this number; when. The MIS may have the former one still. */
  putRightAt: z.string().nullable(),
  /** The latest call to this number. */
  lastTry: z.object({ result: callResult, at: z.string() }).nullable(),
});
export type ContactToRing = z.infer<typeof contactToRing>;

/** All that is wanted before and during a call. */
export const callSheet = z.object({
  action,
  pupil: z.object({
    id: z.string(),
    name: z.string(),
    forename: z.string(),
    yearGroup: z.string(),
    tutorGroup: z.string().nullable(),
    flags: z.array(z.string()),
  }),
  schoolName: z.string(),
  /** When another school of the trust spoke with the family today; no more of that is told. */
  familyRungAt: z.string().nullable(),
  datesAbsent: z.array(z.object({ date: schoolDate, marks: z.string() })),
  /** Days of this school year a family would call missed; medical ones, and leave or suspension, apart. */
  daysMissed: z.object({ missed: z.number(), medical: z.number(), notCounted: z.number() }),
  yearToDate: z.object({ attended: z.int(), possible: z.int(), percent: z.number().nullable() }),
  stage: z.int().nullable(),
  /** In the order in which to ring them now. */
  contacts: z.array(contactToRing),
  nextSchoolDay: schoolDate,
  earlier: z.array(outcomeView),
  /** Notices of today and of the days away before it. */
  known: z.array(noticeView),
  /** What registers say beside a mark, newest first. */
  comments: z.array(z.object({ date: schoolDate, session, comment: z.string() })),
  script: z.object({
    opening: z.string(),
    points: z.array(z.string()),
    ifIll: z.string(),
    voicemail: z.string(),
  }),
  asOf: z.string().nullable(),
});
export type CallSheet = z.infer<typeof callSheet>;

/** Calls whose numbers are printed. */
export const callNumbersInput = z.strictObject({ actions: z.array(z.string()).min(1).max(200) });
export const callNumbers = z.object({
  calls: z.array(
    z.object({
      id: z.string(),
      contacts: z.array(
        contactToRing.pick({
          order: true,
          name: true,
          relationship: true,
          phone: true,
          language: true,
          parentalResponsibility: true,
        }),
      ),
    }),
  ),
});
export type CallNumbers = z.infer<typeof callNumbers>;
