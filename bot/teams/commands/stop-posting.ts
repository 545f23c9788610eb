import type { AdaptiveCard } from '../../cards/basics/card-parts.ts';
import { textCard } from '../../cards/basics/plain-cards.ts';
import { unbindChannel } from '../../operations/messages/bind-channel.ts';
import { channelOf } from '../card-poster.ts';
import { elsewhere, type Command, type CommandInput } from '../command.ts';

export const stopPosting: Command = {
  name: 'stop posting',
  right: ['post-school-card', 'post-trust-card'],
  pattern: /^stop posting$/,
  personal: elsewhere('Say that in the channel, and mention me.'),
  channel: {
    answer: stopHere,
    help: 'no more cards here',
    description: 'Post no more daily cards in this channel',
  },
};

async function stopHere({ ctx, turn }: CommandInput): Promise<AdaptiveCard> {
  const stopped = await unbindChannel(ctx, channelOf(turn.activity.conversation.id));
  return textCard(
    stopped.length > 0 ? 'No more cards come to this channel.' : 'No card comes to this channel.',
  );
}
