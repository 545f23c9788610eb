import { chatPupilText } from '#shared/wording/pupils/chat-pupil-text.ts';
import type { AdaptiveCard } from '../cards/basics/card-parts.ts';
import { textCard } from '../cards/basics/plain-cards.ts';
import { matchesCard } from '../cards/pupils/summary-card.ts';
import { recordAskedInChannel } from '../operations/messages/personal-chat.ts';
import { findPupils } from '../operations/pupils/pupil-summary.ts';
import type { CommandInput, CommandUse } from './command.ts';

const LONGEST_NAME = 100;
const MOST_MATCHES = 8;

/** One match: what `answer` makes of it; several: a choice, whose buttons ask with `verb`; none: kind words. */
export async function pupilNamed(
  { ctx, argument }: CommandInput,
  verb: 'open-summary' | 'ask-notice',
  answer: (pupilId: string) => Promise<AdaptiveCard>,
): Promise<AdaptiveCard> {
  const name = argument.slice(0, LONGEST_NAME);
  const { items } = await findPupils(ctx, { text: name, limit: MOST_MATCHES + 1 });
  const [only] = items;
  if (!only) return textCard(chatPupilText.foundNobody(name));
  if (items.length > 1)
    return matchesCard(name, items.slice(0, MOST_MATCHES), items.length > MOST_MATCHES, verb);
  return answer(only.id);
}

/** Whoever names a pupil in a channel is told, and it is noted. */
export const notOfPupilsHere: CommandUse = {
  right: 'staff',
  answer: async ({ ctx }) => {
    await recordAskedInChannel(ctx);
    return textCard(chatPupilText.notInChannel);
  },
};
