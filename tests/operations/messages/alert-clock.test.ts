import { beforeEach, describe, expect, it } from '@jest/globals';
import type { AlertSettings } from '#shared/contracts/people/alert-people.ts';
import { storePersonalChat } from '#shared/store/messages/personal-chats.ts';
import { defaultAlertSettings } from '#shared/store/people/alert-settings.ts';
import { findStaff } from '#shared/store/people/staff.ts';
import { dueJobs } from '../../../bot/jobs/due-jobs.ts';
import { childNotSeen } from '../../../bot/operations/actions/alerts/child-not-seen.ts';
import { alertSheet } from '../../../bot/operations/actions/alerts/alert-sheet.ts';
import { completeAction } from '../../../bot/operations/actions/complete-action.ts';
import { holdDrill } from '../../../bot/operations/actions/alerts/hold-drill.ts';
import { handOnAlert } from '../../../bot/operations/actions/alerts/hand-on-alert.ts';
import { listActions } from '../../../bot/operations/actions/list-actions.ts';
import { recordLook } from '../../../bot/operations/actions/alerts/record-look.ts';
import { readWatchedChildren, tellWorker } from '../../../bot/operations/actions/alerts/watched-children.ts';
import { recordOutcome } from '../../../bot/operations/actions/record-outcome.ts';
import { reviseSchoolDay } from '../../../bot/operations/actions/revise-school-day.ts';
import { takeAlert } from '../../../bot/operations/actions/alerts/take-alert.ts';
import { undoOutcome } from '../../../bot/operations/actions/undo-outcome.ts';
import { scopesNow } from '../../../bot/operations/admin/scopes-now.ts';
import { NotDelivered, type StaffContext } from '../../../bot/operations/context.ts';
import { alertLog } from '../../../bot/operations/messages/alert-log.ts';
import { openAlerts } from '../../../bot/operations/messages/open-alerts.ts';
import { escalateAlerts, sendAlert } from '../../../bot/operations/messages/send-alert.ts';
import { sendAlertTakenBack } from '../../../bot/operations/messages/send-alert-taken-back.ts';
import { readAlertPeople, setAlertPeople } from '../../../bot/operations/people/alert-people.ts';
import { testContext, type TestContext } from '../../support/product/test-context.ts';
import { jobIn, requestBy } from '../../support/product/requests.ts';
import { bringIn, markRow, newSchool, pupilRow } from '../../support/schools/a-school.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';

/** A Wednesday. */
const TODAY = '2026-09-16';
const PEOPLE = {
  Sal: 'safeguarding-lead',
  Dep: 'safeguarding-lead',
  Hana: 'senior-leader',
  Xan: 'senior-leader',
};

