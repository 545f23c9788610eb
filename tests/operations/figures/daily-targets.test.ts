import { beforeAll, describe, expect, it } from '@jest/globals';
import { dailyTargets } from '../../../bot/operations/figures/daily-targets.ts';
import { bringIn, pupilRow } from '../../support/schools/a-school.ts';
import { sharedStore } from '../../support/stores/both-engines.ts';
import { fixtureJson } from '../../support/fixtures.ts';
import { administrator } from '../../support/schools/people.ts';
import { testContext, type TestContext } from '../../support/product/test-context.ts';
import { requestBy } from '../../support/product/requests.ts';

interface Printed {
  rows: { school: string; cohort: number; onePupilPercent: number; allowed: Record<string, number> }[];
}

describe("the trust's printed daily targets", () => {
  const store = sharedStore('Postgres');
  const printed = fixtureJson<Printed>('daily-targets.json');
  let context: TestContext;

  beforeAll(async () => {
    context = testContext(store());
    await bringIn(
      context,
      'schools',
      printed.rows.map(({ school }) => ({ school, name: `${school} Academy`, phase: 'primary' })),
    );
    const pupils = printed.rows.flatMap(({ school, cohort }) =>
      Array.from({ length: cohort }, (_, number) => pupilRow(school, `${school}${number}`)),
    );
    await bringIn(context, 'pupils', pupils);
  });

  it('are the slide’s, row by row', async () => {
    const found = await dailyTargets(requestBy(context, administrator), {
      cohort: 'all',
      percents: '98,97,96,95,94,93,92,91,90',
    });
    const bySchool = (a: { school: string }, b: { school: string }): number => (a.school < b.school ? -1 : 1);
    expect([...found.rows].sort(bySchool)).toEqual(
      [...printed.rows].sort(bySchool).map((row) => ({ ...row, hidden: null })),
    );
  });

  it('count pupil premium alone when asked, and say nothing of one pupil of none', async () => {
    const { rows } = await dailyTargets(requestBy(context, administrator), { cohort: 'pp', percents: '93' });
    expect(rows.find(({ school }) => school === 'WFA')).toEqual({
      school: 'WFA',
      cohort: 0,
      onePupilPercent: null,
      allowed: { '93': 0 },
      hidden: null,
    });
  });

  it.each(['101', '-1', 'many', '93.123', ''])('refuse %j as a percentage', async (percents) => {
    await expect(dailyTargets(requestBy(context, administrator), { percents })).rejects.toMatchObject({
      code: 'bad-request',
    });
  });
});
