import { beforeEach, expect, it } from '@jest/globals';
import { actionsOfDay } from '#shared/store/actions/actions.ts';
import { importKeptMarks } from '../../../bot/operations/imports/import-kept-marks.ts';
import {
  discardKeptMarks,
  putLocalCode,
  readLocalCodes,
} from '../../../bot/operations/imports/local-codes.ts';
import { trustDaily } from '../../../bot/operations/figures/trust-daily.ts';
import { undoImport } from '../../../bot/operations/imports/undo-import.ts';
import { whatWasRefused } from '../../../bot/operations/imports/what-was-refused.ts';
import { bringIn, markRow, newSchool, pupilRow } from '../../support/schools/a-school.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';
import { administrator, person, post } from '../../support/schools/people.ts';
import { verifySchool } from '#shared/store/admin/verify-school.ts';
import { storedMarks } from '../../support/stores/stored-marks.ts';
import { testContext, type TestContext } from '../../support/product/test-context.ts';
import { requestBy } from '../../support/product/requests.ts';

const TODAY = '2026-09-16';
const YESTERDAY = '2026-09-15';

onBothEngines('a code of a school’s own', (openedStore) => {
  let context: TestContext;
  let school: string;
  const officer = () => person([post(school, 'attendance-officer')], 'olu');

  beforeEach(async () => {
    context = testContext(openedStore(), { now: `${TODAY}T09:31` });
    school = await newSchool(context);
    await bringIn(
      context,
      'pupils',
      ['A1', 'A2', 'A3'].map((upn) => pupilRow(school, upn)),
    );
  });

  const marks = (codes: Record<string, string>, date = TODAY, extra = {}) =>
    bringIn(
      context,
      'marks',
      Object.entries(codes).map(([upn, code]) => ({ ...markRow(school, upn, date, 'AM', code), ...extra })),
    );
  const say = (code: string, means: string | null, from?: string) =>
    putLocalCode(requestBy(context, officer()), { school, localCode: { code, means, from } });
  const comeIn = (code: string) => importKeptMarks(requestBy(context, officer()), { school, code });
  const stands = async () =>
    [...(await storedMarks(context.store, school))].map(([key, { code }]) => `${key} ${code}`).sort();
  const waiting = async () =>
    (await whatWasRefused(requestBy(context, officer()))).codes.map(({ code, marks: count }) => [
      code,
      count,
    ]);

  it('is refused until somebody says what it means; then what was kept comes in, with minutes and comment', async () => {
    await marks({ A1: 'N', A2: '/' });
    const file = await marks({ A1: 'BM', A3: 'BM' }, TODAY, { minutesLate: 7, comment: 'bus' });
    expect(file).toMatchObject({ accepted: 0, rejectedCount: 2 });
    expect(await stands()).toEqual([`A1 ${TODAY} AM N`, `A2 ${TODAY} AM /`]);
    expect(await whatWasRefused(requestBy(context, officer()))).toMatchObject({
      codes: [
        {
          school,
          schoolName: `${school} Academy`,
          code: 'BM',
          marks: 2,
          first: TODAY,
          last: TODAY,
          at: `${TODAY}T09:31:00+01:00`,
          means: null,
          maySay: true,
        },
      ],
      others: [],
      meanings: [],
    });

    await say('BM', 'B');
    expect((await whatWasRefused(requestBy(context, officer()))).codes).toMatchObject([
      { code: 'BM', means: 'B' },
    ]);
    expect(await comeIn('BM')).toMatchObject({ broughtIn: 2, stayed: 0, stillRefused: 0 });
    const stored = await storedMarks(context.store, school);
    expect(stored.get(`A1 ${TODAY} AM`)).toEqual({ code: 'B', minutesLate: 7, comment: 'bus' });
    expect(stored.get(`A3 ${TODAY} AM`)).toEqual({ code: 'B', minutesLate: 7, comment: 'bus' });
    expect(await verifySchool(context.store.db, school)).toEqual([]);
    expect(await waiting()).toEqual([]);
    expect(await comeIn('BM')).toEqual({ import: null, broughtIn: 0, stayed: 0, stillRefused: 0 });
    expect(await marks({ A2: 'BM' })).toMatchObject({ changed: 1, rejectedCount: 0 });
  });

  it('holds from its day on, and never where a national code or its meaning does not', async () => {
    await say('BM', 'B', TODAY);
    expect((await marks({ A1: 'BM' }, YESTERDAY)).rejectedCount).toBe(1);
    expect((await marks({ A1: 'BM' })).rejectedCount).toBe(0);
    await say('Y', 'Y7');
    await marks({ A2: 'Y' }, '2024-08-16');
    await marks({ A2: 'Y' }, '2024-08-19');
    await say('old', 'Y7');
    const early = await marks({ A3: 'old' }, '2024-08-16');
    expect(early.rejected[0]?.message).toContain('old means Y7 at this school, which was not in use on');
    expect(await stands()).toEqual([`A1 ${TODAY} AM B`, 'A2 2024-08-16 AM Y', 'A2 2024-08-19 AM Y7']);
    expect(await comeIn('old')).toEqual({ import: null, broughtIn: 0, stayed: 0, stillRefused: 1 });
    expect(await waiting()).toEqual([
      ['old', 1],
      ['BM', 1],
    ]);
  });

  it.each([
    ['a national code', { code: 'N', means: '/' }, 'N is a national code'],
    ['a code that is not national', { code: 'BM', means: 'BN' }, 'no national code BN'],
    ['a code no longer in use', { code: 'BM', means: 'H', from: TODAY }, 'in use until 2024-08-18'],
    ['no mark', { code: '-', means: '/' }, 'national code'],
  ])('is not taken for %s', async (_what, input, text) => {
    await expect(
      putLocalCode(requestBy(context, officer()), { school, localCode: input }),
    ).rejects.toMatchObject({
      code: 'unprocessable',
      message: expect.stringContaining(text),
    });
    expect((await readLocalCodes(requestBy(context, officer()), school)).said).toEqual([]);
  });

  it('does not replace what a later file has said of the mark, even where it only said it again', async () => {
    await marks({ A1: 'N', A2: 'N', A3: 'N' });
    await marks({ A1: 'BM', A2: 'BM', A3: 'BM' });
    await marks({ A1: 'I', A2: 'N' });
    await say('BM', 'B');
    expect(await waiting()).toEqual([['BM', 1]]);
    expect(await comeIn('BM')).toMatchObject({ broughtIn: 1, stayed: 2, stillRefused: 0 });
    expect(await stands()).toEqual([`A1 ${TODAY} AM I`, `A2 ${TODAY} AM N`, `A3 ${TODAY} AM B`]);
  });

  it('counts once however often a file brings it, and the last row of a file counts', async () => {
    const row = (code: string) => markRow(school, 'A1', TODAY, 'AM', code);
    await marks({ A1: 'BM', A2: 'XX' });
    await marks({ A1: 'BM', A2: 'BM' });
    expect(await waiting()).toEqual([['BM', 2]]);
    await bringIn(context, 'marks', [row('BM'), row('/')]);
    expect(await waiting()).toEqual([['BM', 1]]);
    await bringIn(context, 'marks', [row('I'), row('BM')]);
    expect(await waiting()).toEqual([['BM', 2]]);
    await say('BM', 'V');
    await comeIn('BM');
    expect(await stands()).toEqual([`A1 ${TODAY} AM V`, `A2 ${TODAY} AM V`]);
  });

  it('comes in as an import that can be taken back, and taken back again', async () => {
    await marks({ A1: 'N', A2: 'L' });
    await marks({ A1: 'BM', A2: 'BM' });
    await say('BM', 'B');
    const before = [await stands(), await waiting()];
    const { import: id } = await comeIn('BM');
    const after = [await stands(), await waiting()];
    const undone = await undoImport(requestBy(context, officer()), id ?? '');
    expect(undone).toMatchObject({ takenBack: 2, kept: 0 });
    expect([await stands(), await waiting()]).toEqual(before);
    await undoImport(requestBy(context, officer()), undone.id);
    expect([await stands(), await waiting()]).toEqual(after);
    expect(await verifySchool(context.store.db, school)).toEqual([]);
  });

  it('is let go with the file that brought it, and waited for again when a later file is taken back', async () => {
    const wrong = await marks({ A1: 'BM', A2: '/' });
    await undoImport(requestBy(context, officer()), wrong.id);
    expect(await waiting()).toEqual([]);
    await marks({ A1: 'BM' });
    const later = await marks({ A1: 'I' });
    expect(await waiting()).toEqual([]);
    await undoImport(requestBy(context, officer()), later.id);
    expect(await waiting()).toEqual([['BM', 1]]);
    await say('BM', 'B');
    expect(await comeIn('BM')).toMatchObject({ broughtIn: 1, stayed: 0 });
  });

  it('is never taken for present: the call stands until the mark is in, and the data is as old as its file', async () => {
    const calls = async () =>
      (await actionsOfDay(context.store.db, school, TODAY))
        .filter(({ kind }) => kind === 'absence-call')
        .map(({ status }) => status);
    const asOf = async () =>
      (await trustDaily(requestBy(context, person([post(school, 'senior-leader')])), {})).schools[0]?.asOf;
    context.clock.set(`${TODAY}T09:40`);
    await marks({ A1: 'N', A2: '/' });
    await marks({ A1: 'BM' });
    expect([await calls(), await asOf()]).toEqual([['open'], `${TODAY}T09:40:00+01:00`]);
    context.clock.set(`${TODAY}T11:00`);
    await say('BM', 'B');
    context.jobs.length = 0;
    await comeIn('BM');
    expect([await calls(), await asOf()]).toEqual([['withdrawn'], `${TODAY}T09:40:00+01:00`]);
    expect(context.jobs.some(({ name }) => name === 'sync-planner' || name === 'post-daily-card')).toBe(true);
  });

  it('is let go when nobody wants it, until a file brings it again', async () => {
    await marks({ A1: 'N' });
    await marks({ A1: '09:01', A2: '09:01' });
    const tutor = person([post(school, 'tutor')]);
    await expect(
      discardKeptMarks(requestBy(context, tutor), { school, code: '09:01' }),
    ).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await discardKeptMarks(requestBy(context, officer()), { school, code: '09:01' })).toEqual({
      letGo: 2,
    });
    expect([await waiting(), await stands()]).toEqual([[], [`A1 ${TODAY} AM N`]]);
    await marks({ A1: '09:01' });
    expect(await waiting()).toEqual([['09:01', 1]]);
  });

  it('waits for its pupil too', async () => {
    await marks({ NEW: 'BM' });
    await say('BM', 'B');
    expect(await comeIn('BM')).toEqual({ import: null, broughtIn: 0, stayed: 0, stillRefused: 1 });
    await bringIn(context, 'pupils', [pupilRow(school, 'NEW')]);
    expect(await comeIn('BM')).toMatchObject({ broughtIn: 1 });
  });

  it('is dated, kept with its history and told to the audit log', async () => {
    await say('BM', 'B');
    await say('BM', 'B');
    context.clock.set(`${TODAY}T11:00`);
    await say('BM', 'V', TODAY);
    await say('BM', null);
    const { said } = await readLocalCodes(requestBy(context, officer()), school);
    expect(said.map(({ code, means, from }) => [code, means, from])).toEqual([
      ['BM', null, null],
      ['BM', 'V', TODAY],
      ['BM', 'B', null],
    ]);
    const entries = await context.store.db
      .selectFrom('audit_entry')
      .select(['staff_id', 'detail'])
      .where('school_id', '=', school)
      .where('what', '=', 'local-code.set')
      .orderBy('entry_id')
      .execute();
    expect(entries).toHaveLength(3);
    expect(entries[1]).toEqual({
      staff_id: 'olu',
      detail: { code: 'BM', means: 'V', from: TODAY, before: { means: 'B', from: null } },
    });
    expect((await marks({ A1: 'BM' })).rejectedCount).toBe(1);
  });

  it('is the school’s alone: who brings in its marks sees it, officers and administrators say what it means', async () => {
    await marks({ A1: 'BM' });
    const at = (role: Parameters<typeof post>[1], where = school) => person([post(where, role)], 'eve');
    const elsewhere = await newSchool(context);
    const input = { code: 'BM', means: 'B' };
    await expect(
      putLocalCode(requestBy(context, at('attendance-officer', elsewhere)), { school, localCode: input }),
    ).rejects.toMatchObject({ code: 'not-found' });
    await expect(
      importKeptMarks(requestBy(context, at('attendance-officer', elsewhere)), { school, code: 'BM' }),
    ).rejects.toMatchObject({ code: 'not-found' });
    for (const role of ['tutor', 'senior-leader', 'attendance-administrator'] as const)
      await expect(
        putLocalCode(requestBy(context, at(role)), { school, localCode: input }),
      ).rejects.toMatchObject({
        code: 'forbidden',
      });
    await expect(whatWasRefused(requestBy(context, at('tutor')))).rejects.toMatchObject({
      code: 'forbidden',
    });
    const { codes } = await whatWasRefused(requestBy(context, at('attendance-officer', elsewhere)));
    expect(codes).toEqual([]);
    expect((await whatWasRefused(requestBy(context, at('attendance-administrator')))).codes).toMatchObject([
      { code: 'BM', maySay: false },
    ]);
    await putLocalCode(requestBy(context, at('administrator')), { school, localCode: input });
    await expect(
      importKeptMarks(requestBy(context, at('tutor')), { school, code: 'BM' }),
    ).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(
      await importKeptMarks(requestBy(context, at('attendance-administrator')), { school, code: 'BM' }),
    ).toMatchObject({
      broughtIn: 1,
    });
    await expect(
      importKeptMarks(requestBy(context, administrator), { school, code: 'ZZ' }),
    ).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('stands apart from other rows refused, which are gathered by why, once each, the latest first', async () => {
    const rows = [
      markRow(school, 'STRANGER', TODAY, 'AM', '/'),
      markRow(school, 'A1', '2026-02-30', 'AM', '/'),
      markRow(school, 'A2', TODAY, 'AM', 'BM'),
      markRow(school, 'STRANGER', TODAY, 'PM', '/'),
      markRow('NOWHERE', 'A1', TODAY, 'AM', '/'),
    ];
    await bringIn(context, 'marks', rows, officer());
    context.clock.set(`${TODAY}T10:00`);
    await bringIn(context, 'marks', rows, officer());
    await bringIn(context, 'pupils', [pupilRow(school, 'A4', { yearGroup: '99' })], officer());
    const { others } = await whatWasRefused(requestBy(context, officer()));
    expect(others.map(({ kind, column, rows: count, school: of }) => [kind, column, count, of])).toEqual([
      ['pupils', 'yearGroup', 1, school],
      ['marks', 'upn', 2, school],
      ['marks', 'date', 1, school],
      ['marks', 'school', 1, null],
    ]);
    expect(others[1]).toMatchObject({
      message: `No pupil of ${school} has this UPN.`,
      at: `${TODAY}T10:00:00+01:00`,
      lines: [
        { line: 2, found: 'STRANGER', at: `${TODAY}T10:00:00+01:00` },
        { line: 5, found: 'STRANGER' },
      ],
    });
    const colleague = person([post(school, 'attendance-officer')], 'colleague');
    expect((await whatWasRefused(requestBy(context, colleague))).others.map(({ column }) => column)).toEqual([
      'yearGroup',
      'upn',
      'date',
    ]);
    const elsewhere = person([post(await newSchool(context), 'attendance-officer')], 'eve');
    expect((await whatWasRefused(requestBy(context, elsewhere))).others).toEqual([]);
  });
});
