import { noticeCardText } from '#shared/wording/actions/notice-card-text.ts';
import { textCard } from '../../cards/basics/plain-cards.ts';
import type { Command } from '../command.ts';
import { noticeFor } from '../notice-from-card.ts';
import { notOfPupilsHere, pupilNamed } from '../pupil-named.ts';

export const away: Command = {
  name: 'away',
  right: 'note-absence',
  usage: 'away …',
  pattern: /^(?:away|absent)\b\s*(.*)$/i,
  asWritten: true,
  personal: {
    answer: (input) =>
      input.argument.trim() === ''
        ? textCard(noticeCardText.whose)
        : pupilNamed(input, 'ask-notice', (id) => noticeFor(input.ctx, input.reader, id)),
    help: 'say why a pupil is away today; say part of the name',
    description: 'Say why a pupil is away today: away and a name, or part of it',
  },
  channel: notOfPupilsHere,
};
