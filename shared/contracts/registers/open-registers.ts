import { z } from 'zod';
import { schoolDate, session } from '../basics/dates.ts';

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
