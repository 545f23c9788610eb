import { z } from 'zod';
import { schoolDate } from '../basics/dates.ts';

export const firstDaysBack = z.object({
  date: schoolDate,
  schools: z.array(
    z.object({
      school: z.string(),
      name: z.string(),
      firstDay: schoolDate.nullable(),
      onRoll: z.int().nullable(),
      back: z.int().nullable(),
      notBack: z.int().nullable(),
      notKnown: z.int().nullable(),
      /** Why it is not told to whoever does not see the pupils; null: nothing is hidden. */
      hidden: z.string().nullable(),
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
