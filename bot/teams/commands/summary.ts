import { chatPupilText } from '#shared/wording/pupils/chat-pupil-text.ts';
import { textCard } from '../../cards/basics/plain-cards.ts';
import { summaryOf } from '../answers.ts';
import type { Command } from '../command.ts';
import { notOfPupilsHere, pupilNamed } from '../pupil-named.ts';

export const summary: Command = {
  name: 'summary',
  right: 'see-pupils',
  usage: 'summary …',
  pattern: /^summary\b\s*(.*)$/i,
  asWritten: true,
  personal: {
    answer: (input) =>
      input.argument.trim() === ''
        ? textCard(chatPupilText.whoseSummary)
        : pupilNamed(input, 'open-summary', (id) => summaryOf(input.ctx, input.reader, id)),
    help: 'how one pupil is doing; say part of the name',
    description: "A pupil's attendance: summary and a name, or part of it",
  },
  channel: notOfPupilsHere,
};
