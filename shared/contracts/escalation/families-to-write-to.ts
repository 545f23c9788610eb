import { z } from 'zod';
import { schoolDate } from '../basics/dates.ts';

/** Families with a child under 95 % this year so far, siblings together: whom the school writes to, once a half-term. */
export const familiesToWriteTo = z.object({
  school: z.string(),
  schoolName: z.string(),
  date: schoolDate,
  asOf: z.string().nullable(),
  /** The first day of this half-term; null: before the year's first. */
  halfTerm: schoolDate.nullable(),
  families: z.array(
    z.object({
      /** The first contact who may be written to; null: nobody is known. */
      to: z
        .object({ name: z.string(), address: z.string().nullable(), email: z.string().nullable() })
        .nullable(),
      children: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          tutorGroup: z.string().nullable(),
          /** Half days count as 0.5; leave, suspension and the like are no days missed. */
          daysMissed: z.number(),
        }),
      ),
      daysMissed: z.number(),
      /** Why nobody writes to them; null: somebody does. */
      leftOut: z.enum(['bereavement', 'long-illness']).nullable(),
    }),
  ),
});
export type FamiliesToWriteTo = z.infer<typeof familiesToWriteTo>;
