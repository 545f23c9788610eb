import { beforeEach, expect, it } from '@jest/globals';
import { resultsOf } from '#shared/store/figures/results.ts';
import { undoImport } from '../../../bot/operations/imports/undo-import.ts';
import { bringIn, newSchool, pupilRow } from '../../support/schools/a-school.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';
import { administrator, person, post } from '../../support/schools/people.ts';
import { testContext, type TestContext } from '../../support/product/test-context.ts';
import { requestBy } from '../../support/product/requests.ts';

onBothEngines('a file of results', (openedStore) => {
  let context: TestContext;
  let school: string;

  beforeEach(async () => {
    context = testContext(openedStore(), { now: '2026-09-16T14:30' });
    school = await newSchool(context);
    await bringIn(
      context,
      'pupils',
      ['A', 'B'].map((upn) => pupilRow(school, upn, { yearGroup: 11 })),
    );
  });

  const row = (upn: string, rest: Record<string, string> = {}, schoolYear = '2025/26') => ({
    school,
    upn,
    schoolYear,
    progress8: '',
    english: '',
    maths: '',
    ...rest,
  });
  const kept = async (year = 2025) => [
    ...((await resultsOf(context.store.db, [school], year)).get(school)?.values() ?? []),
  ];
  const version = async () =>
    (
      await context.store.db
        .selectFrom('data_version')
        .select('version')
        .where('school_id', '=', school)
        .where('about', '=', 'registers')
        .executeTakeFirst()
    )?.version ?? 0;

  it('keeps what each row says, and twice changes nothing', async () => {
    const file = [
      row('A', { progress8: '−0.42', english: '5', maths: 'U' }),
      row('B', { progress8: '+.5' }),
      row('B', { maths: '9' }, '2024'),
    ];
    expect(await bringIn(context, 'results', file)).toMatchObject({ rows: 3, changed: 3, unchanged: 0 });
    expect(await kept()).toEqual([
      { progress8: -42, english: 5, maths: 0 },
      { progress8: 50, english: null, maths: null },
    ]);
    expect(await kept(2024)).toEqual([{ progress8: null, english: null, maths: 9 }]);
    const before = await version();
    expect(await bringIn(context, 'results', file)).toMatchObject({ changed: 0, unchanged: 3 });
    expect(await bringIn(context, 'results', [row('B', { progress8: '0.5' })])).toMatchObject({ changed: 0 });
    expect(await version()).toBe(before);
    expect(await bringIn(context, 'results', [row('B', { progress8: '0.51' })])).toMatchObject({
      changed: 1,
    });
    expect(await version()).toBeGreaterThan(before);
  });

  it('is taken back: what stood before stands again, what a later file said stays', async () => {
    await bringIn(context, 'results', [row('A', { english: '4' })]);
    const { id } = await bringIn(context, 'results', [
      row('A', { english: '5' }),
      row('B', { english: '6' }),
    ]);
    await bringIn(context, 'results', [row('B', { english: '7' })]);
    expect(await undoImport(requestBy(context, administrator), id)).toMatchObject({ takenBack: 1, kept: 1 });
    expect((await kept()).map(({ english }) => english).sort()).toEqual([4, 7]);
  });

  it('keeps pupils from being taken back who have results by now', async () => {
    const { id } = await bringIn(context, 'pupils', [pupilRow(school, 'C'), pupilRow(school, 'D')]);
    await bringIn(context, 'results', [row('C', { maths: '4' })]);
    expect(await undoImport(requestBy(context, administrator), id)).toMatchObject({ takenBack: 1, kept: 1 });
  });

  it('refuses by itself each row that cannot be, and the last row of a pupil counts', async () => {
    const report = await bringIn(context, 'results', [
      row('A', { progress8: 'good' }),
      row('A', { english: '10' }),
      row('A', {}, '2025/27'),
      row('NONE'),
      { ...row('A'), school: 'NONE' },
      row('A', { maths: '3' }),
      row('A', { maths: '4' }),
    ]);
    expect(report.rejected.map(({ line, column }) => [line, column])).toEqual([
      [2, 'progress8'],
      [3, 'english'],
      [4, 'schoolYear'],
      [5, 'upn'],
      [6, 'school'],
    ]);
    expect(report).toMatchObject({ rows: 7, changed: 1, unchanged: 1, warnings: [{ line: 7 }] });
    expect(await kept()).toEqual([{ progress8: null, english: null, maths: 4 }]);
  });

  it('is brought in by those who bring in pupils, for their own school', async () => {
    const file = [row('A', { maths: '4' })];
    const officer = person([post(school, 'attendance-officer')]);
    expect(await bringIn(context, 'results', file, officer)).toMatchObject({ changed: 1 });
    const elsewhere = person([post('ELSEWHERE', 'attendance-officer')]);
    expect(await bringIn(context, 'results', file, elsewhere)).toMatchObject({ rejectedCount: 1 });
    await expect(bringIn(context, 'results', file, person([post(school, 'tutor')]))).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
