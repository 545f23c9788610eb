import { TurnContext } from 'botbuilder';
import type { AdaptiveCard } from '../../cards/basics/card-parts.ts';
import { textCard } from '../../cards/basics/plain-cards.ts';
import { bindChannel } from '../../operations/messages/bind-channel.ts';
import { channelOf } from '../card-poster.ts';
import { elsewhere, type Command, type CommandInput } from '../command.ts';
import { channelDataOf } from '../presence.ts';

export const postHere: Command = {
  name: 'post here',
  right: ['post-school-card', 'post-trust-card'],
  pattern: /^post here(?: (.+))?$/,
  personal: elsewhere('Say that in the channel that is to get the card, and mention me.'),
  channel: {
    answer: bindHere,
    help: 'bring the daily card to this channel (post here BA, post here trust)',
    description: 'Post the daily card in this channel each school day',
  },
};

async function bindHere({ ctx, turn, argument }: CommandInput): Promise<AdaptiveCard> {
  const { activity } = turn;
  const { channel, team } = channelDataOf(activity);
  const bound = await bindChannel(ctx, {
    channel: {
      channel: channelOf(activity.conversation.id),
      name: channel?.name ?? null,
      team: team?.id ?? null,
      conversation: TurnContext.getConversationReference(activity),
    },
    named: argument || null,
  });
  return textCard(
    `The daily card of ${bound.name} now comes to this channel on school days. Say "stop posting" to end it.`,
  );
}
