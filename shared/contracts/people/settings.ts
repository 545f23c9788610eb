import { z } from 'zod';
import { clockTime } from '../basics/dates.ts';

/** A school's choices. Each change is kept with the day from which it holds. */
export const schoolSettings = z.object({
  absenceCallsBy: z.enum(['tutor', 'year-leader', 'attendance-officer']),
  cardTime: clockTime,
  planner: z.boolean(),
  restrictedNoteReaders: z.array(z.string()),
  /** Which code a reason proposes, where the school differs from what is usual: PUT …/reason-codes. */
  reasonCodes: z.record(z.string(), z.string().nullable()),
});
export type SchoolSettings = z.infer<typeof schoolSettings>;
/** A school's targets are set with the trust's: contracts/targets/targets.ts. */
export const schoolSettingsChange = schoolSettings.omit({ reasonCodes: true }).partial().strict();
