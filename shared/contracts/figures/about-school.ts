import { z } from 'zod';
import { schoolDate } from '../basics/dates.ts';

export const aboutSchool = z.object({
  school: z.string(),
  name: z.string(),
  onRoll: z.int(),
  hasHouses: z.boolean(),
  /** Whether this reader sees any pupil of the school. */
  maySeePupils: z.boolean(),
  /** Whether this reader sees every pupil of the school; else figures are told as the disclosure of small numbers allows. */
  seesAllPupils: z.boolean(),
  /** Whether this reader sees a whole year of the school, as its leader. */
  seesAYear: z.boolean(),
  /** The half-terms whose codes this reader may ask for; null: any days. */
  codesOf: z.array(z.object({ from: schoolDate, to: schoolDate })).nullable(),
  /** Whether this reader is asked questions about its registers. */
  maySeeQuestions: z.boolean(),
});
export type AboutSchool = z.infer<typeof aboutSchool>;
