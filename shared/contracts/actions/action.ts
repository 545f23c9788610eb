import { z } from 'zod';
import { actionKindNames, actionStatuses } from '../../domain/actions/action-kinds.ts';
import { schoolDate, session } from '../basics/dates.ts';
import { expectedBack } from './expected-back.ts';
import { noticeView } from './notice-view.ts';

export const actionKind = z.enum(actionKindNames);
export const actionStatus = z.enum(actionStatuses);
export const callResult = z.enum(['spoke-to', 'no-answer', 'voicemail', 'wrong-number']);
export type CallResultName = z.infer<typeof callResult>;

export const supportNeeded = z.enum(['transport', 'uniform', 'equipment', 'health', 'other']);

/** Body of an outcome; only the result is required. A note may hold 2,000 characters. */
export const outcomeInput = z
  .strictObject({
    result: callResult,
    /** Calls about siblings that the same try was for, when it reached nobody: each gets the result, and nothing more. */
    alsoFor: z.array(z.string()).max(20).optional(),
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

/** What a safeguarding alert is closed with, both; any other action is ticked off without. */
export const doneInput = z.strictObject({
  whatWasDone: z.string().trim().min(1).max(2000).optional(),
  recordNumber: z.string().trim().min(1).max(60).optional(),
});
export type DoneInput = z.infer<typeof doneInput>;

/** An outcome as others read it; a restricted note is told of, not shown, to those who may not read it. */
export const outcomeView = z.object({
  result: callResult.or(z.literal('done')),
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

export const action = z.object({
  id: z.string(),
  reference: z.string(),
  kind: actionKind,
  status: actionStatus,
  school: z.string(),
  pupil: named.nullable(),
  tutorGroup: z.string().nullable(),
  assignee: named.nullable(),
  due: z.string().nullable(),
  raisedBecause: z.string(),
  raisedFor: schoolDate,
  /** Ticked in Planner: the outcome is still wanted. */
  ticked: z.boolean(),
  callFirst: z.boolean(),
  /** This reader may tick it off: it is theirs, or of the kind that is their work. */
  mayTickOff: z.boolean(),
  beingRungBy: named.nullable(),
  outcome: outcomeView.nullable(),
  /** Other open calls of the household on that day that the reader may make: one conversation, an outcome each. */
  siblings: z.array(z.object({ actionId: z.string(), pupil: named })),
});
export type Action = z.infer<typeof action>;

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
});

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
  datesAbsent: z.array(z.object({ date: schoolDate, marks: z.string() })),
  /** Days of this school year a family would call missed; medical ones, and leave or suspension, apart. */
  daysMissed: z.object({ missed: z.number(), medical: z.number(), notCounted: z.number() }),
  yearToDate: z.object({ attended: z.int(), possible: z.int(), percent: z.number().nullable() }),
  stage: z.int().nullable(),
  contacts: z.array(contactToRing),
  earlier: z.array(outcomeView),
  /** Notices of today and of the days away before it. */
  known: z.array(noticeView),
  /** What registers say beside a mark, newest first. */
  comments: z.array(z.object({ date: schoolDate, session, comment: z.string() })),
  script: z.object({ opening: z.string(), points: z.array(z.string()), voicemail: z.string() }),
  asOf: z.string().nullable(),
});
export type CallSheet = z.infer<typeof callSheet>;
