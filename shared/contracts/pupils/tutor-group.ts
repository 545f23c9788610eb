import { z } from 'zod';
import { action, outcomeView } from '../actions/action.ts';
import { noticeView } from '../actions/notice-view.ts';
import { rate } from '../registers/rate.ts';
import { schoolDate, session } from '../basics/dates.ts';

const pupilFlag = z.enum([
  'pp',
  'send-k',
  'send-e',
  'eal',
  'medical',
  'call-first',
  'looked-after',
  'social-worker',
  'youth-offending-worker',
  'young-carer',
]);

const tutorGroupPupil = z.object({
  id: z.string(),
  name: z.string(),
  yearGroup: z.string(),
  marks: z.object({ AM: z.string(), PM: z.string() }),
  minutesLate: z.int().nullable(),
  comment: z.string().nullable(),
  yearToDate: rate,
  band: z.string().nullable(),
  persistentAbsence: z.boolean(),
  flags: z.array(pupilFlag),
  absentOrLateYesterday: z.boolean(),
  /** The last ten school days before today, oldest first: AM and PM code of each. */
  lastTwoWeeks: z.array(z.object({ date: schoolDate, AM: z.string(), PM: z.string() })),
  outcome: outcomeView.nullable(),
  /** The latest notice of the day. */
  known: noticeView.nullable(),
});
export type TutorGroupPupil = z.infer<typeof tutorGroupPupil>;

/** Somebody to greet or to ask, and why, in words. */
const dayLine = z.object({
  pupilId: z.string(),
  name: z.string(),
  because: z.string(),
  actionId: z.string().nullable(),
  /** Of whom to ask: the days without a reason. */
  days: z.object({ from: schoolDate, to: schoolDate }).nullable(),
});

export const tutorGroupDay = z.object({
  school: z.string(),
  schoolName: z.string(),
  group: z.string(),
  date: schoolDate,
  schoolDay: z.boolean(),
  asOf: z.string().nullable(),
  sessions: z.array(session),
  in: z.int(),
  onRoll: z.int(),
  missingMarks: z.int(),
  yearToDate: rate,
  target: z.number(),
  /** How many more pupils in would meet the target; 0 when it is met; null when nothing is known yet. */
  moreInForTarget: z.int().nullable(),
  greet: z.array(dayLine),
  ask: z.array(dayLine),
  pupils: z.array(tutorGroupPupil),
  actions: z.array(action),
});
export type TutorGroupDay = z.infer<typeof tutorGroupDay>;
