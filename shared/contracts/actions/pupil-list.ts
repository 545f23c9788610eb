import { z } from 'zod';

/** A list as somebody pastes it: one pupil a line. */
export const pupilListInput = z.strictObject({ text: z.string().min(1).max(50_000) });

export const pupilList = z.object({
  lines: z.array(
    z.object({
      /** The list's own line, from 1. */
      line: z.int(),
      text: z.string(),
      /** Whom it may mean; none: nobody whom the reader works with. */
      pupils: z.array(z.object({ id: z.string(), name: z.string(), tutorGroup: z.string().nullable() })),
      /** One, and nothing on the line speaks against it. */
      isCertain: z.boolean(),
    }),
  ),
});
export type PupilList = z.infer<typeof pupilList>;
