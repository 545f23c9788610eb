import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { importKindNames, type ImportKind } from '#shared/domain/people/import-kinds.ts';
import { undoImport } from '../../../bot/operations/imports/undo-import.ts';
import { bringIn, markRow, newSchool, pupilRow } from '../../support/schools/a-school.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';
import { administrator } from '../../support/schools/people.ts';
import { testContext } from '../../support/product/test-context.ts';
import { requestBy } from '../../support/product/requests.ts';

const TODAY = '2026-09-16';

type Row = Exclude<Parameters<typeof bringIn>[2], string>[number];

/** Of each kind a file, and a second one that changes what the first brought; a kind without one does not compile. */
const files: Record<ImportKind, (school: string) => [first: Row, second: Row]> = {
  schools: (school) => [
    { school, name: 'Ash Academy', phase: 'secondary' },
    { school, name: 'Ash and Elm Academy', phase: 'secondary' },
  ],
  terms: (school) => {
    const day = { school, name: 'Snow', kind: 'closure', starts: '2026-12-03' };
    return [
      { ...day, ends: '2026-12-03' },
      { ...day, ends: '2026-12-04' },
    ];
  },
  staff: (school) => {
    const person = { school, email: 'm.shaw@trust.example', name: 'M Shaw' };
    return [
      { ...person, roles: 'tutor' },
      { ...person, roles: 'year-leader' },
    ];
  },
  pupils: (school) => [pupilRow(school, 'B1'), { ...pupilRow(school, 'B1'), tutorGroup: '8Z' }],
  contacts: (school) => {
    const contact = { school, upn: 'A1', order: '1', name: 'Ida Kay' };
    return [
      { ...contact, phone: '01632 960001' },
      { ...contact, phone: '01632 960002' },
    ];
  },
  marks: (school) => [markRow(school, 'A1', TODAY, 'AM', '/'), markRow(school, 'A1', TODAY, 'AM', 'N')],
  minimums: (school) => [
    { school, schoolYear: '2026/27', percent: '93.1' },
    { school, schoolYear: '2026/27', percent: '93.4' },
  ],
  results: (school) => [
    { school, upn: 'A1', schoolYear: '2025/26', progress8: '0.10' },
    { school, upn: 'A1', schoolYear: '2025/26', progress8: '0.20' },
  ],
};

const tables = [
  'school',
  'calendar_period',
  'staff_post',
  'pupil',
  'pupil_membership',
  'contact',
  'register_week',
  'mark_detail',
  'target',
  'pupil_result',
];

onBothEngines('a file of any kind', (openedStore) => {
  it.each(importKindNames)('of %s is taken back whole, and what it changed is as it was', async (kind) => {
    const context = testContext(openedStore(), { now: `${TODAY}T14:30` });
    const school = await newSchool(context);
    await bringIn(context, 'pupils', [pupilRow(school, 'A1')]);
    const everything = async () => {
      const { db } = context.store;
      const found: Record<string, string[]> = {};
      for (const table of tables) {
        const { rows } =
          await sql<object>`select * from ${sql.table(table)} where school_id = ${school}`.execute(db);
        // Which import a week came with is the one that put it back.
        found[table] = rows.map((row) => JSON.stringify({ ...row, import_number: undefined })).sort();
      }
      return found;
    };
    const [first, second] = files[kind](school);
    await bringIn(context, kind, [first]);
    const before = await everything();
    const changed = await bringIn(context, kind, [second]);
    expect(changed.changed).toBe(1);
    expect(await everything()).not.toEqual(before);
    expect(await undoImport(requestBy(context, administrator), changed.id)).toMatchObject({
      takenBack: 1,
      kept: 0,
    });
    expect(await everything()).toEqual(before);
  });
});
