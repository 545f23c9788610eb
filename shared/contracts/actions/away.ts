import { z } from 'zod';
import { waysHere } from '#shared/domain/actions/signing.ts';
import { clockTime, schoolDate, session } from '../basics/dates.ts';
import { action } from './action.ts';

/** One pupil who is away or not explained, of those the reader may see. */
const awayPupil = z.object({
  id: z.string(),
  name: z.string(),
  yearGroup: z.string(),
  tutorGroup: z.string().nullable(),
  house: z.string().nullable(),
  premium: z.boolean(),
  /** The session the code is of: the one asked for, else the latest that is due or has a mark. */
  session,
  /** Null: no mark yet. */
  code: z.string().nullable(),
  /** The day's other session has the same code; a node of the version before says nothing of it. */
  isAllDay: z.boolean().default(false),
  /** In words; null: nobody knows. */
  reason: z.string().nullable(),
  isUnexplained: z.boolean(),
  /** Who told us, or who spoke to whom, in words: "mother, absence line, 08:10". */
  toldBy: z.string().nullable(),
  /** In words: "back tomorrow". */
  expectedBack: z.string().nullable(),
  /** The notice that stands, which can be taken back. */
  notice: z.string().nullable(),
  /** What colleagues should know, of the notice. */
  note: z.string().nullable(),
  /** In words, where the register shows another code than what was said speaks for. */
  differs: z.string().nullable(),
  /** In words, of who is here after all: "in since 08:52"; null: away. */
  here: z.string().nullable(),
  /** How they are; null: away, or a node of the version before says nothing of it. */
  hereAs: z.enum(waysHere).nullable().default(null),
  /** The last signing of the day, which can be taken back. */
  signing: z.string().nullable(),
  callFirst: z.boolean(),
  /** The first day of this absence. */
  since: schoolDate,
  /** The call that stands, or was made today. */
  action: action.nullable(),
});
export type AwayPupil = z.infer<typeof awayPupil>;

export const awayToday = z.object({
  school: z.string(),
  schoolName: z.string(),
  date: schoolDate,
  asOf: z.string().nullable(),
  schoolDay: z.boolean(),
  /** Whether every pupil of the school is looked at, or own ones only. */
  ofSchool: z.boolean(),
  /** Tutor groups of which marks that are due are missing. */
  registersMissing: z.array(z.string()),
  /** Where only those were asked for whom the day's figures count: whom these are of, in words. */
  counted: z.string().nullable(),
  /** By tutor group, then name. */
  pupils: z.array(awayPupil),
  /** Not away and not on site: who has left, and who is in education elsewhere (on a visit, at work, another school). */
  offSite: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      tutorGroup: z.string().nullable(),
      yearGroup: z.string(),
      /** Null: none; a node of the version before says nothing of it. */
      house: z.string().nullable().default(null),
      /** In words, without a reason. */
      where: z.string(),
      /** Why somebody left, and with whom. */
      because: z.string().nullable(),
      /** The sign-out; null: the register says it. */
      signing: z.string().nullable(),
    }),
  ),
  /** In by the register, and away by what we were told: nobody knows where they are. */
  contradicted: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      tutorGroup: z.string().nullable(),
      yearGroup: z.string(),
      /** In words. */
      told: z.string(),
      notice: z.string(),
    }),
  ),
  /** The time of the answer, for what is printed. */
  at: clockTime,
});
export type AwayToday = z.infer<typeof awayToday>;
