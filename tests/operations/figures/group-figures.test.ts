import { beforeAll, describe, expect, it } from '@jest/globals';
import type { MeasureBy, Measures } from '#shared/contracts/figures/measures.ts';
import { groupFigures } from '../../../bot/operations/figures/group-figures.ts';
import type { FiguresQuery } from '../../../bot/operations/figures/measured-groups.ts';
import { tooFewText } from '#shared/wording/basics/told-text.ts';
import {
  byTheWeekText,
  codesByHalfTermText,
  notOnTheListText,
} from '#shared/wording/figures/disclosure-text.ts';
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

/** Codes by day, morning then afternoon; '-' leaves a mark out. */
const marks: Record<string, Record<string, [string, string]>> = {
  P1: { '2026-09-09': ['/', '\\'], '2026-09-15': ['/', '\\'], [TODAY]: ['/', '\\'] },
  P2: { '2026-09-09': ['/', '\\'], '2026-09-15': ['/', '\\'], [TODAY]: ['I', 'I'] },
  P3: { '2026-09-09': ['/', '\\'], '2026-09-15': ['O', 'O'], [TODAY]: ['L', '\\'] },
  P4: { '2026-09-09': ['/', '\\'], '2026-09-15': ['/', '\\'], [TODAY]: ['/', '-'] },
  Gone: { '2026-09-09': ['N', 'N'] },
};

beforeAll(async () => {
  context = testContext(store(), { now: '2026-09-01T08:00' });
  school = await newSchool(context);
  other = await newSchool(context);
  const rows = [
    { upn: 'P1', tutorGroup: '7A', house: 'Red', pupilPremium: 'Y', sen: 'K' },
    { upn: 'P2', tutorGroup: '7A', house: 'Blue' },
    { upn: 'P3', tutorGroup: '8A', yearGroup: 8, house: 'Red', pupilPremium: 'Y', sen: 'E' },
    { upn: 'P4', tutorGroup: '8A', yearGroup: 8, house: 'Blue' },
    { upn: 'Gone', tutorGroup: '7B', leavingDate: '2026-09-09' },
  ];
  const pupils = rows.map(({ upn, ...row }) => pupilRow(school, upn, { startDate: '2026-09-01', ...row }));
  expect((await bringIn(context, 'pupils', pupils)).rejected).toEqual([]);
  context.clock.set(`${TODAY}T14:10`);
  const given = Object.entries(marks).flatMap(([upn, days]) =>
    Object.entries(days).flatMap(([date, [am, pm]]) => [
      markRow(school, upn, date, 'AM', am),
      markRow(school, upn, date, 'PM', pm),
    ]),
  );
  expect((await bringIn(context, 'marks', given)).rejected).toEqual([]);
  context.clock.set(`${TODAY}T14:30`);
});

const head = () => person([post(school, 'senior-leader')], 'head');
/** Sees the pupils of both schools, so that no group is too small. */
const leader = () => person([post(school, 'senior-leader'), post(other, 'senior-leader')], 'leader');
type Told = Measures & { total: NonNullable<Measures['total']> };
async function told(asked: Promise<Measures>): Promise<Told> {
  const { total, ...found } = await asked;
  if (!total) throw new Error('The total is not told');
  return { ...found, total };
}
const ask = (query: FiguresQuery = {}, as = leader()): Promise<Told> =>
  told(groupFigures(requestBy(context, as), { school, from: TODAY, to: TODAY, ...query }));
const counted = ({ rows }: Measures) =>
  Object.fromEntries(rows.map(({ key, sessions }) => [key, [sessions.attended, sessions.possible]]));

