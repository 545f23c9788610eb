/** How a page hears that something it shows has changed. */
import { z } from 'zod';

/** A sign for each kind of data where the reader has a post: another one, and something of it has changed. */
export const changes = z.object({
  actions: z.string(),
  marks: z.string(),
  roll: z.string(),
  settings: z.string(),
});
export type Changes = z.infer<typeof changes>;
export type Change = keyof Changes;
