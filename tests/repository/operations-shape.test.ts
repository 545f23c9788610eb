import { describe, expect, it } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { doing, importedValues, writesRows } from './functions-of.ts';
import { reachesOutside, shapeFaults, type ShapeRules } from './shape-faults.ts';

const doors = ['bot/http', 'bot/teams', 'bot/jobs', 'bot/wiring', 'bot/local'];
const parsed = (file: string): ts.SourceFile =>
  ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
const filesOf = (pattern: string): string[] =>
  globSync(pattern).map((file) => file.split(path.sep).join('/'));
const operations = filesOf('bot/operations/**/*.ts').map(parsed);
const storeFiles = filesOf('shared/store/**/*.ts').filter((file) => !file.includes('/migrations/'));

const audit = 'shared/store/audit/audit.ts';
/** The outside; and the store by another way than the transaction: the embedded one, with one connection, would wait for itself. */
const outside = ['cards', 'planner', 'board', 'fetch', 'store', 'reading'];
const asProduct = 'the product’s own work, asked for by jobs';
const localOnly = 'local mode’s picking of people, before anybody is signed in';
const saidByTeams = 'where the bot is, as Teams says it';
const ownAffair = 'how the person who writes is reached, and that they asked';
const rules: ShapeRules = {
  guards: [
    'bot/operations/actions/act-on-action.ts',
    'bot/operations/escalation/act-on-meeting.ts',
    'bot/operations/escalation/act-on-proposal.ts',
    'bot/operations/escalation/plans/pupil-in-hand.ts',
    'bot/operations/imports/local-codes.ts',
    'bot/operations/people/must-be-allowed.ts',
    'bot/operations/people/visible-schools.ts',
    'bot/operations/pupils/permitted-pupil.ts',
    'bot/operations/pupils/permitted-pupil-year.ts',
    'shared/domain/people/permission.ts',
  ],
  asksNobody: {
    'bot/operations/context.ts#actingAs': 'makes contexts',
    'bot/operations/context.ts#actingBeforeOthers': 'makes contexts',
    'bot/operations/people/find-person.ts#findPerson': 'by whom it is known who asks',
    'bot/operations/people/find-person.ts#findPersonById': 'by whom it is known who asks',
    'bot/operations/people/list-people.ts#listPeople': localOnly,
    'bot/operations/people/list-people.ts#listSchools': localOnly,
    'bot/operations/people/list-people.ts#personIdByEmail': localOnly,
    'bot/operations/people/list-people.ts#ensureLocalAdministrator': localOnly,
    'bot/operations/messages/bot-presence.ts#recordBotRemoved': saidByTeams,
    'bot/operations/messages/bot-presence.ts#recordBotBack': saidByTeams,
    'bot/operations/messages/bot-presence.ts#recordSeenInChannel': saidByTeams,
    'bot/operations/messages/bot-presence.ts#recordRemovedByPerson': ownAffair,
    'bot/operations/messages/personal-chat.ts#recordPersonalChat': ownAffair,
    'bot/operations/messages/personal-chat.ts#recordAskedInChannel': ownAffair,
    'bot/operations/messages/scopes-of-channel.ts#scopesOfChannel':
      'which school’s figures are asked for; whether they may be seen is asked by dailyViewFor',
    'bot/operations/messages/post-daily-card.ts#postDailyCard': asProduct,
    'bot/operations/messages/send-withdrawn.ts#sendWithdrawn': asProduct,
    'bot/operations/messages/alert-standings.ts#logMissingAlertPeople': asProduct,
    'bot/operations/messages/send-calls-to-make.ts#sendCallsToMake': asProduct,
    'bot/operations/messages/send-alert.ts#sendAlert': asProduct,
    'bot/operations/messages/send-alert.ts#escalateAlerts': asProduct,
    'bot/operations/messages/send-alert-taken-back.ts#sendAlertTakenBack': asProduct,
    'bot/operations/figures/gaps-on-cards.ts#gapsOnCards': 'trustGaps asks',
    'bot/operations/actions/revise-school-day.ts#reviseSchoolDay': asProduct,
    'bot/operations/escalation/revise-school-proposals.ts#reviseSchoolProposals': asProduct,
    'bot/operations/planner/sync-planner.ts#syncPlanner': asProduct,
  },
  audits: [
    `${audit}#audit`,
    'bot/operations/actions/act-on-action.ts#actOnAction',
    'bot/operations/actions/withdraw.ts#withdraw',
    'bot/operations/actions/calls/undo-pass-on.ts#takeBack',
    'bot/operations/escalation/act-on-meeting.ts#actOnMeeting',
    'bot/operations/escalation/act-on-proposal.ts#actOnProposal',
  ],
  writesUnaudited: {
    'bot/operations/context.ts': 'only hands transactions out',
    'bot/operations/actions/revise-school-day.ts': 'reviseDay audits each change',
    'bot/operations/escalation/revise-school-proposals.ts': 'raise and reviseProposals audit each change',
    'bot/operations/what-has-changed.ts': 'the key of its signs, once a store',
    'bot/operations/people/list-people.ts': 'the local administrator of a new store',
    'bot/operations/messages/bot-presence.ts#recordRemovedByPerson': 'how to reach a person',
    'bot/operations/messages/personal-chat.ts#recordPersonalChat': 'how to reach a person',
    'bot/operations/messages/post-daily-card.ts#postDailyCard':
      'which cards stand; that a person asked is audited by postDailyCardNow',
    'bot/operations/messages/send-early-change.ts#sendEarlyChange': 'sendMessage audits each that was sent',
    'bot/operations/planner/sync-planner.ts':
      'which tasks Planner has; what people did there is audited in sync-task',
    'bot/operations/imports/import-file.ts': 'RunningImport.note audits each school',
    'bot/operations/imports/store-records.ts': 'RunningImport.note',
    'bot/operations/imports/import-schools.ts': 'RunningImport.note',
    'bot/operations/imports/import-terms.ts': 'RunningImport.note',
    'bot/operations/imports/import-staff.ts': 'RunningImport.note',
    'bot/operations/imports/import-pupils.ts': 'RunningImport.note',
    'bot/operations/imports/import-contacts.ts': 'RunningImport.note',
    'bot/operations/imports/import-marks.ts': 'RunningImport.note',
    'bot/operations/imports/import-minimums.ts': 'RunningImport.note',
    'bot/operations/imports/import-results.ts': 'RunningImport.note',
  },
  outside,
  storeWrites: doing(storeFiles.filter((file) => file !== audit).map(parsed), writesRows),
  reachers: doing(operations, (root) => reachesOutside(root, outside)),
  context: 'bot/operations/context.ts',
};

