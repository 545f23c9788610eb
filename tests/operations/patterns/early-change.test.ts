import { beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, weekday } from '#shared/domain/basics/school-date.ts';
import type { Role } from '#shared/domain/people/rights.ts';
import { earlyChange } from '../../../bot/operations/patterns/early-change.ts';
import { bringIn, newSchool, pupilRow } from '../../support/schools/a-school.ts';
import { sharedStore } from '../../support/stores/both-engines.ts';
import { person, post } from '../../support/schools/people.ts';
import { testContext, type TestContext } from '../../support/product/test-context.ts';
import { requestBy } from '../../support/product/requests.ts';

/** Fifty school days, the last the Monday of the week in hand. */
const DAYS: string[] = [];
for (let day = '2026-08-31'; DAYS.length < 50; day = addDays(day, 1)) {
  if (weekday(day) < 5 && day >= '2026-09-01') DAYS.push(day);
}
const FIRST = DAYS[0] ?? '';

const marksOf = (away: (index: number) => string | undefined) => DAYS.map((_, index) => away(index) ?? '/');

describe('early change of a school', () => {
  const store = sharedStore();
  let context: TestContext;
  let school: string;
  const ask = (as: ReturnType<typeof person>, week?: string) =>
    earlyChange(requestBy(context, as), { school, week });
  const member = (roles: Role, groups = {}) => person([post(school, roles, groups)], `a ${roles}`);
  const officer = () => member('attendance-officer');

  beforeAll(async () => {
    context = testContext(store(), { now: '2026-11-11T10:00' });
    school = await newSchool(context);
    const lastMondays = (index: number) =>
      index >= 29 && weekday(DAYS[index] ?? '') === 0 ? 'O' : undefined;
    const oftenNow = (index: number) => ([36, 38, 41, 44, 47].includes(index) ? 'I' : undefined);
    const pupils: Record<string, { group: string; codes: string[] }> = {
      MON: { group: '7A', codes: marksOf(lastMondays) },
      MORE: { group: '7B', codes: marksOf(oftenNow) },
      PAL: { group: '7A', codes: marksOf(oftenNow) },
    };
    for (let n = 0; n < 40; n++)
      pupils[`P${n}`] = {
        group: n % 2 ? '7A' : '7B',
        codes: marksOf((index) => ((index + n) % 40 < 2 ? 'I' : undefined)),
      };
    await bringIn(
      context,
      'pupils',
      Object.entries(pupils).map(([upn, { group }]) => pupilRow(school, upn, { tutorGroup: group })),
    );
    const lines = Object.entries(pupils).flatMap(([upn, { codes }]) =>
      codes.flatMap((code, index) => [
        `${school},${upn},${DAYS[index]},AM,${code}`,
        `${school},${upn},${DAYS[index]},PM,${code === '/' ? '\\' : code}`,
      ]),
    );
    await bringIn(context, 'marks', `school,upn,date,session,code\n${lines.join('\n')}\n`);
  });

  const linesOf = async (as: ReturnType<typeof person>, week?: string) =>
    (await ask(as, week)).items.map(({ pupil, because }) => `${pupil.name}: ${because}`);

  it('says who and why, in words and numbers, for the last whole week', async () => {
    const found = await ask(officer());
    expect(found).toMatchObject({ school, week: '2026-11-02', pupils: 43, tooEarly: false });
    expect(await linesOf(officer())).toEqual(
      expect.arrayContaining([
        'Ash Pupil MON: Missed all of the last 4 Mondays; 0 of 45 other days.',
        'Ash Pupil MORE: Absent 5 of the last 15 days; before that 0 of 34.',
        'Ash Pupil MORE: With 1 other of year 7: both away from the start on 5 days from 21 Oct to 5 Nov; by chance about 2 days in a year.',
        'Ash Pupil PAL: 5 single days of illness since 21 Oct.',
      ]),
    );
    expect(new Set(found.items.map(({ pupil }) => pupil.name)).size).toBe(3);
    const shared = found.items.find(({ evidence }) => evidence.kind === 'shared-absence');
    expect(shared?.evidence).toMatchObject({ othersCount: 1, others: [{ name: 'Ash Pupil PAL' }] });
  });

  it('says what is new since the week before', async () => {
    const mondays = ({ items }: Awaited<ReturnType<typeof ask>>) =>
      items.filter(({ evidence }) => evidence.kind === 'weekday-pattern');
    expect(mondays(await ask(officer()))).toMatchObject([{ newThisWeek: false }]);
    const earlier = await ask(officer(), '2026-10-28');
    expect(earlier.week).toBe('2026-10-26');
    expect(mondays(earlier)).toMatchObject([
      { because: 'Missed all of the last 3 Mondays; 0 of 41 other days.', newThisWeek: true },
    ]);
  });

  it('shows a tutor their own pupils, and of others only how many', async () => {
    const tutor = member('tutor', { tutorGroups: ['7B'] });
    const found = await ask(tutor);
    expect(found.pupils).toBe(21);
    expect(new Set(found.items.map(({ pupil }) => pupil.name))).toEqual(new Set(['Ash Pupil MORE']));
    const shared = found.items.find(({ evidence }) => evidence.kind === 'shared-absence');
    expect(shared?.evidence).toMatchObject({ othersCount: 1, others: [] });
  });

  it('is refused to whoever sees no pupil, and is not there for another school', async () => {
    await expect(ask(member('trust-lead'))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(ask(member('tutor', { tutorGroups: ['9Z'] }))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(ask(person([post('ELSEWHERE', 'attendance-officer')]))).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('is audited as a look at those listed', async () => {
    await ask(member('senior-leader'));
    const rows = await store()
      .db.selectFrom('audit_entry')
      .selectAll()
      .where('school_id', '=', school)
      .where('staff_id', '=', 'a senior-leader')
      .execute();
    expect(rows).toMatchObject([{ what: 'early-change.list', detail: { week: '2026-11-02' } }]);
    expect((rows[0]?.detail as { pupils: number[] }).pupils).toHaveLength(3);
  });

  it('refuses a week to come, and says early in the year what cannot be told yet', async () => {
    await expect(ask(officer(), '2026-11-30')).rejects.toMatchObject({ code: 'bad-request' });
    expect(await ask(officer(), FIRST)).toMatchObject({ tooEarly: true, items: [] });
  });

  it('follows a mark that is put right', async () => {
    const rows = [36, 38, 41, 44, 47].flatMap((index) => [
      `${school},PAL,${DAYS[index]},AM,/`,
      `${school},PAL,${DAYS[index]},PM,\\`,
    ]);
    await bringIn(context, 'marks', `school,upn,date,session,code\n${rows.join('\n')}\n`);
    expect((await linesOf(officer())).filter((line) => /PAL|same/.test(line))).toEqual([]);
  });
});
