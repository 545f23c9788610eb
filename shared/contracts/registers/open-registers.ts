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
      /** Sessions of pupils, those of missing registers among them. Null, like what follows: not told. */
      missingMarks: z.int().nullable(),
      /** Days of N that are three school days old or more, and those over five. */
      unexplainedFromThree: z.int().nullable(),
      unexplainedOverFive: z.int().nullable(),
      /** Why the numbers are not told. */
      hidden: z.string().nullable(),
      /** Newest first; of one school only. */
      registers: z
        .array(
          z.object({
            date: schoolDate,
            session,
            registerGroup: z.string(),
            /** Of groups whose pupils one does not see, only whole registers are listed, and no number of pupils. */
            onRoll: z.int().nullable(),
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
