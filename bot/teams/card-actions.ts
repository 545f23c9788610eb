import type { Activity } from 'botbuilder';
import { isCardVerb, readPress, type CardVerb, type PressData } from '#shared/contracts/card-actions.ts';
import type { AdaptiveCard } from '../cards/basics/card-parts.ts';
import { expiredCard, textCard } from '../cards/basics/plain-cards.ts';
import type { Context } from '../operations/context.ts';
import { callsFor, gapsFor, openCall, refreshed, summaryOf, todayFor, type Reader } from './answers.ts';
import type { Scope } from './command.ts';
import { helpIn } from './command-lists.ts';
import { commands } from './commands/registry.ts';
import { notUnderstood, outcomeFromCard } from './outcome-from-card.ts';

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
  /** An answer that may name a pupil is for a personal chat only. */
  namesPupils: boolean;
  answer: (context: Context, reader: Reader, press: PressData<Verb>) => Promise<AdaptiveCard>;
}

/** What each button answers; one left out does not compile. */
const answers: { [Verb in CardVerb]: CardAnswer<Verb> } = {
  today: { namesPupils: false, answer: (context, reader) => todayFor(context, reader) },
  gaps: { namesPupils: false, answer: gapsFor },
  'my-calls': { namesPupils: true, answer: (context, reader) => callsFor(context, reader) },
  'open-call': {
    namesPupils: true,
    answer: (context, reader, { actionId }) => openCall(context, reader, actionId),
  },
  'record-outcome': { namesPupils: true, answer: outcomeFromCard },
  'refresh-calls': {
    namesPupils: true,
    answer: (context, reader, { madeAt }) =>
      refreshed(context, madeAt, expiredCard('my-calls', {}), () => callsFor(context, reader)),
  },
  'open-summary': {
    namesPupils: true,
    answer: (context, reader, { pupilId }) => summaryOf(context, reader, pupilId),
  },
  'refresh-summary': {
    namesPupils: true,
    answer: (context, reader, { pupilId, madeAt }) =>
      refreshed(context, madeAt, expiredCard('open-summary', { pupilId }), () =>
        summaryOf(context, reader, pupilId),
      ),
  },
};

/** Execute and Submit alike: what a button's verb answers. */
export async function answerPress(
  context: Context,
  reader: Reader,
  { verb, data }: Press,
  scope: Scope,
): Promise<AdaptiveCard> {
  if (!isCardVerb(verb)) return helpIn(scope, commands, { notUnderstood: true });
  return answerVerb(context, reader, verb, data, scope);
}

async function answerVerb<Verb extends CardVerb>(
  context: Context,
  reader: Reader,
  verb: Verb,
  data: Record<string, unknown>,
  scope: Scope,
): Promise<AdaptiveCard> {
  const { namesPupils, answer } = answers[verb];
  if (namesPupils && scope === 'channel')
    return textCard('Names stay out of channels: ask me in a personal chat.');
  const press = readPress(verb, data);
  if (!press) throw notUnderstood();
  return answer(context, reader, press);
}
