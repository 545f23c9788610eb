import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { trustDaily as trustDailyContract, type TrustDaily } from '#shared/contracts/figures/figures.ts';
import { allSchools } from '#shared/store/people/schools.ts';
import { CHANNEL } from '../../../bot/operations/figures/disclosure/disclosure.ts';
import { dailyOf, trustDaily } from '../../../bot/operations/figures/trust-daily.ts';
import { bringIn, markRow, newSchool, pupilRow } from '../../support/schools/a-school.ts';
import { sharedStore } from '../../support/stores/both-engines.ts';
import { fixture, fixtureJson } from '../../support/fixtures.ts';
import { administrator, person, post } from '../../support/schools/people.ts';
import { testContext, type TestContext } from '../../support/product/test-context.ts';
import { requestBy, jobIn } from '../../support/product/requests.ts';

interface Printed {
  date: string;
  years: string;
  target: number;
  schools: PrintedSchool[];
  trust: { allowed: number; absent: number; diff: number };
}
interface PrintedSchool {
  school: string;
  cohortPp: number;
  cohortAll: number;
  percentPp: number;
  percentAll: number;
  percentNonPp: number;
  allowed: number;
  absent: number;
  diff: number;
  missingMarks: number;
  missingMarksPp: number;
  registersMissing: number;
}

describe("the trust's printed diff to target", () => {
  const store = sharedStore();
  const printed = fixtureJson<Printed>('daily-diff', 'expected.json');
  let context: TestContext;
  let daily: TrustDaily;

  beforeAll(async () => {
    context = testContext(store(), { now: `${printed.date}T14:30` });
    for (const kind of ['schools', 'terms', 'staff', 'pupils', 'marks'] as const) {
      const report = await bringIn(context, kind, fixture('daily-diff', `${kind}.csv`));
      expect(report.rejected).toEqual([]);
    }
    daily = await trustDaily(requestBy(context, administrator), { date: printed.date, years: printed.years });
  });

  it('has every school of the slide, and no other', () => {
    expect(daily.schools.map(({ school }) => school)).toEqual(printed.schools.map(({ school }) => school));
  });

  it.each(printed.schools)('$school: allowed, absent, diff and the rates beside them', (expected) => {
    const found = daily.schools.find(({ school }) => school === expected.school);
    expect(found && asPrinted(found)).toEqual(expected);
    expect(found?.target).toEqual({ cohort: 'pp', percent: printed.target });
  });

  it('sums the schools: 188 allowed, 295 absent, −107, where the trust’s own rate would give −105', () => {
    const { allowed, absent, diff, schoolsCounted, schoolsTotal } = daily.trust;
    expect({ allowed, absent, diff }).toEqual(printed.trust);
    expect([schoolsCounted, schoolsTotal]).toEqual([10, 10]);
  });

  it('answers as the contract says', () => {
    expect(trustDailyContract.parse(daily)).toEqual(daily);
  });

  it('covers both sessions, and says when the marks came', () => {
    expect(daily.sessions).toEqual(['AM', 'PM']);
    expect(daily.asOf).toBe('2026-09-16T14:30:00+01:00');
  });

  it('brings the same file in again without a change', async () => {
    const report = await bringIn(context, 'marks', fixture('daily-diff', 'marks.csv'));
    expect(report).toMatchObject({ changed: 0, unchanged: report.rows, rejectedCount: 0 });
  });
});

function asPrinted(row: TrustDaily['schools'][number]): PrintedSchool {
  return {
    school: row.school,
    cohortPp: row.cohort.pp ?? NaN,
    cohortAll: row.cohort.all ?? NaN,
    percentPp: row.rate.pp?.percent ?? NaN,
    percentAll: row.rate.all?.percent ?? NaN,
    percentNonPp: row.rate.nonPp?.percent ?? NaN,
    allowed: row.allowed ?? NaN,
    absent: row.absent ?? NaN,
    diff: row.diff ?? NaN,
    missingMarks: row.missingMarks ?? NaN,
    missingMarksPp: row.missingMarksPp ?? NaN,
    registersMissing: row.registersMissing ?? NaN,
  };
}

