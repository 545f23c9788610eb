import { PlainError } from '#shared/domain/basics/plain-error.ts';
import { postDailyCard } from '../../operations/messages/post-daily-card.ts';
import type { JobKind } from '../job-kind.ts';

export const postDailyCardJob: JobKind<'post-daily-card'> = {
  retries: 'work',
  due: ({ scope, hasChannels, cardPosted, cardTime }, time) =>
    hasChannels && !cardPosted && time >= cardTime ? { school: scope, scheduled: true } : null,
  run: async (ctx, { school }) => {
    const failed = (await postDailyCard(ctx, school)).filter(({ posted }) => posted === 'failed');
    if (failed.length > 0) throw new PlainError(`${failed.length} channels did not take the card`);
  },
};
