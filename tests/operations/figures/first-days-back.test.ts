import { beforeAll, expect, it } from '@jest/globals';
import { firstDaysBack } from '../../../bot/operations/figures/first-days-back.ts';
import { bringIn, markRow, newSchool, pupilRow } from '../../support/schools/a-school.ts';
import { sharedStore } from '../../support/stores/both-engines.ts';
import { person, post } from '../../support/schools/people.ts';
import { testContext, type TestContext } from '../../support/product/test-context.ts';
import { requestBy } from '../../support/product/requests.ts';

const store = sharedStore();
let context: TestContext;
let school: string;

const leader = () => person([post(school, 'senior-leader')]);
const tutor = () => person([post(school, 'tutor', { tutorGroups: ['7A'] })]);

beforeAll(async () => {
  context = testContext(store(), { now: '2026-08-31T08:00' });
  school = await newSchool(context);
  const groups = { B1: '7A', B2: '7A', B3: '7B', B4: '7B' };
  const rows = Object.entries(groups).map(([upn, tutorGroup]) =>
    pupilRow(school, upn, { startDate: '2026-09-01', tutorGroup }),
  );
  await bringIn(context, 'pupils', rows);
  context.clock.set('2026-09-03T10:00');
  const marks = (date: string, codes: Record<string, string>) =>
    Object.entries(codes).map(([upn, code]) => markRow(school, upn, date, 'AM', code));
  await bringIn(context, 'marks', [
    ...marks('2026-09-01', { B1: '/', B2: 'I', B3: 'G' }),
    ...marks('2026-09-02', { B1: '/', B2: '/', B3: 'G' }),
    ...marks('2026-09-03', { B1: '/', B2: '/', B3: 'G' }),
  ]);
});

it('who was not back, and when they came', async () => {
  const { date, schools } = await firstDaysBack(requestBy(context, leader()), { school });
  expect([date, schools[0]]).toMatchObject([
    '2026-09-03',
    { firstDay: '2026-09-01', onRoll: 4, back: 1, notBack: 2, notKnown: 1 },
  ]);
  expect(schools[0]?.pupils?.map(({ pupil, marks, backOn }) => [pupil.name, marks.AM, backOn])).toEqual([
    ['Ash Pupil B2', 'I', '2026-09-02'],
    ['Ash Pupil B3', 'G', null],
  ]);
});

it('a tutor reads the counts of all and the names of the group', async () => {
  const [found] = (await firstDaysBack(requestBy(context, tutor()), { school })).schools;
  // Fewer than ten whom the tutor does not see are left: of them nothing is told.
  expect(found?.notBack).toBeNull();
  expect(found?.pupils?.map(({ pupil }) => pupil.name)).toEqual(['Ash Pupil B2']);
});

it('no names where no school is named; before the first day there is nothing', async () => {
  const [found] = (await firstDaysBack(requestBy(context, leader()), {})).schools;
  expect([found?.notBack, found?.pupils]).toEqual([2, undefined]);
  const [before] = (await firstDaysBack(requestBy(context, leader()), { school, date: '2026-08-20' }))
    .schools;
  expect(before).toMatchObject({ firstDay: null, onRoll: 0, back: 0, notBack: 0 });
});
