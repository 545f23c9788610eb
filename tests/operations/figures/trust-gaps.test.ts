import { beforeAll, describe, expect, it } from '@jest/globals';
import type { TrustGaps } from '#shared/contracts/figures/figures.ts';
import { trustGaps } from '../../../bot/operations/figures/trust-gaps.ts';
import { bringIn } from '../../support/schools/a-school.ts';
import { sharedStore } from '../../support/stores/both-engines.ts';
import { fixture, fixtureJson } from '../../support/fixtures.ts';
import { administrator, person, post } from '../../support/schools/people.ts';
import { testContext, type TestContext } from '../../support/product/test-context.ts';
import { requestBy } from '../../support/product/requests.ts';

interface Printed {
  from: string;
  to: string;
  schools: {
    school: string;
    percentPp: number;
    percentNonPp: number;
    percentAll: number;
    gap: number;
    missingMarks: number;
    missingMarksPp: number;
  }[];
}

describe("the trust's printed gaps of a week", () => {
  const store = sharedStore('Postgres');
  const printed = fixtureJson<Printed>('gaps-week', 'expected.json');
  let context: TestContext;
  let gaps: TrustGaps;

  beforeAll(async () => {
    context = testContext(store(), { now: `${printed.to}T16:00` });
    for (const kind of ['schools', 'terms', 'staff', 'pupils', 'marks'] as const) {
      const report = await bringIn(context, kind, fixture('gaps-week', `${kind}.csv`));
      expect(report.rejected).toEqual([]);
    }
    gaps = await trustGaps(requestBy(context, administrator), {
      from: printed.from,
      to: printed.to,
      phase: 'secondary',
    });
  });

  it.each(printed.schools)('$school: both rates, the gap from unrounded rates, missing marks', (expected) => {
    const row = gaps.schools.find(({ school }) => school === expected.school);
    expect({
      school: row?.school,
      percentPp: row?.pp?.percent,
      percentNonPp: row?.nonPp?.percent,
      percentAll: row?.all?.percent,
      gap: row?.gap,
      missingMarks: row?.missingMarks,
      missingMarksPp: row?.missingMarksPp,
    }).toEqual(expected);
  });

  it('sums the sessions of the schools for the trust and divides once', () => {
    const attended = gaps.schools.reduce((sum, row) => sum + (row.all?.attended ?? NaN), 0);
    const possible = gaps.schools.reduce((sum, row) => sum + (row.all?.possible ?? NaN), 0);
    expect(gaps.trust.all).toMatchObject({ attended, possible });
    expect(gaps.trust.missingMarks).toBe(printed.schools.reduce((sum, row) => sum + row.missingMarks, 0));
  });

  it('leaves years 12 and 13 out of the secondary figures', async () => {
    const none = await trustGaps(requestBy(context, administrator), {
      from: printed.from,
      to: printed.to,
      phase: 'post16',
    });
    expect(none.trust).toMatchObject({ all: { attended: 0, possible: 0, percent: null }, gap: null });
  });

  it('shows a school only to those who may see its figures', async () => {
    const leader = person([post('BA', 'senior-leader')]);
    const seen = await trustGaps(requestBy(context, leader), { from: printed.from, to: printed.to });
    expect(seen.schools.map(({ school }) => school)).toEqual(['BA']);
  });

  it('refuses a range that runs backwards', async () => {
    await expect(
      trustGaps(requestBy(context, administrator), { from: printed.to, to: printed.from }),
    ).rejects.toMatchObject({ code: 'bad-request' });
  });
});
