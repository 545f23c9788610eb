import { schoolsOfChannel } from '#shared/store/messages/channels.ts';
import type { Context } from '../context.ts';

/** Whose daily card a channel gets: school ids, or '*' for the trust. */
export async function scopesOfChannel(ctx: Context, channel: string): Promise<string[]> {
  return schoolsOfChannel(ctx.store.db, channel);
}
