import { gapsFor } from '../answers.ts';
import type { Command } from '../command.ts';

export const gaps: Command = {
  name: 'gaps',
  pattern: /^gaps$/,
  personal: {
    answer: ({ context, reader }) => gapsFor(context, reader),
    help: 'pupil premium and other pupils this week',
    description: 'The gap between pupil premium pupils and the others',
  },
  channel: { answer: ({ context, reader }) => gapsFor(context, reader) },
};
