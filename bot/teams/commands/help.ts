import type { Command } from '../command.ts';
import { helpIn } from '../command-lists.ts';

/** Also for whoever greets the bot, or only mentions it. */
export const help: Command = {
  name: 'help',
  right: 'staff',
  pattern: /^(?:help|hello|hi)?$/,
  personal: {
    answer: ({ commands }) => helpIn('personal', commands),
    description: 'What I can do for you',
  },
  channel: { answer: ({ commands }) => helpIn('channel', commands) },
};
