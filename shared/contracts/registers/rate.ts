import { z } from 'zod';

/** R of the reference: whole sessions, and percent with 1 decimal, null when none was possible. */
export const rate = z.object({ attended: z.int(), possible: z.int(), percent: z.number().nullable() });
