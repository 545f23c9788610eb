import type { Activity } from 'botbuilder';
import { isCardVerb, readPress, type CardVerb, type PressData } from '#shared/contracts/card-actions.ts';
import type { AdaptiveCard } from '../cards/basics/card-parts.ts';
import { expiredCard, textCard } from '../cards/basics/plain-cards.ts';
import type { StaffContext } from '../operations/context.ts';
import {
  callsAgain,
  callsFor,
  gapsFor,
  openCall,
  refreshed,
  summaryOf,
  todayFor,
  type Reader,
} from './answers.ts';
import { mustHold, type BotRights } from './bot-right.ts';
import type { ChatKind } from './command.ts';
import { helpIn } from './command-lists.ts';
import { commands } from './commands/registry.ts';
import {
  meetingsAgain,
  meetingsFor,
  planFromCard,
  putOffFromCard,
  undoFromMeetingsCard,
} from './meetings-in-chat.ts';
import { noticeFor, noticeFromCard, undoNoticeFromCard } from './notice-from-card.ts';
import { askFurther, notUnderstood, outcomeFromCard, undoFromCard } from './outcome-from-card.ts';

export interface Press {
  verb: string;
  data: Record<string, unknown>;
}

/** A press of Action.Execute arrives as an invoke. */
export function pressOfExecute(activity: Activity): Press {
  const action = fieldsOf(fieldsOf(activity.value).action);
  const data = fieldsOf(action.data);
  const verb = [action.verb, data.verb].find((one) => typeof one === 'string') ?? '';
  return { verb, data };
}

/** A press of Action.Submit arrives as a message whose value names the verb. */
export function pressOfSubmit(activity: Activity): Press | null {
  const data = fieldsOf(activity.value);
  return typeof data.verb === 'string' ? { verb: data.verb, data } : null;
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

interface CardAnswer<Verb extends CardVerb> {
  /** What it asks of whoever presses; asked before its answer, whose operation asks again. */
  right: BotRights;
  /** An answer that may name a pupil is for a personal chat only. */
  namesPupils: boolean;
  answer: (ctx: StaffContext, reader: Reader, press: PressData<Verb>) => Promise<AdaptiveCard>;
}

/** What each button answers; one left out does not compile. */
export const buttonAnswers: { [Verb in CardVerb]: CardAnswer<Verb> } = {
  today: { right: 'see-figures', namesPupils: false, answer: (ctx) => todayFor(ctx) },
  gaps: { right: 'see-figures', namesPupils: false, answer: gapsFor },
  'my-calls': { right: 'staff', namesPupils: true, answer: (ctx, reader) => callsFor(ctx, reader) },
  'open-call': {
    right: 'ring-families',
    namesPupils: true,
    answer: (ctx, reader, { actionId }) => openCall(ctx, reader, actionId),
  },
  'record-outcome': { right: 'ring-families', namesPupils: true, answer: outcomeFromCard },
  'undo-outcome': { right: 'ring-families', namesPupils: true, answer: undoFromCard },
  'refresh-calls': {
    right: 'staff',
    namesPupils: true,
    answer: (ctx, reader, { madeAt, asked, recorded }) =>
      refreshed(ctx, madeAt, expiredCard('my-calls', {}), () =>
        asked ? askFurther(ctx, reader, asked) : callsAgain(ctx, reader, madeAt, recorded),
      ),
  },
  'ask-notice': {
    right: 'note-absence',
    namesPupils: true,
    answer: (ctx, reader, { pupilId }) => noticeFor(ctx, reader, pupilId),
  },
  'give-notice': { right: 'note-absence', namesPupils: true, answer: noticeFromCard },
  'undo-notice': { right: 'note-absence', namesPupils: true, answer: undoNoticeFromCard },
  'refresh-notice': {
    right: 'note-absence',
    namesPupils: true,
    answer: (ctx, reader, { pupilId, madeAt, given }) =>
      refreshed(ctx, madeAt, expiredCard('ask-notice', { pupilId }), () =>
        noticeFor(ctx, reader, pupilId, { given }),
      ),
  },
  'ask-meetings': {
    right: 'hold-tutor-meetings',
    namesPupils: true,
    answer: (ctx, reader) => meetingsFor(ctx, reader),
  },
  'plan-meeting': { right: 'hold-tutor-meetings', namesPupils: true, answer: planFromCard },
  'put-off-meeting': { right: 'hold-tutor-meetings', namesPupils: true, answer: putOffFromCard },
  'undo-meeting': { right: 'hold-tutor-meetings', namesPupils: true, answer: undoFromMeetingsCard },
  'refresh-meetings': {
    right: 'hold-tutor-meetings',
    namesPupils: true,
    answer: (ctx, reader, { madeAt, decided }) =>
      refreshed(ctx, madeAt, expiredCard('ask-meetings', {}), () =>
        meetingsAgain(ctx, reader, madeAt, decided),
      ),
  },
  'open-summary': {
    right: 'see-pupils',
    namesPupils: true,
    answer: (ctx, reader, { pupilId }) => summaryOf(ctx, reader, pupilId),
  },
  'refresh-summary': {
    right: 'see-pupils',
    namesPupils: true,
    answer: (ctx, reader, { pupilId, madeAt }) =>
      refreshed(ctx, madeAt, expiredCard('open-summary', { pupilId }), () => summaryOf(ctx, reader, pupilId)),
  },
};

/** Execute and Submit alike: what a button's verb answers. */
export async function answerPress(
  ctx: StaffContext,
  reader: Reader,
  { verb, data }: Press,
  chat: ChatKind,
): Promise<AdaptiveCard> {
  if (!isCardVerb(verb)) return helpIn(chat, commands, { notUnderstood: true });
  return answerVerb(ctx, reader, verb, data, chat);
}

async function answerVerb<Verb extends CardVerb>(
  ctx: StaffContext,
  reader: Reader,
  verb: Verb,
  data: Record<string, unknown>,
  chat: ChatKind,
): Promise<AdaptiveCard> {
  const { right, namesPupils, answer } = buttonAnswers[verb];
  mustHold(ctx, right);
  if (namesPupils && chat === 'channel')
    return textCard('Names stay out of channels: ask me in a personal chat.');
  const press = readPress(verb, data);
  if (!press) throw notUnderstood();
  return answer(ctx, reader, press);
}
