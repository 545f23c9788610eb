import { gapsFor } from '../answers.ts';
import type { Command } from '../command.ts';

export const gaps: Command = {
  name: 'gaps',
  right: 'see-figures',
  pattern: /^gaps$/,
  personal: {
    answer: ({ ctx }) => gapsFor(ctx),
    help: 'pupil premium and other pupils this week',
    description: 'The gap between pupil premium pupils and the others',
  },
  channel: { answer: ({ ctx }) => gapsFor(ctx) },
};
