import { z } from 'zod';

export const dailyCardPosted = z.object({
  channels: z.array(
    z.object({
      channel: z.string(),
      activityId: z.string().nullable(),
      posted: z.enum(['new', 'updated', 'failed']),
      why: z.string().optional(),
    }),
  ),
});
export type DailyCardPosted = z.infer<typeof dailyCardPosted>;
