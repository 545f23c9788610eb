/** The one list of what a card's buttons do: the cards make their buttons by it, the bot reads presses by it. */
import type { z } from 'zod';
import { callCardActions } from './actions/card-actions.ts';
import { escalationCardActions } from './escalation/card-actions.ts';
import { figureCardActions } from './figures/card-actions.ts';
import { summaryCardActions } from './pupils/card-actions.ts';

export const cardActions = {
  ...figureCardActions,
  ...callCardActions,
  ...summaryCardActions,
  ...escalationCardActions,
} as const;

type CardActions = typeof cardActions;
export type CardVerb = keyof CardActions;
/** What a button with this verb carries. */
export type ButtonData<Verb extends CardVerb> = z.infer<CardActions[Verb]['carries']>;
/** What a press of it brings: what the button carries, and what was filled in beside it. */
export type PressData<Verb extends CardVerb> = ButtonData<Verb> & z.infer<CardActions[Verb]['inputs']>;
/** The ids of inputs that some button's press brings. */
export type CardInput = {
  [Verb in CardVerb]: keyof z.infer<CardActions[Verb]['inputs']>;
}[CardVerb];

/** A verb comes from outside: 'constructor' is none of ours. */
export const isCardVerb = (verb: string): verb is CardVerb => Object.hasOwn(cardActions, verb);

/** Null where the data is no press of this verb. */
export function readPress<Verb extends CardVerb>(
  verb: Verb,
  data: Record<string, unknown>,
): PressData<Verb> | null {
  const { carries, inputs } = cardActions[verb];
  const carried = carries.safeParse(data);
  const filledIn = inputs.safeParse(data);
  if (!carried.success || !filledIn.success) return null;
  return { ...carried.data, ...filledIn.data } as PressData<Verb>;
}
