import { beforeAll, expect, it } from '@jest/globals';
import { addDays, weekday } from '#shared/domain/basics/school-date.ts';
import type { Role } from '#shared/domain/people/rights.ts';
import { answerEarlyChange } from '../../../bot/operations/patterns/answer-early-change.ts';
import { earlyChange } from '../../../bot/operations/patterns/early-change.ts';
import { bringIn, newSchool, pupilRow } from '../../support/schools/a-school.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';
import { person, post } from '../../support/schools/people.ts';
import { testContext, type TestContext } from '../../support/product/test-context.ts';
import { requestBy } from '../../support/product/requests.ts';

/** Forty school days, up to the Friday of the last whole week; MON and TUE miss their day of the week at the end. */
const DAYS: string[] = [];
for (let day = '2026-09-07'; DAYS.length < 40; day = addDays(day, 1)) if (weekday(day) < 5) DAYS.push(day);
const WEEK = '2026-10-26';
const misses: Record<string, number> = { MON: 0, TUE: 1 };

onBothEngines('what people say of an early change', (store) => {
  let context: TestContext;
  let school: string;
  let ids: Record<string, string>;
  const member = (role: Role, groups = {}) => person([post(school, role, groups)], `${role} ${school}`);
  const officer = () => member('attendance-officer');
  const tutor = () => member('tutor', { tutorGroups: ['7A'] });
  type Said = Parameters<typeof answerEarlyChange>[1];
  const say = (as: ReturnType<typeof person>, input: Partial<Said>) =>
    answerEarlyChange(requestBy(context, as), {
      school,
      pupil: ids.MON ?? '',
      kind: 'weekday-pattern',
      week: WEEK,
      answer: 'knew-already',
      replaces: null,
      ...input,
    });
  const list = async (as = officer(), week = WEEK) => {
    const { items, answered } = await earlyChange(requestBy(context, as), { school, week });
    const lines = items
      .filter(({ evidence }) => evidence.kind === 'weekday-pattern')
      .map(({ pupil, answer, earlier }) => `${pupil.name.slice(-3)} ${answer?.answer}/${earlier?.answer}`);
    return { lines: lines.sort(), answered };
  };
  const audited = async () => {
    const rows = await store()
      .db.selectFrom('audit_entry')
      .select(['what', 'staff_id', 'pupil_id', 'detail'])
      .where('school_id', '=', school)
      .where('what', 'in', ['early-change.answer', 'early-change.take-back-answer'])
      .orderBy('at')
      .execute();
    return rows.map(({ what, staff_id, pupil_id, detail }) => [what, staff_id, String(pupil_id), detail]);
  };

  beforeAll(async () => {
    context = testContext(store(), { now: '2026-11-02T08:00' });
    school = await newSchool(context);
    const upns = ['MON', 'TUE', ...Array.from({ length: 20 }, (_, n) => `P${n}`)];
    await bringIn(
      context,
      'pupils',
      upns.map((upn) => pupilRow(school, upn, { tutorGroup: upn === 'TUE' ? '7B' : '7A' })),
    );
    const lines = upns.flatMap((upn, n) =>
      DAYS.flatMap((day, index) => {
        const away = upn in misses ? index >= 15 && weekday(day) === misses[upn] : (index + 2 * n) % 40 === 0;
        return [
          `${school},${upn},${day},AM,${away ? 'O' : '/'}`,
          `${school},${upn},${day},PM,${away ? 'O' : '\\'}`,
        ];
      }),
    );
    await bringIn(context, 'marks', `school,upn,date,session,code\n${lines.join('\n')}\n`);
    const pupils = await store()
      .db.selectFrom('pupil')
      .select(['upn', 'pupil_id'])
      .where('school_id', '=', school)
      .execute();
    ids = Object.fromEntries(pupils.map(({ upn, pupil_id: id }) => [upn, String(id)]));
  });

  it('stands nowhere at first', async () => {
    expect(await list()).toEqual({
      lines: ['MON undefined/undefined', 'TUE undefined/undefined'],
      answered: [],
    });
  });

  it('is kept with who and when, changed, and taken back; each is audited with what stood before', async () => {
    const first = await say(tutor(), {});
    expect(first.answer).toMatchObject({
      answer: 'knew-already',
      week: WEEK,
      by: { id: tutor().id },
      at: '2026-11-02T08:00:00+00:00',
    });
    expect(await list()).toMatchObject({
      lines: ['MON knew-already/undefined', 'TUE undefined/undefined'],
      answered: [{ kind: 'weekday-pattern', knewAlready: 1, newAndRight: 0, nothingInIt: 0 }],
    });
    context.clock.set('2026-11-02T08:01');
    const id = first.answer?.id ?? null;
    const changed = await say(officer(), { answer: 'nothing-in-it', replaces: id, week: '2026-10-29' });
    expect(changed.answer).toMatchObject({ answer: 'nothing-in-it', by: { id: officer().id } });
    context.clock.set('2026-11-02T08:02');
    const back = await say(officer(), { answer: null, replaces: changed.answer?.id ?? null });
    expect(back).toEqual({ answer: null });
    expect(await list()).toMatchObject({ answered: [] });
    const about = { kind: 'weekday-pattern', week: WEEK };
    expect(await audited()).toEqual([
      ['early-change.answer', tutor().id, ids.MON, { ...about, answer: 'knew-already', before: null }],
      [
        'early-change.answer',
        officer().id,
        ids.MON,
        { ...about, answer: 'nothing-in-it', before: 'knew-already' },
      ],
      [
        'early-change.take-back-answer',
        officer().id,
        ids.MON,
        { ...about, answer: null, before: 'nothing-in-it' },
      ],
    ]);
  });

  it('said twice is said once, and never over what somebody else has said meanwhile', async () => {
    const first = await say(tutor(), { answer: 'new-and-right' });
    expect(await say(officer(), { answer: 'new-and-right' })).toEqual(first);
    for (const answer of ['nothing-in-it', null] as const)
      await expect(say(officer(), { answer })).rejects.toMatchObject({ code: 'conflict' });
    expect(await audited()).toHaveLength(4);
  });

  it('of two at one moment one stands, and the other is told', async () => {
    const both = await Promise.allSettled([
      say(officer(), { pupil: ids.TUE ?? '', answer: 'new-and-right' }),
      say(officer(), { pupil: ids.TUE ?? '', answer: 'nothing-in-it' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is counted for a reader of the pupils they see', async () => {
    expect((await list()).answered).toMatchObject([{ kind: 'weekday-pattern' }]);
    expect(await list(tutor())).toMatchObject({
      lines: ['MON new-and-right/undefined'],
      answered: [{ knewAlready: 0, newAndRight: 1, nothingInIt: 0 }],
    });
  });

  it('is shown a week later while the change stays on the list, and not counted again', async () => {
    context.clock.set('2026-11-07T08:00');
    const lines = ['MON', 'TUE'].flatMap((upn) => [
      ...[0, 1, 2, 3, 4].map((add) => {
        const day = addDays('2026-11-02', add);
        return `${school},${upn},${day},AM,${add === misses[upn] ? 'O' : '/'}`;
      }),
    ]);
    await bringIn(context, 'marks', `school,upn,date,session,code\n${lines.join('\n')}\n`);
    const later = await list(tutor(), '2026-11-02');
    expect(later).toMatchObject({ lines: ['MON undefined/new-and-right'], answered: [{ newAndRight: 1 }] });
  });

  it('is refused of whoever one may not see, is not listed, or of a week to come', async () => {
    for (const [as, input] of [
      [tutor(), { pupil: ids.TUE ?? '' }],
      [member('trust-lead'), {}],
      [person([post('ELSEWHERE', 'attendance-officer')]), {}],
      [officer(), { school: 'ELSEWHERE' }],
      [officer(), { pupil: '999999999' }],
      [officer(), { pupil: 'x' }],
    ] as const)
      await expect(say(as, input)).rejects.toMatchObject({ code: 'not-found' });
    await expect(say(officer(), { pupil: ids.P1 ?? '' })).rejects.toMatchObject({ code: 'unprocessable' });
    await expect(say(officer(), { kind: 'more-lates' })).rejects.toMatchObject({ code: 'unprocessable' });
    await expect(say(officer(), { week: '2026-11-16' })).rejects.toMatchObject({ code: 'bad-request' });
  });

  it('is kept: the database itself refuses to change it', async () => {
    await expect(store().db.deleteFrom('change_answer').execute()).rejects.toThrow('append-only');
  });
});
