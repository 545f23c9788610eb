import { z } from 'zod';
import { clockTime } from '../basics/dates.ts';

/** A school's choices. Each change is kept with the day from which it holds. */
export const schoolSettings = z.object({
  absenceCallsBy: z.enum(['tutor', 'year-leader', 'attendance-officer']),
  cardTime: clockTime,
  planner: z.boolean(),
  restrictedNoteReaders: z.array(z.string()),
});
export type SchoolSettings = z.infer<typeof schoolSettings>;
/** A school's targets are set with the trust's: contracts/targets/targets.ts. */
export const schoolSettingsChange = schoolSettings.partial().strict();
