import { z } from 'zod';

export const problemBody = z.object({
  problem: z.object({ code: z.string(), message: z.string(), details: z.unknown().optional() }),
});