describe("a day's figures", () => {
  it.each([
    ['year', { 7: [2, 4], 8: [3, 3] }],
    ['tutor-group', { '7A': [2, 4], '8A': [3, 3] }],
    ['house', { Red: [4, 4], Blue: [1, 3] }],
    ['premium', { pp: [4, 4], 'non-pp': [1, 3] }],
    ['send', { K: [2, 2], E: [2, 2], N: [1, 3] }],
    ['phase', { secondary: [5, 7] }],
  ] as [MeasureBy, object][])('by %s', async (by, expected) => {
    expect(counted(await ask({ by }))).toEqual(expected);
  });

  it('of a group: counts, shares of possible sessions, what is missing, and the gap', async () => {
    const { rows, total, provisional, asOf } = await ask({ by: 'year' });
    expect(rows.map(({ name, onRoll }) => [name, onRoll])).toEqual([
      ['Year 7', 2],
      ['Year 8', 2],
    ]);
    expect(rows[1]).toMatchObject({ sessions: { late: 1, missing: 1 }, percents: { late: 33.3 } });
    expect(total).toMatchObject({
      onRoll: 4,
      rate: { attended: 5, possible: 7, percent: 71.4 },
      percents: { authorised: 28.6, unauthorised: 0, late: 14.3 },
      gapPp: -66.7,
      pupilsCounted: 4,
      // Of the school year: two missed 2 of 6 sessions.
      persistentlyAbsent: 2,
      severelyAbsent: 0,
    });
    expect([provisional, asOf]).toEqual([true, '2026-09-16T14:10:00+01:00']);
  });

  it('are of those the filters leave', async () => {
    expect(counted(await ask({ by: 'tutor-group', years: '8' }))).toEqual({ '8A': [3, 3] });
    expect((await ask({ by: 'school', premium: 'pp' })).total.sessions).toMatchObject({ possible: 4 });
    expect((await ask({ by: 'school', send: 'N', house: 'Blue' })).total.rate.possible).toBe(3);
  });

  it('by code: each code once, of possible sessions', async () => {
    const { codes } = (await ask({ by: 'school', codes: 'yes' })).total;
    expect(codes?.filter(({ code }) => code !== '-')).toEqual([
      { code: '/', sessions: 2, percent: 28.6 },
      { code: '\\', sessions: 2, percent: 28.6 },
      { code: 'I', sessions: 2, percent: 28.6 },
      { code: 'L', sessions: 1, percent: 14.3 },
    ]);
  });
});

describe('beside other days', () => {
  it('the school day before: the change is worked out before rounding', async () => {
    const { total, compared } = await ask({ by: 'year', compare: 'day' });
    expect(compared).toEqual({ from: '2026-09-15', to: '2026-09-15' });
    expect(total.before).toMatchObject({ rate: { attended: 6, possible: 8 }, change: -3.6 });
  });

  it('the week before, with those who have left since', async () => {
    const { rows, total } = await ask({ by: 'year', compare: 'week' });
    expect(rows[0]?.before).toMatchObject({ rate: { attended: 4, possible: 6 }, change: -16.7 });
    expect(total.before).toMatchObject({ rate: { attended: 8, possible: 10 }, change: -8.6 });
  });

  it('changes are of the schools that have both days, each with its own day before', async () => {
    const closed = { school: other, name: 'Inset', kind: 'inset', starts: '2026-09-15', ends: '2026-09-15' };
    await bringIn(context, 'terms', [closed]);
    await bringIn(context, 'pupils', [pupilRow(other, 'O1', { startDate: TODAY })]);
    await bringIn(context, 'marks', [markRow(other, 'O1', TODAY, 'AM', 'N')]);
    for (const by of ['school', 'phase'] as const) {
      const found = await ask({ school: undefined, by, compare: 'day' });
      expect(found.total.rate.possible).toBe(8);
      expect(found.total.before).toMatchObject({ rate: { attended: 6, possible: 8 }, change: -3.6 });
    }
    await bringIn(context, 'marks', [markRow(other, 'O1', TODAY, 'AM', '-')]);
  });

  it('what else is asked for brings no group that nobody was counted in', async () => {
    const weekend = { from: '2026-09-12', to: '2026-09-13' };
    const { rows } = await ask({ ...weekend, by: 'pupil' });
    for (const more of [{ split: 'week' }, { codes: 'yes' }] as const)
      expect((await ask({ ...weekend, by: 'pupil', ...more })).rows.map(({ key }) => key)).toEqual(
        rows.map(({ key }) => key),
      );
  });

  it('week by week and day by day', async () => {
    const range = { from: '2026-09-09', by: 'school' } as const;
    const periods = async (split: 'week' | 'day') =>
      (await ask({ ...range, split })).total.series
        ?.filter(({ rate }) => rate.possible > 0)
        .map(({ period, rate }) => [period, rate.attended, rate.possible]);
    expect(await periods('week')).toEqual([
      ['2026-09-07', 8, 10],
      ['2026-09-14', 11, 15],
    ]);
    expect(await periods('day')).toEqual([
      ['2026-09-09', 8, 10],
      ['2026-09-15', 6, 8],
      [TODAY, 5, 7],
    ]);
  });
});

