import { describe, expect, it } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { importsOf } from './imports-of.ts';
import { ourFile } from './import-faults.ts';
import { shapeFaults, type ShapeRules } from './shape-faults.ts';

const doors = ['bot/http', 'bot/teams', 'bot/jobs', 'bot/wiring', 'bot/local'];
const rules: ShapeRules = {
  // These ask whether a person may, and refuse.
  guards: [
    'bot/operations/actions/act-on-action.ts',
    'bot/operations/imports/local-codes.ts',
    'bot/operations/people/must-be-allowed.ts',
    'bot/operations/people/visible-schools.ts',
    'bot/operations/pupils/permitted-pupil.ts',
    'bot/operations/pupils/permitted-pupil-year.ts',
    'shared/domain/people/permission.ts',
  ],
  ownAffairs: {
    'bot/operations/messages/personal-chat.ts': 'how to reach the person who writes',
    'bot/operations/messages/bot-presence.ts': 'that the person removed the bot from their own chat',
  },
  audits: ['shared/store/audit/audit.ts', 'bot/operations/actions/act-on-action.ts'],
  writesUnaudited: {
    'bot/operations/context.ts': 'only hands transactions out',
    'bot/operations/actions/revise-school-day.ts': 'reviseDay audits each change',
    'bot/operations/messages/personal-chat.ts': 'how to reach a person',
    'bot/operations/people/list-people.ts': 'the local administrator of a new store',
    'bot/operations/planner/sync-planner.ts':
      'which tasks Planner has; what people did there is audited in sync-task',
    'bot/operations/imports/import-file.ts': 'RunningImport.note audits each school',
    'bot/operations/imports/import-schools.ts': 'RunningImport.note',
    'bot/operations/imports/import-terms.ts': 'RunningImport.note',
    'bot/operations/imports/import-staff.ts': 'RunningImport.note',
    'bot/operations/imports/import-pupils.ts': 'RunningImport.note',
    'bot/operations/imports/import-contacts.ts': 'RunningImport.note',
    'bot/operations/imports/import-marks.ts': 'RunningImport.note',
    'bot/operations/imports/import-minimums.ts': 'RunningImport.note',
    'bot/operations/imports/import-results.ts': 'RunningImport.note',
  },
  outside: ['cards', 'planner', 'board', 'fetch'],
};

const parsed = (file: string): ts.SourceFile =>
  ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
const operations = globSync('bot/operations/**/*.ts').map((file) => file.split(path.sep).join('/'));

/** What doors call, by file. */
function calledByDoors(): Map<string, Set<string>> {
  const called = new Map<string, Set<string>>();
  for (const file of globSync(doors.map((door) => `${door}/**/*.ts`))) {
    for (const statement of parsed(file).statements) {
      if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
      const target = ourFile({ file, line: 0, target: statement.moduleSpecifier.text });
      const names = statement.importClause?.namedBindings;
      if (!target?.startsWith('bot/operations/') || !names || !ts.isNamedImports(names)) continue;
      for (const { name } of names.elements)
        called.set(target, (called.get(target) ?? new Set()).add(name.text));
    }
  }
  return called;
}

const importsOfFile = (file: string): string[] =>
  importsOf(file, readFileSync(file, 'utf8')).flatMap((found) => ourFile(found) ?? []);

describe('an operation', () => {
  it('has the shape that docs/operations-shape.md says', () => {
    const called = calledByDoors();
    expect(called.size).toBeGreaterThan(40);
    const faults = operations.flatMap((file) =>
      shapeFaults(parsed(file), importsOfFile(file), called.get(file) ?? new Set(), rules),
    );
    expect(faults).toEqual([]);
  });

  it('is exempt by name only while it is there', () => {
    const exempt = [...Object.keys(rules.ownAffairs), ...Object.keys(rules.writesUnaudited)];
    expect(exempt.filter((file) => !operations.includes(file))).toEqual([]);
  });

  it.each([
    [
      'takes more than ctx and input',
      `export async function verb(ctx: StaffContext, a: string, b: string) {}`,
    ],
    ['does not take ctx first', `export async function verb(a: string, ctx: StaffContext) {}`],
    ['asks nobody whether the person may', `export async function verb(ctx: StaffContext) { ctx.store; }`],
    [
      'writes and does not audit',
      `export async function verb(ctx: Context) { await ctx.transaction(async (tx) => { await write(tx); }); }`,
    ],
    [
      'reaches outside in a transaction',
      `import { audit } from '#shared/store/audit/audit.ts';
       export async function verb(ctx: Context) { await ctx.transaction(async (tx) => { await ctx.cards.tell(1, 'x'); }); }`,
    ],
    ['asks the clock', `export async function verb(ctx: Context) { return ctx.clock.now(); }`],
  ])('that %s is found', (fault, text) => {
    const file = 'bot/operations/actions/planted.ts';
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    const imports = importsOf(file, text).flatMap((found) => ourFile(found) ?? []);
    expect(shapeFaults(source, imports, new Set(['verb']), rules)).toEqual([`${file}: verb ${fault}`]);
  });
});
