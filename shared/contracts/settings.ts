import { z } from 'zod';
import { clockTime } from './action.ts';

/** A school's choices. Each change is kept with the day from which it holds. */
export const schoolSettings = z.object({
  absenceCallsBy: z.enum(['tutor', 'year-leader', 'attendance-officer']),
  cardTime: clockTime,
  targetCohort: z.enum(['pp', 'all']),
  targetPercent: z.number().min(0).max(100),
  targetYears: z
    .string()
    .regex(/^(R|\d{1,2})-(R|\d{1,2})$/, 'years, like 7-10 or R-6')
    .nullable(),
  planner: z.boolean(),
  restrictedNoteReaders: z.array(z.string()),
});
export type SchoolSettings = z.infer<typeof schoolSettings>;
export const schoolSettingsChange = schoolSettings.partial();
