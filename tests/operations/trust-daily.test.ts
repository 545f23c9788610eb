import { beforeAll, describe, expect, it } from '@jest/globals';
import type { TrustDaily } from '#shared/contracts/figures.ts';
import { trustDaily } from '../../bot/operations/trust-daily.ts';
import { bringIn } from '../support/a-school.ts';
import { sharedStore } from '../support/both-engines.ts';
import { fixture, fixtureJson } from '../support/fixtures.ts';
import { administrator } from '../support/people.ts';
import { testContext, type TestContext } from '../support/test-context.ts';

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
    daily = await trustDaily(context, administrator, { date: printed.date, years: printed.years });
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
    cohortPp: row.cohort.pp,
    cohortAll: row.cohort.all,
    percentPp: row.rate.pp.percent ?? NaN,
    percentAll: row.rate.all.percent ?? NaN,
    percentNonPp: row.rate.nonPp.percent ?? NaN,
    allowed: row.allowed,
    absent: row.absent ?? NaN,
    diff: row.diff ?? NaN,
    missingMarks: row.missingMarks,
    missingMarksPp: row.missingMarksPp,
    registersMissing: row.registersMissing,
  };
}
