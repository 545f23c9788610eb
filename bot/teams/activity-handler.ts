import { CardFactory, MessageFactory, TurnContext, type Activity } from 'botbuilder';
import { Problem } from '#shared/domain/basics/problem.ts';
import type { AdaptiveCard } from '../cards/basics/card-parts.ts';
import { textCard } from '../cards/basics/plain-cards.ts';
import {
  actingAs,
  actingBeforeOthers,
  beginJob,
  type Context,
  type Ports,
  type StaffContext,
  type StaffMember,
} from '../operations/context.ts';
import { findPerson } from '../operations/people/find-person.ts';
import { recordPersonalChat } from '../operations/messages/personal-chat.ts';
import type { Reader } from './answers.ts';
import { answerPress, pressOfExecute, pressOfSubmit } from './card-actions.ts';
import { chatKindOf } from './chat-kind.ts';
import { mustHold } from './bot-right.ts';
import type { ChatKind } from './command.ts';
import { helpIn } from './command-lists.ts';
import { commands } from './commands/registry.ts';
import { heardInChannel, leave, presenceChange } from './presence.ts';
import { readCommand } from './read-command.ts';

const STRANGER =
  'I do not know you yet: your account is not on the staff list. Your school’s administrator can add you. Until then I can show you nothing.';

/** Every activity Teams sends comes through here. */
export function activityHandler(ports: Ports): (turn: TurnContext) => Promise<void> {
  return async (turn) => {
    const ctx = beginJob(ports, 'bot');
    const { activity } = turn;
    const chat = chatKindOf(activity);
    const personal = chat === 'personal';
    let person: StaffMember | null;
    try {
      person = await findPerson(ctx, activity.from?.aadObjectId);
      const change = presenceChange(activity);
      if (change === 'removed') return await leave(ctx, activity, person, personal);
      if (person && personal) await recordPersonalChat(actingAs(ctx, person), chatOf(activity));
      if (!personal) await heardInChannel(ctx, activity, change === 'added');
    } catch (error) {
      return sayTrouble(turn, errorText(ctx, error));
    }
    const acting = person && (personal ? actingAs(ctx, person) : actingBeforeOthers(ctx, person));
    switch (activity.type) {
      case 'message':
        return answerMessage(acting, turn, chat);
      case 'invoke':
        return answerInvoke(acting, turn, chat);
      case 'installationUpdate':
        if (activity.action === 'add') await send(turn, helpIn(chat, commands));
        return;
      default:
        return;
    }
  };
}

/** Said before it is known who asks, so to anybody. */
async function sayTrouble(turn: TurnContext, text: string): Promise<void> {
  if (turn.activity.type === 'invoke') await answerPressed(turn, textCard(text));
  else if (turn.activity.type === 'message') await send(turn, textCard(text));
}

/** How to reach the chat itself: not the message it was said with, which is another each time. */
function chatOf(activity: Activity): object {
  const { activityId: _message, ...chat } = TurnContext.getConversationReference(activity);
  return chat;
}

/** @param ctx null: a stranger's */
async function answerMessage(ctx: StaffContext | null, turn: TurnContext, chat: ChatKind): Promise<void> {
  if (!ctx) {
    await turn.sendActivity(MessageFactory.text(STRANGER));
    return;
  }
  const reader = readerOf(turn);
  const press = pressOfSubmit(turn.activity);
  try {
    const answer = press
      ? await answerPress(ctx, reader, press, chat)
      : await answerCommand(ctx, turn, reader, chat);
    await send(turn, answer);
  } catch (error) {
    await send(turn, textCard(errorText(ctx, error)));
  }
}

/** What is not understood is answered with what is. */
async function answerCommand(
  ctx: StaffContext,
  turn: TurnContext,
  reader: Reader,
  chat: ChatKind,
): Promise<AdaptiveCard> {
  const read = readCommand(turn.activity.text ?? '', commands);
  if (!read) return helpIn(chat, commands, { notUnderstood: true });
  const { command, argument } = read;
  mustHold(ctx, command[chat].right ?? command.right);
  return command[chat].answer({ ctx, reader, turn, argument, commands });
}

/** An invoke is answered in the turn itself, so that a press never waits for a message to be sent. */
async function answerInvoke(ctx: StaffContext | null, turn: TurnContext, chat: ChatKind): Promise<void> {
  if (turn.activity.name !== 'adaptiveCard/action') {
    await turn.sendActivity({ type: 'invokeResponse', value: { status: 501 } });
    return;
  }
  let answer: AdaptiveCard;
  try {
    answer = ctx
      ? await answerPress(ctx, readerOf(turn), pressOfExecute(turn.activity), chat)
      : textCard(STRANGER);
  } catch (error) {
    answer = textCard(ctx ? errorText(ctx, error) : STRANGER);
  }
  await answerPressed(turn, answer);
}

const readerOf = (turn: TurnContext): Reader => ({ teamsId: turn.activity.from?.id ?? null });

async function answerPressed(turn: TurnContext, answer: AdaptiveCard): Promise<void> {
  const body = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: answer };
  await turn.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
}

function errorText(ctx: Context, error: unknown): string {
  if (error instanceof Problem) return error.message;
  const reference = Math.floor(ctx.at.getTime() / 1000).toString(36);
  ctx.log.error({ err: error, reference }, 'the bot met a bug');
  return `Something went wrong here, and nothing was changed. If it happens again, tell your administrator: reference ${reference}.`;
}

async function send(turn: TurnContext, answer: AdaptiveCard): Promise<void> {
  const activity = MessageFactory.attachment(CardFactory.adaptiveCard(answer));
  // A notification shows the summary: it names nobody.
  await turn.sendActivity({ ...activity, summary: 'Attendance First' });
}
