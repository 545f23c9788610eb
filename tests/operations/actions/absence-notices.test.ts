import { beforeEach, expect, it } from '@jest/globals';
import { noticeInput } from '#shared/contracts/actions/notices.ts';
import { awayToday } from '../../../bot/operations/actions/away-today.ts';
import { callSheet } from '../../../bot/operations/actions/call-sheet.ts';
import { listCodesToEnter } from '../../../bot/operations/actions/codes/list-codes-to-enter.ts';
import { giveNotice } from '../../../bot/operations/actions/notices/give-notice.ts';
import { listActions } from '../../../bot/operations/actions/list-actions.ts';
import { endPlan } from '../../../bot/operations/escalation/plans/end-plan.ts';
import { recordPlan } from '../../../bot/operations/escalation/plans/record-plan.ts';
import { recordOutcome } from '../../../bot/operations/actions/record-outcome.ts';
import { reviseSchoolDay } from '../../../bot/operations/actions/revise-school-day.ts';
import { trustDaily } from '../../../bot/operations/figures/trust-daily.ts';
import { withdrawNotice } from '../../../bot/operations/actions/notices/withdraw-notice.ts';
import { pupilChronology } from '../../../bot/operations/pupils/pupil-chronology.ts';
import { pupilSummary } from '../../../bot/operations/pupils/pupil-summary.ts';
import { tutorGroupDay } from '../../../bot/operations/pupils/tutor-group-day.ts';
import { bringIn, markRow } from '../../support/schools/a-school.ts';
import { deskSchool, type DeskSchool } from '../../support/schools/desk-school.ts';
import { person, post } from '../../support/schools/people.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';
import type { TestContext } from '../../support/product/test-context.ts';
import { jobIn, requestBy } from '../../support/product/requests.ts';

const TODAY = '2026-09-16';

