import { beforeAll, describe, expect, it } from '@jest/globals';
import { openRegistersOf } from '../../../bot/operations/figures/open-registers.ts';
import { tooFewText } from '#shared/wording/basics/told-text.ts';
import { bringIn, markRow, newSchool, pupilRow } from '../../support/schools/a-school.ts';
import { sharedStore } from '../../support/stores/both-engines.ts';
import { person, post } from '../../support/schools/people.ts';
import { testContext, type TestContext } from '../../support/product/test-context.ts';
import { requestBy } from '../../support/product/requests.ts';

const TODAY = '2026-09-16';
const store = sharedStore();
let context: TestContext;
let school: string;
let other: string;

const leader = () => person([post(school, 'senior-leader')]);
const trustLead = () => person([post(school, 'trust-lead')]);
const tutor = () => person([post(school, 'tutor', { tutorGroups: ['7A'] })]);

beforeAll(async () => {
  context = testContext(store(), { now: '2026-09-01T08:00' });
  school = await newSchool(context);
  other = await newSchool(context);
  const staff = [
    { school, email: 'tess@owed.example', name: 'Tess Tutor', roles: 'tutor', tutorGroups: '7A' },
    { school, email: 'tom@owed.example', name: 'Tom Tutor', roles: 'tutor', tutorGroups: '7A;7C' },
  ];
  await bringIn(context, 'staff', staff);
  const inGroup = (upn: string, tutorGroup: string) =>
    pupilRow(school, upn, { startDate: '2026-09-01', tutorGroup });
  await bringIn(context, 'pupils', [inGroup('U1', '7A'), inGroup('U2', '7A'), inGroup('U3', '7B')]);
  context.clock.set(`${TODAY}T10:00`);
  const codes: Record<string, string> = {
    U1: '2026-09-08 NN,2026-09-15 /\\,2026-09-16 N-',
    U2: '2026-09-08 /\\,2026-09-15 /\\',
    U3: '2026-09-08 /\\,2026-09-11 N\\,2026-09-15 /-',
  };
  const marks = Object.entries(codes).flatMap(([upn, days]) =>
    days.split(',').flatMap((day) => {
      const [date = '', [am = '', pm = ''] = ''] = day.split(' ');
      return [markRow(school, upn, date, 'AM', am), markRow(school, upn, date, 'PM', pm)];
    }),
  );
  expect((await bringIn(context, 'marks', marks)).rejected).toEqual([]);
});

const owed = (as = leader(), asked = {}) =>
  openRegistersOf(requestBy(context, as), { school, from: '2026-09-15', to: TODAY, ...asked });

describe('registers that are owed', () => {
  it('newest first, with whose they are', async () => {
    const [found] = (await owed()).schools;
    expect(found?.registers).toEqual([
      {
        date: TODAY,
        session: 'AM',
        registerGroup: '7A',
        onRoll: 2,
        marked: 1,
        owedBy: ['Tess Tutor', 'Tom Tutor'],
      },
      { date: TODAY, session: 'AM', registerGroup: '7B', onRoll: 1, marked: 0, owedBy: [] },
      { date: '2026-09-15', session: 'PM', registerGroup: '7B', onRoll: 1, marked: 0, owedBy: [] },
    ]);
    expect(found).toMatchObject({ registersMissing: 2, missingMarks: 3 });
  });

  it('of groups whose pupils one does not see whole registers only, without a number of pupils', async () => {
    const listed = async (as: ReturnType<typeof tutor>, of = school) => {
      const found = await openRegistersOf(requestBy(context, as), { school: of, from: TODAY, to: TODAY });
      return found.schools[0]?.registers?.map((one) => [one.registerGroup, one.onRoll, one.marked]);
    };
    expect(await listed(tutor())).toEqual([['7A', 2, 1]]);
    expect(await listed(trustLead())).toEqual([]);
    const large = await newSchool(context);
    context.clock.set('2026-09-01T08:00');
    const inGroup = (tutorGroup: string) =>
      Array.from({ length: 10 }, (_, each) =>
        pupilRow(large, `${tutorGroup}${each}`, { startDate: '2026-09-01', tutorGroup }),
      );
    await bringIn(context, 'pupils', [...inGroup('7A'), ...inGroup('7B')]);
    context.clock.set(`${TODAY}T10:00`);
    await bringIn(context, 'marks', [markRow(large, '7A0', TODAY, 'AM', '/')]);
    expect(await listed(person([post(large, 'trust-lead')]), large)).toEqual([['7B', null, 0]]);
  });

  it('of these two weeks when no days are asked for', async () => {
    expect(await openRegistersOf(requestBy(context, leader()), { school })).toMatchObject({
      from: '2026-09-03',
      to: TODAY,
    });
    await expect(owed(leader(), { to: '2026-09-14' })).rejects.toMatchObject({ code: 'bad-request' });
  });

  it('of several schools as counts alone; another school’s are not there', async () => {
    const both = person([post(school, 'senior-leader'), post(other, 'senior-leader')]);
    const { schools } = await owed(both, { school: undefined });
    expect(schools.map((one) => [one.school, one.registers, one.unexplained])).toEqual([
      [school, undefined, undefined],
      [other, undefined, undefined],
    ]);
    await expect(owed(leader(), { school: other })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('absence without a reason yet', () => {
  it('oldest first, of pupils one may see; the counts are of all, told where ten or more are not seen', async () => {
    const listed = async (as = leader()) => {
      const [found] = (await owed(as)).schools;
      return [
        found?.unexplainedFromThree,
        found?.unexplainedOverFive,
        found?.unexplained?.map(({ pupil, date, age }) => [pupil.name, date.slice(8), age]),
      ];
    };
    const [first, today] = [
      ['Ash Pupil U1', '08', 6],
      ['Ash Pupil U1', '16', 0],
    ];
    expect(await listed()).toEqual([2, 1, [first, ['Ash Pupil U3', '11', 3], today]]);
    expect(await listed(tutor())).toEqual([null, null, [first, today]]);
    expect(await listed(trustLead())).toEqual([null, null, []]);
    const [hidden] = (await owed(trustLead())).schools;
    expect(hidden).toMatchObject({ registersMissing: 0, missingMarks: null, hidden: tooFewText });
  });
});
