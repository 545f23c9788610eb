/** What a school's key groups, open registers and first days back are answered with. */
import { z } from 'zod';
import { supportNeeded } from './action.ts';
import { rate, schoolDate, session } from './figures.ts';

export const aboutSchool = z.object({
  school: z.string(),
  name: z.string(),
  onRoll: z.int(),
  hasHouses: z.boolean(),
  /** Whether this reader sees any pupil of the school. */
  maySeePupils: z.boolean(),
  /** Whether this reader is asked questions about its registers. */
  maySeeQuestions: z.boolean(),
});
export type AboutSchool = z.infer<typeof aboutSchool>;

export const keyGroupCounts = z.object({
  school: z.string(),
  schoolName: z.string(),
  date: schoolDate,
  asOf: z.string().nullable(),
  onRoll: z.int(),
  /** In the groups' own order; those a reader may not know of are left out. */
  groups: z.array(z.object({ group: z.string(), name: z.string(), pupils: z.int(), yearToDate: rate })),
  /** Whether this reader may open the names. */
  mayOpen: z.boolean(),
});
export type KeyGroupCounts = z.infer<typeof keyGroupCounts>;

/** Why a check-in is wanted; one of the two is there. */
const checkInReasons = z.object({
  back: z.object({ date: schoolDate, daysAway: z.int() }).nullable(),
  support: z.object({ date: schoolDate, needs: z.array(supportNeeded) }).nullable(),
});
export type CheckInReasons = z.infer<typeof checkInReasons>;

/** The last check-in of late; what is still to be asked about. */
export const checkInAnswer = z.object({
  checkedIn: z.object({ by: z.object({ id: z.string(), name: z.string() }), at: z.string() }).nullable(),
  reasons: checkInReasons.nullable(),
});
export type CheckInAnswer = z.infer<typeof checkInAnswer>;

export const keyGroupPupils = z.object({
  school: z.string(),
  schoolName: z.string(),
  group: z.string(),
  name: z.string(),
  date: schoolDate,
  asOf: z.string().nullable(),
  /** Of the group, how many this reader may not see. */
  notShown: z.int(),
  pupils: z.array(
    z.object({
      id: z.string(),
      upn: z.string(),
      name: z.string(),
      yearGroup: z.string(),
      tutorGroup: z.string().nullable(),
      flags: z.array(z.string()),
      yearToDate: rate,
      missedSessions: z.int(),
      /** That can still be missed this school year without persistent absence over it; null: no terms are known. */
      sessionsLeft: z.int().nullable(),
      marks: z.object({ AM: z.string(), PM: z.string() }),
      /** Of the group that needs a check-in only. */
      checkIn: checkInReasons.optional(),
    }),
  ),
});
export type KeyGroupPupils = z.infer<typeof keyGroupPupils>;

export const openRegistersAnswer = z.object({
  from: schoolDate,
  to: schoolDate,
  schools: z.array(
    z.object({
      school: z.string(),
      name: z.string(),
      registersMissing: z.int(),
      /** Sessions of pupils, those of missing registers among them. */
      missingMarks: z.int(),
      /** Days of N that are three school days old or more, and those over five. */
      unexplainedFromThree: z.int(),
      unexplainedOverFive: z.int(),
      /** Newest first; of one school only. */
      registers: z
        .array(
          z.object({
            date: schoolDate,
            session,
            registerGroup: z.string(),
            onRoll: z.int(),
            marked: z.int(),
            owedBy: z.array(z.string()),
          }),
        )
        .optional(),
      /** Oldest first; of one school, and of pupils this reader may see. */
      unexplained: z
        .array(
          z.object({
            pupil: z.object({ id: z.string(), name: z.string() }),
            registerGroup: z.string(),
            date: schoolDate,
            sessions: z.array(session),
            /** In school days. */
            age: z.int(),
          }),
        )
        .optional(),
    }),
  ),
});
export type OpenRegisters = z.infer<typeof openRegistersAnswer>;

export const firstDaysBack = z.object({
  date: schoolDate,
  schools: z.array(
    z.object({
      school: z.string(),
      name: z.string(),
      firstDay: schoolDate.nullable(),
      onRoll: z.int(),
      back: z.int(),
      notBack: z.int(),
      notKnown: z.int(),
      /** Of one school, and of pupils this reader may see. */
      pupils: z
        .array(
          z.object({
            pupil: z.object({ id: z.string(), name: z.string() }),
            upn: z.string(),
            yearGroup: z.string(),
            registerGroup: z.string(),
            marks: z.object({ AM: z.string(), PM: z.string() }),
            backOn: schoolDate.nullable(),
          }),
        )
        .optional(),
    }),
  ),
});
export type FirstDaysBack = z.infer<typeof firstDaysBack>;
