import type { Activity } from 'botbuilder';
import type { AdaptiveCard } from '../cards/basics/card-parts.ts';
import { wordsCard } from '../cards/basics/plain-cards.ts';
import type { Context } from '../operations/context.ts';
import {
  callsFor,
  gapsFor,
  openCall,
  outcomeFromCard,
  refreshed,
  summaryOf,
  todayFor,
  type Reader,
} from './answers.ts';
import type { Scope } from './command.ts';
import { helpIn } from './command-lists.ts';
import { commands } from './commands/registry.ts';

export interface Press {
  verb: string;
  data: Record<string, unknown>;
}

/** A press of Action.Submit arrives as a message whose value names the verb. */
export function pressOfSubmit(activity: Activity): Press | null {
  const value: unknown = activity.value;
  if (typeof value !== 'object' || value === null) return null;
  const data = value as Record<string, unknown>;
  return typeof data.verb === 'string' ? { verb: data.verb, data } : null;
}

type Answer = (context: Context, reader: Reader, data: Record<string, unknown>) => Promise<AdaptiveCard>;

const id = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** Verbs whose answers may name a pupil: for a personal chat only. */
const personalAnswers: Record<string, Answer> = {
  'my-calls': (context, reader) => callsFor(context, reader),
  'open-call': (context, reader, data) => openCall(context, reader, id(data.actionId)),
  'record-outcome': outcomeFromCard,
  'refresh-calls': (context, reader, data) =>
    refreshed(context, 'my-calls', {}, data, () => callsFor(context, reader)),
  'open-summary': (context, reader, data) => summaryOf(context, reader, id(data.pupilId)),
  'refresh-summary': (context, reader, data) =>
    refreshed(context, 'open-summary', { pupilId: id(data.pupilId) }, data, () =>
      summaryOf(context, reader, id(data.pupilId)),
    ),
};

const anywhere: Record<string, Answer> = {
  today: (context, reader) => todayFor(context, reader),
  gaps: gapsFor,
};

/** A verb comes from outside: 'constructor' is none of ours. */
const answerOf = (answers: Record<string, Answer>, verb: string): Answer | undefined =>
  Object.hasOwn(answers, verb) ? answers[verb] : undefined;

/** Execute and Submit alike: what a button's verb answers. */
export async function answerPress(
  context: Context,
  reader: Reader,
  press: Press,
  scope: Scope,
): Promise<AdaptiveCard> {
  const open = answerOf(anywhere, press.verb);
  if (open) return open(context, reader, press.data);
  const named = answerOf(personalAnswers, press.verb);
  if (!named) return helpIn(scope, commands, { notUnderstood: true });
  return scope === 'personal'
    ? named(context, reader, press.data)
    : wordsCard('Names stay out of channels: ask me in a personal chat.');
}
