/** How a page hears that something it shows has changed. */
import { z } from 'zod';

/** How often each kind of data has changed where the reader has a post; only that a number differs says something. */
export const changes = z.object({
  actions: z.int(),
  marks: z.int(),
  roll: z.int(),
  settings: z.int(),
});
export type Changes = z.infer<typeof changes>;
export type Change = keyof Changes;
