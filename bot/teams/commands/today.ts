import { scopesOfChannel } from '../../operations/messages/scopes-of-channel.ts';
import { todayFor } from '../answers.ts';
import { channelOf } from '../card-poster.ts';
import type { Command } from '../command.ts';

export const today: Command = {
  name: 'today',
  right: 'see-figures',
  pattern: /^today$/,
  personal: {
    answer: ({ ctx }) => todayFor(ctx),
    help: 'the figures of the day',
    description: "Your school's attendance today",
  },
  channel: {
    answer: async ({ ctx, turn }) =>
      todayFor(ctx, await scopesOfChannel(ctx, channelOf(turn.activity.conversation.id))),
    help: 'the figures of the day',
    description: 'The daily card as it stands now',
  },
};
