import { beforeEach, expect, it } from '@jest/globals';
import { noticeInput } from '#shared/contracts/actions/notices.ts';
import { signingInput } from '#shared/contracts/actions/signings.ts';
import type { SigningKind } from '#shared/domain/actions/signing.ts';
import { alertSheet } from '../../../bot/operations/actions/alerts/alert-sheet.ts';
import { listActions } from '../../../bot/operations/actions/list-actions.ts';
import { awayToday } from '../../../bot/operations/actions/away-today.ts';
import { listCodesToEnter } from '../../../bot/operations/actions/codes/list-codes-to-enter.ts';
import { giveNotice } from '../../../bot/operations/actions/notices/give-notice.ts';
import { withdrawNotice } from '../../../bot/operations/actions/notices/withdraw-notice.ts';
import { reviseSchoolDay } from '../../../bot/operations/actions/revise-school-day.ts';
import { recordSigning } from '../../../bot/operations/actions/signings/record-signing.ts';
import { undoSigning } from '../../../bot/operations/actions/signings/undo-signing.ts';
import { jobIn } from '../../support/product/requests.ts';
import { bringIn, pupilRow } from '../../support/schools/a-school.ts';
import { deskSchool, type DeskSchool } from '../../support/schools/desk-school.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';

const TODAY = '2026-09-16';

