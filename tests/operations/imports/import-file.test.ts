import { beforeEach, describe, expect, it } from '@jest/globals';
import { EVERY_SCHOOL } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { contactsOf } from '#shared/store/roll/contacts.ts';
import { pupilsByUpn, upnsOfSchools } from '#shared/store/roll/pupils.ts';
import { calendarOf, findSchool } from '#shared/store/people/schools.ts';
import { allStaff, findStaff } from '#shared/store/people/staff.ts';
import { bringIn, markRow, newSchool, pupilRow } from '../../support/schools/a-school.ts';
import { onBothEngines, sharedStore } from '../../support/stores/both-engines.ts';
import { bytesOf } from '../../support/schools/csv.ts';
import { administrator, person, post } from '../../support/schools/people.ts';
import { storedMarks } from '../../support/stores/stored-marks.ts';
import { testContext, type TestContext } from '../../support/product/test-context.ts';
import { importFile } from '../../../bot/operations/imports/import-file.ts';
import { requestBy } from '../../support/product/requests.ts';

const TODAY = '2026-09-16';

onBothEngines('a file brought in', (openedStore) => {
  let context: TestContext;
  let school: string;
  beforeEach(async () => {
    context = testContext(openedStore(), { now: `${TODAY}T14:30` });
    school = await newSchool(context);
    await bringIn(context, 'pupils', [pupilRow(school, 'A1'), pupilRow(school, 'A2')]);
  });

  it('takes the good rows and refuses each bad one with line, column, what was found and what is expected', async () => {
    const report = await bringIn(context, 'marks', [
      markRow(school, 'A1', TODAY, 'AM', '/'),
      markRow(school, 'STRANGER', TODAY, 'AM', '/'),
      markRow(school, 'A2', TODAY, 'AM', 'ZZ'),
      markRow(school, 'A2', '2026-02-30', 'AM', '/'),
      markRow('NOWHERE', 'A1', TODAY, 'AM', '/'),
      markRow(school, 'A2', '16/09/2026', 'PM', 'L'),
    ]);
    expect(report).toMatchObject({ rows: 6, accepted: 2, changed: 2, unchanged: 0, rejectedCount: 4 });
    expect(report.rejected).toMatchObject([
      { line: 3, column: 'upn', found: 'STRANGER', message: `No pupil of ${school} has this UPN.` },
      { line: 4, column: 'code', found: 'ZZ', message: expect.stringContaining('Known codes: / \\ L B') },
      { line: 5, column: 'date', found: '2026-02-30', message: expect.stringContaining('dd/mm/yyyy') },
      { line: 6, column: 'school', found: 'NOWHERE', message: 'No school of yours has this code.' },
    ]);
    expect([...(await storedMarks(context.store, school)).keys()]).toEqual([
      `A1 ${TODAY} AM`,
      `A2 ${TODAY} PM`,
    ]);
  });

  it('keeps the earlier mark where a code is not known', async () => {
    await bringIn(context, 'marks', [markRow(school, 'A1', TODAY, 'AM', 'I')]);
    await bringIn(context, 'marks', [markRow(school, 'A1', TODAY, 'AM', 'PRESENT')]);
    expect((await storedMarks(context.store, school)).get(`A1 ${TODAY} AM`)?.code).toBe('I');
  });

  it.each(['', '-'])('takes a mark back with %j, and what was said with it', async (code) => {
    const late = { ...markRow(school, 'A1', TODAY, 'AM', 'L'), minutesLate: 7, comment: 'bus' };
    await bringIn(context, 'marks', [late]);
    const report = await bringIn(context, 'marks', [markRow(school, 'A1', TODAY, 'AM', code)]);
    expect(report).toMatchObject({ changed: 1, rejectedCount: 0 });
    expect(await storedMarks(context.store, school)).toEqual(new Map());
    const details = await context.store.db
      .selectFrom('mark_detail')
      .selectAll()
      .where('school_id', '=', school)
      .execute();
    expect(details).toEqual([]);
  });

  it('lets the last row for a mark win and warns of the earlier one by its line', async () => {
    const report = await bringIn(context, 'marks', [
      { ...markRow(school, 'A1', TODAY, 'AM', 'L'), minutesLate: 5 },
      { ...markRow(school, 'A1', TODAY, 'AM', '/'), minutesLate: '' },
    ]);
    expect(report).toMatchObject({ rows: 2, accepted: 2, changed: 1, unchanged: 1 });
    expect(report.warnings).toEqual([
      { line: 2, message: 'The same mark stands again in line 3; the last row counts.' },
    ]);
    expect((await storedMarks(context.store, school)).get(`A1 ${TODAY} AM`)).toEqual({
      code: '/',
      minutesLate: null,
      comment: null,
    });
  });

  it('takes a mark outside every term, with one warning for the day', async () => {
    const christmas = ['A1', 'A2'].map((upn) => markRow(school, upn, '2026-12-25', 'AM', '/'));
    const report = await bringIn(context, 'marks', christmas);
    expect(report).toMatchObject({ accepted: 2, rejectedCount: 0 });
    expect(report.warnings).toEqual([
      {
        line: 2,
        message: `2026-12-25 is outside every term of ${school}; the mark was taken (and 1 more like it).`,
      },
      {
        line: 2,
        message: `2 marks of ${school} lie on days without school (Fri 25 Dec): they count in sums. Check the calendar.`,
      },
    ]);
  });

  it('takes marks of a weekend, and says once that they count; a blank there says nothing', async () => {
    const weekend = [
      markRow(school, 'A1', '2026-09-20', 'AM', '/'),
      markRow(school, 'A2', '2026-09-19', 'PM', 'B'),
      markRow(school, 'A2', '2026-09-13', 'AM', '-'),
    ];
    const report = await bringIn(context, 'marks', weekend);
    expect(report).toMatchObject({ accepted: 3, rejectedCount: 0 });
    expect(report.warnings).toEqual([
      {
        line: 2,
        message: `2 marks of ${school} lie on days without school (Sat 19 Sep, Sun 20 Sep): they count in sums. Check the calendar.`,
      },
    ]);
  });

  it('keeps what a mark was before, with the import that brought it and the one that replaced it', async () => {
    const first = await bringIn(context, 'marks', [
      { ...markRow(school, 'A1', TODAY, 'AM', 'N'), comment: 'bus' },
    ]);
    const second = await bringIn(context, 'marks', [markRow(school, 'A1', TODAY, 'AM', 'I')]);
    const { db } = context.store;
    const versions = await db
      .selectFrom('mark_change as change')
      .innerJoin('import_run as brought', 'brought.import_number', 'change.import_number')
      .innerJoin('import_run as replaced', 'replaced.import_number', 'change.replaced_by')
      .select(['change.marks', 'change.details', 'brought.import_id as by', 'replaced.import_id as replaced'])
      .where('change.school_id', '=', school)
      .execute();
    expect(versions).toEqual([
      {
        marks: '----N---------',
        details: { 4: { minutesLate: null, comment: 'bus' } },
        by: first.id,
        replaced: second.id,
      },
    ]);
    const standing = await db
      .selectFrom('register_week')
      .innerJoin('import_run', 'import_run.import_number', 'register_week.import_number')
      .select(['marks', 'import_id'])
      .where('school_id', '=', school)
      .execute();
    expect(standing).toEqual([{ marks: '----I---------', import_id: second.id }]);
  });

  it('is told to the audit log, with who brought it', async () => {
    const officer = person([post(school, 'attendance-officer')], 'olu');
    const report = await bringIn(context, 'marks', [markRow(school, 'A1', TODAY, 'AM', '/')], officer);
    const entries = await context.store.db
      .selectFrom('audit_entry')
      .select(['staff_id', 'detail', 'at'])
      .where('school_id', '=', school)
      .where('what', '=', 'import.bring-in')
      .execute();
    expect(entries.filter(({ detail }) => (detail as { kind: string }).kind === 'marks')).toEqual([
      {
        staff_id: 'olu',
        detail: { import: report.id, kind: 'marks', changed: 1, dates: [TODAY] },
        at: context.clock.now(),
      },
    ]);
  });

  it('lists at most 1,000 refused rows, counts and keeps them all', async () => {
    const rows = Array.from({ length: 1201 }, (_, number) =>
      markRow(school, `STRANGER${number}`, TODAY, 'AM', '/'),
    );
    const report = await bringIn(context, 'marks', rows);
    expect(report.rejected).toHaveLength(1000);
    expect(report.rejectedCount).toBe(1201);
    const kept = await context.store.db
      .selectFrom('import_rejection')
      .select(({ fn }) => fn.countAll<number>().as('rows'))
      .where('import_id', '=', report.id)
      .executeTakeFirst();
    expect(kept?.rows).toBe(1201);
  });

  it('adds and changes pupils, and never takes one away because a file leaves them out', async () => {
    const report = await bringIn(context, 'pupils', [
      pupilRow(school, 'A1', { forename: 'Robin', pupilPremium: 'Y' }),
      pupilRow(school, 'A3'),
    ]);
    expect(report).toMatchObject({ rows: 2, changed: 2, unchanged: 0 });
    const [robin] = await pupilsByUpn(context.store.db, 'A1', [school], TODAY);
    expect(robin).toMatchObject({ forename: 'Robin', pupilPremium: true });
    const upns = (await upnsOfSchools(context.store.db, [school])).get(school);
    expect([...(upns?.keys() ?? [])].sort()).toEqual(['A1', 'A2', 'A3']);
  });

  it('dates a change of group from the day it is brought in; the first one held from the start', async () => {
    await bringIn(context, 'pupils', [pupilRow(school, 'A1', { tutorGroup: '7B', pupilPremium: 'Y' })]);
    const groupOn = async (date: string): Promise<[string, boolean] | undefined> => {
      const [pupil] = await pupilsByUpn(context.store.db, 'A1', [school], date);
      return pupil && [pupil.tutorGroup, pupil.pupilPremium];
    };
    context.clock.set('2026-09-21T08:00');
    await bringIn(context, 'pupils', [pupilRow(school, 'A1', { tutorGroup: '7C', pupilPremium: 'Y' })]);
    expect(await groupOn('2020-01-01')).toEqual(['7A', false]);
    expect(await groupOn('2026-09-15')).toEqual(['7A', false]);
    expect(await groupOn(TODAY)).toEqual(['7B', true]);
    expect(await groupOn('2026-09-20')).toEqual(['7B', true]);
    expect(await groupOn('2026-09-21')).toEqual(['7C', true]);
  });

  it.each([
    ['pupilPremium', { pupilPremium: 'Y', fsmEver6: 'N' }, true],
    ['pupilPremium, though it says no', { pupilPremium: 'N', fsmEver6: 'Y' }, false],
    ['fsmEver6 where pupilPremium is blank', { pupilPremium: '', fsmEver6: 'Y' }, true],
    ['nothing said', {}, false],
  ])('takes pupil premium from %s', async (_from, cells, expected) => {
    await bringIn(context, 'pupils', [pupilRow(school, 'P1', cells)]);
    const [pupil] = await pupilsByUpn(context.store.db, 'P1', [school], TODAY);
    expect(pupil?.pupilPremium).toBe(expected);
  });

  it('replaces the contacts of each pupil the file names, and of no other', async () => {
    const contact = (upn: string, order: number, name: string) => ({
      school,
      upn,
      order,
      name,
      phone: '01632 960001',
    });
    await bringIn(context, 'contacts', [contact('A1', 1, 'Old One'), contact('A1', 2, 'Old Two')]);
    await bringIn(context, 'contacts', [contact('A2', 1, 'Other')]);
    const again = await bringIn(context, 'contacts', [contact('A1', 1, 'New One')]);
    expect(again).toMatchObject({ rows: 1, changed: 1 });
    const upns = (await upnsOfSchools(context.store.db, [school])).get(school);
    const names = async (upn: string): Promise<string[]> =>
      (await contactsOf(context.store.db, school, upns?.get(upn) ?? 0)).map(({ name }) => name);
    expect(await names('A1')).toEqual(['New One']);
    expect(await names('A2')).toEqual(['Other']);
  });

  it('knows a person by e-mail address, with a post at each school', async () => {
    const email = `Tess.${school}@trust.example`;
    await bringIn(context, 'staff', [{ school, email, name: 'Tess', roles: 'tutor', tutorGroups: '7A;7B' }]);
    await bringIn(context, 'staff', [
      { school: '', email: email.toUpperCase(), name: 'Tess Tutor', roles: 'trust-lead' },
    ]);
    const found = await findStaff(context.store.db, { email }, TODAY);
    expect(found?.name).toBe('Tess Tutor');
    expect(found?.posts).toEqual([
      post(EVERY_SCHOOL, 'trust-lead'),
      post(school, 'tutor', { tutorGroups: ['7A', '7B'] }),
    ]);
  });

  it('holds a post to its last day and not beyond', async () => {
    const email = `leaver.${school}@trust.example`;
    await bringIn(context, 'staff', [{ school, email, name: 'Lea', roles: 'tutor', endDate: TODAY }]);
    expect(await findStaff(context.store.db, { email }, TODAY)).not.toBeNull();
    expect(await findStaff(context.store.db, { email }, '2026-09-17')).toBeNull();
  });

  it('refuses an object id that another person has already', async () => {
    const id = '5f0c8d2e-1111-4222-8333-0123456789ab';
    const row = (name: string, entraObjectId: string) => ({
      school,
      email: `${name}.${school}@trust.example`,
      name,
      roles: 'tutor',
      entraObjectId,
    });
    const unique = id.replace('0123456789ab', school.padStart(12, '0').replace(/\D/g, '0'));
    await bringIn(context, 'staff', [row('ann', unique)]);
    const report = await bringIn(context, 'staff', [row('ben', unique.toUpperCase()), row('cat', '')]);
    expect(report).toMatchObject({ changed: 1, rejectedCount: 1 });
    expect(report.rejected).toMatchObject([{ line: 2, column: 'entraObjectId' }]);
    const names = (await allStaff(context.store.db, TODAY)).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['ann', 'cat']));
  });
});

