import { beforeEach, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Action } from '#shared/contracts/actions/action.ts';
import { beginCall } from '../../../bot/operations/actions/begin-call.ts';
import { callNumbers } from '../../../bot/operations/actions/calls/call-numbers.ts';
import { callSheet } from '../../../bot/operations/actions/call-sheet.ts';
import { completeAction } from '../../../bot/operations/actions/complete-action.ts';
import { giveNotice } from '../../../bot/operations/actions/notices/give-notice.ts';
import { listActions } from '../../../bot/operations/actions/list-actions.ts';
import { isCall } from '#shared/domain/actions/action-kinds.ts';
import { recordOutcome } from '../../../bot/operations/actions/record-outcome.ts';
import { reviseSchoolDay } from '../../../bot/operations/actions/revise-school-day.ts';
import { setTryAgain } from '../../../bot/operations/actions/calls/set-try-again.ts';
import { undoOutcome } from '../../../bot/operations/actions/undo-outcome.ts';
import { pupilSummary } from '../../../bot/operations/pupils/pupil-summary.ts';
import { changeSchoolSettings } from '../../../bot/operations/people/school-settings.ts';
import { bringIn, markRow } from '../../support/schools/a-school.ts';
import { deskSchool, type DeskSchool } from '../../support/schools/desk-school.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';
import { jobIn } from '../../support/product/requests.ts';
import type { TestContext } from '../../support/product/test-context.ts';

const TODAY = '2026-09-16';
const mary = { name: 'Mary', phone: '07700 900123' };
const abdul = { name: 'Abdul', phone: '07700 900456' };

