import { beforeEach, expect, it } from '@jest/globals';
import { readTargets } from '../../../bot/operations/targets/read-targets.ts';
import { undoImport } from '../../../bot/operations/imports/undo-import.ts';
import { bringIn, newSchool } from '../../support/schools/a-school.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';
import { administrator, person, post } from '../../support/schools/people.ts';
import { testContext, type TestContext } from '../../support/product/test-context.ts';
import { requestBy } from '../../support/product/requests.ts';

onBothEngines('a file of the Department’s minimums', (openedStore) => {
  let context: TestContext;
  let school: string;

  beforeEach(async () => {
    context = testContext(openedStore(), { now: '2026-09-16T14:30' });
    school = await newSchool(context);
  });

  const row = (percent: string, schoolYear = '2026/27', of = school) => ({ school: of, schoolYear, percent });
  const minimumOn = async (date: string) =>
    (await readTargets(requestBy(context, administrator), { date })).schools.find(
      (one) => one.school === school,
    )?.minimum?.percent ?? null;

  it('sets each school’s for its school year, and twice changes nothing', async () => {
    const file = [row('94.3'), row('94.65 %', '2027-28')];
    expect(await bringIn(context, 'minimums', file)).toMatchObject({ accepted: 2, changed: 2 });
    expect(await minimumOn('2026-09-16')).toBe(94.3);
    expect(await minimumOn('2027-09-16')).toBe(94.65);
    expect(await minimumOn('2028-09-16')).toBeNull();
    expect(await bringIn(context, 'minimums', file)).toMatchObject({ changed: 0, unchanged: 2 });
  });

  it('is taken back: what stood before stands again', async () => {
    await bringIn(context, 'minimums', [row('94')]);
    const { id } = await bringIn(context, 'minimums', [row('95'), row('96', '2027/28')]);
    expect(await undoImport(requestBy(context, administrator), id)).toMatchObject({ takenBack: 2, kept: 0 });
    expect([await minimumOn('2026-09-16'), await minimumOn('2027-09-16')]).toEqual([94, null]);
  });

  it('refuses by itself each row that cannot be', async () => {
    const report = await bringIn(context, 'minimums', [
      row('many'),
      row('94.125'),
      row('94', '2026/28'),
      row('94', '2026/27', 'NONE'),
      row('94'),
    ]);
    expect(report.rejected.map(({ line, column }) => [line, column])).toEqual([
      [2, 'percent'],
      [3, 'percent'],
      [4, 'schoolYear'],
      [5, 'school'],
    ]);
    expect(report).toMatchObject({ rows: 5, changed: 1 });
  });

  it('is brought in by administrators alone', async () => {
    const officer = person([post(school, 'attendance-officer')]);
    await expect(bringIn(context, 'minimums', [row('94')], officer)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
