import { beforeAll, describe, expect, it } from '@jest/globals';
import { aboutSchool } from '../../../bot/operations/figures/about-school.ts';
import { keyGroupCounts, keyGroupPupils } from '../../../bot/operations/pupils/key-group-lists.ts';
import { bringIn, markRow, newSchool, pupilRow } from '../../support/schools/a-school.ts';
import { sharedStore } from '../../support/stores/both-engines.ts';
import { administrator, person, post } from '../../support/schools/people.ts';
import { testContext, type TestContext } from '../../support/product/test-context.ts';
import { requestBy } from '../../support/product/requests.ts';

const TODAY = '2026-09-16';
const YESTERDAY = '2026-09-15';
const store = sharedStore();
let context: TestContext;
let school: string;

/** Today's and yesterday's marks of pupils in two groups; one is new, one has left. */
const pupils = [
  {
    upn: 'K1',
    tutorGroup: '7A',
    pupilPremium: 'Y',
    lookedAfter: 'Y',
    youthOffendingWorker: 'Y',
    marks: ['II', '/\\'],
  },
  { upn: 'K2', tutorGroup: '7A', sen: 'K', marks: ['/\\', '/\\'] },
  { upn: 'K3', tutorGroup: '7B', pupilPremium: 'Y', sen: 'E', marks: ['L\\', '/\\'] },
  { upn: 'K4', tutorGroup: '7B', startDate: '2026-09-14', marks: ['/\\', 'OO'] },
  { upn: 'K5', tutorGroup: '7B', pupilPremium: 'Y', leavingDate: YESTERDAY, marks: ['NN', '--'] },
];

const leader = () => person([post(school, 'senior-leader')], 'leader');
const tutor = () => person([post(school, 'tutor', { tutorGroups: ['7A'] })], 'tutor');
const lead = () => person([post(school, 'trust-lead')], 'lead');

beforeAll(async () => {
  context = testContext(store(), { now: '2026-09-01T08:00' });
  school = await newSchool(context);
  const rows = pupils.map(({ upn, marks: _marks, ...row }) =>
    pupilRow(school, upn, { startDate: '2026-09-01', ...row }),
  );
  expect((await bringIn(context, 'pupils', rows)).rejected).toEqual([]);
  context.clock.set(`${TODAY}T14:30`);
  const marks = pupils.flatMap(({ upn, marks: [yesterday = '', today = ''] }) => [
    markRow(school, upn, YESTERDAY, 'AM', yesterday.charAt(0)),
    markRow(school, upn, YESTERDAY, 'PM', yesterday.charAt(1)),
    markRow(school, upn, TODAY, 'AM', today.charAt(0)),
    markRow(school, upn, TODAY, 'PM', today.charAt(1)),
  ]);
  await bringIn(context, 'marks', marks);
});

describe('how many are in each key group today', () => {
  const counts = async (as = leader()) => {
    const { groups } = await keyGroupCounts(requestBy(context, as), school);
    return Object.fromEntries(groups.map(({ group, pupils: found }) => [group, found]));
  };

  it('counts those on roll', async () => {
    expect(await counts()).toMatchObject({
      'persistently-absent': 2,
      'absent-or-late-yesterday': 2,
      pp: 2,
      'send-k': 1,
      'send-e': 1,
      'new-joiners': 1,
      vulnerable: 2,
      'looked-after': 1,
      'youth-offending-worker': 1,
    });
  });

  it('says how the group attends this year, and when the data came in', async () => {
    const { groups, onRoll, asOf } = await keyGroupCounts(requestBy(context, leader()), school);
    expect(groups.find(({ group }) => group === 'pp')?.yearToDate).toEqual({
      attended: 6,
      possible: 8,
      percent: 75,
    });
    expect([onRoll, asOf]).toEqual([4, '2026-09-16T14:30:00+01:00']);
  });

  it('is of one’s own pupils; who sees nobody is told of no small group, and of none that attendance makes', async () => {
    const told = await keyGroupCounts(requestBy(context, tutor()), school);
    const premium = told.groups.find(({ group }) => group === 'pp');
    expect([told.onRoll, told.ofSchool, premium?.pupils, premium?.yearToDate.percent]).toEqual([
      2,
      false,
      1,
      50,
    ]);
    const { groups } = await keyGroupCounts(requestBy(context, lead()), school);
    expect(groups.filter(({ pupils: found }) => found > 0)).toEqual([]);
  });

  it('keeps why a pupil is vulnerable from those who need not know', async () => {
    for (const as of [tutor(), lead()])
      expect(Object.keys(await counts(as))).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/looked-after|worker/)]),
      );
    const mayOpen = async (as = leader()) => (await keyGroupCounts(requestBy(context, as), school)).mayOpen;
    expect([await mayOpen(), await mayOpen(tutor()), await mayOpen(lead())]).toEqual([true, true, false]);
  });
});

