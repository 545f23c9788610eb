import {
  CardFactory,
  MessageFactory,
  type TurnContext,
  type Activity,
  type CloudAdapter,
  type ConversationReference,
} from 'botbuilder';
import type { DailyCardView, TrustCardView } from '#shared/contracts/messages/daily-card.ts';
import { PlainError } from '#shared/domain/basics/plain-error.ts';
import { dailyCard, dailyCardSummary } from '../cards/messages/daily-card.ts';
import { NotDelivered, type CardPoster } from '../operations/context.ts';
import { ConnectorTrouble } from './connector-client.ts';

/** Posts cards to bound conversations through the connector. */
export function createCardPoster(adapter: CloudAdapter, appId: string): CardPoster {
  /** The adapter gives an error inside a turn to its own handler: here the asker is to have it. */
  const inConversation = async (
    reference: ConversationReference,
    work: (turn: TurnContext) => Promise<void>,
  ): Promise<void> => {
    let failure: { error: unknown } | null = null;
    await adapter.continueConversationAsync(appId, reference, (turn) =>
      work(turn).catch((error: unknown) => void (failure = { error })),
    );
    if (failure) throw (failure as { error: unknown }).error;
  };

  return {
    postCard: (conversation, view) =>
      delivering(async () => {
        const reference = conversation as ConversationReference;
        const activity = cardActivity(view);
        let id: string | undefined;
        if (reference.conversation.conversationType === 'personal') {
          await inConversation(reference, async (turn) => {
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
        if (!id) throw new PlainError('Teams answered without the id of the card');
        return id;
      }),
    updateCard: (conversation, activityId, view) =>
      delivering(async () => {
        const reference = conversation as ConversationReference;
        const thread =
          reference.conversation.conversationType === 'personal'
            ? reference.conversation.id
            : `${channelOf(reference.conversation.id)};messageid=${activityId}`;
        const inThread = { ...reference, conversation: { ...reference.conversation, id: thread } };
        try {
          await inConversation(inThread, async (turn) => {
            await turn.updateActivity({ ...cardActivity(view), id: activityId });
          });
          return true;
        } catch (error) {
          // Whether only the card is gone or the whole channel shows when a new one is posted.
          if (error instanceof ConnectorTrouble && error.statusCode === 404) return false;
          throw error;
        }
      }),
    tell: (conversation, text) =>
      delivering(() =>
        inConversation(conversation as ConversationReference, async (turn) => {
          await turn.sendActivity(MessageFactory.text(text));
        }),
      ),
  };
}

/** Puts the connector's trouble into the port's words; what may have been done stays an ordinary error. */
async function delivering<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ConnectorTrouble) || !error.refused) throw error;
    throw new NotDelivered(whyOf(error), error.message, { cause: error });
  }
}

const BLOCKED = [
  'MessageWritesBlocked',
  'BotDisabledByUser',
  'BotBlockedByUser',
  'ConversationBlockedByUser',
];
const GONE = ['BotNotInConversationRoster', 'BotNotInstalled', 'ConversationNotFound'];

function whyOf({ statusCode, code }: ConnectorTrouble): NotDelivered['why'] {
  if (statusCode === 403 && code !== null && BLOCKED.includes(code)) return 'blocked';
  if (statusCode === 404) return 'gone';
  return statusCode === 403 && code !== null && GONE.includes(code) ? 'gone' : 'later';
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
