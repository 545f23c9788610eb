import { z } from 'zod';

/** A pupil as the top of a page names them. */
export const pupilShown = z.object({
  id: z.string(),
  name: z.string(),
  school: z.string(),
  schoolName: z.string(),
  yearGroup: z.string(),
  tutorGroup: z.string().nullable(),
  flags: z.array(z.string()),
});
export type PupilShown = z.infer<typeof pupilShown>;
