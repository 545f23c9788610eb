import { z } from 'zod';
import { action } from './action.ts';

/** By name: whom a line in Teams reaches, and who has no chat with the bot. */
export const alertReaders = z.object({ reached: z.array(z.string()), unreached: z.array(z.string()) });
export type AlertReaders = z.infer<typeof alertReaders>;

export const openAlerts = z.object({
  alerts: z.array(
    z.object({
      action,
      raisedAt: z.string(),
      /** By name: who has been sent a line of it, and to whom one is on its way. */
      told: z.array(z.string()),
      beingTold: z.array(z.string()),
      /** Who would be, and has no chat with the bot. */
      unreached: z.array(z.string()),
    }),
  ),
});
export type OpenAlerts = z.infer<typeof openAlerts>;
export type OpenAlert = OpenAlerts['alerts'][number];