describe('the same file twice', () => {
  const store = sharedStore('Postgres');

  it.each([
    ['schools', 'school,name,phase\nTW1,One,primary\nTW1,Won,secondary\n'],
    [
      'terms',
      'school,name,kind,starts,ends\nTW1,Autumn,term,2026-09-01,2026-12-18\nTW1,Autumn,term,2026-09-01,2026-12-19\n',
    ],
    [
      'staff',
      'school,email,name,roles\nTW1,a@b.example,Ann,tutor\nTW2,a@b.example,Anna,tutor\nTW1,a@b.example,Anne,mentor\n',
    ],
    ['pupils', 'school,upn,surname,forename,yearGroup\nTW1,U1,A,B,7\nTW1,U1,A,C,8\n'],
    ['contacts', 'school,upn,order,name,phone\nTW1,U1,1,A,01\nTW1,U1,1,a,02\nTW1,U1,2,C,03\n'],
    ['marks', 'school,upn,date,session,code\nTW1,U1,2026-09-16,AM,N\nTW1,U1,2026-09-16,AM,I\n'],
  ] as const)('changes nothing: %s, where the last of doubled rows counts', async (kind, text) => {
    const context = testContext(store());
    await bringIn(context, 'schools', 'school,name,phase\nTW2,Two,primary\n');
    const first = await bringIn(context, kind, text);
    expect(first.rejected).toEqual([]);
    expect(first.changed).toBeGreaterThan(0);
    expect(first.warnings).toHaveLength(1);
    const auditedBefore = await context.store.db.selectFrom('audit_entry').select('entry_id').execute();
    const second = await bringIn(context, kind, text);
    expect(second).toMatchObject({ rows: first.rows, changed: 0, unchanged: first.rows, rejectedCount: 0 });
    const audited = await context.store.db.selectFrom('audit_entry').select('entry_id').execute();
    expect(audited.length - auditedBefore.length).toBe(kind === 'marks' ? 1 : 0);
  });

  it('left the last row’s word standing', async () => {
    expect((await findSchool(store().db, 'TW1'))?.name).toBe('Won');
    expect((await calendarOf(store().db, 'TW1'))[0]?.ends).toBe('2026-12-19');
    expect((await findStaff(store().db, { email: 'a@b.example' }, TODAY))?.name).toBe('Anne');
  });
});

