import { callsFor } from '../answers.ts';
import { elsewhere, type Command } from '../command.ts';

export const myCalls: Command = {
  name: 'my calls',
  right: 'staff',
  pattern: /^(?:my )?calls$/,
  personal: {
    answer: ({ ctx, reader }) => callsFor(ctx, reader),
    help: 'the families I am to ring',
    description: 'The families you are asked to ring',
  },
  channel: elsewhere('Your calls hold names: ask me in a personal chat.'),
};
