/** Where commands are listed: the help card in each scope, and Teams' own list, which the manifest holds. */
import type { AdaptiveCard } from '../cards/basics/card-parts.ts';
import { helpCard, type HelpLine } from '../cards/basics/plain-cards.ts';
import type { Command, Scope } from './command.ts';

export function helpIn(
  scope: Scope,
  commands: readonly Command[],
  { notUnderstood = false } = {},
): AdaptiveCard {
  return helpCard({ lines: helpLines(scope, commands), personal: scope === 'personal', notUnderstood });
}

export function helpLines(scope: Scope, commands: readonly Command[]): HelpLine[] {
  return commands.flatMap(({ name, usage = name, [scope]: { help } }) =>
    help === undefined ? [] : [{ command: usage, meaning: help }],
  );
}

const manifestScopes = { personal: 'personal', channel: 'team' } as const;

/** `bots[0].commandLists` of manifest/manifest.json. */
export function commandLists(commands: readonly Command[]) {
  return (['personal', 'channel'] as const).map((scope) => ({
    scopes: [manifestScopes[scope]],
    commands: commands.flatMap(({ name: title, [scope]: { description } }) =>
      description === undefined ? [] : [{ title, description }],
    ),
  }));
}
