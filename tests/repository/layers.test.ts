import { describe, expect, it } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import { faultOf, type ImportRules } from './import-faults.ts';
import { importsOf } from './imports-of.ts';
import { roomFaultOf, type RoomRules } from './rooms.ts';

const problem = 'shared/domain/basics/problem.ts';
const plainError = 'shared/domain/basics/plain-error.ts';
const schoolDate = 'shared/domain/basics/school-date.ts';
const everyday = ['bot/clock.ts', 'bot/error-text.ts', 'bot/logger.ts'];
const doorIn = [
  'bot/operations',
  'shared/contracts',
  'shared/wording',
  problem,
  plainError,
  schoolDate,
  ...everyday,
];
const jobNames = 'shared/domain/admin/job-names.ts';
const importKinds = 'shared/domain/people/import-kinds.ts';
const doorOut = ['bot/operations/context.ts', 'shared/contracts', 'shared/domain', ...everyday];
const inBothModes = [
  'shared/domain',
  'shared/store',
  'bot/config.ts',
  'bot/clock.ts',
  'bot/http',
  'bot/jobs',
  'bot/operations',
  'bot/sources',
  'bot/teams',
];

const rules: ImportRules = {
  floors: {
    'shared/domain': [],
    'shared/contracts': ['shared/domain'],
    'shared/wording': ['shared/domain'],
    'shared/store': ['shared/domain', 'shared/contracts'],
    'bot/operations': ['shared/domain', 'shared/contracts', 'shared/wording', 'shared/store', ...everyday],
    'bot/cards': ['shared/contracts', 'shared/wording', 'shared/domain/targets/target.ts'],
    'bot/sheets': [
      'shared/contracts',
      'shared/wording',
      'shared/domain/figures/attendance-band.ts',
      'shared/domain/figures/results-shown.ts',
      schoolDate,
    ],
    'bot/http': [...doorIn, 'bot/sheets'],
    'bot/teams': [
      ...doorIn,
      'bot/cards',
      'shared/domain/actions/action-kinds.ts',
      'shared/domain/actions/call.ts',
      'shared/domain/actions/calls/call-order.ts',
      'shared/domain/actions/calls/families.ts',
      'shared/domain/people/rights.ts',
    ],
    'bot/jobs': [...doorIn, jobNames, importKinds],
    'bot/local': [...doorIn, importKinds, 'bot/http'],
    'bot/sources': doorOut,
    'bot/graph': doorOut,
    'bot/teams/card-poster.ts': [...doorOut, 'bot/cards', 'bot/teams'],
    'bot/config.ts': ['shared/contracts', 'shared/domain'],
    'bot/clock.ts': ['shared/domain'],
    'bot/error-text.ts': [problem, plainError],
    'bot/logger.ts': ['bot/error-text.ts'],
    'bot/tab-links.ts': ['shared/contracts'],
    'bot/main.ts': ['*'],
    'bot/start.ts': ['bot/config.ts', 'bot/logger.ts', 'bot/operations', 'bot/teams', 'bot/wiring'],
    'bot/wiring/shared.ts': inBothModes,
    'bot/wiring/entra.ts': [...inBothModes, 'bot/wiring/shared.ts', 'bot/graph', 'bot/tab-links.ts'],
    'bot/wiring/local.ts': ['*'],
    'bot/backup.ts': ['*'],
    'bot/restore.ts': ['*'],
    'bot/verify-store.ts': ['*'],
    tabs: ['shared/contracts', 'shared/wording', 'shared/domain'],
    'tabs/vite.config.ts': ['*'],
    'tabs/local-desk/vite.config.ts': ['*'],
  },
  packages: {
    'node:': [
      'shared/store',
      'bot/operations',
      'bot/http',
      'bot/teams',
      'bot/jobs',
      'bot/local',
      'bot/sources',
      'bot/graph',
      'bot/config.ts',
      'bot/clock.ts',
      'bot/error-text.ts',
      'bot/logger.ts',
      'bot/backup.ts',
      'bot/wiring',
    ],
    zod: ['shared/contracts', 'bot/config.ts', 'bot/http/request-handler.ts', 'bot/sources'],
    kysely: ['shared/store', 'bot/local', 'bot/jobs'],
    '@electric-sql/pglite': ['shared/store'],
    pg: ['shared/store'],
    'lru-cache': ['shared/store'],
    'pg-boss': ['bot/jobs'],
    botbuilder: ['bot/teams'],
    'botframework-connector': ['bot/teams'],
    jose: ['bot/http', 'bot/local', 'bot/teams'],
    restify: ['bot/http', 'bot/local', 'bot/wiring'],
    helmet: ['bot/http'],
    compression: ['bot/http'],
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
    vite: ['tabs/vite.config.ts', 'tabs/local-desk/vite.config.ts'],
    '@vitejs/plugin-react': ['tabs/vite.config.ts', 'tabs/local-desk/vite.config.ts'],
  },
};

