import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { commandLists, helpLines } from '../../bot/teams/command-lists.ts';
import { commands } from '../../bot/teams/commands/registry.ts';
import { localDeskLabels } from '#shared/wording/local-desk.ts';
import { readCommand } from '../../bot/teams/read-command.ts';

const said = (message: string): string[] => {
  const read = readCommand(message, commands);
  return read ? [read.command.name, read.argument] : [];
};

describe('what is said to the bot', () => {
  it.each([
    ['', ['help', '']],
    ['<at>Attendance First</at>&nbsp; Hello!', ['help', '']],
    ['  TODAY?! ', ['today', '']],
    ['My\u00a0 calls.', ['my calls', '']],
    ['calls', ['my calls', '']],
    ['My meetings', ['meetings', '']],
    ['gaps', ['gaps', '']],
    ['Stop  posting', ['stop posting', '']],
    ['post here', ['post here', '']],
    ['<at>Attendance First</at> Post here BA.', ['post here', 'ba']],
    ['post hereabouts', []],
    ['summary', ['summary', '']],
    ["Summary  O'Brien Jr.", ['summary', "O'Brien Jr."]],
    ['summary: Khan', ['summary', ': Khan']],
    ['summaries', []],
    ['Away  Ava Khan', ['away', 'Ava Khan']],
    ['absent', ['away', '']],
    ['today please', []],
    ['sing me a song', []],
  ])('%j is %j', (message, read) => {
    expect(said(message)).toEqual(read);
  });

  it.each(['inChannel', 'inTrustChannel', 'inChat'] as const)(
    'is understood where the desk offers it: %s',
    (where) => {
      expect(localDeskLabels[where].filter((text) => said(text).length === 0)).toEqual([]);
    },
  );

  it('is one command at most, whatever their order', () => {
    const label = [
      'help',
      'hello',
      'today',
      'my',
      'calls',
      'meetings',
      'gaps',
      'stop',
      'posting',
      'post',
      'here',
      'summary',
      'away',
      'absent',
    ];
    const message = fc.array(fc.constantFrom(...label, 'BA', '.', '!'), { maxLength: 4 });
    fc.assert(
      fc.property(message, (parts) => {
        const text = parts.join(' ');
        expect(commands.filter((command) => readCommand(text, [command])).length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('the commands', () => {
  it('are the files of their folder', async () => {
    const files = globSync('bot/teams/commands/*.ts').filter((file) => !file.endsWith('registry.ts'));
    const modules = await Promise.all(files.map((file) => import(path.resolve(file)) as Promise<object>));
    const found = modules.flatMap((module) => Object.values(module) as unknown[]);
    expect(new Set(found)).toEqual(new Set(commands));
    expect(found).toHaveLength(commands.length);
  });

  it('stand in bots[0].commandLists of manifest/manifest.json as they say of themselves, in their order', () => {
    const manifest = JSON.parse(readFileSync('manifest/manifest.json', 'utf8')) as {
      bots: { commandLists: ReturnType<typeof commandLists> }[];
    };
    const lines = (lists: ReturnType<typeof commandLists> = []): string[] =>
      lists.flatMap(({ scopes, commands: listed }) =>
        listed.map(({ title, description }) => `${scopes.join()}: ${title}: ${description}`),
      );
    expect(lines(manifest.bots[0]?.commandLists)).toEqual(lines(commandLists(commands)));
  });

  it('are named by the help card of a personal chat and of a channel', () => {
    const lines = (scope: 'personal' | 'channel') =>
      helpLines(scope, commands).map(({ command, meaning }) => `${command}: ${meaning}`);
    expect(lines('personal')).toEqual([
      'today: the figures of the day',
      'my calls: the families I am to ring',
      'meetings: the meetings I am to decide',
      'away …: say why a pupil is away today; say part of the name',
      'summary …: how one pupil is doing; say part of the name',
      'gaps: pupil premium and other pupils this week',
    ]);
    expect(lines('channel')).toEqual([
      'post here: bring the daily card to this channel (post here BA, post here trust)',
      'stop posting: no more cards here',
      'today: the figures of the day',
    ]);
  });
});
