/** Where commands are listed: the help card in each scope, and Teams' own list, which the manifest holds. */
import type { AdaptiveCard } from '../cards/basics/card-parts.ts';
import { helpCard, type HelpLine } from '../cards/basics/plain-cards.ts';
import type { Command, ChatKind } from './command.ts';

export function helpIn(
  chat: ChatKind,
  commands: readonly Command[],
  { notUnderstood = false } = {},
): AdaptiveCard {
  return helpCard({ lines: helpLines(chat, commands), personal: chat === 'personal', notUnderstood });
}

export function helpLines(chat: ChatKind, commands: readonly Command[]): HelpLine[] {
  return commands.flatMap(({ name, usage = name, [chat]: { help } }) =>
    help === undefined ? [] : [{ command: usage, meaning: help }],
  );
}

const manifestScopes = { personal: 'personal', channel: 'team' } as const;

/** `bots[0].commandLists` of manifest/manifest.json. */
export function commandLists(commands: readonly Command[]) {
  return (['personal', 'channel'] as const).map((chat) => ({
    scopes: [manifestScopes[chat]],
    commands: commands.flatMap(({ name: title, [chat]: { description } }) =>
      description === undefined ? [] : [{ title, description }],
    ),
  }));
}
