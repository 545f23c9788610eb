import { z } from 'zod';
import { schoolDate, session } from '../basics/dates.ts';

const codeState = z.enum(['to-enter', 'differs', 'disputed', 'not-known', 'entered', 'taken-back', 'stands']);

/** One pupil's session whose code a person has to enter in the MIS, or has. */
const codeToEnter = z.object({
  pupil: z.object({ id: z.string(), name: z.string() }),
  yearGroup: z.string(),
  tutorGroup: z.string().nullable(),
  date: schoolDate,
  session,
  state: codeState,
  /** Null: a person chooses one. */
  code: z.string().nullable(),
  /** The code the register shows; null: none. */
  stands: z.string().nullable(),
  /** What was said, for the MIS. */
  comment: z.string(),
  ageInSchoolDays: z.int(),
  /** Where the family says that the mark is wrong: the notice, which is taken back where the mark stands. */
  notice: z.string().nullable(),
  /** Who said that it is entered, and when, in words. */
  enteredBy: z.string().nullable(),
  /** The code they said; a node of the version before says nothing of it. */
  enteredCode: z.string().nullable().default(null),
});
export type CodeToEnter = z.infer<typeof codeToEnter>;

export const codesToEnter = z.object({
  school: z.string(),
  schoolName: z.string(),
  date: schoolDate,
  asOf: z.string().nullable(),
  schoolDay: z.boolean(),
  /** Tutor groups of which marks that are due today are missing. */
  registersMissing: z.array(z.string()),
  /** In the order of the registers; then N of which no reason is known yet. */
  items: z.array(codeToEnter),
  /** What the register shows by now, of today. */
  done: z.array(codeToEnter),
});
export type CodesToEnter = z.infer<typeof codesToEnter>;

const sessionOfPupil = { pupil: z.string().max(20), date: schoolDate, session };

export const codesEnteredInput = z.strictObject({
  items: z
    .array(z.strictObject({ ...sessionOfPupil, code: z.string().trim().min(1).max(2) }))
    .min(1)
    .max(2000),
});
export type CodesEnteredInput = z.infer<typeof codesEnteredInput>;

export const codesTakenBackInput = z.strictObject({
  items: z.array(z.strictObject(sessionOfPupil)).min(1).max(2000),
});
export type CodesTakenBackInput = z.infer<typeof codesTakenBackInput>;

/** Reasons left out keep what they propose; null: a person chooses. */
export const reasonCodesInput = z.strictObject({
  reasonCodes: z.record(z.string().max(40), z.string().trim().min(1).max(2).nullable()),
});
export type ReasonCodesInput = z.infer<typeof reasonCodesInput>;