describe('the names of a key group', () => {
  const list = (group: string, as = leader()) => keyGroupPupils(requestBy(context, as), { school, group });

  it('by tutor group and name, with what was missed and what is left', async () => {
    const { pupils: found } = await list('persistently-absent');
    expect(found.map(({ name, tutorGroup }) => [name, tutorGroup])).toEqual([
      ['Ash Pupil K1', '7A'],
      ['Ash Pupil K4', '7B'],
    ]);
    expect(found[0]).toMatchObject({
      missedSessions: 2,
      yearToDate: { attended: 2, possible: 4 },
      marks: { AM: '/', PM: '\\' },
      flags: ['call-first', 'pp', 'looked-after', 'youth-offending-worker'],
    });
    // 67 school days of the term are still to come: 138 sessions with the four there were.
    expect(found[0]?.sessionsLeft).toBe(Math.floor((4 + 2 * 67 - 1) / 10) - 2);
  });

  it('a tutor’s own pupils alone, without the reason', async () => {
    const { pupils: found } = await list('pp', tutor());
    expect(found.map(({ name, flags }) => [name, flags])).toEqual([['Ash Pupil K1', ['call-first', 'pp']]]);
    expect(await list('send-e', tutor())).toMatchObject({ pupils: [] });
  });

  it('is refused to those who see no pupil or may not know of the group, and audited', async () => {
    await expect(list('pp', lead())).rejects.toMatchObject({ code: 'forbidden' });
    await expect(list('pp', administrator)).rejects.toMatchObject({ code: 'forbidden' });
    for (const guarded of ['looked-after', 'youth-offending-worker'])
      await expect(list(guarded, tutor())).rejects.toMatchObject({ code: 'forbidden' });
    await expect(list('no-such-group')).rejects.toMatchObject({ code: 'not-found' });
    const { pupils: found } = await list('send-k');
    const looks = await store()
      .db.selectFrom('audit_entry')
      .select('detail')
      .where('school_id', '=', school)
      .where('what', '=', 'key-group.list')
      .execute();
    expect(looks.map(({ detail }) => detail)).toContainEqual({
      group: 'send-k',
      pupils: found.map(({ id }) => Number(id)),
    });
  });
});

describe('what a school is made of', () => {
  it('and which of its pages are of use', async () => {
    const about = async (as: ReturnType<typeof tutor>) => {
      const { maySeePupils, maySeeQuestions } = await aboutSchool(requestBy(context, as), school);
      return [maySeePupils, maySeeQuestions];
    };
    expect(await aboutSchool(requestBy(context, leader()), school)).toMatchObject({
      school,
      onRoll: 4,
      hasHouses: false,
    });
    expect(await about(leader())).toEqual([true, true]);
    expect(await about(tutor())).toEqual([true, false]);
    expect(await about(lead())).toEqual([false, true]);
    expect(await about(person([post(school, 'tutor', { tutorGroups: ['9Z'] })]))).toEqual([false, false]);
    await expect(about(person([post('ELSEWHERE', 'senior-leader')]))).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
