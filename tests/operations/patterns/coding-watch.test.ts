import { beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, weekday } from '#shared/domain/basics/school-date.ts';
import { codingWatch } from '../../../bot/operations/patterns/coding-watch.ts';
import { undoImport } from '../../../bot/operations/imports/undo-import.ts';
import { bringIn, newSchool, pupilRow } from '../../support/schools/a-school.ts';
import { sharedStore } from '../../support/stores/both-engines.ts';
import { administrator, person, post } from '../../support/schools/people.ts';
import { testContext, type TestContext } from '../../support/product/test-context.ts';
import { requestBy } from '../../support/product/requests.ts';

const schoolDays = (from: string, to: string): string[] => {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) if (weekday(day) < 5) days.push(day);
  return days;
};
const PAST = schoolDays('2026-09-01', '2026-10-09');
const LIVE = schoolDays('2026-10-12', '2026-11-06');
const GROUPS = ['7A', '7B', '7C', '7D'];
const upnsOf = (group: string) => Array.from({ length: 10 }, (_, n) => `${group}${n}`);

describe('questions about a school’s registers', () => {
  const store = sharedStore();
  let context: TestContext;
  let school: string;
  const ask = (as = officer(), range = {}) => codingWatch(requestBy(context, as), { school, ...range });
  const officer = () => person([post(school, 'attendance-officer')]);
  const asks = async (range = {}) => (await ask(officer(), range)).questions.map((question) => question.asks);
  const bring = (rows: string[]) =>
    bringIn(context, 'marks', `school,upn,date,session,code\n${rows.join('\n')}\n`);

  /** Registers of a day, everybody in but for B on Mondays and blanks of 7D. */
  const register = (date: string, groups: readonly string[], session: 'AM' | 'PM', live: boolean): string[] =>
    groups.flatMap((group) =>
      upnsOf(group).map((upn, n) => {
        const away = weekday(date) === 2 && n === 1 ? 'O' : session === 'AM' ? '/' : '\\';
        const programme = live && group !== '7D' && (n === 2 || n === 3) && weekday(date) === 0 ? 'B' : away;
        const code = live && group === '7D' && weekday(date) > 2 && n > 7 ? '' : programme;
        return `${school},${upn},${date},${session},${code}`;
      }),
    );

  beforeAll(async () => {
    context = testContext(store(), { now: '2026-10-09T16:00' });
    school = await newSchool(context);
    await bringIn(
      context,
      'pupils',
      GROUPS.flatMap((group) => upnsOf(group).map((upn) => pupilRow(school, upn, { tutorGroup: group }))),
    );
    await bring(
      PAST.flatMap((date) => [
        ...register(date, GROUPS, 'AM', false),
        ...register(date, GROUPS, 'PM', false),
      ]),
    );
    for (const date of LIVE) {
      const slow = weekday(date) === 4 ? ['7C'] : [];
      context.clock.set(`${date}T13:50`);
      await bring([
        ...register(date, GROUPS, 'AM', true),
        ...register(
          date,
          GROUPS.filter((group) => !slow.includes(group)),
          'PM',
          true,
        ),
      ]);
      context.clock.set(`${date}T15:20`);
      if (slow.length > 0) await bring(register(date, slow, 'PM', true));
    }
    context.clock.set('2026-11-09T08:00');
  });

  it('are put with what was counted, what flatters first', async () => {
    const watch = await ask();
    expect(watch).toMatchObject({ school, from: '2026-10-12', to: '2026-11-06' });
    expect(watch.questions.map(({ asks: text }) => text)).toEqual([
      'Code B was 3.0 % of sessions, 0.0 % before. Is there a new programme?',
      '7D had 32 blanks in 16 registers of 40; 0.0 % of the other groups’ registers have one. Who could fill them in?',
      'Friday afternoon registers of 7C came after 14:00 on 4 of 4 days since 16 Oct, when most others were in. Is the time right?',
    ]);
  });

  it('tell of absences that became something else after the day, until that is taken back', async () => {
    const wednesdays = [...PAST, ...LIVE].filter((date) => weekday(date) === 2).slice(-3);
    const { id } = await bring(
      wednesdays.flatMap((date) =>
        GROUPS.flatMap((group) => [`${school},${group}1,${date},AM,/`, `${school},${group}1,${date},PM,X`]),
      ),
    );
    context.clock.set('2026-11-10T08:00');
    const range = { from: '2026-10-12', to: '2026-11-09' };
    expect(await asks(range)).toEqual(
      expect.arrayContaining([
        '12 marks were changed from O to / after the day. What was learned later?',
        '12 marks were changed from O to X after the day. What was learned later?',
      ]),
    );
    await undoImport(requestBy(context, administrator), id);
    expect((await asks(range)).filter((text) => text.includes('changed from'))).toEqual([]);
  });

  it('are for leaders, officers and administrators of the school, and trust leads', async () => {
    for (const role of ['senior-leader', 'attendance-administrator', 'administrator', 'trust-lead'] as const)
      expect((await ask(person([post(school, role)]))).questions).not.toEqual([]);
    for (const role of ['tutor', 'year-leader', 'mentor', 'cluster-lead'] as const)
      await expect(ask(person([post(school, role)]))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(ask(person([post('ELSEWHERE', 'senior-leader')]))).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('whoever does not see the pupils is told that codes have changed, without a number', async () => {
    const { questions } = await ask(person([post(school, 'trust-lead')]));
    expect(questions.map(({ asks: text, evidence }) => [text, evidence?.kind ?? null])).toEqual([
      ['Code B stands more often than before. Is there a new programme?', null],
      ['7D leaves more blanks than the other groups. Who could fill them in?', null],
      [expect.stringContaining('Friday afternoon registers of 7C'), 'late-registers'],
    ]);
  });

  it('refuses a range that runs backwards or is too long', async () => {
    for (const range of [
      { from: '2026-11-02', to: '2026-10-26' },
      { from: '2026-01-01', to: '2026-11-06' },
    ])
      await expect(ask(officer(), range)).rejects.toMatchObject({ code: 'bad-request' });
  });
});
