/** Nothing on a card tells what the marks of fewer than ten pupils are: it is the same whatever they are. */
import { describe, expect, it } from '@jest/globals';
import { targetChange } from '#shared/contracts/targets/targets.ts';
import { setTarget } from '../../../bot/operations/targets/set-target.ts';
import { dailyCard, dailyCardSummary } from '../../../bot/cards/messages/daily-card.ts';
import { gapsCard } from '../../../bot/cards/figures/gaps-card.ts';
import { gapsOnCards } from '../../../bot/operations/figures/gaps-on-cards.ts';
import { dailyCardView, dailyViewFor } from '../../../bot/operations/messages/daily-card-view.ts';
import { bringIn, markRow, newSchool, pupilRow } from '../../support/schools/a-school.ts';
import { administrator, person, post } from '../../support/schools/people.ts';
import { jobIn, requestBy } from '../../support/product/requests.ts';
import { testContext, type TestContext } from '../../support/product/test-context.ts';
import { sharedStore } from '../../support/stores/both-engines.ts';

const [BEFORE, TODAY] = ['2026-09-15', '2026-09-16'];
const store = sharedStore();

async function schoolOf(context: TestContext, pp: number, others: number): Promise<string> {
  const school = await newSchool(context);
  const rows = Array.from({ length: pp + others }, (_, index) =>
    pupilRow(school, `U${index}`, { pupilPremium: index < pp ? 'Y' : 'N' }),
  );
  await bringIn(context, 'pupils', rows);
  return school;
}

/** A code for each pupil, in order; blank: no mark. */
async function mark(context: TestContext, school: string, date: string, codes: readonly string[]) {
  const rows = codes.map((code, index) => markRow(school, `U${index}`, date, 'AM', code || '-'));
  await bringIn(context, 'marks', rows);
}

/** Every card that tells of the schools, as it is read. */
async function cards(context: TestContext, schools: readonly string[]): Promise<Record<string, string>> {
  const leader = requestBy(context, person(schools.map((school) => post(school, ['senior-leader']))));
  const [first = ''] = schools;
  const own = requestBy(context, person([post(first, ['senior-leader'])]));
  const school = await dailyCardView(jobIn(context), first);
  const trust = await dailyCardView(jobIn(context), '*', new Set(schools));
  const views = {
    school,
    trust,
    asked: await dailyViewFor(own, []),
    askedOfAll: await dailyViewFor(leader, []),
  };
  const daily = Object.entries(views).map(([name, view]) => [
    name,
    view && JSON.stringify([view, dailyCard(view), dailyCardSummary(view)]),
  ]);
  return {
    ...(Object.fromEntries(daily) as Record<string, string>),
    gaps: JSON.stringify(gapsCard(await gapsOnCards(leader))),
    ownGaps: JSON.stringify(gapsCard(await gapsOnCards(own))),
  };
}

describe('a school of fewer than ten pupils', () => {
  it.each<[string, number, number, 'pp' | 'all']>([
    ['one premium pupil and four others', 1, 4, 'pp'],
    ['one pupil', 1, 0, 'pp'],
    ['nine pupils, all told of', 4, 5, 'all'],
    ['nine pupils and no premium', 0, 9, 'pp'],
  ])('%s', async (_what, pp, others, cohort) => {
    const context = testContext(store(), { now: `${TODAY}T16:00` });
    const tiny = await schoolOf(context, pp, others);
    const large = await schoolOf(context, 12, 12);
    const target = { scope: { kind: 'school', school: tiny }, percent: 93, cohort, from: TODAY };
    await setTarget(requestBy(context, administrator), targetChange.parse(target));
    for (const date of [BEFORE, TODAY]) await mark(context, large, date, Array(24).fill('/'));
    const told: Record<string, string>[] = [];
    for (const [before, today] of [
      ['/', '/'],
      ['/', 'N'],
      ['N', '/'],
    ] as const) {
      await mark(context, tiny, BEFORE, Array(pp + others).fill(before));
      await mark(context, tiny, TODAY, Array(pp + others).fill(today));
      told.push(await cards(context, [tiny, large]));
    }
    // In the trust's sum it stands with others, ten pupils or more together.
    const own = told.map(({ school, asked, ownGaps }) => ({ school, asked, ownGaps }));
    expect(own[1]).toEqual(own[0]);
    expect(own[2]).toEqual(own[0]);
    expect(told[0]?.school).toContain('Fewer than 10 pupils, so no figure is told here.');
    expect(told[0]?.trust).toContain('not told: fewer than 10 pupils');
  });

  it('alone in its trust leaves nothing to tell', async () => {
    const context = testContext(store(), { now: `${TODAY}T16:00` });
    const tiny = await schoolOf(context, 2, 3);
    await mark(context, tiny, TODAY, ['N', '/', '/', '/', '/']);
    const view = await dailyCardView(jobIn(context), '*', new Set([tiny]));
    expect(view).toMatchObject({
      allowed: null,
      absent: null,
      diff: null,
      returnsNeeded: null,
      change: null,
    });
  });
});

it('a cohort that was too small when the half-term began is not told of before the next', async () => {
  const context = testContext(store(), { now: `${TODAY}T16:00` });
  const school = await schoolOf(context, 9, 12);
  const joins = pupilRow(school, 'NEW', { pupilPremium: 'Y', startDate: TODAY });
  await bringIn(context, 'pupils', [joins]);
  await mark(context, school, BEFORE, Array(21).fill('/'));
  await mark(context, school, TODAY, Array(21).fill('/'));
  expect(await dailyCardView(jobIn(context), school)).toMatchObject({
    cohort: 'all',
    smallCohort: true,
    diff: expect.any(Number),
  });
});