const roomRules: RoomRules = {
  floors: [
    'shared/domain',
    'shared/contracts',
    'shared/wording',
    'shared/store',
    'bot/operations',
    'bot/http',
    'bot/jobs',
    'bot/cards',
    'bot/sheets',
    'tabs/pages',
    'tabs/components',
  ],
  rooms: {
    basics: [],
    audit: [],
    engine: [],
    people: [],
    roll: ['people'],
    registers: ['roll', 'people'],
    targets: ['people'],
    figures: ['registers', 'targets', 'roll', 'people'],
    patterns: ['figures', 'registers', 'roll', 'people'],
    actions: ['figures', 'registers', 'roll', 'people'],
    escalation: ['actions', 'figures', 'registers', 'roll', 'people'],
    pupils: ['escalation', 'actions', 'patterns', 'figures', 'targets', 'registers', 'roll', 'people'],
    messages: ['actions', 'figures', 'patterns', 'targets', 'registers', 'people'],
    planner: ['actions', 'escalation', 'people'],
    imports: ['actions', 'messages', 'figures', 'targets', 'registers', 'roll', 'people'],
    admin: ['*'],
  },
  open: ['basics', 'audit', 'engine'],
  roots: [
    'shared/contracts/api-request.ts',
    'bot/operations/context.ts',
    'bot/operations/jobs.ts',
    'bot/http/request-handler.ts',
    'bot/jobs/job-kind.ts',
    'shared/store/schema.ts',
    'shared/store/migrations',
    'tabs/pages/pages-for.ts',
  ],
  joining: [
    'shared/contracts/tab-api.ts',
    'shared/contracts/card-actions.ts',
    'shared/contracts/tab-addresses.ts',
  ],
  apart: ['shared/store/migrations', 'shared/store/backup'],
};
const MOST_FILES_OF_A_FOLDER = 22;

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
    ['bot/wiring/entra.ts', '../local/fill-store.ts'],
    ['bot/wiring/entra.ts', './local.ts'],
    ['bot/wiring/shared.ts', '../local/fill-store.ts'],
    ['bot/wiring/shared.ts', './entra.ts'],
    ['bot/operations/people/staff.ts', '../../local/fill-store.ts'],
  ])('refuses that %s imports %s', (file, target) => {
    expect(faultsIn(file, `import x from '${target}';`)).toHaveLength(1);
  });

  it.each([
    ['tabs/pages/Today.tsx', '#shared/wording/calls.ts'],
    ['tabs/pages/Today.tsx', '../components/Call.tsx'],
    ['bot/teams/adapter.ts', 'botbuilder'],
    ['bot/graph/people.ts', '../operations/context.ts'],
    ['bot/teams/card-poster.ts', '../cards/daily-card.ts'],
    ['bot/wiring/entra.ts', '../graph/people.ts'],
    ['bot/wiring/local.ts', '../local/fill-store.ts'],
    ['shared/domain/mark.ts', './session.ts'],
  ])('lets %s import %s', (file, target) => {
    expect(faultsIn(file, `import x from '${target}';`)).toEqual([]);
  });
});

describe('the rooms of the house', () => {
  const files = globSync(['shared/**/*.ts', 'bot/**/*.ts', 'tabs/**/*.ts', 'tabs/**/*.tsx']);

  it('use only the rooms they may', () => {
    expect(files.flatMap((file) => roomFaultsIn(file, readFileSync(file, 'utf8')))).toEqual([]);
  });

  it.each([
    ['shared/domain/roll/pupil.ts', '../figures/measures.ts'],
    ['shared/domain/registers/marks.ts', '#shared/domain/actions/call.ts'],
    ['bot/operations/actions/call.ts', '../pupils/pupil-year.ts'],
    ['bot/operations/targets/set-target.ts', '#shared/store/messages/channels.ts'],
    ['tabs/pages/figures/day/Day.tsx', '../../pupils/PupilPage.tsx'],
    ['tabs/components/basics/Choice.tsx', '#shared/wording/figures/diff-text.ts'],
    ['shared/contracts/figures/figures.ts', '../openapi.ts'],
    ['shared/contracts/actions/action.ts', '../tab-api.ts'],
    ['shared/store/odds/ends.ts', '../engine/open-store.ts'],
  ])('refuse that %s imports %s', (file, target) => {
    expect(roomFaultsIn(file, `import x from '${target}';`)).toHaveLength(1);
  });

  it.each([
    ['shared/domain/figures/measures.ts', '../registers/attendance-rate.ts'],
    ['shared/store/people/staff.ts', '#shared/domain/basics/london-time.ts'],
    ['bot/operations/planner/sync-planner.ts', '../context.ts'],
    ['bot/operations/admin/what-waits.ts', '../messages/post-daily-card.ts'],
    ['shared/contracts/tab-api.ts', './figures/figures.ts'],
    ['bot/http/handlers.ts', '../operations/figures/trust-daily.ts'],
  ])('let %s import %s', (file, target) => {
    expect(roomFaultsIn(file, `import x from '${target}';`)).toEqual([]);
  });

  it('and its other folders are small enough to be read as a list', () => {
    const sizes = new Map<string, number>();
    for (const file of files) {
      const folder = file.slice(0, file.lastIndexOf('/'));
      sizes.set(folder, (sizes.get(folder) ?? 0) + 1);
    }
    sizes.delete('shared/store/migrations'); // numbered, and only ever added to
    expect([...sizes].filter(([, size]) => size > MOST_FILES_OF_A_FOLDER)).toEqual([]);
  });
});

function roomFaultsIn(file: string, text: string): string[] {
  return importsOf(file, text).flatMap((found) => roomFaultOf(found, roomRules) ?? []);
}

function faultsIn(file: string, text: string): string[] {
  return importsOf(file, text).flatMap((found) => faultOf(found, rules) ?? []);
}