describe('over days', () => {
  const range = { from: '2026-09-09', to: TODAY };

  it('a leaver’s sessions count, the leaver is in no roll', async () => {
    const { rows } = await ask({ ...range, by: 'tutor-group' });
    expect(rows.find(({ key }) => key === '7B')).toMatchObject({
      onRoll: 0,
      pupilsCounted: 0,
      sessions: { attended: 0, possible: 2, unauthorised: 2 },
    });
  });

  it.each(['year', 'house', 'tutor-group', 'premium', 'send', 'phase', 'pupil'] as MeasureBy[])(
    'the rows by %s add up to the same total',
    async (by) => {
      const { rows, total } = await ask({ ...range, by }, head());
      const whole = await ask({ ...range, by: 'school' });
      for (const kind of ['possible', 'attended', 'authorised', 'unauthorised', 'late', 'missing'] as const)
        expect(rows.reduce((sum, { sessions }) => sum + sessions[kind], 0)).toBe(whole.total.sessions[kind]);
      expect(rows.reduce((sum, { onRoll }) => sum + onRoll, 0)).toBe(whole.total.onRoll);
      expect(total).toEqual(whole.total);
    },
  );

  it('a session counts for the group of its day', async () => {
    const mine = await newSchool(context);
    context.clock.set('2026-09-01T08:00');
    await bringIn(context, 'pupils', [pupilRow(mine, 'M1', { startDate: '2026-09-01' })]);
    context.clock.set('2026-09-15T08:00');
    await bringIn(context, 'pupils', [
      pupilRow(mine, 'M1', { startDate: '2026-09-01', tutorGroup: '7C', pupilPremium: 'Y' }),
    ]);
    context.clock.set(`${TODAY}T14:30`);
    await bringIn(context, 'marks', [
      markRow(mine, 'M1', '2026-09-14', 'AM', 'I'),
      markRow(mine, 'M1', '2026-09-15', 'AM', '/'),
    ]);
    const whole = person([post(mine, 'senior-leader')]);
    const days = { school: mine, from: '2026-09-14', to: '2026-09-15' };
    expect(counted(await ask({ ...days, by: 'tutor-group' }, whole))).toEqual({ '7A': [0, 1], '7C': [1, 1] });
    expect(counted(await ask({ ...days, by: 'premium' }, whole))).toEqual({ pp: [1, 1], 'non-pp': [0, 1] });
  });
});

