import { z } from 'zod';
import { schoolDate } from '../basics/dates.ts';
import { rate } from '../registers/rate.ts';

/** The pupils who are the reader's by name: on their caseload, or the reader is their named adult. */
export const myCaseload = z.object({
  /** Whether the reader has a post with a caseload, also while nobody is on it. */
  mayHave: z.boolean(),
  asOf: z.string().nullable(),
  items: z.array(
    z.object({
      pupil: z.object({ id: z.string(), name: z.string() }),
      school: z.string(),
      schoolName: z.string(),
      tutorGroup: z.string().nullable(),
      by: z.enum(['caseload', 'named-adult']),
      yearToDate: rate,
      /** Days of this school year that count. */
      daysMissed: z.number(),
      /** What is to be done next, in words, and for when. */
      nextStep: z.object({ text: z.string(), date: schoolDate }).nullable(),
    }),
  ),
});
export type MyCaseload = z.infer<typeof myCaseload>;
