import { z } from 'zod';

/** Of pupils whom the reader works with: C2 without a timetable, and plans whose end or review is near. */
export const plansToLookAt = z.object({
  items: z.array(
    z.object({
      pupil: z.object({ id: z.string(), name: z.string() }),
      tutorGroup: z.string().nullable(),
      says: z.string(),
      /** The action of a review that is to be held already. */
      review: z.string().nullable(),
      /** This reader may plan one. */
      mayPlan: z.boolean(),
    }),
  ),
});
export type PlansToLookAt = z.infer<typeof plansToLookAt>;

/** Wanted, it is raised for whoever asks; not wanted: taken back, unless it was held. */
export const planReviewInput = z.strictObject({ wanted: z.boolean() });