describe('pupil by pupil', () => {
  const tutor = () => person([post(school, 'tutor', { tutorGroups: ['7A'] })], 'tutor');

  it('only those one may see, and how many others there are', async () => {
    const found = await ask({ by: 'pupil' }, tutor());
    expect(found.rows.map(({ name, upn }) => [name, upn])).toEqual([
      ['Ash Pupil P1', 'P1'],
      ['Ash Pupil P2', 'P2'],
    ]);
    expect((await ask({ by: 'tutor-group' })).rows.map(({ upn }) => upn)).toEqual([undefined, undefined]);
    expect([found.notShown, found.total.rate.possible]).toEqual([2, 4]);
    expect((await ask({ by: 'pupil', tutorGroup: '8A' }, tutor())).rows).toEqual([]);
    expect((await ask({ by: 'pupil', tutorGroup: '7A' }, head())).notShown).toBe(0);
  });

  it('whose pupil somebody once was opens nothing: today decides', async () => {
    const mine = await newSchool(context);
    const moved = (tutorGroup: string) => pupilRow(mine, 'M2', { startDate: '2026-09-01', tutorGroup });
    context.clock.set('2026-09-01T08:00');
    await bringIn(context, 'pupils', [moved('7A'), pupilRow(mine, 'M3', { startDate: '2026-09-01' })]);
    context.clock.set('2026-09-15T08:00');
    await bringIn(context, 'pupils', [moved('7C')]);
    context.clock.set(`${TODAY}T14:30`);
    const formerTutor = person([post(mine, 'tutor', { tutorGroups: ['7A'] })]);
    const found = await ask(
      { school: mine, by: 'pupil', from: '2026-09-02', to: '2026-09-02', tutorGroup: '7A' },
      formerTutor,
    );
    expect(found.rows.map(({ name }) => name)).toEqual(['Ash Pupil M3']);
    expect(found.notShown).toBe(1);
  });

  it('how many others are alike is not said', async () => {
    expect((await ask({ by: 'pupil', premium: 'pp' }, tutor())).notShown).toBe(0);
  });

  it('is audited with how many names were shown', async () => {
    await ask({ by: 'pupil', tutorGroup: '7A' }, tutor());
    const looks = await store()
      .db.selectFrom('audit_entry')
      .select(['detail'])
      .where('school_id', '=', school)
      .where('what', '=', 'figures.by-pupil')
      .execute();
    expect(looks.map(({ detail }) => detail)).toContainEqual(
      expect.objectContaining({ tutorGroup: '7A', pupils: 2 }),
    );
  });

  it('is refused to those who see no pupil, and without a school', async () => {
    const lead = person([post(school, 'trust-lead')]);
    await expect(ask({ by: 'pupil' }, lead)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(ask({ by: 'pupil', school: undefined })).rejects.toMatchObject({ code: 'bad-request' });
  });
});

describe('as it was known at a moment', () => {
  it('before and after a correction, and before anything was known', async () => {
    context.clock.set(`${TODAY}T15:00`);
    await bringIn(context, 'marks', [markRow(school, 'P2', TODAY, 'AM', '/')]);
    context.clock.set(`${TODAY}T15:30`);
    const at = async (time: string) => {
      const { total, knownAt, asOf } = await ask({ knownAt: `2026-09-${time}:00+01:00` });
      expect([knownAt, asOf]).toEqual([`2026-09-${time}:00+01:00`, `2026-09-${time}:00+01:00`]);
      return [total.rate.attended, total.rate.possible, total.sessions.missing];
    };
    expect(await at('16T15:10')).toEqual([6, 7, 1]);
    expect(await at('16T14:50')).toEqual([5, 7, 1]);
    // Registers close at half past nine and at two; nothing had come in.
    expect(await at('16T14:05')).toEqual([0, 0, 8]);
    expect(await at('16T09:00')).toEqual([0, 0, 0]);
    expect((await ask()).knownAt).toBeNull();
    await bringIn(context, 'marks', [markRow(school, 'P2', TODAY, 'AM', 'I')]);
    context.clock.set(`${TODAY}T14:30`);
  });

  it('the data time as it is printed holds all that had come in by then', async () => {
    const bringing = testContext(store(), { now: `${TODAY}T14:20:07.450` });
    const mine = await newSchool(bringing);
    await bringIn(bringing, 'pupils', [pupilRow(mine, 'Q1', {})]);
    await bringIn(bringing, 'marks', [markRow(mine, 'Q1', TODAY, 'AM', '/')]);
    const as = person([post(mine, 'senior-leader')]);
    const asked = { school: mine, from: TODAY, to: TODAY };
    const { asOf, total } = await groupFigures(requestBy(bringing, as), asked);
    expect(asOf).toBe('2026-09-16T14:20:07+01:00');
    expect(
      (await groupFigures(requestBy(bringing, as), { ...asked, knownAt: asOf ?? '' })).total?.rate,
    ).toEqual(total?.rate);
  });

  it('refuses a moment still to come', async () => {
    await expect(ask({ knownAt: '2026-09-16T15:00:00+01:00' })).rejects.toMatchObject({
      code: 'bad-request',
    });
  });
});

describe('what cannot be asked', () => {
  it.each([
    ['a school that is not there', () => ({ school: 'NOWHERE' }), 'not-found'],
    ['days that run backwards', () => ({ from: TODAY, to: '2026-09-15' }), 'bad-request'],
    ['more than a school year', () => ({ from: '2025-01-01' }), 'bad-request'],
    ['days to come', () => ({ from: '2026-09-17', to: '2026-09-18' }), 'bad-request'],
    ['several days beside the one before', () => ({ from: '2026-09-15', compare: 'day' }), 'bad-request'],
    ['a tutor group nobody is in', () => ({ tutorGroup: '9Z' }), 'not-found'],
    ['a house nobody is in', () => ({ house: 'Green' }), 'not-found'],
    ['a year nobody is in', () => ({ years: '13' }), 'not-found'],
    ['a cluster that is not there', () => ({ school: undefined, cluster: 'Nowhere' }), 'not-found'],
  ] as [string, () => FiguresQuery, string][])('%s', async (_what, query, code) => {
    await expect(ask(query())).rejects.toMatchObject({ code });
  });

  it('another school’s figures are not there', async () => {
    await expect(ask({ school: other }, head())).rejects.toMatchObject({ code: 'not-found' });
    const seen = await ask({ school: undefined, by: 'school' }, head());
    expect(seen.rows.map(({ key }) => key)).toEqual([school]);
  });
});

describe('to who sees figures, not pupils', () => {
  let large: string;
  beforeAll(async () => {
    large = await newSchool(context);
    // The other tests' schools of a few pupils are told with this one, and leave the large one alone.
    const joining = await newSchool(context);
    await bringIn(
      context,
      'pupils',
      Array.from({ length: 12 }, (_, each) => pupilRow(joining, `J${each}`, { startDate: '2026-09-01' })),
    );
    const of = (group: string, many: number) =>
      Array.from({ length: many }, (_, each) =>
        pupilRow(large, `${group}${each}`, {
          tutorGroup: group,
          startDate: '2026-09-01',
          ...(each === 0 && { pupilPremium: 'Y', sen: 'E' }),
        }),
      );
    await bringIn(context, 'pupils', [...of('7A', 12), ...of('7B', 11), ...of('7C', 1), ...of('7D', 20)]);
  });
  const trustLead = () => person([post('*', 'trust-lead')], 'lead');
  const asLead = (query: FiguresQuery) =>
    told(groupFigures(requestBy(context, trustLead()), { school: large, from: TODAY, to: TODAY, ...query }));

  const WEEK = { from: '2026-09-07', to: '2026-09-11' };

  it.each<FiguresQuery>([
    { by: 'tutor-group' },
    { by: 'house' },
    { tutorGroup: '7D' },
    { tutorGroup: 'nobody is in it' },
    { house: 'nor in this' },
    { by: 'school', send: 'E' },
    { by: 'year', premium: 'pp', ...WEEK },
    { by: 'premium', send: 'N' },
  ])(
    'what is not on the list is refused in the same words, whether it is there or not: %j',
    async (query) => {
      await expect(asLead(query)).rejects.toMatchObject({ code: 'forbidden', message: notOnTheListText });
    },
  );

  it.each<FiguresQuery>([
    { by: 'year' },
    { by: 'send' },
    { by: 'year', from: '2026-09-07', to: '2026-09-10' },
    { by: 'year', ...WEEK, split: 'day' },
    { by: 'year', ...WEEK, knownAt: '2026-09-15T10:00:00+01:00' },
  ])('years and SEND are told by the week: %j is refused', async (query) => {
    await expect(asLead(query)).rejects.toMatchObject({ code: 'forbidden', message: byTheWeekText });
  });

  it('a year leader is told all of the year’s pupils, and of last year’s what anybody is', async () => {
    const yearLeader = person([post(large, 'year-leader', { yearGroups: [7] })], 'leader of 7');
    const asYearLeader = (day: string) =>
      groupFigures(requestBy(context, yearLeader), {
        school: large,
        from: day,
        to: day,
        years: '7',
        by: 'tutor-group',
      });
    expect((await asYearLeader(TODAY)).rows.map(({ key }) => key)).toEqual(['7A', '7B', '7C', '7D']);
    await expect(asYearLeader('2026-07-08')).rejects.toMatchObject({ message: notOnTheListText });
  });

  it('years of whole weeks are told, without sides', async () => {
    const { rows, total } = await asLead({ by: 'year', ...WEEK });
    expect(rows).toMatchObject([{ key: '7', onRoll: 44, pp: null, send: null }]);
    expect(total.onRoll).toBe(44);
  });

  it('sides of fewer than ten are told of nobody, nor is the sum of both at the side', async () => {
    const { rows, total } = await asLead({ by: 'school' });
    for (const of of [...rows, total])
      expect(of).toMatchObject({ pp: null, nonPp: null, send: null, nonSend: null, gapPp: null });
    const asked = { school: large, from: TODAY, to: TODAY, by: 'school', premium: 'pp' } as const;
    expect(await groupFigures(requestBy(context, trustLead()), asked)).toMatchObject({
      rows: [],
      total: null,
      hidden: [{ hidden: tooFewText }, { hidden: tooFewText }],
    });
    await expect(asLead({ by: 'premium' })).resolves.toMatchObject({
      rows: [],
      hidden: [{ name: 'Other pupils' }, { name: 'Pupil premium' }],
    });
  });

  it('bands stand as at the end of the last whole week', async () => {
    expect(await asLead({ by: 'school' })).toMatchObject({
      bandsTo: '2026-09-13',
      total: { persistentlyAbsent: 0 },
    });
  });

  it('bands of some years are not told, whatever the groups are', async () => {
    expect((await asLead({ by: 'school', years: '7-10', ...WEEK })).total.bands).toBeNull();
  });

  it('codes are told of a half-term that is over, and of any days to those who see the pupils', async () => {
    await expect(asLead({ by: 'school', codes: 'yes' })).rejects.toMatchObject({
      code: 'forbidden',
      message: codesByHalfTermText,
    });
  });

  it('a tutor reads the own group as before, and of the others what is on the list', async () => {
    const tutor = person([post(large, 'tutor', { tutorGroups: ['7A'] })], 'tutor');
    const asTutor = (query: FiguresQuery) =>
      told(groupFigures(requestBy(context, tutor), { school: large, from: TODAY, to: TODAY, ...query }));
    expect(await asTutor({ by: 'tutor-group' })).toMatchObject({
      rows: [{ key: '7A', onRoll: 12 }],
      notShown: 3,
      total: { onRoll: 44 },
    });
    expect((await asTutor({ by: 'school', tutorGroup: '7A', codes: 'yes' })).total.onRoll).toBe(12);
    await expect(asTutor({ tutorGroup: '7D' })).rejects.toMatchObject({ message: notOnTheListText });
  });
});
