import { elsewhere, type Command } from '../command.ts';
import { meetingsFor } from '../meetings-in-chat.ts';

export const meetings: Command = {
  name: 'meetings',
  right: 'hold-tutor-meetings',
  pattern: /^(?:my )?meetings$/,
  personal: {
    answer: ({ ctx, reader }) => meetingsFor(ctx, reader),
    help: 'the meetings I am to decide',
    description: 'The meetings that the policy proposes to you',
  },
  channel: elsewhere('Meetings are about pupils: ask me in a personal chat.'),
};
