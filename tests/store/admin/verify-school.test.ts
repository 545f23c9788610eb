import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { verifySchool } from '#shared/store/admin/verify-school.ts';
import { bringIn, markRow, newSchool, pupilRow } from '../../support/schools/a-school.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';
import { testContext } from '../../support/product/test-context.ts';

onBothEngines('what is derived', (openedStore) => {
  async function aSchool() {
    const context = testContext(openedStore());
    const school = await newSchool(context);
    await bringIn(context, 'pupils', [pupilRow(school, 'A1'), pupilRow(school, 'A2')]);
    await bringIn(context, 'marks', [
      markRow(school, 'A1', '2026-09-14', 'AM', '/'),
      markRow(school, 'A2', '2026-09-14', 'AM', 'I'),
      markRow(school, 'A2', '2026-09-21', 'PM', 'N'),
    ]);
    return { db: context.store.db, school };
  }

  it('is as it should be after imports', async () => {
    const { db, school } = await aSchool();
    expect(await verifySchool(db, school)).toEqual([]);
  });

  it('is told of when a gathered week is lost', async () => {
    const { db, school } = await aSchool();
    await db
      .deleteFrom('school_week')
      .where('school_id', '=', school)
      .where('week', '=', '2026-09-21')
      .execute();
    const faults = await verifySchool(db, school);
    expect(faults[0]).toBe(`${school}, week of 2026-09-21: not gathered, though it has registers.`);
    expect(faults.some((fault) => /figures say 0 attended .* of 1, registers/.test(fault))).toBe(true);
  });

  it('is told of when one mark differs: the week, the pupil’s year and the day’s register', async () => {
    const { db, school } = await aSchool();
    await sql`update school_week set registers = overlay(registers placing 'N' from 11 for 1)
      where school_id = ${school} and week = '2026-09-14'`.execute(db);
    const faults = await verifySchool(db, school);
    expect(faults).toHaveLength(3);
    expect(faults.join('\n')).toMatch(/differs from its registers[^]*pupil \d+, 2026[^]*2026-09-14 .* AM/);
  });

  it('is told of when a week stands that nobody has', async () => {
    const { db, school } = await aSchool();
    await db
      .insertInto('school_week')
      .values({ school_id: school, week: '2026-10-05', registers: '' })
      .execute();
    expect(await verifySchool(db, school)).toEqual([
      `${school}, week of 2026-10-05: gathered, though it has no register.`,
    ]);
  });
});
