/** What a school's key groups, open registers and first days back are answered with. */
import { z } from 'zod';
import { supportNeeded } from '../actions/action.ts';
import { rate } from '../registers/rate.ts';
import { schoolDate } from '../basics/dates.ts';

export const keyGroupCounts = z.object({
  school: z.string(),
  schoolName: z.string(),
  date: schoolDate,
  asOf: z.string().nullable(),
  /** Of the whole school; of somebody's own pupils, where they see some only. */
  onRoll: z.int(),
  /** In the groups' own order; those a reader may not know of are left out. */
  groups: z.array(z.object({ group: z.string(), name: z.string(), pupils: z.int(), yearToDate: rate })),
  /** Whether this reader may open the names. */
  mayOpen: z.boolean(),
  /** Whether every pupil of the school is counted, or own ones only. */
  ofSchool: z.boolean(),
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
  /** Whether the reader works with some of the pupils, and so checks in. */
  mayCheckIn: z.boolean().default(true),
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
