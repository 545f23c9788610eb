import type { TurnContext } from 'botbuilder';
import type { AdaptiveCard } from '../cards/basics/card-parts.ts';
import { textCard } from '../cards/basics/plain-cards.ts';
import type { StaffContext } from '../operations/context.ts';
import type { Reader } from './answers.ts';
import type { BotRights } from './bot-right.ts';

/** Where something is said to the bot: in a person's own chat, or for a whole channel to read. */
export type ChatKind = 'personal' | 'channel';

export interface CommandInput {
  ctx: StaffContext;
  reader: Reader;
  turn: TurnContext;
  /** What was said after the command; '' for nothing. */
  argument: string;
  /** All there are, for the help card. */
  commands: readonly Command[];
}

export interface CommandUse {
  /** What it asks of whoever says it here, where that is not the command's own right. */
  right?: BotRights;
  answer(input: CommandInput): Promise<AdaptiveCard> | AdaptiveCard;
  /** What the help card says of it; left out: the card does not name it. */
  help?: string;
  /** What Teams says of it in its list of commands, at most 128 characters; left out: it is not listed. */
  description?: string;
}

/** Something the bot understands. The help cards, the manifest's lists and the reading of a message come from these. */
export interface Command extends Record<ChatKind, CommandUse> {
  name: string;
  /** What it asks of whoever says it; asked before its answer, whose operation asks again. */
  right: BotRights;
  /** How the help card writes it where that is not the name alone. */
  usage?: string;
  /** Matches the whole text, in small letters and without its full stop; the first group is the argument. */
  pattern: RegExp;
  /** The argument is a name: the pattern reads the text as it was written. */
  asWritten?: true;
}

/** For the scope where a command does not work: where to say it instead. */
export const elsewhere = (text: string): CommandUse => ({ answer: () => textCard(text) });