onBothEngines('the clock of an alert', (openedStore) => {
  let context: TestContext;
  let school: string;

  beforeEach(async () => {
    context = testContext(openedStore(), { now: `${TODAY}T09:40` });
    school = await newSchool(context);
    await bringIn(context, 'staff', [
      ...Object.entries(PEOPLE).map(([name, roles]) => ({ school, email: mail(name), name, roles })),
      { school, email: mail('Tess'), name: 'Tess', roles: 'tutor', tutorGroups: '7A' },
      { school, email: mail('Olu'), name: 'Olu', roles: 'attendance-officer' },
    ]);
    for (const name of Object.keys(PEOPLE)) await chatOf(name);
    await bringIn(context, 'pupils', [
      pupilRow(school, 'A1', { forename: 'Quirin', socialWorker: 'Y' }),
      pupilRow(school, 'A2', { forename: 'Rosalba', lookedAfter: 'Y' }),
      pupilRow(school, 'A3', { forename: 'Silvan' }),
    ]);
    await bringIn(
      context,
      'marks',
      ['A1', 'A2', 'A3'].map((upn) => markRow(school, upn, TODAY, 'AM', upn === 'A3' ? '/' : 'N')),
    );
    context.jobs.length = 0;
  });

  const mail = (name: string) => `${name}.${school}@trust.example`.toLowerCase();
  const as = async (name: string): Promise<StaffContext> => {
    const found = await findStaff(context.store.db, { email: mail(name) }, TODAY);
    if (!found) throw new Error(`Nobody is called ${name}`);
    return requestBy(context, found);
  };
  const idOf = async (name: string) => (await as(name)).actor.id;
  const chatOf = async (name: string) => {
    const ctx = await as(name);
    await storePersonalChat(await ctx.reading(), ctx.actor.id, { id: `${school} ${name}` }, ctx.at);
  };
  const named = async (change: Partial<AlertSettings> = {}, off: Record<string, string[]> = {}) => {
    const person = async (name: string) => ({
      staffId: await idOf(name),
      phone: '01632 960123',
      daysOff: (off[name] ?? []) as [],
    });
    const people = { lead: await person('Sal'), deputy: await person('Dep'), head: await person('Hana') };
    await setAlertPeople(await as('Hana'), {
      school,
      settings: { ...defaultAlertSettings(), people, ...change },
    });
  };
  const believed = async (): Promise<string> => {
    const { items } = await listActions(await as('Tess'), { school, kind: 'absence-call', status: 'open' });
    const call = items.find(({ pupil }) => pupil?.name.startsWith('Quirin'));
    const outcome = { result: 'spoke-to', parentBelievedInSchool: true } as const;
    const { raised } = await recordOutcome(await as('Tess'), { actionId: call?.id ?? '', outcome });
    return raised.find(({ kind }) => kind === 'safeguarding-alert')?.id ?? '';
  };
  /** A minute passes on `nodes` nodes: what waits and what the tick finds due is done, as a restart in between would. */
  async function minute(time: string, nodes = 2): Promise<void> {
    context.clock.set(`${TODAY}T${time}`);
    for (let node = 0; node < nodes; node += 1) {
      const due = dueJobs(await scopesNow(jobIn(context)), time);
      for (const job of [...(node === 0 ? context.jobs.splice(0) : []), ...due]) {
        const ctx = jobIn(context);
        if (job.name === 'tell-alert') await sendAlert(ctx, job.data).catch(() => undefined);
        if (job.name === 'tell-alert-taken-back') await sendAlertTakenBack(ctx, job.data);
        if (job.name === 'escalate-alerts' && job.data.school === school)
          await escalateAlerts(ctx, school).catch(() => undefined);
      }
    }
  }
  const told = () =>
    context.sent.splice(0).flatMap(({ conversation, text }) => {
      const [of, name] = String((conversation as { id?: string }).id).split(' ');
      return of === school && text ? [String(name)] : [];
    });
  const toldAt = async (...times: string[]) => {
    const heard: string[] = [];
    for (const time of times) {
      await minute(time);
      heard.push(`${time} ${told().join(' ')}`.trim());
    }
    return heard;
  };

  it('tells the lead at once, the deputy after five minutes and the head after ten; each once', async () => {
    await named();
    await believed();
    expect(await toldAt('09:40', '09:44', '09:45', '09:49', '09:50', '11:00', '23:00')).toEqual([
      '09:40 Sal',
      '09:44',
      '09:45 Dep',
      '09:49',
      '09:50 Hana',
      '11:00',
      '23:00',
    ]);
  });

  it('tells all who are due after the product stood still', async () => {
    await named();
    await believed();
    context.jobs.length = 0; // never done: the node that had them is gone
    expect(await toldAt('21:30')).toEqual(['21:30 Sal Dep Hana']);
  });

  it('stops once somebody has taken it, and says who: reading it and looking stop nothing', async () => {
    await named();
    const id = await believed();
    await minute('09:41');
    await alertSheet(await as('Dep'), id);
    await recordLook(await as('Dep'), { actionId: id, look: 'elsewhere', found: false });
    told();
    expect(await toldAt('09:45')).toEqual(['09:45 Dep']);
    const { action } = await takeAlert(await as('Dep'), id);
    expect(action).toMatchObject({ status: 'open', assignee: { name: 'Dep' } });
    expect(await toldAt('09:50', '10:30')).toEqual(['09:50', '10:30']);
    const [open] = (await openAlerts(await as('Sal'))).alerts;
    expect(open).toMatchObject({ taken: { by: { name: 'Dep' }, at: `${TODAY}T09:45:00+01:00` }, next: [] });
    await takeAlert(await as('Dep'), id); // again: nothing changes
    await expect(takeAlert(await as('Sal'), id)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Dep took this alert at 09:45'),
    });
    // In a colleague's hands it is neither closed nor handed on, but by somebody who knows that.
    const sal = await as('Sal');
    const closing = { whatWasDone: 'Home, and well.', recordNumber: 'CP 1' };
    await expect(completeAction(sal, { actionId: id, done: closing })).rejects.toMatchObject({
      code: 'conflict',
    });
    const to = (await as('Hana')).actor.id;
    await expect(handOnAlert(sal, { actionId: id, to })).rejects.toMatchObject({ code: 'conflict' });
    expect((await openAlerts(sal)).alerts).toMatchObject([{ taken: { by: { name: 'Dep' } } }]);
    expect((await alertSheet(await as('Sal'), id)).lookFirst).toContainEqual({
      look: 'elsewhere',
      looked: [{ by: 'Dep', at: `${TODAY}T09:41:00+01:00`, found: false }],
    });
    // The page that stays open looks again and again: one opening.
    await alertSheet(await as('Sal'), id);
    const openings = await context.store.db
      .selectFrom('audit_entry')
      .select('staff_id')
      .where('what', '=', 'alert.open-sheet')
      .where('school_id', '=', school)
      .orderBy('entry_id')
      .execute();
    expect(openings).toEqual([{ staff_id: await idOf('Dep') }, { staff_id: await idOf('Sal') }]);
  });

  describe('when whoever reported it takes that back', () => {
    const takeBack = async () => {
      const done = { school, kind: 'absence-call', status: 'done' } as const;
      const { items } = await listActions(await as('Tess'), done);
      await undoOutcome(await as('Tess'), items[0]?.id ?? '');
    };
    const record = { whatWasDone: 'Found in the library.', recordNumber: 'SG-1' };
    const openIds = async () => (await openAlerts(await as('Hana'))).alerts.map(({ action }) => action.id);

    it('goes before anybody has taken it, and whoever was told is told', async () => {
      await named();
      const id = await believed();
      expect(await toldAt('09:40')).toEqual(['09:40 Sal']);
      await takeBack();
      expect(await openIds()).toEqual([]);
      await minute('09:41', 1);
      expect(context.sent.map(({ text }) => text)).toEqual([
        expect.stringContaining('has been taken back by whoever had reported it'),
      ]);
      expect(told()).toEqual(['Sal']);
      const { reported, reportTakenBack } = await alertSheet(await as('Sal'), id);
      expect([reported?.by.name, reportTakenBack?.by.name]).toEqual(['Tess', 'Tess']);
      // Raised anew it is the later report's.
      await believed();
      expect(await alertSheet(await as('Sal'), id)).toMatchObject({
        reported: { at: `${TODAY}T09:41:00+01:00` },
        reportTakenBack: null,
      });
    });

    it.each<[string, string, (id: string) => Promise<unknown>]>([
      ['taken', 'Sal', async () => undefined],
      [
        'handed on since',
        'Xan',
        async (id) => handOnAlert(await as('Sal'), { actionId: id, to: await idOf('Xan') }),
      ],
      ['closed since', 'Sal', async (id) => completeAction(await as('Sal'), { actionId: id, done: record })],
    ])(
      'stays once it was taken, with who reported it, and whoever has it hears: %s',
      async (since, has, then) => {
        await named();
        const id = await believed();
        await takeAlert(await as('Sal'), id);
        await then(id);
        context.jobs.length = 0;
        context.clock.set(`${TODAY}T09:40:50`);
        await takeBack();
        expect(await openIds()).toEqual(since === 'closed since' ? [] : [id]);
        expect(await alertSheet(await as('Sal'), id)).toMatchObject({
          reported: { parentBelievedInSchool: true, by: { name: 'Tess' } },
          reportTakenBack: { by: { name: 'Tess' }, at: `${TODAY}T09:40:50+01:00` },
        });
        const { entries } = await alertLog(await as('Sal'), id);
        expect(entries.at(-1)).toMatchObject({ what: 'report-taken-back', who: 'Tess' });
        for (const job of context.jobs.splice(0))
          if (job.name === 'tell-alert-taken-back') await sendAlertTakenBack(jobIn(context), job.data);
        expect(context.sent.map(({ text }) => text)).toEqual([
          expect.stringContaining('that you have in hand'),
        ]);
        expect(told()).toEqual([has]);
      },
    );
  });

  it('is taken by whoever closes one that nobody has taken', async () => {
    await named();
    const id = await believed();
    context.clock.set(`${TODAY}T09:47`);
    const done = { whatWasDone: 'Found in the library.', recordNumber: 'SG-1' };
    const { action } = await completeAction(await as('Dep'), { actionId: id, done });
    expect(action).toMatchObject({
      status: 'done',
      assignee: { name: 'Dep' },
      outcome: { by: { name: 'Dep' } },
    });
    expect((await alertSheet(await as('Sal'), id)).taken?.by.name).toBe('Dep');
    const { entries } = await alertLog(await as('Sal'), id);
    expect(entries.map(({ what, who, at }) => [what, who, at.slice(11, 16)].join(' '))).toEqual([
      'raised  09:40',
      'taken Dep 09:47',
      'closed Dep 09:47',
    ]);
    const audited = await context.store.db
      .selectFrom('audit_entry')
      .select(['what', 'detail'])
      .where('school_id', '=', school)
      .where('what', 'in', ['alert.take', 'action.complete'])
      .orderBy('entry_id')
      .execute();
    expect(audited).toMatchObject([
      { what: 'alert.take', detail: { action: id, stoodSince: '2026-09-16T08:40:00.000Z' } },
      { what: 'action.complete', detail: { action: id } },
    ]);
    // The closing taken back, it is in hand.
    await undoOutcome(await as('Dep'), id);
    expect((await openAlerts(await as('Sal'))).alerts).toMatchObject([{ taken: { by: { name: 'Dep' } } }]);
    expect(await toldAt('09:50', '10:30')).toEqual(['09:50', '10:30']);
    // Somebody else closes it, knowing that it is Dep's.
    const insteadOf = (await as('Dep')).actor.id;
    await completeAction(await as('Sal'), { actionId: id, done: { ...done, insteadOf } });
    expect((await alertSheet(await as('Sal'), id)).taken?.by.name).toBe('Dep');
  });

  it('is not set back by handing on what nobody has taken', async () => {
    await named();
    const id = await believed();
    await minute('09:40');
    context.clock.set(`${TODAY}T09:44`);
    await handOnAlert(await as('Sal'), { actionId: id, to: await idOf('Xan') });
    told();
    expect(await toldAt('09:44', '09:45', '09:49', '09:50')).toEqual([
      '09:44 Xan',
      '09:45 Dep',
      '09:49',
      '09:50 Hana',
    ]);
  });

  it('begins anew for whoever it is handed on to, who is told at once', async () => {
    await named();
    const id = await believed();
    await minute('09:40');
    await takeAlert(await as('Sal'), id);
    context.clock.set(`${TODAY}T10:00`);
    await handOnAlert(await as('Sal'), { actionId: id, to: await idOf('Xan') });
    told();
    expect(await toldAt('10:00', '10:05', '10:10')).toEqual(['10:00 Xan', '10:05 Dep', '10:10 Hana']);
    const [open] = (await openAlerts(await as('Sal'))).alerts;
    expect(open).toMatchObject({ taken: null, handedTo: { name: 'Xan' } });
    await takeAlert(await as('Xan'), id);
    const done = { whatWasDone: 'Found in the library.', recordNumber: 'SG-1' };
    await completeAction(await as('Xan'), { actionId: id, done });
    const { entries, next } = await alertLog(await as('Hana'), id);
    expect(next).toEqual([]);
    expect(entries.map(({ what, who, at }) => [what, who, at.slice(11, 16)].join(' '))).toEqual([
      'raised  09:40',
      'told Sal 09:40',
      'taken Sal 09:40',
      'told Xan 10:00',
      'handed-on Sal 10:00',
      'told Dep 10:05',
      'told Hana 10:10',
      'taken Xan 10:10',
      'closed Xan 10:10',
    ]);
    await expect(takeAlert(await as('Sal'), id)).rejects.toMatchObject({ code: 'conflict' });
  });

  it.each<[string, Record<string, string[]>, string[]]>([
    ['the lead is off on Wednesdays', { Sal: ['wednesday'] }, ['09:40 Dep', '09:45', '09:50 Hana']],
    ['only the head is in', { Sal: ['wednesday'], Dep: ['wednesday'] }, ['09:40 Hana', '09:45', '09:50']],
  ])('hands the time of whoever is off to the next one: %s', async (_, off, expected) => {
    await named({}, off);
    await believed();
    expect(await toldAt('09:40', '09:45', '09:50')).toEqual(expected);
  });

  it('tells the next one at once where Teams does not take a line, and tries it again', async () => {
    await named();
    const { cards } = context;
    const tell: typeof cards.tell = async (conversation, text) => {
      if (String((conversation as { id: string }).id).endsWith('Sal'))
        throw new NotDelivered('later', 'Busy.');
      return cards.tell(conversation, text);
    };
    context.cards = { ...cards, tell };
    await believed();
    expect(await toldAt('09:40', '09:41')).toEqual(['09:40 Dep', '09:41']);
    context.cards = cards;
    expect(await toldAt('09:42', '09:50')).toEqual(['09:42 Sal', '09:50 Hana']);
  });

  it('is one line a school for vulnerable pupils not reached, each taken by itself, by the school’s own minutes', async () => {
    await named({ notReached: { deputy: 20, head: 45 } });
    context.clock.set(`${TODAY}T10:45`);
    await reviseSchoolDay(jobIn(context), school);
    await minute('10:45');
    expect(context.sent.map(({ text }) => text)).toEqual([
      `2 safeguarding alerts are open at ${school} Academy. Please look at them now: http://127.0.0.1/tab#/calls`,
    ]);
    told();
    const open = async () => (await openAlerts(await as('Sal'))).alerts;
    const [first, second] = (await open()).map(({ action }) => action.id);
    await takeAlert(await as('Sal'), first ?? '');
    expect(await toldAt('11:04', '11:05')).toEqual(['11:04', '11:05 Dep']);
    expect((await open()).map(({ taken, together }) => [taken?.by.name ?? null, together])).toEqual(
      expect.arrayContaining([
        ['Sal', true],
        [null, true],
      ]),
    );
    await takeAlert(await as('Dep'), second ?? '');
    expect(await toldAt('11:30')).toEqual(['11:30']);
  });

  it('counts children without a mark once registers have come in', async () => {
    await named();
    await bringIn(context, 'pupils', [pupilRow(school, 'A4', { forename: 'Tamsin', socialWorker: 'Y' })]);
    context.clock.set(`${TODAY}T10:45`);
    await reviseSchoolDay(jobIn(context), school);
    const because = (await openAlerts(await as('Sal'))).alerts.map(({ action, together }) => [
      action.pupil?.name.split(' ')[0],
      action.raisedBecause.split(',')[0],
      together,
    ]);
    expect(because.sort()).toEqual([
      ['Quirin', 'Not in', true],
      ['Rosalba', 'Not in', true],
      ['Tamsin', 'No mark today', true],
    ]);
  });

  it('runs for a drill too, which says what it is and is closed without a record', async () => {
    await named();
    const { action } = await holdDrill(await as('Hana'), school);
    await expect(holdDrill(await as('Sal'), school)).rejects.toMatchObject({ code: 'conflict' });
    await expect(holdDrill(await as('Olu'), school)).rejects.toMatchObject({ code: 'forbidden' });
    await minute('09:40');
    await minute('09:45');
    expect(context.sent.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^This is a drill\. A safeguarding alert is open at /),
      expect.stringMatching(/^This is a drill\. A safeguarding alert at .* since 09:40, and nobody/),
    ]);
    expect(await alertSheet(await as('Sal'), action.id)).toMatchObject({ isDrill: true, pupil: null });
    await takeAlert(await as('Sal'), action.id);
    const close = async (actionId: string) =>
      completeAction(await as('Sal'), { actionId, done: { whatWasDone: 'All heard.' } });
    await close(action.id);
    await undoOutcome(await as('Sal'), action.id);
    expect((await openAlerts(await as('Hana'))).alerts).toMatchObject([{ taken: { by: { name: 'Sal' } } }]);
    await close(action.id);
    const next = await holdDrill(await as('Sal'), school);
    // Not opened again beside the next one.
    await expect(undoOutcome(await as('Sal'), action.id)).rejects.toMatchObject({ code: 'conflict' });
    await close(next.action.id);
    expect((await alertSheet(await as('Dep'), next.action.id)).taken?.by.name).toBe('Sal');
  });

  it('is the quick one for a child not seen at a visit', async () => {
    await named();
    const calls = await listActions(await as('Olu'), { school, kind: 'absence-call', status: 'open' });
    const call = calls.items.find(({ pupil }) => pupil?.name.startsWith('Rosalba'));
    const miss = async (id: string) =>
      (await recordOutcome(await as('Olu'), { actionId: id, outcome: { result: 'no-answer' } })).raised[0];
    const again = await miss(call?.id ?? '');
    const contacts = await miss(again?.id ?? '');
    const visit = await miss(contacts?.id ?? '');
    expect(visit).toMatchObject({ kind: 'home-visit' });
    await expect(childNotSeen(await as('Olu'), call?.id ?? '')).rejects.toMatchObject({
      code: 'unprocessable',
    });
    const { raised } = await childNotSeen(await as('Olu'), visit?.id ?? '');
    expect(raised).toMatchObject({ raisedBecause: 'The child was not seen at a home visit.' });
    // Said again, it is the same alert.
    expect((await childNotSeen(await as('Olu'), visit?.id ?? '')).raised).toBeNull();
    // The visit ticked off in error and opened again takes nothing with it.
    context.clock.set(`${TODAY}T09:40:10`);
    await completeAction(await as('Olu'), { actionId: visit?.id ?? '', done: {} });
    await undoOutcome(await as('Olu'), visit?.id ?? '');
    expect((await openAlerts(await as('Sal'))).alerts).toHaveLength(1);
    expect(await toldAt('09:40', '09:45', '09:50')).toEqual(['09:40 Sal', '09:45 Dep', '09:50 Hana']);
  });

  describe('is for those alone who handle alerts', () => {
    it('others are told that there is no such action', async () => {
      const id = await believed();
      for (const name of ['Tess', 'Olu']) {
        const refused = { code: 'not-found' };
        await expect(takeAlert(await as(name), id)).rejects.toMatchObject(refused);
        await expect(alertSheet(await as(name), id)).rejects.toMatchObject(refused);
        await expect(alertLog(await as(name), id)).rejects.toMatchObject(refused);
        await expect(
          handOnAlert(await as(name), { actionId: id, to: await idOf('Sal') }),
        ).rejects.toMatchObject(refused);
      }
      for (const to of ['Tess', 'Sal'])
        await expect(
          handOnAlert(await as('Sal'), { actionId: id, to: await idOf(to) }),
        ).rejects.toMatchObject({ code: 'unprocessable' });
    });

    it('and no other action is taken', async () => {
      const { items } = await listActions(await as('Sal'), { school, kind: 'absence-call' });
      await expect(takeAlert(await as('Sal'), items[0]?.id ?? '')).rejects.toMatchObject({
        code: 'unprocessable',
      });
    });
  });

  it('stands beside each child looked after or with a social worker: in, explained, not reached, who was told', async () => {
    await named();
    const id = await believed();
    await takeAlert(await as('Sal'), id);
    const rows = async (name: string) =>
      (await readWatchedChildren(await as(name), school)).children.map(
        ({ pupil, state, alert, workers }) => ({
          name: pupil.name.split(' ')[0],
          state,
          takenBy: alert?.takenBy,
          told: workers.map(({ whom, told: one }) => `${whom} ${one?.by ?? ''}`.trim()),
        }),
      );
    expect(await rows('Olu')).toEqual([
      { name: 'Rosalba', state: 'not-reached', told: ['social-worker', 'virtual-school'] },
      { name: 'Quirin', state: 'reached', takenBy: 'Sal', told: ['social-worker'] },
    ]);
    const [rosalba, quirin] = (await readWatchedChildren(await as('Sal'), school)).children;
    const tell = async (name: string, pupil: string | undefined, whom: 'social-worker' | 'virtual-school') =>
      tellWorker(await as(name), { school, pupil: pupil ?? '', whom });
    await tell('Sal', rosalba?.pupil.id, 'virtual-school');
    await tell('Olu', rosalba?.pupil.id, 'virtual-school'); // the first stands
    expect((await rows('Dep'))[0]?.told).toEqual(['social-worker', 'virtual-school Sal']);
    await expect(tell('Sal', quirin?.pupil.id, 'virtual-school')).rejects.toMatchObject({
      code: 'unprocessable',
    });
    await expect(tell('Sal', '0', 'social-worker')).rejects.toMatchObject({ code: 'not-found' });
    await expect(rows('Tess')).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('has people whom leaders name, from those who handle alerts, with before and after in the audit log', async () => {
    await named();
    const settings = (await readAlertPeople(await as('Sal'), school)).settings;
    expect(settings.people).toMatchObject({ lead: { staffId: await idOf('Sal'), phone: '01632 960123' } });
    for (const name of ['Olu', 'Tess'])
      await expect(readAlertPeople(await as(name), school)).rejects.toMatchObject({ code: 'forbidden' });
    const officer = { staffId: await idOf('Olu'), phone: '123', daysOff: [] };
    const wished = { ...settings, people: { ...settings.people, head: officer } };
    await expect(setAlertPeople(await as('Sal'), { school, settings: wished })).rejects.toMatchObject({
      code: 'unprocessable',
    });
    const nobody = { ...settings, people: { lead: null, deputy: null, head: null } };
    await setAlertPeople(await as('Sal'), { school, settings: nobody });
    const entries = await context.store.db
      .selectFrom('audit_entry')
      .select(['staff_id', 'detail'])
      .where('what', '=', 'alert-people.set')
      .where('school_id', '=', school)
      .orderBy('entry_id')
      .execute();
    expect(entries).toMatchObject([
      { staff_id: await idOf('Hana'), detail: { before: { people: { lead: null } } } },
      { staff_id: await idOf('Sal'), detail: { before: settings, after: nobody } },
    ]);
  });
});