onBothEngines('signing in and out', (openedStore) => {
  let desk: DeskSchool;

  beforeEach(async () => {
    desk = await deskSchool(openedStore(), TODAY, '09:40');
  });

  const sign = async (upn: string, kind: SigningKind, given: object = {}, name = 'Ade') =>
    recordSigning(await desk.as(name), {
      school: desk.school,
      signing: signingInput.parse({ pupil: desk.id(upn), kind, ...given }),
    });
  const undo = async (id: string, name = 'Ade') =>
    undoSigning(await desk.as(name), { school: desk.school, id });
  const codes = async (): Promise<string[]> =>
    (await listCodesToEnter(await desk.as('Olu'), desk.school)).items.map((row) =>
      [row.pupil.name.slice(-2), row.session, row.state, row.code ?? '-', row.comment].join(' '),
    );
  const away = async () => awayToday(await desk.as('Olu'), { school: desk.school });

  it('a late arrival takes the call away and proposes a code; taken back, both are as before', async () => {
    await desk.mark({ A1: 'N', A2: 'N', B1: '/' });
    expect(await desk.open()).toEqual(['absence-call A1', 'absence-call A2']);
    const signed = await sign('A1', 'in', { time: '09:12', reason: 'overslept' });
    expect(signed.withdrawn.map(({ kind }) => kind)).toEqual(['absence-call']);
    expect(await desk.open()).toEqual(['absence-call A2']);
    expect(await codes()).toEqual([
      'A1 AM to-enter L Arrived 09:12, 12 min after 09:00. Overslept.',
      'A2 AM not-known - ',
    ]);
    const shown = (await away()).pupils.map(({ name, here, hereAs, isUnexplained }) => [
      name.slice(-2),
      here,
      hereAs,
      isUnexplained,
    ]);
    expect(shown).toEqual([
      ['A1', 'in since 09:12', 'late', false],
      ['A2', null, null, true],
    ]);
    await expect(sign('A1', 'in')).rejects.toMatchObject({ code: 'conflict' });
    await undo(signed.id);
    expect(await desk.open()).toEqual(['absence-call A1', 'absence-call A2']);
    expect((await codes())[0]).toBe('A1 AM not-known - ');
    await expect(undo(signed.id)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('prevents the call before it is raised, and an afternoon away asks for one again', async () => {
    desk.context.clock.set(`${TODAY}T08:52`);
    await sign('A1', 'in', { reason: 'travel' });
    desk.context.clock.set(`${TODAY}T09:40`);
    await desk.mark({ A1: 'N', A2: '/', B1: '/' });
    expect(await desk.open()).toEqual([]);
    desk.context.clock.set(`${TODAY}T14:10`);
    await desk.mark({ A1: 'N', A2: '\\', B1: '\\' }, 'PM');
    expect(await desk.open()).toEqual(['absence-call A1']);
    expect((await away()).pupils).toMatchObject([
      { session: 'PM', code: 'N', isAllDay: true, here: null, isUnexplained: true },
    ]);
  });

  it('who was expected has come: ticked off, with the reason that was known', async () => {
    await desk.mark({ A1: 'N', A2: '/', B1: '/' });
    await giveNotice(await desk.as('Tess'), {
      school: desk.school,
      notice: noticeInput.parse({
        pupils: [desk.id('A1')],
        from: TODAY,
        to: TODAY,
        reason: 'appointment',
        by: 'telephone',
        conversation: true,
        expectedBack: { kind: 'today', time: '11:00' },
      }),
    });
    expect(await desk.open()).toEqual(['expected-arrival A1']);
    desk.context.clock.set(`${TODAY}T11:02`);
    const signed = await sign('A1', 'in');
    expect(signed.withdrawn.map(({ kind, status }) => [kind, status])).toEqual([
      ['expected-arrival', 'done'],
    ]);
    expect(await desk.open()).toEqual([]);
    expect(await codes()).toEqual(['A1 AM to-enter M Arrived 11:02, 122 min after 09:00. Appointment.']);
    await undo(signed.id);
    expect(await desk.open()).toEqual(['expected-arrival A1']);
  });

  it('who leaves is not on site, is expected back, and explains the afternoon', async () => {
    await desk.mark({ A1: '/', A2: '/', B1: '/' });
    desk.context.clock.set(`${TODAY}T10:40`);
    const gone = await sign('A1', 'out', { reason: 'appointment', backAt: '12:00', note: 'with his aunt' });
    expect(gone.raised.map(({ kind, due }) => [kind, due])).toEqual([['expected-arrival', '12:00']]);
    expect((await away()).offSite).toMatchObject([
      { where: 'left 10:40, back 12:00', because: 'Appointment. With his aunt.' },
    ]);
    desk.context.clock.set(`${TODAY}T11:55`);
    await sign('A1', 'in');
    expect(await desk.open()).toEqual([]);
    expect((await away()).offSite).toEqual([]);
    await sign('A2', 'out', { reason: 'illness' });
    desk.context.clock.set(`${TODAY}T14:10`);
    await desk.mark({ A1: '\\', A2: 'N', B1: '\\' }, 'PM');
    expect(await desk.open()).toEqual([]);
    expect(await codes()).toEqual(['A2 PM to-enter I Left 11:55. Illness.']);
    expect((await away()).pupils).toMatchObject([
      { session: 'PM', code: 'N', isAllDay: false, isUnexplained: false, reason: 'Illness' },
    ]);
  });

  it('a pupil elsewhere on site is present: no call, no alert', async () => {
    await desk.mark({ A1: '/', A2: '/', B1: 'N' });
    expect(await desk.open()).toEqual(['absence-call B1']);
    await sign('B1', 'elsewhere', { note: 'with the nurse' });
    expect((await away()).pupils).toMatchObject([
      { here: 'elsewhere on site, with the nurse, 09:40', hereAs: 'elsewhere', isUnexplained: false },
    ]);
    desk.context.clock.set(`${TODAY}T10:50`);
    await reviseSchoolDay(jobIn(desk.context), desk.school);
    expect(await desk.open()).toEqual([]);
    expect(await codes()).toEqual(['B1 AM to-enter / Elsewhere on site at 09:40. With the nurse.']);
  });

  it('is for pupils one works with, and says what is wrong with a time', async () => {
    await expect(sign('B1', 'in', {}, 'Tess')).rejects.toMatchObject({ code: 'not-found' });
    const impossible: [SigningKind, object, RegExp][] = [
      ['in', { time: '09:41' }, /^09:41 is still to come\./],
      ['in', { time: '06:00' }, /^06:00 is outside the school’s day, 07:00 to 16:30\./],
      ['out', { backAt: '09:30' }, /^09:30 is past\./],
      ['out', { backAt: '17:00' }, /^17:00 is outside/],
    ];
    for (const [kind, given, message] of impossible)
      await expect(sign('A1', kind, given)).rejects.toMatchObject({
        code: 'unprocessable',
        message: expect.stringMatching(message) as unknown,
      });
    await expect(sign('A1', 'in', { backAt: '11:00' })).rejects.toMatchObject({ code: 'bad-request' });
    await expect(sign('none', 'in')).rejects.toMatchObject({ code: 'not-found' });
    const signed = await sign('B1', 'in');
    await expect(undo(signed.id, 'Tess')).rejects.toMatchObject({ code: 'not-found' });
    await expect(undo('x')).rejects.toMatchObject({ code: 'not-found' });
    const audited = await desk.context.store.db
      .selectFrom('audit_entry')
      .select('what')
      .where('school_id', '=', desk.school)
      .where('what', '=', 'signing.record')
      .execute();
    expect(audited).toHaveLength(1);
  });

  it('whoever came after the register closed and has left is on the fire list', async () => {
    await desk.mark({ A1: '/', A2: 'U', B1: '/' });
    desk.context.clock.set(`${TODAY}T11:00`);
    await sign('A2', 'out', { reason: 'illness' });
    const { pupils, offSite } = await away();
    expect([...pupils.filter(({ here }) => here === null), ...offSite].map(({ name }) => name)).toEqual([
      'Ash Pupil A2',
    ]);
    const audited = await desk.context.store.db
      .selectFrom('audit_entry')
      .select('detail')
      .where('school_id', '=', desk.school)
      .where('what', '=', 'away.list')
      .execute();
    expect(JSON.stringify(audited.at(-1))).toContain(desk.id('A2'));
  });

  it('whoever leaves was here: the call about the morning goes, and a person says which code it was', async () => {
    await desk.mark({ A1: 'N', A2: '/', B1: '/' });
    const gone = await sign('A1', 'out', { reason: 'illness' });
    expect(gone.withdrawn.map(({ kind }) => kind)).toEqual(['absence-call']);
    expect((await codes())[0]).toBe('A1 AM to-enter - Left 09:40. Illness.');
  });

  it('is for pupils on roll, on school days', async () => {
    await bringIn(desk.context, 'pupils', [pupilRow(desk.school, 'A2', { leavingDate: '2026-09-10' })]);
    await expect(sign('A2', 'out')).rejects.toMatchObject({ code: 'unprocessable' });
    desk.context.clock.set('2026-09-19T09:40');
    await expect(sign('A1', 'in')).rejects.toMatchObject({ code: 'unprocessable' });
  });

  it('a notice that was taken back expects nobody, though its arrival was ticked off and that undone', async () => {
    await desk.mark({ A1: 'N', A2: '/', B1: '/' });
    const notice = await giveNotice(await desk.as('Tess'), {
      school: desk.school,
      notice: noticeInput.parse({
        pupils: [desk.id('A1')],
        from: TODAY,
        to: TODAY,
        reason: 'appointment',
        by: 'telephone',
        conversation: true,
        expectedBack: { kind: 'today', time: '11:00' },
      }),
    });
    const signed = await sign('A1', 'in');
    await withdrawNotice(await desk.as('Tess'), notice.id);
    await undo(signed.id);
    expect(await desk.open()).toEqual(['absence-call A1']);
  });

  it('stands on the sheet of an alert: where to look begins with it', async () => {
    const email = `Sal.${desk.school}@trust.example`;
    await bringIn(desk.context, 'staff', [
      { school: desk.school, email, name: 'Sal', roles: 'safeguarding-lead' },
    ]);
    await desk.mark({ A1: '/', A2: '/', B1: 'N' });
    desk.context.clock.set(`${TODAY}T10:50`);
    await reviseSchoolDay(jobIn(desk.context), desk.school);
    const sal = await desk.as('Sal');
    const [alert] = (await listActions(sal, { school: desk.school, kind: 'safeguarding-alert' })).items;
    await sign('B1', 'elsewhere', { note: 'with the nurse' });
    const { known } = await alertSheet(await desk.as('Sal'), alert?.id ?? '');
    expect(known).toEqual(['Elsewhere on site, with the nurse, 10:50']);
  });
});
