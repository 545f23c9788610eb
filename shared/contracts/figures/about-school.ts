import { z } from 'zod';

export const aboutSchool = z.object({
  school: z.string(),
  name: z.string(),
  onRoll: z.int(),
  hasHouses: z.boolean(),
  /** Whether this reader sees any pupil of the school. */
  maySeePupils: z.boolean(),
  /** Whether this reader is asked questions about its registers. */
  maySeeQuestions: z.boolean(),
});
export type AboutSchool = z.infer<typeof aboutSchool>;
