import {
  CardFactory,
  MessageFactory,
  type TurnContext,
  type Activity,
  type CloudAdapter,
  type ConversationReference,
} from 'botbuilder';
import type { DailyCardView, TrustCardView } from '#shared/contracts/daily-card.ts';
import { dailyCard, dailyCardSummary } from '../cards/daily-card.ts';
import type { CardPoster } from '../operations/context.ts';

/** Posts cards to bound conversations through the connector. */
export function createCardPoster(adapter: CloudAdapter, appId: string): CardPoster {
  return {
    postCard: async (conversation, view) => {
      const reference = conversation as ConversationReference;
      const activity = cardActivity(view);
      let id: string | undefined;
      if (reference.conversation.conversationType === 'personal') {
        await adapter.continueConversationAsync(appId, reference, async (turn) => {
          id = (await turn.sendActivity(activity))?.id;
        });
      } else {
        const channel = channelOf(reference.conversation.id);
        // A thread of its own: only so does an id come back under which the card can be updated later.
        await adapter.createConversationAsync(
          appId,
          reference.channelId,
          reference.serviceUrl,
          '',
          {
            isGroup: true,
            bot: reference.bot,
            channelData: { channel: { id: channel } },
            activity,
          } as never,
          async (turn) => {
            id = idInThread(turn) ?? turn.activity.id;
          },
        );
      }
      if (!id) throw new Error('Teams answered without the id of the card');
      return id;
    },
    updateCard: async (conversation, activityId, view) => {
      const reference = conversation as ConversationReference;
      const thread =
        reference.conversation.conversationType === 'personal'
          ? reference.conversation.id
          : `${channelOf(reference.conversation.id)};messageid=${activityId}`;
      const inThread = { ...reference, conversation: { ...reference.conversation, id: thread } };
      try {
        await adapter.continueConversationAsync(appId, inThread, async (turn) => {
          await turn.updateActivity({ ...cardActivity(view), id: activityId });
        });
        return true;
      } catch (error) {
        if (statusOf(error) === 404) return false;
        throw error;
      }
    },
    tell: async (conversation, words) => {
      await adapter.continueConversationAsync(appId, conversation as ConversationReference, async (turn) => {
        await turn.sendActivity(MessageFactory.text(words));
      });
    },
  };
}

function cardActivity(view: DailyCardView | TrustCardView): Partial<Activity> {
  const activity = MessageFactory.attachment(CardFactory.adaptiveCard(dailyCard(view)));
  return { ...activity, summary: dailyCardSummary(view) };
}

/** The channel itself, without the thread a message was said in. */
export function channelOf(conversationId: string): string {
  return conversationId.split(';')[0] ?? '';
}

function idInThread(turn: TurnContext): string | undefined {
  return /;messageid=(.+)$/.exec(turn.activity.conversation?.id ?? '')?.[1];
}

function statusOf(error: unknown): number | undefined {
  return (error as { statusCode?: number }).statusCode;
}
