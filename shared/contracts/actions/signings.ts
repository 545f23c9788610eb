import { z } from 'zod';
import { signingKinds } from '../../domain/actions/signing.ts';
import { clockTime } from '../basics/dates.ts';
import { action } from './action.ts';

/**
 * A pupil came in late or came back, left, or is elsewhere on site. Left out: now; the reason of a notice that stands.
 */
export const signingInput = z.strictObject({
  pupil: z.string().max(20),
  kind: z.enum(signingKinds),
  time: clockTime.optional(),
  reason: z.string().trim().min(1).max(200).optional(),
  /** Of who leaves: back today at. */
  backAt: clockTime.optional(),
  /** Where the pupil is, or who collects them. */
  note: z.string().trim().min(1).max(200).optional(),
});
export type SigningInput = z.output<typeof signingInput>;

/** `withdrawn`, `raised`: which actions became unnecessary or done by it, and what is to be done now. */
export const signingAnswer = z.object({
  id: z.string(),
  pupil: z.string(),
  time: clockTime,
  withdrawn: z.array(action),
  raised: z.array(action),
});
export type SigningAnswer = z.infer<typeof signingAnswer>;
