import { beforeAll, expect, it } from '@jest/globals';
import { usualNationalGap } from '#shared/domain/targets/national-gap.ts';
import { changeSchoolSettings, readSchoolSettings } from '../../../bot/operations/people/school-settings.ts';
import { readTargets } from '../../../bot/operations/targets/read-targets.ts';
import { setNationalGap } from '../../../bot/operations/targets/set-national-gap.ts';
import { trustGaps } from '../../../bot/operations/figures/trust-gaps.ts';
import { gapsSheet } from '../../../bot/sheets/figures/figures-sheets.ts';
import { newSchool } from '../../support/schools/a-school.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';
import { administrator, person, post } from '../../support/schools/people.ts';
import { testContext, type TestContext } from '../../support/product/test-context.ts';
import { requestBy } from '../../support/product/requests.ts';

onBothEngines('the national gap', (store) => {
  let context: TestContext;
  let school: string;
  const leader = () => person([post(school, 'senior-leader')]);
  const shown = async () => (await trustGaps(requestBy(context, leader()), {})).national;
  const newer = { year: 2025, primary: 2.8, secondary: 4.3 };

  beforeAll(async () => {
    context = testContext(store(), { now: '2026-09-16T10:00' });
    school = await newSchool(context);
  });

  it('is the one the trust prints until somebody sets another', async () => {
    expect(await shown()).toEqual(usualNationalGap);
    const { nationalGap } = await readTargets(requestBy(context, leader()));
    expect(nationalGap).toEqual({ year: 2019, primary: 2.1, secondary: 3.6, from: null });
  });

  it('holds from the day it is set, on the page, in its file and among the targets; before it what held then', async () => {
    const { nationalGap } = await setNationalGap(requestBy(context, administrator), newer);
    expect(nationalGap).toMatchObject({ ...newer, from: { starts: '2026-09-16' } });
    expect(await shown()).toMatchObject(newer);
    expect(gapsSheet(await trustGaps(requestBy(context, leader()), {})).notes).toContain(
      'For comparison, the national gap of 2025: 2.8 in primary, 4.3 in secondary schools.',
    );
    const earlier = await readTargets(requestBy(context, leader()), { date: '2026-09-15' });
    expect(earlier.nationalGap).toMatchObject({ year: 2019, from: null });
  });

  it('keeps what was set before, the day’s last one in place of its first, and the log keeps all', async () => {
    await setNationalGap(requestBy(context, administrator), { ...newer, secondary: 4.4 });
    context.clock.set('2026-09-20T10:00');
    await setNationalGap(requestBy(context, administrator), { ...newer, year: 2026 });
    expect(await shown()).toMatchObject({ year: 2026, secondary: 4.3 });
    const onDay = async (date: string) =>
      (await readTargets(requestBy(context, leader()), { date })).nationalGap;
    expect(await onDay('2026-09-19')).toMatchObject({ year: 2025, secondary: 4.4 });
    const rows = await store()
      .db.selectFrom('audit_entry')
      .select('detail')
      .where('school_id', '=', '*')
      .where('what', '=', 'national-gap.set')
      .orderBy('entry_id')
      .execute();
    expect(
      rows.map(({ detail }) => (detail as { instead: { secondary: number } }).instead.secondary),
    ).toEqual([3.6, 4.3, 4.4]);
  });

  it('is the trust’s to set, and of a year that has been', async () => {
    for (const who of [leader(), person([post(school, 'administrator')])])
      await expect(setNationalGap(requestBy(context, who), newer)).rejects.toMatchObject({
        code: 'forbidden',
      });
    await expect(
      setNationalGap(requestBy(context, administrator), { ...newer, year: 2027 }),
    ).rejects.toMatchObject({
      code: 'bad-request',
      message: '2027 is still to come: a national gap is one that was measured. Nothing was changed.',
    });
  });

  it('is no part of a school’s own settings', async () => {
    await changeSchoolSettings(requestBy(context, leader()), { school, change: { cardTime: '10:00' } });
    expect(await readSchoolSettings(requestBy(context, leader()), school)).toMatchObject({
      cardTime: '10:00',
    });
  });
});
