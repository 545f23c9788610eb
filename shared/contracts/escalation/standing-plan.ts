import { z } from 'zod';
import { planKinds } from '../../domain/roll/standing-plans.ts';
import { schoolDate } from '../basics/dates.ts';

/** A health plan or a part-time timetable; from: left out, today. A timetable says until when. */
export const standingPlanInput = z.strictObject({
  kind: z.enum(planKinds),
  from: schoolDate.optional(),
  until: schoolDate.nullable().optional(),
  /** The day by which it is looked at again. */
  reviewBy: schoolDate.nullable().optional(),
  note: z.string().trim().max(500).optional(),
});
export type StandingPlanInput = z.infer<typeof standingPlanInput>;

/** Ended, it is over at once; not ended: it stands again. */
export const endPlanInput = z.strictObject({ ended: z.boolean() });

export const standingPlanView = z.object({
  id: z.string(),
  kind: z.enum(planKinds),
  from: schoolDate,
  until: schoolDate.nullable(),
  reviewBy: schoolDate.nullable(),
  note: z.string().nullable(),
  recordedBy: z.object({ id: z.string(), name: z.string() }),
  endedOn: schoolDate.nullable(),
  /** Its kind, its days and who recorded it, in a sentence or two. */
  says: z.string(),
});
export type StandingPlanView = z.infer<typeof standingPlanView>;
