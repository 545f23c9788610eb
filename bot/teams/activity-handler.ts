import { CardFactory, MessageFactory, TurnContext, type Activity } from 'botbuilder';
import { Problem } from '#shared/domain/basics/problem.ts';
import type { AdaptiveCard } from '../cards/basics/card-parts.ts';
import { helpCard, wordsCard } from '../cards/basics/plain-cards.ts';
import { bindChannel, unbindChannel } from '../operations/messages/bind-channel.ts';
import type { Context, StaffMember } from '../operations/context.ts';
import { findPerson } from '../operations/people/find-person.ts';
import { keepPersonalChat, noteAskedInChannel } from '../operations/messages/personal-chat.ts';
import { placesOfChannel } from '../operations/messages/places-of-channel.ts';
import { gapsFor, myCalls, summaryFor, todayFor, type Reader } from './answers.ts';
import { readWords, type Said } from './bot-words.ts';
import { answerPress, pressOfSubmit } from './card-actions.ts';
import { channelOf } from './card-poster.ts';
import { channelDataOf, heardInChannel, leave, presenceChange } from './presence.ts';

const STRANGER =
  'I do not know you yet: your account is not on the staff list. Your school’s administrator can add you. Until then I can show you nothing.';

/** Every activity Teams sends comes through here. */
export function activityHandler(context: Context): (turn: TurnContext) => Promise<void> {
  return async (turn) => {
    const { activity } = turn;
    const personal = isPersonal(activity);
    let person: StaffMember | null;
    try {
      person = await findPerson(context, activity.from?.aadObjectId);
      const change = presenceChange(activity);
      if (change === 'removed') return await leave(context, activity, person, personal);
      if (person && personal) await keepPersonalChat(context, person, chatOf(activity));
      if (!personal) await heardInChannel(context, activity, change === 'added');
    } catch (error) {
      return sayTrouble(turn, wordsOfError(context, error));
    }
    switch (activity.type) {
      case 'message':
        return answerMessage(context, turn, person, personal);
      case 'invoke':
        return answerInvoke(context, turn, person, personal);
      case 'installationUpdate':
        if (activity.action === 'add') await send(turn, helpCard(personal, false));
        return;
      default:
        return;
    }
  };
}

/** Said before it is known who asks, so to anybody. */
async function sayTrouble(turn: TurnContext, words: string): Promise<void> {
  if (turn.activity.type === 'invoke') await answerPressed(turn, wordsCard(words));
  else if (turn.activity.type === 'message') await send(turn, wordsCard(words));
}

/** How to reach the chat itself: not the message it was said with, which is another each time. */
function chatOf(activity: Activity): object {
  const { activityId: _message, ...chat } = TurnContext.getConversationReference(activity);
  return chat;
}

const isPersonal = (activity: Activity): boolean =>
  (activity.conversation?.conversationType ?? 'personal') === 'personal';

async function answerMessage(
  context: Context,
  turn: TurnContext,
  person: StaffMember | null,
  personal: boolean,
): Promise<void> {
  if (!person) {
    await turn.sendActivity(MessageFactory.text(STRANGER));
    return;
  }
  const reader: Reader = { person, teamsId: turn.activity.from?.id ?? null };
  const press = pressOfSubmit(turn.activity);
  try {
    const answer = press
      ? await answerPress(context, reader, press, personal)
      : await answerWords(context, turn, reader, readWords(turn.activity.text ?? ''), personal);
    await send(turn, answer);
  } catch (error) {
    await send(turn, wordsCard(wordsOfError(context, error)));
  }
}

async function answerWords(
  context: Context,
  turn: TurnContext,
  reader: Reader,
  said: Said,
  personal: boolean,
): Promise<AdaptiveCard> {
  const { activity } = turn;
  switch (said.word) {
    case 'help':
      return helpCard(personal, false);
    case 'unknown':
      return helpCard(personal, true);
    case 'today':
      return todayFor(
        context,
        reader,
        personal ? [] : await placesOfChannel(context, channelOf(activity.conversation.id)),
      );
    case 'post-here':
      return personal
        ? wordsCard('Say that in the channel that is to get the card, and mention me.')
        : bindHere(context, turn, reader, said.place);
    case 'stop-posting':
      return personal
        ? wordsCard('Say that in the channel, and mention me.')
        : stopHere(context, activity, reader);
    case 'my-calls':
      return personal
        ? myCalls(context, reader)
        : wordsCard('Your calls hold names: ask me in a personal chat.');
    case 'gaps':
      return gapsFor(context, reader);
    case 'summary':
      if (personal) return summaryFor(context, reader, said.name);
      await noteAskedInChannel(context, reader.person);
      return wordsCard('Pupils are not spoken of in a channel: ask me in a personal chat.');
  }
}

async function bindHere(
  context: Context,
  turn: TurnContext,
  reader: Reader,
  place: string | null,
): Promise<AdaptiveCard> {
  const { activity } = turn;
  const reference = TurnContext.getConversationReference(activity);
  const bound = await bindChannel(
    context,
    reader.person,
    {
      channel: channelOf(activity.conversation.id),
      name: channelDataOf(activity).channel?.name ?? null,
      team: channelDataOf(activity).team?.id ?? null,
      conversation: reference,
    },
    place,
  );
  return wordsCard(
    `The daily card of ${bound.name} now comes to this channel on school days. Say "stop posting" to end it.`,
  );
}

async function stopHere(context: Context, activity: Activity, reader: Reader): Promise<AdaptiveCard> {
  const stopped = await unbindChannel(context, reader.person, channelOf(activity.conversation.id));
  return wordsCard(
    stopped.length > 0 ? 'No more cards come to this channel.' : 'No card comes to this channel.',
  );
}

/** An invoke is answered in the turn itself, so that a press never waits for a message to be sent. */
async function answerInvoke(
  context: Context,
  turn: TurnContext,
  person: StaffMember | null,
  personal: boolean,
): Promise<void> {
  if (turn.activity.name !== 'adaptiveCard/action') {
    await turn.sendActivity({ type: 'invokeResponse', value: { status: 501 } });
    return;
  }
  const value = turn.activity.value as { action?: { verb?: unknown; data?: unknown } } | undefined;
  const data = (
    typeof value?.action?.data === 'object' && value.action.data !== null ? value.action.data : {}
  ) as Record<string, unknown>;
  const verb =
    typeof value?.action?.verb === 'string'
      ? value.action.verb
      : typeof data.verb === 'string'
        ? data.verb
        : '';
  let answer: AdaptiveCard;
  try {
    const reader = person && { person, teamsId: turn.activity.from?.id ?? null };
    answer = reader ? await answerPress(context, reader, { verb, data }, personal) : wordsCard(STRANGER);
  } catch (error) {
    answer = wordsCard(wordsOfError(context, error));
  }
  await answerPressed(turn, answer);
}

async function answerPressed(turn: TurnContext, answer: AdaptiveCard): Promise<void> {
  const body = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: answer };
  await turn.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
}

function wordsOfError(context: Context, error: unknown): string {
  if (error instanceof Problem) return error.message;
  const reference = Math.floor(context.clock.now().getTime() / 1000).toString(36);
  context.log.error({ err: error, reference }, 'the bot met a bug');
  return `Something went wrong here, and nothing was changed. If it happens again, tell your administrator: reference ${reference}.`;
}

async function send(turn: TurnContext, answer: AdaptiveCard): Promise<void> {
  const activity = MessageFactory.attachment(CardFactory.adaptiveCard(answer));
  // A notification shows the summary: it names nobody.
  await turn.sendActivity({ ...activity, summary: 'Attendance First' });
}
