import { beforeEach, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { ImportKind } from '#shared/domain/people/import-kinds.ts';
import { up } from '#shared/store/migrations/0011-cleared-unasked.ts';
import { checkCleared } from '../../../bot/operations/imports/check-cleared.ts';
import { pastImportsFor } from '../../../bot/operations/imports/past-imports.ts';
import { undoImport } from '../../../bot/operations/imports/undo-import.ts';
import { csvKinds } from '../../../bot/sources/csv/registry.ts';
import { csv } from '../../support/schools/csv.ts';
import { bringIn, newSchool, pupilRow } from '../../support/schools/a-school.ts';
import { administrator, person, post } from '../../support/schools/people.ts';
import { requestBy } from '../../support/product/requests.ts';
import { testContext, type TestContext } from '../../support/product/test-context.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';

const TODAY = '2026-09-16';
type Row = Record<string, string>;

/** Of each kind a row with every column, all of them saying something; a kind without one does not compile. */
const full: Record<ImportKind, (school: string) => Row> = {
  schools: (school) => ({
    school,
    name: 'Ash',
    phase: 'primary',
    trust: 'T',
    cluster: 'C',
    registerClosesAm: '09:10',
    registerClosesPm: '13:10',
  }),
  terms: (school) => ({
    school,
    name: 'Snow',
    kind: 'closure',
    starts: '2026-12-03',
    ends: '2026-12-03',
    policyTerm: '2',
  }),
  staff: (school) => ({
    school,
    email: `s.${school.toLowerCase()}@trust.example`,
    name: 'S',
    roles: 'tutor',
    tutorGroups: '7A',
    yearGroups: '7',
    houses: 'Elm',
    endDate: '2026-12-01',
    entraObjectId: `5f0c8d2e-1111-4222-9333-${school.replace(/\D/g, '').padStart(12, '0')}`,
  }),
  pupils: (school) => ({
    school,
    upn: 'B1',
    surname: 'Quill',
    forename: 'Bea',
    yearGroup: '7',
    admissionNumber: '12',
    tutorGroup: '7A',
    house: 'Elm',
    startDate: '2026-09-01',
    leavingDate: '2027-07-01',
    pupilPremium: 'Y',
    fsmEver6: 'Y',
    sen: 'K',
    eal: 'Y',
    lookedAfter: 'Y',
    socialWorker: 'Y',
    youthOffendingWorker: 'Y',
    youngCarer: 'Y',
    medicalNeed: 'Y',
    household: 'H1',
  }),
  contacts: (school) => ({
    school,
    upn: 'A1',
    order: '1',
    name: 'Ida Kay',
    relationship: 'Mother',
    phone: '01632 960001',
    email: 'i@k.example',
    address: '1 Elm',
    parentalResponsibility: 'Y',
    doNotContact: 'Y',
    language: 'Welsh',
  }),
  marks: (school) => ({
    school,
    upn: 'A1',
    date: TODAY,
    session: 'AM',
    code: 'L',
    minutesLate: '12',
    comment: 'bus',
  }),
  minimums: (school) => ({ school, schoolYear: '2026/27', percent: '93.1' }),
  results: (school) => ({
    school,
    upn: 'A1',
    schoolYear: '2025/26',
    progress8: '0.10',
    english: '5',
    maths: '6',
  }),
};
const kinds = Object.keys(full) as ImportKind[];
const needed = (kind: ImportKind): string[] =>
  Object.entries(csvKinds[kind].columns).flatMap(([column, { required }]) => (required ? [column] : []));
const only = (row: Row, columns: readonly string[]): Row =>
  Object.fromEntries(Object.entries(row).filter(([column]) => columns.includes(column)));

onBothEngines('nothing is taken away by silence', (openedStore) => {
  let context: TestContext;
  let school: string;

  beforeEach(async () => {
    context = testContext(openedStore(), { now: `${TODAY}T14:30` });
    school = await newSchool(context);
    await bringIn(context, 'pupils', [pupilRow(school, 'A1')]);
  });

  async function everything(): Promise<string[]> {
    const tables = [
      'school',
      'calendar_period',
      'staff_post',
      'pupil',
      'pupil_membership',
      'contact',
      'mark_detail',
      'target',
      'pupil_result',
    ];
    const found: string[] = [];
    for (const table of tables) {
      const { rows } =
        await sql<object>`select * from ${sql.table(table)} where school_id = ${school}`.execute(
          context.store.db,
        );
      found.push(...rows.map((row) => JSON.stringify({ table, ...row })));
    }
    const { rows } = await sql<object>`select name, entra_object_id from staff order by staff_id`.execute(
      context.store.db,
    );
    return [...found.sort(), ...rows.map((row) => JSON.stringify(row))];
  }

  it.each(kinds)('a file of %s without the other columns leaves all that is stored', async (kind) => {
    const row = full[kind](school);
    expect(Object.keys(row).sort()).toEqual(Object.keys(csvKinds[kind].columns).sort());
    await bringIn(context, kind, [row]);
    const before = await everything();
    const columns = kind === 'staff' || kind === 'terms' ? ['school', ...needed(kind)] : needed(kind);
    const report = await bringIn(context, kind, [only(row, columns)]);
    expect(report).toMatchObject({ accepted: 1, changed: 0, cleared: [], warnings: [] });
    expect(await everything()).toEqual(before);
  });

  it.each(kinds)(
    'blank cells of %s clear what stood, are counted, and are taken back whole',
    async (kind) => {
      const row = full[kind](school);
      await bringIn(context, kind, [row]);
      const before = await everything();
      const blank = Object.fromEntries(
        Object.entries(row).map(([column, value]) => [
          column,
          column === 'school' || needed(kind).includes(column) ? value : '',
        ]),
      );
      const side = Object.keys(blank).filter((column) => blank[column] === '' && column !== 'fsmEver6');
      const report = await bringIn(context, kind, [blank]);
      expect(report.cleared.map(({ column, rows }) => `${column} ${rows}`).sort()).toEqual(
        side.map((column) => `${column} 1`).sort(),
      );
      expect((await bringIn(context, kind, [blank])).cleared).toEqual([]);
      if (side.length === 0) return;
      await undoImport(requestBy(context, administrator), report.id);
      expect(await everything()).toEqual(before);
    },
  );

  /** Of each kind, cells that a row is refused for, beside a row that is as it was. */
  const broken: Record<ImportKind, Row> = {
    schools: { phase: 'castle', registerClosesAm: 'late' },
    terms: { kind: 'feast', starts: 'soon', ends: '2026-02-30', policyTerm: '9' },
    staff: { roles: 'king', email: '', endDate: 'soon', yearGroups: '99', entraObjectId: 'x' },
    pupils: { yearGroup: '99', startDate: 'soon', leavingDate: 'x', pupilPremium: 'perhaps', upn: '' },
    contacts: { order: 'first', doNotContact: 'perhaps', parentalResponsibility: '?', upn: '', name: '' },
    marks: { date: 'today', session: 'noon', code: '?', minutesLate: 'many', upn: '' },
    minimums: { schoolYear: 'now', percent: 'many' },
    results: { schoolYear: 'now', progress8: '99', english: '77', upn: '' },
  };
  /** A second record of the same kind: of contacts, of the same pupil. */
  const second: Record<ImportKind, Row> = {
    schools: {},
    terms: { name: 'Flood' },
    staff: { email: 'second@trust.example', entraObjectId: '' },
    pupils: { upn: 'B2', admissionNumber: '13' },
    contacts: { order: '2', name: 'Olu Kay', phone: '01632 960002', doNotContact: 'N' },
    marks: { session: 'PM' },
    minimums: { schoolYear: '2025/26' },
    results: { schoolYear: '2024/25' },
  };
  it.each(
    kinds.flatMap((kind) => Object.keys(broken[kind]).map((column): [ImportKind, string] => [kind, column])),
  )('a row of %s that is refused for its %s takes nothing away', async (kind, column) => {
    const rows = [full[kind](school), { ...full[kind](school), ...second[kind] }];
    await bringIn(context, kind, rows);
    const before = await everything();
    const refused = rows.map((row, index) =>
      index === 1 ? { ...row, [column]: broken[kind][column]! } : row,
    );
    const report = await bringIn(context, kind, refused);
    expect(report).toMatchObject({ changed: 0, cleared: [], rejected: [{ line: 3 }] });
    expect(await everything()).toEqual(before);
  });

  it.each<[string, (row: string) => string]>([
    ['whose quotation mark is astray', (row) => row.replace('Olu', '"O"lu')],
    ['with a cell too many', (row) => `${row},x`],
    ['of another school', (row) => row.replace(school, 'NONE')],
    ['of a pupil who is not there', (row) => row.replace(',A1,', ',A11,')],
    ['of a pupil and a school who are not there', (row) => row.replace(`${school},A1,`, 'NONE,A11,')],
  ])(
    'a contact’s row %s takes no contact away, and makes nobody of a shared number',
    async (_what, spoil) => {
      const [ida, olu] = [full.contacts(school), { ...full.contacts(school), ...second.contacts }];
      await bringIn(context, 'contacts', [ida, olu]);
      const before = await everything();
      const cousin = { ...olu, name: 'Cousin Kay', order: '3' };
      const [heading = '', first = '', spoilt = '', third = ''] = csv([ida, olu, cousin]).split(/\r?\n/);
      const report = await bringIn(context, 'contacts', [heading, first, spoil(spoilt), third].join('\n'));
      expect(report).toMatchObject({ changed: 1, cleared: [], rejected: [{ line: 3 }] });
      expect(report.warnings).toMatchObject([
        { message: expect.stringContaining('stays: a row that was not taken') },
      ]);
      const after = await everything();
      expect(after.filter((row) => !row.includes('Cousin'))).toEqual(before);
      expect(after).toHaveLength(before.length + 1);
      expect(await bringIn(context, 'contacts', [ida, cousin])).toMatchObject({
        cleared: [{ column: 'contact', rows: 1 }],
      });
    },
  );

  it('what protects somebody is warned of with its lines', async () => {
    const row = (upn: string, socialWorker: string, leavingDate: string) => ({
      ...full.pupils(school),
      upn,
      socialWorker,
      leavingDate,
      pupilPremium: '',
      fsmEver6: '',
    });
    await bringIn(context, 'pupils', [full.pupils(school), { ...full.pupils(school), upn: 'B2' }]);
    const { cleared, warnings } = await bringIn(context, 'pupils', [
      row('B1', '', '2027-07-01'),
      { ...row('B2', '', ''), youthOffendingWorker: '' },
    ]);
    expect(cleared).toEqual(
      expect.arrayContaining([
        { column: 'socialWorker', rows: 2 },
        { column: 'youthOffendingWorker', rows: 1 },
        { column: 'pupilPremium', rows: 2 },
        { column: 'leavingDate', rows: 1 },
      ]),
    );
    expect(warnings.map(({ line, message }) => `${line} ${message.split(',')[0]}`).sort()).toEqual([
      '2 socialWorker is blank in lines 2',
      '3 leavingDate is blank in line 3',
      '3 youthOffendingWorker is blank in line 3',
    ]);
  });

  it('a file without school makes nobody a tutor of every school', async () => {
    const email = `t.${school.toLowerCase()}@trust.example`;
    const report = await bringIn(context, 'staff', [
      { email, name: 'T', roles: 'tutor', tutorGroups: '7A' },
      { email: `lead.${school}@trust.example`, name: 'L', roles: 'trust-lead', tutorGroups: '' },
    ]);
    expect(report).toMatchObject({ changed: 1, rejected: [{ line: 2, column: 'school' }] });
  });

  it('a mark whose code changes loses its details; one whose code stands keeps them', async () => {
    const mark = full.marks(school);
    await bringIn(context, 'marks', [
      mark,
      { ...mark, session: 'PM', code: 'N', minutesLate: '', comment: 'left word' },
    ]);
    const silent = only(mark, needed('marks'));
    await bringIn(context, 'marks', [silent, { ...silent, session: 'PM', code: 'I' }]);
    const { rows } =
      await sql`select session, minutes_late, comment from mark_detail where school_id = ${school}`.execute(
        context.store.db,
      );
    expect(rows).toEqual([{ session: 'AM', minutes_late: 12, comment: 'bus' }]);
  });

  it('what earlier files may have cleared is listed once the store is migrated, until somebody has looked at it', async () => {
    await bringIn(context, 'pupils', [full.pupils(school)]);
    await bringIn(context, 'contacts', [full.contacts(school)]);
    await bringIn(context, 'staff', [full.staff(school)]);
    const clears = {
      pupils: 'sen pupilPremium socialWorker leavingDate',
      contacts: 'doNotContact',
      staff: 'endDate tutorGroups',
    };
    const ids: string[] = [];
    for (const [kind, columns] of Object.entries(clears) as [keyof typeof clears, string][]) {
      const row = full[kind](school);
      for (const column of columns.split(' ')) row[column] = '';
      if (kind === 'pupils') row.fsmEver6 = '';
      ids.push((await bringIn(context, kind, [row])).id);
    }
    const harmless = await bringIn(context, 'pupils', [
      { ...full.pupils(school), surname: 'Quillon', sen: 'N' },
    ]);
    await sql`update import_run set report = report - 'cleared'`.execute(context.store.db);
    await up(context.store.db as never);

    const ours = requestBy(context, administrator);
    const unasked = async () =>
      (await pastImportsFor(ours)).imports.filter((one) => one.mayHaveClearedUnasked);
    const listed = (await unasked()).filter(({ id }) => ids.includes(id)).reverse();
    expect(listed.map(({ cleared }) => cleared.map(({ column }) => column).join(' '))).toEqual(
      Object.values(clears).map((columns) => columns.split(' ').sort().join(' ')),
    );
    expect(listed[0]?.cleared[0]).toEqual({ column: 'leavingDate', rows: 1, records: ['B1'] });
    expect((await unasked()).map(({ id }) => id)).not.toContain(harmless.id);

    const [first = ''] = ids;
    const officer = requestBy(context, person([post(school, ['attendance-officer'])], 'officer'));
    await expect(checkCleared(officer, first)).rejects.toMatchObject({ code: 'not-found' });
    await checkCleared(ours, first);
    expect((await unasked()).map(({ id }) => id)).not.toContain(first);
  });
});
