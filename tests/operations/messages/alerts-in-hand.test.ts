import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Worker } from '#shared/domain/actions/watched-child.ts';
import { alertSheet } from '../../../bot/operations/actions/alerts/alert-sheet.ts';
import { completeAction } from '../../../bot/operations/actions/complete-action.ts';
import { handOnAlert } from '../../../bot/operations/actions/alerts/hand-on-alert.ts';
import { listActions } from '../../../bot/operations/actions/list-actions.ts';
import { readWatchedChildren, tellWorker } from '../../../bot/operations/actions/alerts/watched-children.ts';
import { recordSigning } from '../../../bot/operations/actions/signings/record-signing.ts';
import { takeAlert } from '../../../bot/operations/actions/alerts/take-alert.ts';
import { undoOutcome } from '../../../bot/operations/actions/undo-outcome.ts';
import { alertLog } from '../../../bot/operations/messages/alert-log.ts';
import { openAlerts } from '../../../bot/operations/messages/open-alerts.ts';
import { sendAlertTakenBack } from '../../../bot/operations/messages/send-alert-taken-back.ts';
import { readAlertPeople, setAlertPeople } from '../../../bot/operations/people/alert-people.ts';
import { jobIn } from '../../support/product/requests.ts';
import { alertSchool, TODAY, type AlertSchool } from '../../support/schools/alert-school.ts';
import { bringIn, markRow, pupilRow } from '../../support/schools/a-school.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';

onBothEngines('an alert that somebody handles', (openedStore) => {
  let at: AlertSchool;
  let context: AlertSchool['context'];
  let school: string;

  beforeEach(async () => {
    at = await alertSchool(openedStore());
    ({ context, school } = at);
  });

  const as: AlertSchool['as'] = (name) => at.as(name);
  const idOf: AlertSchool['idOf'] = (name) => at.idOf(name);
  const named: AlertSchool['named'] = (...given) => at.named(...given);
  const believed: AlertSchool['believed'] = () => at.believed();
  const minute: AlertSchool['minute'] = (...given) => at.minute(...given);
  const told: AlertSchool['told'] = () => at.told();
  const toldAt: AlertSchool['toldAt'] = (...times) => at.toldAt(...times);

  it('says where a mark or a signing shows by now that the child is in, and stays open', async () => {
    await named();
    await believed();
    const said = async () => (await openAlerts(await as('Sal'))).alerts.map(({ hereSince }) => hereSince);
    expect(await said()).toEqual([null]);
    await bringIn(context, 'marks', [markRow(school, 'A1', TODAY, 'AM', 'L')]);
    expect(await said()).toEqual(['The register shows L for the morning by now.']);
    const pupil = (await openAlerts(await as('Sal'))).alerts[0]?.action.pupil?.id ?? '';
    const sign = async (kind: 'in' | 'out') =>
      recordSigning(await as('Olu'), { school, signing: { pupil, kind } });
    await sign('out');
    expect(await said()).toEqual([null]);
    context.clock.set(`${TODAY}T09:50`);
    await sign('in');
    expect(await said()).toEqual(['By now: in since 09:50.']);
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

  it('stands beside each child looked after or with a worker: in, explained, not reached, who was told', async () => {
    await bringIn(context, 'pupils', [
      pupilRow(school, 'A4', { forename: 'Tamsin', youthOffendingWorker: 'Y' }),
    ]);
    await bringIn(context, 'marks', [markRow(school, 'A4', TODAY, 'AM', 'N')]);
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
      { name: 'Tamsin', state: 'not-reached', told: ['youth-offending-worker'] },
      { name: 'Quirin', state: 'reached', takenBy: 'Sal', told: ['social-worker'] },
    ]);
    const [rosalba, tamsin, quirin] = (await readWatchedChildren(await as('Sal'), school)).children;
    const tell = async (name: string, pupil: string | undefined, whom: Worker) =>
      tellWorker(await as(name), { school, pupil: pupil ?? '', whom });
    await tell('Sal', rosalba?.pupil.id, 'virtual-school');
    await tell('Olu', rosalba?.pupil.id, 'virtual-school'); // the first stands
    expect((await rows('Dep'))[0]?.told).toEqual(['social-worker', 'virtual-school Sal']);
    await tell('Olu', tamsin?.pupil.id, 'youth-offending-worker');
    expect((await rows('Dep'))[1]?.told).toEqual(['youth-offending-worker Olu']);
    for (const whom of ['virtual-school', 'youth-offending-worker'] as const)
      await expect(tell('Sal', quirin?.pupil.id, whom)).rejects.toMatchObject({ code: 'unprocessable' });
    await expect(tell('Sal', tamsin?.pupil.id, 'social-worker')).rejects.toMatchObject({
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
