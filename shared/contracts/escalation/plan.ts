import { z } from 'zod';
import { standingPlanView } from './standing-plan.ts';

/** Stage, plan, barriers and next step in sentences, for those who work with the pupil. */
export const pupilPlan = z.object({
  sentences: z.array(z.string()),
  /** Health plans and part-time timetables, oldest first. */
  standing: z.array(standingPlanView).default([]),
  /** The action of the meeting that is to be held, else of the last one. */
  meeting: z.string().nullable(),
  /** A proposed meeting that nobody has decided. */
  proposed: z.string().nullable(),
});
export type PupilPlan = z.infer<typeof pupilPlan>;
