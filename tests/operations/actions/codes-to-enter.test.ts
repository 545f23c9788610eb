import { beforeEach, describe, expect, it } from '@jest/globals';
import { noticeInput } from '#shared/contracts/actions/notices.ts';
import { signingInput } from '#shared/contracts/actions/signings.ts';
import type { Session } from '#shared/domain/basics/session.ts';
import { settingsOn } from '#shared/store/people/settings.ts';
import { giveNotice } from '../../../bot/operations/actions/notices/give-notice.ts';
import { listActions } from '../../../bot/operations/actions/list-actions.ts';
import { listCodesToEnter } from '../../../bot/operations/actions/codes/list-codes-to-enter.ts';
import { recordCodesEntered } from '../../../bot/operations/actions/codes/record-codes-entered.ts';
import { undoCodesEntered } from '../../../bot/operations/actions/codes/undo-codes-entered.ts';
import { completeAction } from '../../../bot/operations/actions/complete-action.ts';
import { undoOutcome } from '../../../bot/operations/actions/undo-outcome.ts';
import { recordOutcome } from '../../../bot/operations/actions/record-outcome.ts';
import { setReasonCodes } from '../../../bot/operations/actions/codes/set-reason-codes.ts';
import { recordSigning } from '../../../bot/operations/actions/signings/record-signing.ts';
import { undoSigning } from '../../../bot/operations/actions/signings/undo-signing.ts';
import { workToday } from '../../../bot/operations/actions/work-today.ts';
import { withdrawNotice } from '../../../bot/operations/actions/notices/withdraw-notice.ts';
import { deskSchool, type DeskSchool } from '../../support/schools/desk-school.ts';
import { person, post } from '../../support/schools/people.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';
import type { TestContext } from '../../support/product/test-context.ts';
import { requestBy } from '../../support/product/requests.ts';

const TODAY = '2026-09-16';