describe('who may bring in what', () => {
  const store = sharedStore('Postgres');
  let context: TestContext;
  let own: string;
  let other: string;
  beforeEach(async () => {
    context = testContext(store());
    own = await newSchool(context);
    other = await newSchool(context);
    await bringIn(context, 'pupils', [pupilRow(own, 'A1'), pupilRow(other, 'B1')]);
  });

  it.each(['attendance-officer', 'attendance-administrator'] as const)(
    'an %s: marks of the own school; another school’s rows are refused',
    async (role) => {
      const rows = [markRow(own, 'A1', TODAY, 'AM', '/'), markRow(other, 'B1', TODAY, 'AM', '/')];
      const report = await bringIn(context, 'marks', rows, person([post(own, role)]));
      expect(report).toMatchObject({ changed: 1, rejectedCount: 1 });
      expect(report.rejected).toMatchObject([{ line: 3, column: 'school', found: other }]);
      expect(await storedMarks(context.store, other)).toEqual(new Map());
    },
  );

  it.each(['schools', 'terms', 'staff'] as const)('no officer: %s', async (kind) => {
    const officer = person([post(own, 'attendance-officer')]);
    await expect(
      importFile(requestBy(context, officer), { kind, source: bytesOf('x') }),
    ).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it.each(['tutor', 'year-leader', 'senior-leader', 'safeguarding-lead', 'trust-lead', 'mentor'] as const)(
    'a %s: nothing',
    async (role) => {
      const reader = person([post(own, role)]);
      await expect(
        importFile(requestBy(context, reader), { kind: 'marks', source: bytesOf('x') }),
      ).rejects.toMatchObject({
        code: 'forbidden',
      });
    },
  );

  it('nobody: a kind of file that does not exist', async () => {
    await expect(
      importFile(requestBy(context, administrator), { kind: 'lessons', source: bytesOf('x') }),
    ).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it.each([
    ['an empty file', ''],
    ['a heading alone', 'school,upn,date,session,code\n'],
    ['a wrong heading', 'school,pupil,when\nBA,A1,today\n'],
    ['no text', '\u0000\u0001\u0002'],
  ])('%s is refused whole and changes nothing', async (_what, text) => {
    await expect(
      importFile(requestBy(context, administrator), { kind: 'marks', source: bytesOf(text) }),
    ).rejects.toMatchObject({
      code: 'unprocessable',
      message: expect.stringContaining('Nothing was changed'),
    });
  });

  it('nobody, while the disk is nearly full: the refusal says so', async () => {
    const full = {
      ...context,
      store: {
        ...context.store,
        checkFreeSpace: () => {
          throw new Problem('unavailable', 'Too little disk space: 3 MB free, 200 MB needed.');
        },
      },
    };
    await expect(bringIn(full, 'marks', [markRow(own, 'A1', TODAY, 'AM', '/')])).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('3 MB free'),
    });
  });
});
