import { describe, expect, it } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import { faultOf, type ImportRules } from './import-faults.ts';
import { importsOf } from './imports-of.ts';

const problem = 'shared/domain/problem.ts';
const schoolDate = 'shared/domain/school-date.ts';
const everyday = ['bot/clock.ts', 'bot/logger.ts'];
const doorIn = ['bot/operations', 'shared/contracts', 'shared/wording', problem, schoolDate, ...everyday];
const doorOut = ['bot/operations/context.ts', 'shared/contracts', 'shared/domain', ...everyday];

const rules: ImportRules = {
  rooms: {
    'shared/domain': [],
    'shared/contracts': ['shared/domain'],
    'shared/wording': ['shared/domain'],
    'shared/store': ['shared/domain', 'shared/contracts'],
    'bot/operations': ['shared/domain', 'shared/contracts', 'shared/wording', 'shared/store', ...everyday],
    'bot/cards': ['shared/contracts', 'shared/wording', 'shared/domain/target.ts'],
    'bot/sheets': [
      ...['shared/contracts', 'shared/wording'],
      ...['shared/domain/attendance-band.ts', 'shared/domain/results-shown.ts', schoolDate],
    ],
    'bot/http': [...doorIn, 'bot/sheets'],
    'bot/teams': [...doorIn, 'bot/cards', 'shared/domain/call.ts'],
    'bot/jobs': doorIn,
    'bot/local': [...doorIn, 'bot/http'],
    'bot/mark-sources': doorOut,
    'bot/graph': doorOut,
    'bot/teams/card-poster.ts': [...doorOut, 'bot/cards', 'bot/teams'],
    'bot/config.ts': ['shared/contracts', 'shared/domain'],
    'bot/clock.ts': ['shared/domain'],
    'bot/logger.ts': [],
    'bot/tab-links.ts': ['bot/operations/context.ts'],
    'bot/main.ts': ['*'],
    'bot/wiring.ts': ['*'],
    'bot/backup.ts': ['*'],
    'bot/restore.ts': ['*'],
    'bot/verify-store.ts': ['*'],
    tabs: ['shared/contracts', 'shared/wording', 'shared/domain'],
    'tabs/vite.config.ts': ['*'],
  },
  packages: {
    'node:': [
      'shared/store',
      'bot/operations',
      'bot/http',
      'bot/teams',
      'bot/jobs',
      'bot/local',
      'bot/mark-sources',
      'bot/graph',
      'bot/config.ts',
      'bot/clock.ts',
      'bot/logger.ts',
      'bot/backup.ts',
    ],
    zod: ['shared/contracts', 'bot/config.ts', 'bot/mark-sources'],
    kysely: ['shared/store', 'bot/local', 'bot/jobs'],
    '@electric-sql/pglite': ['shared/store'],
    pg: ['shared/store'],
    'lru-cache': ['shared/store'],
    'pg-boss': ['bot/jobs'],
    botbuilder: ['bot/teams'],
    'botframework-connector': ['bot/teams'],
    jose: ['bot/http', 'bot/teams'],
    restify: ['bot/http', 'bot/local'],
    helmet: ['bot/http'],
    compression: ['bot/http'],
    sirv: ['bot/http'],
    'write-excel-file': ['bot/sheets'],
    pino: ['bot/logger.ts'],
    '@azure/msal-node': ['bot/graph'],
    '@microsoft/microsoft-graph-client': ['bot/graph'],
    '@microsoft/microsoft-graph-types': ['bot/graph', 'bot/local'],
    adaptivecards: ['tabs'],
    react: ['tabs'],
    'react-dom': ['tabs'],
    wouter: ['tabs'],
    '@tanstack/react-query': ['tabs'],
    '@fluentui/react-components': ['tabs'],
    '@fluentui/react-icons': ['tabs'],
    '@fluentui/react-charts': ['tabs'],
    '@microsoft/teams-js': ['tabs'],
    '@azure/msal-browser': ['tabs'],
    vite: ['tabs/vite.config.ts'],
    '@vitejs/plugin-react': ['tabs/vite.config.ts'],
  },
};

describe('who may import whom', () => {
  it('holds in every source file', () => {
    const files = globSync(['shared/**/*.ts', 'bot/**/*.ts', 'tabs/**/*.ts', 'tabs/**/*.tsx']);
    const faults = files.flatMap((file) => faultsIn(file, readFileSync(file, 'utf8')));
    expect(faults).toEqual([]);
  });

  it('sees an arrow the wrong way, however it is written', () => {
    const planted = [
      `import { open } from '#shared/store/open.ts';`,
      `import type { Call } from '../operations/record-outcome.ts';`,
      `export * from '../http/server.ts';`,
      `const late = await import('../graph/planner-board.ts');`,
      `type Board = import('../graph/planner-board.ts').Board;`,
    ];
    const faults = faultsIn('bot/cards/daily-card.ts', planted.join('\n'));
    expect(faults.map((fault) => fault.split(';')[0])).toEqual([
      'bot/cards/daily-card.ts:1 imports shared/store/open.ts',
      'bot/cards/daily-card.ts:2 imports bot/operations/record-outcome.ts',
      'bot/cards/daily-card.ts:3 imports bot/http/server.ts',
      'bot/cards/daily-card.ts:4 imports bot/graph/planner-board.ts',
      'bot/cards/daily-card.ts:5 imports bot/graph/planner-board.ts',
    ]);
  });

  it.each([
    ['bot/http/server.ts', 'botbuilder'],
    ['bot/operations/post-daily-card.ts', '@microsoft/microsoft-graph-client/lib/src'],
    ['shared/wording/calls.ts', 'react'],
    ['shared/domain/mark.ts', 'zod'],
    ['shared/domain/mark.ts', 'node:fs'],
    ['shared/domain/mark.ts', 'fs'],
    ['tabs/App.tsx', '../bot/cards/daily-card.ts'],
    ['shared/store/open.ts', 'left-pad'],
    ['shared/odds-and-ends.ts', './domain/mark.ts'],
    ['bot/graph/people.ts', '../operations/people.ts'],
  ])('refuses that %s imports %s', (file, target) => {
    expect(faultsIn(file, `import x from '${target}';`)).toHaveLength(1);
  });

  it.each([
    ['tabs/pages/Today.tsx', '#shared/wording/calls.ts'],
    ['tabs/pages/Today.tsx', '../components/Call.tsx'],
    ['bot/teams/adapter.ts', 'botbuilder'],
    ['bot/graph/people.ts', '../operations/context.ts'],
    ['bot/teams/card-poster.ts', '../cards/daily-card.ts'],
    ['bot/wiring.ts', './graph/people.ts'],
    ['shared/domain/mark.ts', './session.ts'],
  ])('lets %s import %s', (file, target) => {
    expect(faultsIn(file, `import x from '${target}';`)).toEqual([]);
  });
});

function faultsIn(file: string, text: string): string[] {
  return importsOf(file, text).flatMap((found) => faultOf(found, rules) ?? []);
}