onBothEngines('whom a call rang, and when it is made again', (openedStore) => {
  let desk: DeskSchool;
  let context: TestContext;
  let school: string;

  beforeEach(async () => {
    desk = await deskSchool(openedStore(), TODAY, '09:40', {
      staff: {
        Tess: { roles: 'tutor', tutorGroups: '7A' },
        Olu: { roles: 'attendance-officer' },
        Tom: { roles: 'tutor', tutorGroups: '7B' },
      },
      pupils: {
        A1: { household: 'H1' },
        A2: { pupilPremium: 'Y' },
        A3: { yearGroup: '9', tutorGroup: '7A' },
      },
    });
    ({ context, school } = desk);
    const contact = (order: number, given: object) => ({
      school,
      upn: 'A1',
      order: String(order),
      relationship: 'Parent',
      ...given,
    });
    await bringIn(context, 'contacts', [
      contact(1, mary),
      contact(2, abdul),
      contact(3, { name: 'Barred', phone: '07700 900789', doNotContact: 'Y' }),
    ]);
  });

  const as: DeskSchool['as'] = (name) => desk.as(name);
  const mark = (codes: Record<string, string>): Promise<void> => desk.mark(codes);
  const openOf = async (name: string): Promise<Action[]> =>
    (await listActions(await as(name), { school, status: 'open' })).items;
  const openKind = async (kind: Action['kind']): Promise<Action> => {
    const found = (await openOf('Olu')).find((action) => action.kind === kind);
    if (!found) throw new Error(`No open ${kind}`);
    return found;
  };
  const ringers = async (id: string): Promise<(string | null)[][]> =>
    (await callSheet(await as('Olu'), id)).contacts.map(({ name, phone, lastTry }) => [
      name,
      phone,
      lastTry?.result ?? null,
    ]);

  it('is kept with the outcome; nobody answered twice, and the sheet shows the others first', async () => {
    await mark({ A1: 'N', A2: '/', A3: '/' });
    const call = await openKind('absence-call');
    const { action } = await recordOutcome(await as('Tess'), {
      actionId: call.id,
      outcome: { result: 'no-answer', contact: mary },
    });
    expect(action.outcome?.contact).toBe('Mary');
    const again = await openKind('call-again');
    expect(await ringers(again.id)).toEqual([
      ['Mary', mary.phone, 'no-answer'],
      ['Abdul', abdul.phone, null],
    ]);
    await recordOutcome(await as('Tess'), {
      actionId: again.id,
      outcome: { result: 'voicemail', contact: mary },
    });
    expect((await ringers((await openKind('emergency-contacts')).id)).map(([name]) => name)).toEqual([
      'Abdul',
      'Mary',
    ]);
  });

  it('names the number that was wrong, and a correction brings the new one until a file does', async () => {
    await mark({ A1: 'N', A2: '/', A3: '/' });
    const call = await openKind('absence-call');
    await recordOutcome(await as('Tess'), {
      actionId: call.id,
      outcome: { result: 'wrong-number', contact: mary },
    });
    const correction = await openKind('contact-correction');
    expect(correction).toMatchObject({
      numberOf: 'Mary',
      raisedBecause: 'A telephone number is out of date: Mary, 07700 900123.',
    });
    const again = await openKind('call-again');
    expect(again.due).toBeNull();
    expect((await ringers(again.id)).map(([name]) => name)).toEqual(['Abdul', 'Mary']);

    await expect(
      completeAction(await as('Olu'), { actionId: again.id, done: { newPhone: '07700 900111' } }),
    ).rejects.toMatchObject({ code: 'unprocessable' });
    await completeAction(await as('Olu'), { actionId: correction.id, done: { newPhone: '07700 900111' } });
    expect(await ringers(again.id)).toEqual([
      ['Mary', '07700 900111', null],
      ['Abdul', abdul.phone, null],
    ]);
    const pupil = call.pupil?.id ?? '';
    expect((await pupilSummary(await as('Olu'), pupil)).contacts[0]?.phone).toBe('07700 900111');
    await undoOutcome(await as('Olu'), correction.id);
    expect((await ringers(again.id)).map(([, phone]) => phone)).toEqual([abdul.phone, mary.phone]);
    await completeAction(await as('Olu'), { actionId: correction.id, done: { newPhone: '07700 900111' } });
    // A year is no reason to ring the former number again.
    context.clock.set('2027-09-29T09:40');
    expect((await pupilSummary(await as('Olu'), pupil)).contacts[0]).toMatchObject({
      phone: '07700 900111',
      putRightAt: expect.stringMatching(/^2026-09-16/),
    });
    context.clock.set(`${TODAY}T09:40`);
    await bringIn(context, 'contacts', [
      { school, upn: 'A1', order: '1', relationship: 'Parent', ...mary, phone: '07700 900222' },
    ]);
    expect(await ringers(again.id)).toEqual([['Mary', '07700 900222', null]]);
  });

  it('is named as long as they are on today’s list: whoever is barred since is shown nowhere', async () => {
    await mark({ A1: 'N', A2: '/', A3: '/' });
    const call = await openKind('absence-call');
    await recordOutcome(await as('Tess'), {
      actionId: call.id,
      outcome: { result: 'wrong-number', contact: abdul },
    });
    const { id, raisedBecause } = await openKind('contact-correction');
    expect(raisedBecause).toBe('A telephone number is out of date: Abdul, 07700 900456.');
    const row = () =>
      context.store.db.selectFrom('action').select('raised_because').where('action_id', '=', id).execute();
    expect(await row()).toEqual([{ raised_because: 'A telephone number is out of date.' }]);
    // As it was stored before.
    await sql`update action set raised_because = ${raisedBecause},
        reason = reason || jsonb_build_object('sentence', ${raisedBecause}::text) where action_id = ${id}`.execute(
      context.store.db,
    );
    await bringIn(context, 'contacts', [
      { school, upn: 'A1', order: '1', relationship: 'Parent', ...mary },
      { school, upn: 'A1', order: '2', relationship: 'Parent', ...abdul, doNotContact: 'Y' },
    ]);
    expect((await openKind('contact-correction')).raisedBecause).toBe('A telephone number is out of date.');
    const { actions } = await pupilSummary(await as('Olu'), call.pupil?.id ?? '');
    expect(JSON.stringify(actions)).not.toMatch(/Abdul|900456/);
    await expect(
      completeAction(await as('Olu'), { actionId: id, done: { newPhone: '07700 900111' } }),
    ).rejects.toMatchObject({ code: 'unprocessable' });
    const { action } = await completeAction(await as('Olu'), { actionId: id, done: {} });
    expect(JSON.stringify(action)).not.toMatch(/Abdul|900456/);
  });

  it('comes back when it is usual or as somebody says, and stands below the others until then', async () => {
    await mark({ A1: 'N', A2: 'N', A3: '/' });
    const [first, other] = (await openOf('Tess')).filter(({ kind }) => kind === 'absence-call');
    const { raised } = await recordOutcome(await as('Tess'), {
      actionId: first?.id ?? '',
      outcome: { result: 'voicemail' },
    });
    expect(raised).toMatchObject([{ kind: 'call-again', due: '10:40' }]);
    await expect(
      recordOutcome(await as('Tess'), {
        actionId: other?.id ?? '',
        outcome: { result: 'no-answer', tryAgainAt: '09:30' },
      }),
    ).rejects.toMatchObject({ code: 'unprocessable' });
    const id = raised[0]?.id ?? '';
    expect((await setTryAgain(await as('Tess'), { actionId: id, at: '11:00' })).action.due).toBe('11:00');
    await expect(setTryAgain(await as('Tess'), { actionId: id, at: '09:00' })).rejects.toMatchObject({
      code: 'unprocessable',
    });
    // The officer takes over what nobody has begun, and nothing that waits.
    context.clock.set(`${TODAY}T10:45`);
    const mine = async () =>
      (await listActions(await as('Olu'), { school, status: 'open', assignee: 'me' })).items.map(
        (one) => one.kind,
      );
    expect(await mine()).toEqual(['absence-call']);
    context.clock.set(`${TODAY}T11:00`);
    expect((await mine()).sort()).toEqual(['absence-call', 'call-again']);
    await setTryAgain(await as('Tess'), { actionId: id, at: null });
    expect((await openKind('call-again')).due).toBeNull();
  });

  it('says of each row what stands in the registers, and the last try; in the school’s order', async () => {
    const days = ['2026-09-14', '2026-09-15'];
    await bringIn(
      context,
      'marks',
      days.flatMap((date) =>
        (['AM', 'PM'] as const).flatMap((session) => [
          markRow(school, 'A1', date, session, session === 'AM' ? '/' : '\\'),
          markRow(school, 'A2', date, session, session === 'AM' ? '/' : '\\'),
          markRow(school, 'A3', date, session, 'O'),
        ]),
      ),
    );
    await mark({ A1: 'N', A2: 'N', A3: 'N' });
    const names = async (): Promise<string[]> =>
      (await openOf('Tess'))
        .toSorted((a, b) => (a.call?.rank ?? 0) - (b.call?.rank ?? 0))
        .map(({ pupil }) => pupil?.name.at(-1) ?? '');
    const factsOf = async (upn: string) =>
      (await openOf('Tess')).find(({ pupil }) => pupil?.name.endsWith(upn))?.call;
    expect(await factsOf('A3')).toMatchObject({
      yearGroup: '9',
      premium: false,
      daysAway: 3,
      stage: 1,
      lastTry: null,
    });
    expect(await factsOf('A2')).toMatchObject({ yearGroup: '7', premium: true, daysAway: 1, stage: null });
    await changeSchoolSettings(await as('Olu'), { school, change: { callOrder: ['days-away', 'premium'] } });
    expect(await names()).toEqual(['3', '2', '1']);
    await changeSchoolSettings(await as('Olu'), { school, change: { callOrder: ['premium'] } });
    expect((await names())[0]).toBe('2');

    const call = (await openOf('Tess')).find(({ pupil }) => pupil?.name.endsWith('A2'));
    await recordOutcome(await as('Tess'), { actionId: call?.id ?? '', outcome: { result: 'no-answer' } });
    expect(await factsOf('A2')).toMatchObject({ lastTry: { result: 'no-answer', by: 'Tess' } });
  });

  it('is printed with the numbers of those who may be rung, of calls that one may see', async () => {
    await mark({ A1: 'N', A2: 'N', A3: '/' });
    const ids = (await openOf('Tess')).filter(({ kind }) => kind === 'absence-call').map(({ id }) => id);
    const { calls } = await callNumbers(await as('Tess'), { actions: ids });
    expect(calls.map(({ id }) => id)).toEqual(ids);
    expect(calls.flatMap(({ contacts }) => contacts.map(({ name, phone }) => [name, phone]))).toEqual([
      ['Mary', mary.phone],
      ['Abdul', abdul.phone],
    ]);
    await expect(callNumbers(await as('Tom'), { actions: ids })).rejects.toMatchObject({ code: 'not-found' });
    const entries = await context.store.db
      .selectFrom('audit_entry')
      .select('detail')
      .where('school_id', '=', school)
      .where('what', '=', 'call.print-numbers')
      .execute();
    expect(entries).toHaveLength(1);
  });

  it('comes back to whoever rang when a pupil who was expected has not come', async () => {
    await mark({ A1: 'N', A2: '/', A3: '/' });
    const call = await openKind('absence-call');
    // Somebody else opened it, and Olu spoke with the family.
    await beginCall(await as('Tess'), call.id);
    const coming = (time: string) => ({
      result: 'spoke-to' as const,
      reason: 'overslept',
      expectedBack: { kind: 'today' as const, time },
    });
    for (const time of ['06:00', '09:39', '17:00'])
      await expect(
        recordOutcome(await as('Olu'), { actionId: call.id, outcome: coming(time) }),
      ).rejects.toMatchObject({ code: 'unprocessable' });
    await recordOutcome(await as('Olu'), { actionId: call.id, outcome: coming('11:00') });
    const overdue = async (time: string): Promise<Action[]> => {
      context.clock.set(`${TODAY}T${time}`);
      await reviseSchoolDay(jobIn(context), school);
      return (await openOf('Olu')).filter(({ kind }) => kind === 'not-arrived');
    };
    expect(await overdue('11:09')).toEqual([]);
    const [late] = await overdue('11:10');
    expect(late).toMatchObject({
      assignee: { name: 'Olu' },
      raisedBecause: 'Expected at 11:00, and not come yet.',
    });
    expect(await overdue('11:12')).toHaveLength(1);

    // A later time takes the place of the one before; taken back, that one stands again.
    await recordOutcome(await as('Olu'), { actionId: late?.id ?? '', outcome: coming('13:00') });
    const arrivals = async () =>
      (await openOf('Olu')).filter(({ kind }) => kind === 'expected-arrival').map(({ due }) => due);
    expect(await arrivals()).toEqual(['13:00']);
    await undoOutcome(await as('Olu'), late?.id ?? '');
    expect(await arrivals()).toEqual(['11:00']);
    expect((await overdue('11:15')).map(({ id }) => id)).toEqual([late?.id]);

    // Here after all: the office says so, or the register does.
    await completeAction(await as('Olu'), { actionId: (await openKind('expected-arrival')).id, done: {} });
    expect(await overdue('11:20')).toEqual([]);
  });

  it('cannot be taken back once somebody has gone on with the call that followed', async () => {
    await mark({ A1: 'N', A2: '/', A3: '/' });
    const first = await openKind('absence-call');
    await recordOutcome(await as('Olu'), { actionId: first.id, outcome: { result: 'no-answer' } });
    const again = await openKind('call-again');
    await recordOutcome(await as('Olu'), { actionId: again.id, outcome: { result: 'no-answer' } });
    await expect(undoOutcome(await as('Olu'), first.id)).rejects.toMatchObject({ code: 'conflict' });
    await undoOutcome(await as('Olu'), again.id);
    await undoOutcome(await as('Olu'), first.id);
    expect((await openOf('Olu')).filter(({ kind }) => isCall(kind)).map(({ kind }) => kind)).toEqual([
      'absence-call',
    ]);
  });

  it('rings again about an appointment that took longer than was said, though it explains the absence', async () => {
    await mark({ A1: 'N', A2: '/', A3: '/' });
    const pupil = (await openKind('absence-call')).pupil?.id ?? '';
    await giveNotice(await as('Olu'), {
      school,
      notice: {
        pupils: [pupil],
        from: TODAY,
        to: TODAY,
        sessions: ['AM', 'PM'],
        reason: 'appointment',
        by: 'line',
        conversation: false,
        expectedBack: { kind: 'today', time: '11:00' },
      },
    });
    context.clock.set(`${TODAY}T11:10`);
    await reviseSchoolDay(jobIn(context), school);
    const late = await openKind('not-arrived');
    expect(late.assignee?.name).toBe('Tess');
    await recordOutcome(await as('Tess'), { actionId: late.id, outcome: { result: 'no-answer' } });
    await reviseSchoolDay(jobIn(context), school);
    expect((await openKind('call-again')).pupil?.id).toBe(pupil);
  });
});