describe('the daily figures of a school', () => {
  const store = sharedStore('Postgres');
  const TODAY = '2026-09-16';
  let context: TestContext;
  let school: string;
  let leader: ReturnType<typeof person>;

  beforeEach(async () => {
    context = testContext(store(), { now: `${TODAY}T10:00` });
    school = await newSchool(context);
    leader = person([post(school, 'senior-leader')]);
    const upns = Array.from({ length: 20 }, (_, number) => `P${number}`);
    await bringIn(
      context,
      'pupils',
      upns.map((upn, number) =>
        pupilRow(school, upn, { pupilPremium: 'Y', tutorGroup: number < 10 ? '7A' : '7B' }),
      ),
    );
  });

  /** Marks of the first pupils in order; '-' leaves a pupil out. */
  const bringMarks = (date: string, session: 'AM' | 'PM', codes: string): Promise<unknown> =>
    bringIn(
      context,
      'marks',
      [...codes].flatMap((code, number) =>
        code === '-' ? [] : [markRow(school, `P${number}`, date, session, code)],
      ),
    );
  const ask = async (query: Parameters<typeof trustDaily>[1] = {}) =>
    (await trustDaily(requestBy(context, leader), query)).schools[0];

  it('compare with the last school day, over a weekend and before the afternoon', async () => {
    context.clock.set('2026-09-14T10:00');
    await bringMarks('2026-09-11', 'AM', '/'.repeat(18) + 'NN');
    await bringMarks('2026-09-11', 'PM', '\\'.repeat(18) + 'NN');
    await bringMarks('2026-09-14', 'AM', '/'.repeat(15) + 'NNNNN');
    expect(await ask()).toMatchObject({
      sessions: ['AM'],
      allowed: 1,
      absent: 5,
      diff: -4,
      returnsNeeded: 4,
      previousDay: '2026-09-11',
      changeSincePreviousDay: -3,
    });
  });

  it('know no change while the day before has no figures', async () => {
    await bringMarks(TODAY, 'AM', '/'.repeat(20));
    expect(await ask()).toMatchObject({ diff: 1, previousDay: '2026-09-15', changeSincePreviousDay: null });
  });

  it('name what is missing at ten o’clock, and how far it may go either way', async () => {
    await bringMarks(TODAY, 'AM', '/'.repeat(8) + 'N-');
    expect(await ask()).toMatchObject({
      missingMarks: 11,
      registersMissing: 1,
      countedAbsent: 1,
      absent: 2,
      diff: -1,
      diffIfMissingPresent: 0,
      diffIfMissingAbsent: -11,
    });
  });

  it('know nothing of a day that is no school day: nulls, and the roll', async () => {
    await bringMarks('2026-09-19', 'AM', '/'.repeat(20));
    const saturday = await ask({ date: '2026-09-19' });
    expect(saturday).toMatchObject({
      schoolDay: false,
      sessions: [],
      cohort: { pp: 20, all: 20 },
      allowed: 1,
      absent: null,
      diff: null,
      missingMarks: 0,
      registersMissing: 0,
    });
    expect(saturday?.rate.pp).toEqual({ attended: 0, possible: 0, percent: null });
  });

  it('wait for a day to come, though a trip is entered already', async () => {
    await bringMarks('2026-09-17', 'AM', 'VVVV');
    expect(await ask({ date: '2026-09-17' })).toMatchObject({ sessions: [], diff: null, missingMarks: 0 });
    context.clock.set('2026-09-17T09:30');
    expect(await ask()).toMatchObject({ sessions: ['AM'], missingMarks: 16, registersMissing: 1 });
  });

  it('count whoever is on roll that day: not the leaver, not who begins tomorrow', async () => {
    await bringMarks(TODAY, 'AM', '/'.repeat(20));
    await bringIn(context, 'pupils', [
      pupilRow(school, 'P0', { pupilPremium: 'Y', leavingDate: '2026-09-15' }),
      pupilRow(school, 'P1', { pupilPremium: 'Y', startDate: '2026-09-17' }),
    ]);
    const found = await ask();
    expect(found).toMatchObject({ cohort: { pp: 18 }, missingMarks: 0 });
    expect(found?.rate.pp?.possible).toBe(18);
  });

  it('put a pupil where the pupil was on that day', async () => {
    await bringMarks('2026-09-15', 'AM', '/'.repeat(20));
    await bringMarks(TODAY, 'AM', '/'.repeat(20));
    await bringIn(context, 'pupils', [pupilRow(school, 'P0', { pupilPremium: 'N', yearGroup: 11 })]);
    expect(await ask({ date: '2026-09-15', years: '7-10' })).toMatchObject({ cohort: { pp: 20, all: 20 } });
    expect(await ask({ years: '7-10' })).toMatchObject({ cohort: { pp: 19, all: 19 } });
    expect(await ask({ years: '11' })).toMatchObject({ cohort: { pp: 0, all: 1 }, onePupilPercent: null });
  });

  it('are of the phase asked for, and of years in order', async () => {
    expect((await trustDaily(requestBy(context, leader), { phase: 'post16' })).schools).toEqual([]);
    expect((await ask({ phase: 'secondary' }))?.cohort.all).toBe(20);
    for (const years of ['10-7', '7-14'])
      await expect(trustDaily(requestBy(context, leader), { years })).rejects.toMatchObject({
        code: 'bad-request',
      });
  });

  it('show all pupils in a channel where the premium cohort is under 10, and say so', async () => {
    const schools = (await allSchools(context.store.db)).filter(({ id }) => id === school);
    const inChannel = async (): Promise<unknown> =>
      (await dailyOf(jobIn(context), schools, {}, { years: 'by-setting', reader: CHANNEL })).schools[0];
    await bringMarks(TODAY, 'AM', '/'.repeat(18) + 'NN');
    expect(await inChannel()).toMatchObject({ smallCohort: false, target: { cohort: 'pp' } });
    await bringIn(
      context,
      'pupils',
      Array.from({ length: 11 }, (_, number) =>
        pupilRow(school, `P${number}`, { pupilPremium: 'N', tutorGroup: number < 10 ? '7A' : '7B' }),
      ),
    );
    expect(await inChannel()).toMatchObject({
      smallCohort: true,
      target: { cohort: 'all' },
      cohort: { pp: null, all: 20 },
      allowed: 1,
      absent: 2,
      diff: -1,
    });
  });

  it('are for those who may see them', async () => {
    const mentor = person([post(school, 'mentor')]);
    await expect(trustDaily(requestBy(context, mentor), {})).rejects.toMatchObject({ code: 'forbidden' });
    const lead = person([post('*', 'trust-lead')]);
    expect((await trustDaily(requestBy(context, lead), {})).schools.length).toBeGreaterThan(1);
    expect((await trustDaily(requestBy(context, leader), {})).schools.map((row) => row.school)).toEqual([
      school,
    ]);
  });
});
