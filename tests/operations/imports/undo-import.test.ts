import { beforeEach, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sql } from 'kysely';
import { addDays } from '#shared/domain/basics/school-date.ts';
import { actionsOfDay } from '#shared/store/actions/actions.ts';
import { contactsOf } from '#shared/store/roll/contacts.ts';
import { upnsOfSchools } from '#shared/store/roll/pupils.ts';
import { pastImportsFor } from '../../../bot/operations/imports/past-imports.ts';
import { reviseSchoolDay } from '../../../bot/operations/actions/revise-school-day.ts';
import { trustDaily } from '../../../bot/operations/figures/trust-daily.ts';
import { undoImport } from '../../../bot/operations/imports/undo-import.ts';
import { bringIn, markRow, newSchool, pupilRow } from '../../support/schools/a-school.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';
import { administrator, person, post } from '../../support/schools/people.ts';
import { verifySchool } from '#shared/store/admin/verify-school.ts';
import { storedMarks } from '../../support/stores/stored-marks.ts';
import { testContext, type TestContext } from '../../support/product/test-context.ts';
import { requestBy, jobIn } from '../../support/product/requests.ts';

const TODAY = '2026-09-16';
const upns = ['A1', 'A2', 'A3'];

onBothEngines('an import taken back', (openedStore, engine) => {
  let context: TestContext;
  let school: string;

  beforeEach(async () => {
    context = testContext(openedStore(), { now: `${TODAY}T14:30` });
    school = await newSchool(context);
    await bringIn(
      context,
      'pupils',
      upns.map((upn) => pupilRow(school, upn)),
    );
  });

  const marks = (codes: Record<string, string>, session: 'AM' | 'PM' = 'AM') =>
    bringIn(
      context,
      'marks',
      Object.entries(codes).map(([upn, code]) => markRow(school, upn, TODAY, session, code)),
    );

  /** All that files can change of a school, as text that reads the same when it is the same. */
  const everything = async () => {
    const { db } = context.store;
    const ids = [...((await upnsOfSchools(db, [school])).get(school) ?? [])].sort();
    const of = async (table: string) =>
      (await sql<object>`select * from ${sql.table(table)} where school_id = ${school}`.execute(db)).rows;
    const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort();
    return {
      marks: await storedMarks(context.store, school),
      pupils: sorted(await of('pupil')),
      groups: sorted(await of('pupil_membership')),
      school: await of('school'),
      terms: sorted(await of('calendar_period')),
      posts: sorted(await of('staff_post')),
      contacts: await Promise.all(ids.map(async ([, id]) => contactsOf(db, school, id, true))),
      faults: await verifySchool(context.store.db, school),
    };
  };

  it('leaves marks, minutes and comments as they were before it, and can be taken back itself', async () => {
    await bringIn(context, 'marks', [
      { ...markRow(school, 'A1', TODAY, 'AM', 'L'), minutesLate: 12, comment: 'bus' },
      markRow(school, 'A2', TODAY, 'AM', 'N'),
    ]);
    const before = await everything();
    const wrong = await marks({ A1: 'N', A2: 'I', A3: '/' });
    const after = await everything();

    const undone = await undoImport(requestBy(context, administrator), wrong.id);
    expect(undone).toMatchObject({ undoes: wrong.id, kind: 'marks', takenBack: 3, kept: 0 });
    expect(await everything()).toEqual(before);

    const redone = await undoImport(requestBy(context, administrator), undone.id);
    expect(redone).toMatchObject({ takenBack: 3, kept: 0 });
    expect(await everything()).toEqual(after);
  });

  it('leaves what a later import changed again, and says how many', async () => {
    const wrong = await marks({ A1: 'N', A2: 'N' });
    await marks({ A1: 'I' });
    expect(await undoImport(requestBy(context, administrator), wrong.id)).toMatchObject({
      takenBack: 1,
      kept: 1,
    });
    const stored = await storedMarks(context.store, school);
    expect([...stored].map(([key, mark]) => [key, mark.code])).toEqual([[`A1 ${TODAY} AM`, 'I']]);
  });

  it('is done once, by those who may bring the kind in, and stands in the audit log and the list', async () => {
    const wrong = await marks({ A1: 'N' });
    const elsewhere = person([post(await newSchool(context), 'attendance-officer')], 'eve');
    await expect(undoImport(requestBy(context, elsewhere), wrong.id)).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(undoImport(requestBy(context, administrator), 'nothing')).rejects.toMatchObject({
      code: 'not-found',
    });
    const officer = person([post(school, 'attendance-officer')], 'olu');
    const undone = await undoImport(requestBy(context, officer), wrong.id);
    await expect(undoImport(requestBy(context, officer), wrong.id)).rejects.toMatchObject({
      code: 'conflict',
    });
    const entry = await context.store.db
      .selectFrom('audit_entry')
      .select(['staff_id', 'detail'])
      .where('school_id', '=', school)
      .where('what', '=', 'import.undo')
      .executeTakeFirst();
    expect(entry).toEqual({
      staff_id: 'olu',
      detail: { import: wrong.id, by: undone.id, kind: 'marks', takenBack: 1, kept: 0 },
    });
    const { imports } = await pastImportsFor(requestBy(context, administrator));
    expect(imports.find(({ id }) => id === wrong.id)).toMatchObject({ state: 'taken-back', changed: 1 });
    expect(imports.find(({ id }) => id === undone.id)).toMatchObject({ state: 'done', undoes: wrong.id });
    const { imports: own } = await pastImportsFor(requestBy(context, officer));
    expect(own.map(({ id }) => id)).toEqual([undone.id]);
  });

  it('gives the day back its earlier data time, and today its calls', async () => {
    const leader = person([post(school, 'senior-leader')]);
    const asOf = async () => (await trustDaily(requestBy(context, leader), {})).schools[0]?.asOf;
    const calls = async () =>
      (
        await context.store.db
          .selectFrom('action')
          .select('status')
          .where('school_id', '=', school)
          .where('kind', '=', 'absence-call')
          .execute()
      ).map(({ status }) => status);
    context.clock.set(`${TODAY}T09:31`);
    await marks({ A1: '/', A2: '/', A3: '/' });
    context.clock.set(`${TODAY}T09:50`);
    const wrong = await marks({ A1: 'N' });
    expect([await asOf(), await calls()]).toEqual([`${TODAY}T09:50:00+01:00`, ['open']]);
    await undoImport(requestBy(context, administrator), wrong.id);
    expect([await asOf(), await calls()]).toEqual([`${TODAY}T09:31:00+01:00`, ['withdrawn']]);
  });

  it('follows the calendar too: a day that turns out to be none has no calls, until the file is taken back', async () => {
    const open = async () =>
      (await actionsOfDay(context.store.db, school, TODAY)).filter(({ status }) => status === 'open').length;
    await marks({ A1: 'N', A2: '/', A3: '/' });
    expect(await open()).toBe(1);
    context.jobs.length = 0;
    const shut = await bringIn(context, 'terms', [
      { school, name: 'Snow', kind: 'closure', starts: TODAY, ends: TODAY },
    ]);
    expect(context.jobs).toContainEqual({ name: 'revise-day', key: school, data: { school } });
    await reviseSchoolDay(jobIn(context), school);
    expect(await open()).toBe(0);
    await undoImport(requestBy(context, administrator), shut.id);
    await reviseSchoolDay(jobIn(context), school);
    expect(await open()).toBe(1);
  });

  it('puts pupils, their dated groups, contacts, terms, staff and the school back', async () => {
    await marks({ A1: '/', A2: 'I', A3: 'N' });
    await bringIn(context, 'contacts', [
      { school, upn: 'A1', order: 1, name: 'Mo Khan', phone: '07700 900001' },
    ]);
    await bringIn(context, 'staff', [
      { school, email: `${school}@x.test`, name: 'Di', roles: 'tutor', tutorGroups: '7A' },
    ]);
    const files: [Parameters<typeof bringIn>[1], object[]][] = [
      [
        'pupils',
        [
          pupilRow(school, 'A1', { tutorGroup: '8B', yearGroup: 8, pupilPremium: 'Y', surname: 'Else' }),
          pupilRow(school, 'A2', { leavingDate: '2026-09-10' }),
          pupilRow(school, 'NEW'),
        ],
      ],
      [
        'contacts',
        [
          { school, upn: 'A1', order: 1, name: 'Other' },
          { school, upn: 'A2', order: 1, name: 'Third' },
        ],
      ],
      [
        'terms',
        [
          { school, name: 'Autumn', kind: 'term', starts: '2026-09-01', ends: '2026-10-01' },
          { school, name: 'New', kind: 'inset', starts: '2026-10-05', ends: '2026-10-05' },
        ],
      ],
      [
        'staff',
        [
          { school, email: `${school}@x.test`, name: 'Di', roles: 'year-leader', yearGroups: '7' },
          { school, email: `new-${school}@x.test`, name: 'Neu', roles: 'tutor' },
        ],
      ],
      ['schools', [{ school, name: 'Renamed', phase: 'primary' }]],
    ];
    for (const [kind, rows] of files) {
      const before = await everything();
      const report = await bringIn(context, kind, rows as never);
      expect(report.changed).toBeGreaterThan(0);
      expect(await everything()).not.toEqual(before);
      const after = await everything();
      const undone = await undoImport(requestBy(context, administrator), report.id);
      expect(undone).toMatchObject({ kept: 0 });
      expect({ kind, ...(await everything()) }).toEqual({ kind, ...before });
      const redone = await undoImport(requestBy(context, administrator), undone.id);
      expect({ kind, ...(await everything()) }).toEqual({ kind, ...after });
      await undoImport(requestBy(context, administrator), redone.id);
      expect({ kind, ...(await everything()) }).toEqual({ kind, ...before });
    }
  });

  it('takes files back newest first, and says so when nothing of one stands', async () => {
    const first = await marks({ A1: 'N' });
    const second = await marks({ A1: 'I' });
    await expect(undoImport(requestBy(context, administrator), first.id)).rejects.toMatchObject({
      code: 'conflict',
    });
    await undoImport(requestBy(context, administrator), second.id);
    expect(await undoImport(requestBy(context, administrator), first.id)).toMatchObject({
      takenBack: 1,
      kept: 0,
    });
    expect((await storedMarks(context.store, school)).size).toBe(0);
  });

  it('puts both posts back when one file changed a person at two schools', async () => {
    const other = await newSchool(context);
    const staff = (roles: string, name: string) =>
      [school, other].map((at) => ({ school: at, email: `${school}@two.test`, name, roles }));
    await bringIn(context, 'staff', staff('tutor', 'Di'));
    const before = await everything();
    const wrong = await bringIn(context, 'staff', staff('senior-leader', 'Diana'));
    expect(await undoImport(requestBy(context, administrator), wrong.id)).toMatchObject({
      takenBack: 2,
      kept: 0,
    });
    expect(await everything()).toEqual(before);
    const { rows } = await sql<{ name: string; roles: string[] }>`
      select name, roles from staff join staff_post using (staff_id)
      where email = ${`${school}@two.test`.toLowerCase()}`.execute(context.store.db);
    expect(rows).toEqual([
      { name: 'Di', roles: ['tutor'] },
      { name: 'Di', roles: ['tutor'] },
    ]);
  });

  it('is one deed when two people do it at once, and nobody else’s when it changed nothing', async () => {
    const wrong = await marks({ A1: 'N' });
    const both = await Promise.allSettled(
      [1, 2].map(() => undoImport(requestBy(context, administrator), wrong.id)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const nothing = await bringIn(context, 'marks', [markRow(school, 'NOBODY', TODAY, 'AM', '/')]);
    const tutor = person([post(school, 'tutor')], 'tess');
    await expect(undoImport(requestBy(context, tutor), nothing.id)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('writes no marks for a pupil who is no longer there', async () => {
    const added = await bringIn(context, 'pupils', [pupilRow(school, 'NEW')]);
    const theirs = await marks({ NEW: 'I' });
    const undone = await undoImport(requestBy(context, administrator), theirs.id);
    await undoImport(requestBy(context, administrator), added.id);
    await expect(undoImport(requestBy(context, administrator), undone.id)).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await verifySchool(context.store.db, school)).toEqual([]);
  });

  it('keeps a pupil or a school it added once other things hang on them', async () => {
    const added = await bringIn(context, 'pupils', [pupilRow(school, 'NEW'), pupilRow(school, 'NEWER')]);
    await marks({ NEW: '/' });
    expect(await undoImport(requestBy(context, administrator), added.id)).toMatchObject({
      takenBack: 1,
      kept: 1,
    });
    expect((await upnsOfSchools(context.store.db, [school])).get(school)?.has('NEW')).toBe(true);
    expect(await verifySchool(context.store.db, school)).toEqual([]);
  });

  it('is right for any files of marks, whichever is taken back', async () => {
    const mark = fc.record({
      upn: fc.constantFrom('A1', 'A2'),
      date: fc.constantFrom(TODAY, addDays(TODAY, -1), addDays(TODAY, -7)),
      code: fc.constantFrom('/', 'N', 'I', 'L', ''),
      comment: fc.constantFrom('', 'bus'),
    });
    const files = fc.array(fc.array(mark, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(files, fc.nat(), async (brought, chosen) => {
        school = await newSchool(context);
        await bringIn(
          context,
          'pupils',
          upns.map((upn) => pupilRow(school, upn)),
        );
        const target = chosen % brought.length;
        const model = new Map<string, { said: string; by: number; before: string }>();
        const ids: string[] = [];
        for (const [number, rows] of brought.entries()) {
          const last = new Map(rows.map((row) => [`${row.upn} ${row.date}`, row]));
          const report = await bringIn(
            context,
            'marks',
            rows.map(({ upn, date, code, comment }) => ({
              ...markRow(school, upn, date, 'AM', code),
              comment,
            })),
          );
          ids.push(report.id);
          for (const [key, { code, comment }] of last) {
            const said = code === '' ? '' : `${code} ${comment}`;
            const stood = model.get(key)?.said ?? '';
            if (said !== stood) model.set(key, { said, by: number, before: stood });
          }
        }
        await undoImport(requestBy(context, administrator), ids[target] ?? '').catch((error: unknown) => {
          expect(error).toMatchObject({ code: 'conflict' }); // nothing of it stands as it left it
        });
        const expected = [...model]
          .map(([key, { said, by, before }]) => [key, by === target ? before : said])
          .filter(([, said]) => said !== '');
        const stored = [...(await storedMarks(context.store, school))].map(([key, found]) => [
          key.replace(/ AM$/, ''),
          `${found.code} ${found.comment ?? ''}`,
        ]);
        expect(stored.sort()).toEqual(expected.sort());
        expect(await verifySchool(context.store.db, school)).toEqual([]);
      }),
      { numRuns: engine === 'Postgres' ? 40 : 8 },
    );
  });
});
