import { z } from 'zod';

/** What a list of work goes by besides the actions: whether it can be trusted to be all, and in which order it stands. */
export const workToday = z.object({
  schools: z.array(
    z.object({
      school: z.string(),
      schoolName: z.string(),
      schoolDay: z.boolean(),
      asOf: z.string().nullable(),
      /** Registers that are due and not in, of the pupils one works with. */
      registersMissing: z.int(),
      /** The reader alone holds the school's attendance office. */
      officeOfOne: z.boolean(),
      /** Codes to enter in the MIS, for whoever enters them there; 0 for others. */
      codesToEnter: z.int(),
    }),
  ),
});
export type WorkToday = z.infer<typeof workToday>;
