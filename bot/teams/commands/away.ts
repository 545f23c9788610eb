import { noticeCardText } from '#shared/wording/actions/notice-card-text.ts';
import { nameInSentence } from '#shared/wording/basics/name-in-sentence.ts';
import type { AdaptiveCard } from '../../cards/basics/card-parts.ts';
import { textCard } from '../../cards/basics/plain-cards.ts';
import { matchesCard } from '../../cards/pupils/summary-card.ts';
import { recordAskedInChannel } from '../../operations/messages/personal-chat.ts';
import { findPupils } from '../../operations/pupils/pupil-summary.ts';
import type { Command, CommandInput } from '../command.ts';
import { noticeFor } from '../notice-from-card.ts';

const LONGEST_NAME = 100;
const MOST_MATCHES = 8;

export const away: Command = {
  name: 'away',
  right: 'note-absence',
  usage: 'away …',
  pattern: /^(?:away|absent)\b\s*(.*)$/i,
  asWritten: true,
  personal: {
    answer: noticeOf,
    help: 'say why a pupil is away today; say part of the name',
    description: 'Say why a pupil is away today: away and a name, or part of it',
  },
  channel: {
    right: 'staff', // whoever names a pupil there is told, and it is noted
    answer: async ({ ctx }) => {
      await recordAskedInChannel(ctx);
      return textCard('Pupils are not spoken of in a channel: tell me in a personal chat.');
    },
  },
};

async function noticeOf({ ctx, reader, argument }: CommandInput): Promise<AdaptiveCard> {
  const name = argument.slice(0, LONGEST_NAME);
  if (name.trim() === '') return textCard(noticeCardText.whose);
  const { items } = await findPupils(ctx, { text: name, limit: MOST_MATCHES + 1 });
  const [only] = items;
  if (!only) return textCard(`I found nobody called ${nameInSentence(name)} among the pupils you see.`);
  if (items.length > 1)
    return matchesCard(name, items.slice(0, MOST_MATCHES), items.length > MOST_MATCHES, 'ask-notice');
  return noticeFor(ctx, reader, only.id);
}
