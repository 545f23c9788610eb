import { beforeAll, describe, expect, it } from '@jest/globals';
import { addDays } from '#shared/domain/basics/school-date.ts';
import { trustBands } from '../../../bot/operations/figures/trust-bands.ts';
import { bringIn, markRow, newSchool, pupilRow } from '../../support/schools/a-school.ts';
import { sharedStore } from '../../support/stores/both-engines.ts';
import { person, post } from '../../support/schools/people.ts';
import { testContext, type TestContext } from '../../support/product/test-context.ts';
import { requestBy } from '../../support/product/requests.ts';

const MONDAYS = ['2026-09-07', '2026-09-14'];
/** Twenty sessions of ten school days. */
const slots = MONDAYS.flatMap((monday) => [0, 1, 2, 3, 4].map((day) => addDays(monday, day))).flatMap(
  (date) => [
    { date, session: 'AM' as const, present: '/' },
    { date, session: 'PM' as const, present: '\\' },
  ],
);

describe('the bands of attendance over a range of days', () => {
  const store = sharedStore('Postgres');
  let context: TestContext;
  let school: string;
  const leader = () => person([post(school, 'senior-leader')]);

  beforeAll(async () => {
    context = testContext(store(), { now: '2026-09-18T16:00' });
    school = await newSchool(context);
    const absences = { A0: 0, A1: 1, A2: 2, A8: 8, A9: 9, A20: 20 };
    await bringIn(context, 'pupils', [
      ...Object.keys(absences).map((upn) => pupilRow(school, upn)),
      pupilRow(school, 'SIXTH', { yearGroup: 12 }),
      pupilRow(school, 'GONE', { leavingDate: '2026-09-16' }),
      pupilRow(school, 'NOMARK'),
    ]);
    const rows = Object.entries({ ...absences, SIXTH: 3, GONE: 20 }).flatMap(([upn, absent]) =>
      slots.map(({ date, session, present }, number) =>
        markRow(school, upn, date, session, number < absent ? 'O' : present),
      ),
    );
    await bringIn(context, 'marks', rows);
  });

  it('hold whoever is on roll on the last day and had a possible session', async () => {
    const { schools, trust, edges } = await trustBands(requestBy(context, leader()), {
      from: '2026-09-07',
      to: '2026-09-18',
      phase: 'secondary',
    });
    expect(edges).toEqual([0, 60, 90, 95, 97, 99, 100]);
    expect(schools).toEqual([
      {
        school,
        name: `${school} Academy`,
        pupils: 6,
        counts: [2, 1, 1, 1, 0, 1],
        percents: [33, 17, 17, 17, 0, 17],
        missingMarks: 20, // of a pupil without a mark, in no band
        persistentlyAbsent: 4,
        hidden: null,
        severelyAbsent: 1, // exactly 90 % is persistent, 55 % is not severe
      },
    ]);
    expect(trust).toMatchObject({ pupils: 6, counts: [2, 1, 1, 1, 0, 1] });
  });

  it('keep years 12 and 13 apart', async () => {
    const sixth = await trustBands(requestBy(context, leader()), { phase: 'post16' });
    expect(sixth.trust).toMatchObject({
      pupils: 1,
      counts: [0, 1, 0, 0, 0, 0],
      percents: [0, 100, 0, 0, 0, 0],
    });
  });

  it('count the days of the range alone, the school year so far when none is asked', async () => {
    const second = await trustBands(requestBy(context, leader()), {
      from: '2026-09-14',
      to: '2026-09-18',
      phase: 'secondary',
    });
    expect(second.trust.counts).toEqual([1, 0, 0, 0, 0, 5]);
    const soFar = await trustBands(requestBy(context, leader()), { phase: 'secondary' });
    expect([soFar.from, soFar.to]).toEqual(['2026-08-01', '2026-09-18']);
    expect(soFar.trust.counts).toEqual([2, 1, 1, 1, 0, 1]);
    const asRange = await trustBands(requestBy(context, leader()), {
      from: '2026-08-02',
      phase: 'secondary',
    });
    expect(asRange.trust).toEqual(soFar.trust);
  });

  it('are empty where there is nothing, and closed to those without figures', async () => {
    const august = await trustBands(requestBy(context, leader()), { from: '2026-08-03', to: '2026-08-07' });
    expect(august.trust).toMatchObject({
      pupils: 0,
      counts: [0, 0, 0, 0, 0, 0],
      percents: [0, 0, 0, 0, 0, 0],
    });
    await expect(trustBands(requestBy(context, person([post(school, 'mentor')])), {})).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