/** What doors call, by file. */
function calledByDoors(): Map<string, Set<string>> {
  const called = new Map<string, Set<string>>();
  for (const file of doors.flatMap((door) => filesOf(`${door}/**/*.ts`)))
    for (const target of importedValues(parsed(file)).values()) {
      const [ours = '', name = ''] = target.split('#');
      if (ours.startsWith('bot/operations/')) called.set(ours, (called.get(ours) ?? new Set()).add(name));
    }
  return called;
}

const planted = (text: string): string[] => {
  const file = 'bot/operations/actions/planted.ts';
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  return shapeFaults(source, new Set(['verb']), rules).map((fault) => fault.slice(`${file}: `.length));
};
const asked = `import { mayUse } from '#shared/domain/people/permission.ts';
  import { audit } from '#shared/store/audit/audit.ts';`;

describe('an operation', () => {
  it('has the shape that docs/operations-shape.md says', () => {
    const called = calledByDoors();
    expect(called.size).toBeGreaterThan(40);
    const faults = operations.flatMap((source) =>
      shapeFaults(source, called.get(source.fileName) ?? new Set(), rules),
    );
    expect(faults).toEqual([]);
  });

  it('is exempt by name only while it would be at fault', () => {
    const strict = { ...rules, asksNobody: {}, writesUnaudited: {} };
    const called = calledByDoors();
    const atFault = operations.flatMap((source) =>
      shapeFaults(source, called.get(source.fileName) ?? new Set(), strict),
    );
    const isNeeded = (exempt: string): boolean =>
      atFault.some((fault) =>
        fault.startsWith(`${exempt.replace('#', ': ')}${exempt.includes('#') ? ' ' : ':'}`),
      );
    const exempt = [rules.asksNobody, rules.writesUnaudited].flatMap(Object.keys);
    expect(exempt.filter((one) => !isNeeded(one))).toEqual([]);
  });

  it.each([
    [
      'takes more than ctx and input',
      `export async function verb(ctx: StaffContext, a: string, b: string) {}`,
    ],
    ['does not take ctx first', `export async function verb(a: string, ctx: StaffContext) {}`],
    ['asks nobody whether the person may', `export async function verb(ctx: StaffContext) { ctx.store; }`],
    ['asks nobody whether the person may', `export async function verb(ctx: Context) { ctx.store; }`],
    [
      'asks nobody whether the person may',
      `export const verb = async function (ctx: StaffContext) { ctx.store; };`,
    ],
    [
      'asks nobody whether the person may',
      `import type { Answer } from '#shared/domain/people/permission.ts';
       import { type Post } from '#shared/domain/people/permission.ts';
       export async function verb(ctx: StaffContext): Promise<Answer> { return 'yes'; }`,
    ],
    [
      'asks nobody whether the person may',
      `import { mayUse } from '#shared/domain/people/permission.ts';
       export async function verb(ctx: StaffContext) { return 1; }
       export const other = (ctx: StaffContext) => mayUse(ctx.actor, 'see-pupils', 'BA');`,
    ],
    [
      'writes before it asks',
      `${asked}
       export async function verb(ctx: StaffContext) {
         await ctx.transaction(async (tx) => { await audit(tx, {}); });
         mayUse(ctx.actor, 'see-pupils', 'BA');
       }`,
    ],
    [
      'writes and does not audit',
      `${asked}
       export async function verb(ctx: Context) {
         mayUse(ctx.actor, 'see-pupils', 'BA');
         await ctx.transaction(async (tx) => { await write(tx); });
       }`,
    ],
    [
      'writes and does not audit',
      `${asked}
       export async function verb(ctx: Context) {
         mayUse(ctx.actor, 'see-pupils', 'BA');
         await ctx.store.db.insertInto('channel').values({}).execute();
       }`,
    ],
    [
      'writes and does not audit',
      `${asked}
       export async function verb(ctx: Context) {
         mayUse(ctx.actor, 'see-pupils', 'BA');
         await sql\`delete from channel\`.execute(ctx.store.db);
       }`,
    ],
    [
      'writes and does not audit',
      `${asked}
       import { markChannelSeen } from '#shared/store/messages/out-of-reach.ts';
       export async function verb(ctx: Context) {
         mayUse(ctx.actor, 'see-pupils', 'BA');
         await seen(ctx);
       }
       const seen = (ctx: Context) => markChannelSeen(ctx.store.db, 'one', {}, null);`,
    ],
    [
      'reaches outside in a transaction',
      `${asked}
       import { actOnAction } from './act-on-action.ts';
       export async function verb(ctx: Context) {
         mayUse(ctx.actor, 'see-pupils', 'BA');
         await actOnAction(ctx, 'a', 'action.complete', async (tx) => { await audit(tx, {}); await read(ctx); });
       }
       const read = (ctx: Context) => findSchool(ctx.store.db, 'BA');`,
    ],
    [
      'reaches outside in a transaction',
      `${asked}
       export async function verb(ctx: Context) {
         mayUse(ctx.actor, 'see-pupils', 'BA');
         await ctx.transaction(async (tx) => { await audit(tx, {}); await ctx.reading(); });
       }`,
    ],
    [
      'reaches outside in a transaction',
      `${asked}
       export async function verb(ctx: Context) {
         mayUse(ctx.actor, 'see-pupils', 'BA');
         await ctx.transaction(async (tx) => { await audit(tx, {}); await ctx.cards.tell(1, 'x'); });
       }`,
    ],
    [
      'reaches outside in a transaction',
      `${asked}
       export async function verb(ctx: Context) {
         mayUse(ctx.actor, 'see-pupils', 'BA');
         await ctx.transaction(async (tx) => { await audit(tx, {}); await tell(ctx); });
       }
       async function tell(ctx: Context) { await ctx.cards.tell(1, 'x'); }`,
    ],
    [
      'reaches outside in a transaction',
      `${asked}
       import { postDailyCard } from '../messages/post-daily-card.ts';
       export async function verb(ctx: Context) {
         mayUse(ctx.actor, 'see-pupils', 'BA');
         await ctx.transaction(async (tx) => { await audit(tx, {}); await postDailyCard(ctx, 'BA'); });
       }`,
    ],
    ...['ctx.clock.now()', 'momentOf(ctx.clock)', 'new Date()', 'Date.now()'].map((text) => [
      'asks the clock',
      `const helper = (ctx: Context) => ${text};`,
      'helper',
    ]),
    ['begins a reading beside ctx', `const helper = (ctx: Context) => beginReading(ctx.store);`, 'helper'],
    ['takes a lock beside ctx', `const helper = (ctx: Context) => ctx.store.withLock('x', work);`, 'helper'],
  ])('that %s is found', (fault, text, name = 'verb') => {
    expect(planted(text)).toEqual([`${name} ${fault}`]);
  });

  it('that does as it should has no fault', () => {
    const text = `${asked}
      export async function verb(ctx: StaffContext) {
        mayUse(ctx.actor, 'see-pupils', 'BA');
        await ctx.transaction(async (tx) => { await write(tx, new Date(ctx.at)); await audit(tx, {}); });
        await ctx.cards.tell(1, 'x');
      }`;
    expect(planted(text)).toEqual([]);
  });
});