onBothEngines('what people know of an absence', (openedStore) => {
  let desk: DeskSchool;
  let context: TestContext;
  let school: string;

  beforeEach(async () => {
    desk = await deskSchool(openedStore(), TODAY, '09:40', {
      staff: {
        Tess: { roles: 'tutor', tutorGroups: '7A' },
        Tom: { roles: 'tutor', tutorGroups: '7B' },
        Olu: { roles: 'attendance-officer' },
      },
    });
    ({ context, school } = desk);
  });

  const member: DeskSchool['member'] = (name) => desk.member(name);
  const mark: DeskSchool['mark'] = (...given) => desk.mark(...given);
  const give = async (name: string, upns: string[], given: object = {}) =>
    giveNotice(requestBy(context, await member(name)), {
      school,
      notice: noticeInput.parse({
        pupils: upns.map((upn) => desk.id(upn)),
        from: TODAY,
        to: TODAY,
        reason: 'illness',
        by: 'line',
        conversation: false,
        ...given,
      }),
    });
  const open = async (): Promise<string[]> =>
    (await listActions(requestBy(context, await member('Olu')), { school, status: 'open' })).items
      .map(({ kind, pupil }) => `${kind} ${pupil?.name.slice(-2)}`)
      .sort();
  const away = async (name = 'Olu', query: { session?: 'AM' | 'PM' } = {}) =>
    awayToday(requestBy(context, await member(name)), { school, ...query });

  it('withdraws the call when the family was spoken to, and gives it back when that is taken back', async () => {
    await mark({ A1: 'N', A2: 'N', B1: '/' });
    expect(await open()).toEqual(['absence-call A1', 'absence-call A2']);
    const told = await give('Tess', ['A1'], { conversation: true, by: 'telephone', heardFrom: 'mother' });
    expect(told.withdrawn.map(({ kind }) => kind)).toEqual(['absence-call']);
    expect(await open()).toEqual(['absence-call A2']);
    const back = await withdrawNotice(requestBy(context, await member('Tess')), told.id);
    expect(back.raised.map(({ kind }) => kind)).toEqual(['absence-call']);
    expect(await open()).toEqual(['absence-call A1', 'absence-call A2']);
    await expect(withdrawNotice(requestBy(context, await member('Tess')), told.id)).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('a family that left word of an illness under a health plan is not rung back while the plan stands', async () => {
    const by = await desk.as('Olu');
    const { id } = await recordPlan(by, { pupil: desk.id('A1'), plan: { kind: 'health-plan' } });
    await mark({ A1: 'I', A2: 'I', B1: '/' });
    await give('Olu', ['A1', 'A2']);
    expect(await open()).toEqual(['call-back A2']);
    await endPlan(await desk.as('Olu'), { id, ended: true });
    await reviseSchoolDay(jobIn(context), school);
    expect(await open()).toEqual(['call-back A1', 'call-back A2']);
  });

  it('where word was left the family is rung back, once in a spell', async () => {
    await mark({ A1: 'N', A2: '/', B1: 'I' });
    const told = await give('Olu', ['A1', 'B1']);
    expect(told.raised.map(({ kind, pupil }) => `${kind} ${pupil?.name.slice(-2)}`).sort()).toEqual([
      'call-back A1',
      'call-back B1',
    ]);
    // Siblings share the caller.
    expect(new Set(told.raised.map(({ assignee }) => assignee?.name)).size).toBe(1);
    const first = told.raised.find(({ pupil }) => pupil?.name === 'Ash Pupil A1');
    await recordOutcome(requestBy(context, await member('Olu')), {
      actionId: first?.id ?? '',
      outcome: { result: 'spoke-to', reason: 'illness' },
    });
    await mark({ A1: 'N' }, 'PM');
    context.clock.set('2026-09-17T09:40');
    await mark({ A1: 'N', A2: '/', B1: '/' }, 'AM', '2026-09-17');
    await give('Olu', ['A1'], { from: '2026-09-17', to: '2026-09-17' });
    const tomorrow = await open();
    expect(tomorrow.filter((text) => text === 'call-back A1')).toEqual([]);
  });

  it('is prevented before it is raised; waits for its time', async () => {
    context.clock.set(`${TODAY}T08:10`);
    await give('Olu', ['A1'], { from: TODAY, to: '2026-09-18' });
    expect(await open()).toEqual([]);
    context.clock.set(`${TODAY}T09:00`);
    await reviseSchoolDay(jobIn(context), school);
    expect(await open()).toEqual(['call-back A1']);
    await mark({ A1: '/', A2: '/', B1: '/' });
    expect(await open()).toEqual([]);
  });

  it('a pupil who comes in has ended the spell: away again, nobody knows why', async () => {
    context.clock.set(`${TODAY}T08:10`);
    const NEXT = '2026-09-17';
    await give('Olu', ['A1', 'A2'], { to: '2026-09-18', by: 'telephone', conversation: true });
    context.clock.set(`${TODAY}T09:40`);
    await mark({ A1: '/', A2: 'N', B1: '/' });
    expect(await open()).toEqual([]);
    context.clock.set(`${NEXT}T09:40`);
    await mark({ A1: 'N', A2: 'N', B1: '/' }, 'AM', NEXT);
    expect(await open()).toEqual(['absence-call A1']);
    const shown = (await away()).pupils.map(({ name, reason, toldBy }) => [name.slice(-2), reason, toldBy]);
    expect(shown).toEqual([
      ['A1', null, 'Came in on Wed 16 Sep; was told to be away until Fri 18 Sep: illness.'],
      ['A2', 'Illness', expect.stringContaining('telephone')],
    ]);
    const olu = requestBy(context, await member('Olu'));
    const [call] = (await listActions(olu, { school, status: 'open' })).items;
    expect((await callSheet(olu, call?.id ?? '')).known.flatMap(({ pupils }) => pupils)).toContainEqual(
      expect.objectContaining({ id: desk.id('A1'), cameIn: TODAY }),
    );
    const { items } = await listCodesToEnter(olu, school);
    const rows = items.map((row) => [row.pupil.name.slice(-2), row.date, row.session, row.state].join(' '));
    expect(rows).toEqual([
      `A2 ${TODAY} AM to-enter`,
      `A2 ${TODAY} PM to-enter`,
      `A2 ${NEXT} AM to-enter`,
      `A1 ${NEXT} AM not-known`,
    ]);
  });

  it('whoever comes later is expected, until that is taken back', async () => {
    const coming = (time: string, rest: object = {}) => ({
      reason: 'appointment',
      expectedBack: { kind: 'today' as const, time },
      ...rest,
    });
    for (const impossible of ['06:00', '09:00', '17:00'])
      await expect(give('Tess', ['A1'], coming(impossible))).rejects.toMatchObject({
        code: 'unprocessable',
      });
    const told = await give('Tess', ['A1'], coming('11:00'));
    expect(told.raised.map(({ kind, due }) => [kind, due])).toEqual([['expected-arrival', '11:00']]);
    // Corrected when that is past: what was said of the time stays.
    context.clock.set(`${TODAY}T11:02`);
    const again = await give('Tess', ['A1'], coming('11:00', { heardFrom: 'mother', replaces: [told.id] }));
    const back = await withdrawNotice(requestBy(context, await member('Olu')), again.id);
    expect(back.withdrawn.map(({ kind }) => kind)).toEqual(['expected-arrival']);
  });

  it('is for pupils one works with; trust leads who are let see pupils give none', async () => {
    await expect(give('Tess', ['A1', 'B1'])).rejects.toMatchObject({ code: 'not-found' });
    await expect(give('Tess', ['no-such'])).rejects.toMatchObject({ code: 'not-found' });
    const told = await give('Olu', ['B1']);
    await expect(withdrawNotice(requestBy(context, await member('Tess')), told.id)).rejects.toMatchObject({
      code: 'not-found',
    });
    const lead = person([post(school, 'trust-lead')]);
    await expect(
      giveNotice(requestBy(context, lead), {
        school,
        notice: noticeInput.parse({
          pupils: [desk.id('A1')],
          from: TODAY,
          to: TODAY,
          reason: 'illness',
          by: 'mail',
          conversation: false,
        }),
      }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    const written = await context.store.db
      .selectFrom('audit_entry')
      .select(['what', 'pupil_id'])
      .where('school_id', '=', school)
      .where('what', 'like', 'notice.%')
      .execute();
    expect(written).toEqual([{ what: 'notice.give', pupil_id: Number(desk.id('B1')) }]);
  });

  it('stands on the page of who is away, with why, who said so and the call', async () => {
    await mark({ A1: 'N', A2: 'I', B1: '/' }, 'AM', '2026-09-15');
    await mark({ A1: 'N', A2: 'I', B1: '/' }, 'PM', '2026-09-15');
    await mark({ A1: 'N', A2: 'N', B1: '-' });
    await give('Olu', ['A2'], { heardFrom: 'father', expectedBack: { kind: 'date', date: '2026-09-17' } });
    const { pupils, registersMissing, ofSchool } = await away();
    expect(
      pupils.map((one) => [
        one.name.slice(-2),
        one.code,
        one.reason,
        one.isUnexplained,
        one.toldBy,
        one.expectedBack,
        one.since,
        one.action?.kind,
      ]),
    ).toEqual([
      ['A1', 'N', null, true, null, null, '2026-09-15', 'absence-call'],
      [
        'A2',
        'N',
        'Illness',
        false,
        'father, absence line, 09:40, not spoken to',
        'back tomorrow',
        '2026-09-15',
        'call-back',
      ],
    ]);
    expect([registersMissing, ofSchool, pupils.map(({ premium }) => premium)]).toEqual([
      ['7B'],
      true,
      [true, false],
    ]);
    // Of a register that is not in, what people know stands already.
    await give('Tom', ['B1'], { conversation: true, by: 'gate' });
    expect((await away('Tom')).pupils.map(({ name, code, callFirst }) => [name, code, callFirst])).toEqual([
      ['Ash Pupil B1', null, true],
    ]);
    expect((await away('Tess')).pupils.map(({ name }) => name.slice(-2))).toEqual(['A1', 'A2']);
  });

  it('is corrected, and two are made one, in one step; a notice taken back meanwhile changes nothing', async () => {
    await mark({ A1: 'N', A2: '/', B1: 'N' });
    const appointment = { reason: 'appointment', by: 'telephone', conversation: true };
    const first = await give('Olu', ['A1'], {
      ...appointment,
      expectedBack: { kind: 'today', time: '11:00' },
    });
    const second = await give('Olu', ['A1', 'B1']);
    expect(await open()).toEqual(['call-back B1', 'expected-arrival A1']);
    const one = await give('Olu', ['A1', 'B1'], {
      ...appointment,
      to: '2026-09-17',
      replaces: [first.id, second.id],
    });
    expect(await open()).toEqual([]);
    expect(one.withdrawn.map(({ kind }) => kind).sort()).toEqual(['call-back', 'expected-arrival']);
    const { known } = await pupilSummary(requestBy(context, await member('Olu')), desk.id('A1'));
    expect(known).toMatchObject([{ id: one.id, reason: 'appointment', to: '2026-09-17', mayChange: true }]);
    await expect(give('Olu', ['A1'], { replaces: [first.id] })).rejects.toMatchObject({ code: 'conflict' });
    await expect(give('Tess', ['A1'], { replaces: [one.id] })).rejects.toMatchObject({ code: 'not-found' });
    expect((await away()).pupils.map(({ notice }) => notice)).toEqual([one.id, one.id]);
  });

  it('stands wherever the pupil does: sheet, page, year, the tutor’s day; a sibling of another group unnamed', async () => {
    await mark({ A1: 'N', A2: '/', B1: 'N' });
    await bringIn(context, 'marks', [
      { ...markRow(school, 'A1', TODAY, 'AM', 'N'), comment: 'seen at the bus stop' },
    ]);
    await give('Olu', ['A1', 'B1'], { heardFrom: 'mother', note: 'grandfather collects them' });
    const tess = requestBy(context, await member('Tess'));
    const calls = (await listActions(tess, { school, status: 'open' })).items;
    const call = calls.find(({ pupil }) => pupil?.name === 'Ash Pupil A1');
    const sheet = await callSheet(tess, call?.id ?? '');
    expect(sheet.comments).toEqual([{ date: TODAY, session: 'AM', comment: 'seen at the bus stop' }]);
    const [known] = sheet.known;
    expect(known).toMatchObject({ note: 'grandfather collects them', heardFrom: 'mother', mayChange: false });
    expect(known?.pupils.map(({ name }) => name)).toEqual(['Ash Pupil A1']);
    const { entries } = await pupilChronology(tess, { id: desk.id('A1') });
    expect(entries.map(({ kind }) => kind)).toContain('notice');
    const day = await tutorGroupDay(tess, { school, group: '7A' });
    expect(day.pupils.map((pupil) => pupil.known?.reason ?? null)).toEqual(['illness', null]);
  });

  it('answers what a tutor asks: the days are explained, and to be entered', async () => {
    await mark({ A1: 'N', A2: '/', B1: '/' }, 'AM', '2026-09-15');
    await mark({ A1: '/', A2: '/', B1: '/' });
    const tess = async () => requestBy(context, await member('Tess'));
    const asked = (await tutorGroupDay(await tess(), { school, group: '7A' })).ask;
    expect(asked).toMatchObject([{ days: { from: '2026-09-15', to: '2026-09-15' } }]);
    const said = { ...asked[0]?.days, by: 'in-person', conversation: true };
    await give('Tess', ['A1'], said);
    expect((await tutorGroupDay(await tess(), { school, group: '7A' })).ask).toEqual([]);
  });

  it('lists exactly those whom the day’s figures count by name, also who is in by now', async () => {
    await mark({ A1: 'N', A2: 'I', B1: '/' });
    await mark({ A1: '\\' }, 'PM');
    const counted = await awayToday(requestBy(context, await member('Olu')), { school, counted: 'true' });
    expect(counted.counted).toBe('pupil premium pupils, years 7–10');
    // Premium, and away in the morning; A2 is no premium pupil.
    expect(counted.pupils.map(({ name, session, here }) => [name, session, here])).toEqual([
      ['Ash Pupil A1', 'AM', 'in this afternoon'],
    ]);
    const [daily] = (await trustDaily(requestBy(context, await member('Olu')), { years: 'target' })).schools;
    expect(daily?.countedAbsent).toBe(counted.pupils.length);
    expect((await away()).pupils.map(({ name }) => name)).toEqual(['Ash Pupil A2']);
  });

  it('said the day before, an arrival is expected on its day, and nobody once they are in or the day is over', async () => {
    const tomorrow = { from: '2026-09-17', to: '2026-09-17', reason: 'appointment', conversation: true };
    await give('Olu', ['A1', 'B1'], { ...tomorrow, expectedBack: { kind: 'today', time: '11:00' } });
    expect(await open()).toEqual([]);
    context.clock.set('2026-09-17T08:05');
    await reviseSchoolDay(jobIn(context), school);
    expect(await open()).toEqual(['expected-arrival A1', 'expected-arrival B1']);
    context.clock.set('2026-09-17T09:40');
    await mark({ A1: 'L', A2: '/', B1: 'M' }, 'AM', '2026-09-17');
    expect(await open()).toEqual(['expected-arrival B1']);
    context.clock.set('2026-09-18T08:05');
    await reviseSchoolDay(jobIn(context), school);
    expect(await open()).toEqual([]);
  });

  it('said twice by one person it stands once; corrected to another day, the call stands again at once', async () => {
    await mark({ A1: 'N', A2: '/', B1: '/' });
    const spoke = { by: 'telephone', conversation: true };
    const first = await give('Tess', ['A1'], spoke);
    expect((await give('Tess', ['A1'], spoke)).id).toBe(first.id);
    const later = await give('Tess', ['A1'], {
      ...spoke,
      from: '2026-09-17',
      to: '2026-09-17',
      replaces: [first.id],
    });
    expect(later.raised.map(({ kind }) => kind)).toEqual(['absence-call']);
    expect(await open()).toEqual(['absence-call A1']);
  });

  it('a pupil whom the register has in and we were told is away stands first of all', async () => {
    await mark({ A1: '/', A2: '/', B1: '/' });
    await give('Tess', ['A1'], { heardFrom: 'mother' });
    const { contradicted, pupils } = await away();
    expect([contradicted.map(({ name }) => name), pupils]).toEqual([['Ash Pupil A1'], []]);
    expect(contradicted[0]?.told).toContain('Illness, today (mother, absence line');
  });
});
