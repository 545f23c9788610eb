import { nameInSentence } from '#shared/wording/basics/name-in-sentence.ts';
import type { AdaptiveCard } from '../../cards/basics/card-parts.ts';
import { textCard } from '../../cards/basics/plain-cards.ts';
import { matchesCard } from '../../cards/pupils/summary-card.ts';
import { recordAskedInChannel } from '../../operations/messages/personal-chat.ts';
import { findPupils } from '../../operations/pupils/pupil-summary.ts';
import { summaryOf } from '../answers.ts';
import type { Command, CommandInput } from '../command.ts';

const LONGEST_NAME = 100;
const MOST_MATCHES = 8;

export const summary: Command = {
  name: 'summary',
  right: 'see-pupils',
  usage: 'summary …',
  pattern: /^summary\b\s*(.*)$/i,
  asWritten: true,
  personal: {
    answer: summaryFor,
    help: 'how one pupil is doing; say part of the name',
    description: "A pupil's attendance: summary and a name, or part of it",
  },
  channel: {
    right: 'staff', // whoever names a pupil there is told, and it is noted
    answer: async ({ ctx }) => {
      await recordAskedInChannel(ctx);
      return textCard('Pupils are not spoken of in a channel: ask me in a personal chat.');
    },
  },
};

/** One match: the summary; several: a choice; none: kind words. */
async function summaryFor({ ctx, reader, argument }: CommandInput): Promise<AdaptiveCard> {
  const name = argument.slice(0, LONGEST_NAME);
  if (name.trim() === '') return textCard('Whose summary? Say "summary" and part of the name.');
  const { items } = await findPupils(ctx, { text: name, limit: MOST_MATCHES + 1 });
  const [only] = items;
  if (!only) return textCard(`I found nobody called ${nameInSentence(name)} among the pupils you see.`);
  if (items.length > 1) return matchesCard(name, items.slice(0, MOST_MATCHES), items.length > MOST_MATCHES);
  return summaryOf(ctx, reader, only.id);
}