onBothEngines('codes to enter', (openedStore) => {
  let desk: DeskSchool;
  let context: TestContext;
  let school: string;

  beforeEach(async () => {
    desk = await deskSchool(openedStore(), TODAY, '10:00');
    ({ context, school } = desk);
  });

  const as: DeskSchool['as'] = (name) => desk.as(name);
  const mark: DeskSchool['mark'] = (...given) => desk.mark(...given);
  const give = async (upns: string[], given: object = {}) =>
    giveNotice(await as('Olu'), {
      school,
      notice: noticeInput.parse({
        pupils: upns.map((upn) => desk.id(upn)),
        from: TODAY,
        to: TODAY,
        sessions: ['AM'],
        reason: 'illness',
        by: 'line',
        conversation: true,
        ...given,
      }),
    });
  const list = async (name = 'Olu') => listCodesToEnter(await as(name), school);
  const shown = async (): Promise<string[]> =>
    (await list()).items.map((row) =>
      [row.pupil.name.slice(-2), row.session, row.state, row.code ?? '-', row.ageInSchoolDays].join(' '),
    );
  const one = (upn: string, code: string, session: Session = 'AM', date = TODAY) => ({
    pupil: desk.id(upn),
    date,
    session,
    code,
  });
  const enter = async (...items: ReturnType<typeof one>[]) =>
    recordCodesEntered(await as('Olu'), { school, items });
  const undo = async (name: string, ...items: ReturnType<typeof one>[]) =>
    undoCodesEntered(await as(name), {
      school,
      items: items.map(({ pupil, date, session }) => ({ pupil, date, session })),
    });
  const openCodes = async (): Promise<string[]> =>
    (await listActions(await as('Olu'), { school, status: 'open', kind: 'enter-code' })).items.map(
      ({ pupil }) => pupil?.name.slice(-2) ?? '',
    );

  it('from what was said to what the register shows', async () => {
    await mark({ A1: 'N', A2: 'N', B1: '/' });
    const notice = await give(['A1'], { heardFrom: 'mother', note: 'Fever\tsince\nSunday' });
    expect(await shown()).toEqual(['A1 AM to-enter I 0', 'A2 AM not-known - 0']);
    const { items, registersMissing, asOf } = await list();
    expect([items[0]?.comment, items[0]?.stands, registersMissing, asOf?.slice(0, 16)]).toEqual([
      'Illness. Mother, absence line, Wed 16 Sep, 10:00. Fever since Sunday.',
      'N',
      [],
      `${TODAY}T10:00`,
    ]);

    await enter(one('A1', 'I'));
    expect(await shown()).toEqual(['A1 AM entered I 0', 'A2 AM not-known - 0']);
    expect((await list()).items[0]?.enteredBy).toBe('Olu, 10:00');
    await mark({ A1: 'O' });
    expect(await shown()).toEqual(['A1 AM differs I 0', 'A2 AM not-known - 0']);
    await mark({ A1: 'I' });
    expect(await shown()).toEqual(['A2 AM not-known - 0']);
    expect((await list()).done.map(({ pupil, code }) => [pupil.name.slice(-2), code])).toEqual([['A1', 'I']]);
    await mark({ A1: 'N' });
    await withdrawNotice(await as('Olu'), notice.id);
    context.clock.set('2026-09-17T10:00');
    expect((await list()).done).toEqual([]);
  });

  it('a call asks for its code, which is done once all its sessions are entered', async () => {
    await mark({ A1: 'N', A2: '/', B1: '/' });
    const [call] = (await listActions(await as('Olu'), { school, status: 'open', kind: 'absence-call' }))
      .items;
    await recordOutcome(await as('Olu'), {
      actionId: call?.id ?? '',
      outcome: { result: 'spoke-to', reason: 'illness', note: 'at her aunt’s', restricted: true },
    });
    context.clock.set(`${TODAY}T14:30`);
    await mark({ A1: 'N', A2: '/', B1: '/' }, 'PM');
    expect(await shown()).toEqual(['A1 AM to-enter I 0', 'A1 PM to-enter I 0']);
    const { items } = await list();
    expect(items[0]?.comment).toBe('Illness. Rung by Olu, Wed 16 Sep, 10:00.');
    await enter(one('A1', 'I', 'AM'));
    expect(await openCodes()).toEqual(['A1']);
    await enter(one('A1', 'M', 'PM'));
    expect(await openCodes()).toEqual([]);
    context.clock.set(`${TODAY}T14:30:40`);
    await undo('Olu', one('A1', 'M', 'PM'));
    expect([await openCodes(), await shown()]).toEqual([['A1'], ['A1 AM entered I 0', 'A1 PM to-enter I 0']]);
    await expect(undo('Olu', one('A1', 'M', 'PM'))).rejects.toMatchObject({ code: 'conflict' });
  });

  it('ticked off among the work, a code is entered on the list too, and taken back with the tick', async () => {
    await mark({ A1: 'N', A2: 'N', B1: '/' });
    for (const call of (await listActions(await as('Olu'), { school, kind: 'absence-call' })).items)
      await recordOutcome(await as('Olu'), {
        actionId: call.id,
        outcome: { result: 'spoke-to', reason: 'illness', expectedBack: { kind: 'unknown' } },
      });
    const [first] = (await listActions(await as('Olu'), { school, status: 'open', kind: 'enter-code' }))
      .items;
    const of = first?.pupil?.name.slice(-2) ?? '';
    const other = of === 'A1' ? 'A2' : 'A1';
    await completeAction(await as('Ade'), { actionId: first?.id ?? '', done: {} });
    expect((await shown()).sort()).toEqual([`${of} AM entered I 0`, `${other} AM to-enter I 0`].sort());
    expect(await openCodes()).toEqual([other]);
    expect((await list()).items.find(({ pupil }) => pupil.name.endsWith(of))?.enteredBy).toBe('Ade, 10:00');
    const audited = async () =>
      (
        await context.store.db
          .selectFrom('audit_entry')
          .select(['what', 'pupil_id'])
          .where('school_id', '=', school)
          .where('what', 'like', 'code.%')
          .orderBy('at')
          .execute()
      ).map(({ what, pupil_id }) => `${what} ${pupil_id === Number(desk.id(of)) ? of : other}`);
    expect(await audited()).toEqual([`code.say-entered ${of}`]);

    context.clock.set(`${TODAY}T10:01`);
    await undoOutcome(await as('Ade'), first?.id ?? '');
    expect((await shown()).sort()).toEqual(['A1 AM to-enter I 0', 'A2 AM to-enter I 0']);
    expect((await openCodes()).sort()).toEqual(['A1', 'A2']);
    expect(await audited()).toEqual([`code.say-entered ${of}`, `code.take-back-entered ${of}`]);
  });

  describe('entered, and what was said is taken back since', () => {
    const states = async () =>
      (await list()).items.map(({ session, state, code, enteredCode, comment }) =>
        [session, state, code ?? '-', enteredCode ?? '-', comment].join(' ').trim(),
      );

    it('by undoing the call: the row asks what stands in the MIS, and is answered', async () => {
      await mark({ A1: 'N', A2: '/', B1: '/' });
      const [call] = (await listActions(await as('Ade'), { school, status: 'open', kind: 'absence-call' }))
        .items;
      await recordOutcome(await as('Ade'), {
        actionId: call?.id ?? '',
        outcome: { result: 'spoke-to', reason: 'illness', expectedBack: { kind: 'unknown' } },
      });
      context.clock.set(`${TODAY}T10:00:20`);
      await enter(one('A1', 'I'));
      expect(await states()).toEqual(['AM entered I I Illness. Rung by Ade, Wed 16 Sep, 10:00.']);
      context.clock.set(`${TODAY}T10:00:40`);
      await undoOutcome(await as('Ade'), call?.id ?? '');
      expect(await states()).toEqual(['AM taken-back - I']);
      const { schools } = await workToday(await as('Olu'));
      expect(schools.map(({ codesToEnter }) => codesToEnter)).toEqual([1]);
      // A colleague looks it up in the MIS and puts another code there.
      context.clock.set(`${TODAY}T10:05`);
      await recordCodesEntered(await as('Ade'), { school, items: [one('A1', 'O')] });
      expect(await states()).toEqual(['AM entered O O']);
    });

    it('by taking a notice back: also where the register shows it; said to be right, it stands', async () => {
      await mark({ A1: 'N', A2: '/', B1: '/' });
      const notice = await give(['A1']);
      context.clock.set(`${TODAY}T10:10`);
      await enter(one('A1', 'I'));
      context.clock.set(`${TODAY}T10:20`);
      await withdrawNotice(await as('Olu'), notice.id);
      expect(await states()).toEqual(['AM taken-back - I']);
      await mark({ A1: 'I' });
      expect(await states()).toEqual(['AM taken-back - I']);
      context.clock.set(`${TODAY}T10:30`);
      await enter(one('A1', 'I'));
      expect(await states()).toEqual([]);
      expect((await list()).done).toMatchObject([{ state: 'stands', code: 'I' }]);
    });

    it('corrected, it is what was said that asks', async () => {
      await mark({ A1: 'N', A2: '/', B1: '/' });
      const notice = await give(['A1']);
      context.clock.set(`${TODAY}T10:10`);
      await enter(one('A1', 'I'));
      context.clock.set(`${TODAY}T10:20`);
      await give(['A1'], { replaces: [notice.id], reason: 'appointment' });
      expect((await shown())[0]).toBe('A1 AM to-enter M 0');
    });

    it('by taking a signing back: what had been said before it asks again', async () => {
      context.clock.set(`${TODAY}T10:00`);
      await mark({ A1: 'N', A2: '/', B1: '/' });
      const sign = async (given: object) =>
        recordSigning(await as('Ade'), {
          school,
          signing: signingInput.parse({ pupil: desk.id('A1'), kind: 'in', ...given }),
        });
      const { id } = await sign({ time: '09:10', reason: 'travel' });
      context.clock.set(`${TODAY}T10:01`);
      await enter(one('A1', 'L'));
      context.clock.set(`${TODAY}T10:02`);
      await undoSigning(await as('Ade'), { school, id });
      expect(await states()).toEqual(['AM taken-back - L']);
      context.clock.set(`${TODAY}T10:03`);
      await sign({ time: '09:12', reason: 'travel' });
      expect(await states()).toEqual(['AM entered L L Arrived 09:12, 12 min after 09:00. Travel.']);
    });
  });

  describe('of two who enter the same', () => {
    const say = async (name: string, ...items: ReturnType<typeof one>[]) =>
      recordCodesEntered(await as(name), { school, items });
    const entered = async () =>
      (await list()).items.flatMap(({ pupil, code, enteredBy }) =>
        enteredBy ? [`${pupil.name.slice(-2)} ${code} ${enteredBy}`] : [],
      );
    const by = (name: string, code: string, time: string) => ({
      code: 'conflict',
      message: `${name} has entered ${code} for Wed 16 Sep, morning, at ${time}. Speak with them if it is wrong. Nothing was changed.`,
    });

    it('the first is named, and another code of the second is refused with all beside it', async () => {
      await mark({ A1: 'N', A2: 'N', B1: 'N' });
      await say('Ade', one('A1', 'O'));
      context.clock.set(`${TODAY}T10:00:30`);
      await say('Olu', one('A1', 'O'), one('A2', 'O'));
      expect(await entered()).toEqual(['A1 O Ade, 10:00', 'A2 O Olu, 10:00']);
      await expect(say('Olu', one('B1', 'O'), one('A1', 'M'))).rejects.toMatchObject(by('Ade', 'O', '10:00'));
      expect(await entered()).toEqual(['A1 O Ade, 10:00', 'A2 O Olu, 10:00']);
      await say('Ade', one('A1', 'M')); // their own
      // Each takes back their own alone.
      await expect(undo('Olu', one('A1', 'M'))).rejects.toMatchObject(by('Ade', 'M', '10:00'));
      await undo('Olu', one('A1', 'M'), one('A2', 'O'));
      expect(await entered()).toEqual(['A1 M Ade, 10:00']);
    });

    it('after the register showed another the second may, and the first no longer takes back', async () => {
      await mark({ A1: 'N', A2: '/', B1: '/' });
      await say('Ade', one('A1', 'M'));
      context.clock.set(`${TODAY}T10:00:10`);
      await mark({ A1: 'O' });
      context.clock.set(`${TODAY}T10:00:20`);
      await say('Olu', one('A1', 'M'));
      expect(await entered()).toEqual(['A1 M Olu, 10:00']);
      await expect(undo('Ade', one('A1', 'M'))).rejects.toMatchObject(by('Olu', 'M', '10:00'));
      await say('Ade', one('A1', 'M')); // no file has come since Olu's
      expect(await entered()).toEqual(['A1 M Olu, 10:00']);
      await undo('Olu', one('A1', 'M'));
      expect(await entered()).toEqual(['A1 M Ade, 10:00']);
    });
  });

  it('is taken back by whoever said it, within a minute', async () => {
    await mark({ A1: 'N', A2: 'N', B1: 'N' });
    await enter(one('A1', 'O'), one('A2', 'O'));
    await expect(undo('Ade', one('A1', 'O'))).rejects.toMatchObject({ code: 'conflict' });
    await expect(undo('Olu', one('A1', 'O'), one('B1', 'O'))).rejects.toMatchObject({ code: 'conflict' });
    expect(await shown()).toEqual(['A1 AM entered O 0', 'A2 AM entered O 0', 'B1 AM not-known - 0']);
    context.clock.set(`${TODAY}T10:02`);
    await expect(undo('Olu', one('A1', 'O'))).rejects.toMatchObject({ code: 'conflict' });
    const written = await context.store.db
      .selectFrom('audit_entry')
      .select(['what', 'pupil_id', 'detail'])
      .where('school_id', '=', school)
      .where('what', 'like', 'code.%')
      .orderBy('pupil_id')
      .execute();
    expect(written).toEqual(
      ['A1', 'A2'].map((upn) => ({
        what: 'code.say-entered',
        pupil_id: Number(desk.id(upn)),
        detail: { codes: [`${TODAY} AM O`] },
      })),
    );
    await expect(context.store.db.deleteFrom('code_entered').execute()).rejects.toThrow('append-only');
  });

  it('keeps nothing of what is not on the list, or is no code', async () => {
    await mark({ A1: 'N', A2: '/', B1: '/' });
    await expect(enter(one('A1', 'I'), one('A2', 'I'))).rejects.toMatchObject({ code: 'unprocessable' });
    await expect(enter(one('A1', 'N'))).rejects.toMatchObject({ code: 'bad-request' });
    await expect(enter(one('A1', 'H'))).rejects.toMatchObject({ code: 'bad-request' });
    expect(await shown()).toEqual(['A1 AM not-known - 0']);
    await enter(one('A1', 'I'), one('A1', 'I'));
    await enter(one('A1', 'I'));
    // A file that came meanwhile shows it: nothing more is to be said.
    context.clock.set('2026-09-17T10:00');
    await mark({ A1: 'I' });
    await enter(one('A1', 'I'));
    const rows = await context.store.db
      .selectFrom('code_entered')
      .select('code')
      .where('school_id', '=', school)
      .execute();
    expect(rows).toEqual([{ code: 'I' }]);
  });

  it('is for those who enter codes; a tutor is told that the office does', async () => {
    await expect(list('Tess')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(
      recordCodesEntered(await as('Tess'), { school, items: [one('A1', 'I')] }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    const stranger = person([post('elsewhere', 'attendance-officer')]);
    await expect(listCodesToEnter(requestBy(context, stranger), school)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('a school says which code a reason proposes, from today', async () => {
    await mark({ A1: 'N', A2: '/', B1: '/' });
    await give(['A1'], { reason: 'holiday' });
    expect(await shown()).toEqual(['A1 AM to-enter G 0']);
    const set = async (name: string, reasonCodes: Record<string, string | null>) =>
      setReasonCodes(await as(name), { school, reasonCodes });
    const { reasonCodes } = await set('Olu', { holiday: 'C' });
    expect(reasonCodes).toMatchObject({ holiday: 'C', illness: 'I' });
    expect(await shown()).toEqual(['A1 AM to-enter C 0']);
    await expect(set('Ade', { holiday: 'G' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(set('Olu', { holiday: 'N' })).rejects.toMatchObject({ code: 'bad-request' });
    await expect(set('Olu', { hollidays: 'G' })).rejects.toMatchObject({ code: 'bad-request' });
    const yesterday = await settingsOn(context.store.db, [{ id: school }], '2026-09-15');
    expect(yesterday.get(school)?.reasonCodes).toEqual({});
    const entry = await context.store.db
      .selectFrom('audit_entry')
      .select('detail')
      .where('school_id', '=', school)
      .where('what', '=', 'school-settings.change')
      .executeTakeFirst();
    expect(entry?.detail).toEqual({ before: { reasonCodes: {} }, after: { reasonCodes: { holiday: 'C' } } });
  });

  it('a mark that the family says is wrong is asked about until it is answered, however old', async () => {
    await mark({ A1: 'O', A2: 'L', B1: '/' }, 'AM', '2026-09-01');
    const wrong = { reason: 'mark-wrong', from: '2026-09-01', to: '2026-09-01', note: 'was at the dentist' };
    await expect(give(['A1'], { reason: 'mark-wrong' })).rejects.toMatchObject({ code: 'unprocessable' });
    await expect(give(['A1'], { ...wrong, sessions: ['PM'] })).rejects.toMatchObject({
      code: 'unprocessable',
    });
    const { id } = await give(['A1'], wrong);
    await give(['A2'], { ...wrong, note: 'was on time' });
    expect(await shown()).toEqual(['A1 AM disputed - 11', 'A2 AM disputed - 11']);
    const [row] = (await list()).items;
    expect([row?.notice, row?.stands]).toEqual([id, 'O']);
    expect(row?.comment).toContain('Was at the dentist.');
    // Answered: another code is entered, the register shows another mark, or somebody says that it stands.
    await enter(one('A1', 'M', 'AM', '2026-09-01'));
    expect(await shown()).toEqual(['A2 AM disputed - 11']);
    await mark({ A2: '/' }, 'AM', '2026-09-01');
    expect(await shown()).toEqual([]);
    const again = await give(['B1'], { ...wrong, note: 'was not there' });
    expect(await shown()).toEqual(['B1 AM disputed - 11']);
    await withdrawNotice(await as('Olu'), again.id);
    expect(await shown()).toEqual([]);
  });
});
