import { beforeEach, expect, it } from '@jest/globals';
import { childNotSeen } from '../../../bot/operations/actions/alerts/child-not-seen.ts';
import { alertSheet } from '../../../bot/operations/actions/alerts/alert-sheet.ts';
import { completeAction } from '../../../bot/operations/actions/complete-action.ts';
import { holdDrill } from '../../../bot/operations/actions/alerts/hold-drill.ts';
import { handOnAlert } from '../../../bot/operations/actions/alerts/hand-on-alert.ts';
import { listActions } from '../../../bot/operations/actions/list-actions.ts';
import { recordLook } from '../../../bot/operations/actions/alerts/record-look.ts';
import { recordOutcome } from '../../../bot/operations/actions/record-outcome.ts';
import { reviseSchoolDay } from '../../../bot/operations/actions/revise-school-day.ts';
import { takeAlert } from '../../../bot/operations/actions/alerts/take-alert.ts';
import { undoOutcome } from '../../../bot/operations/actions/undo-outcome.ts';
import { NotDelivered } from '../../../bot/operations/context.ts';
import { alertLog } from '../../../bot/operations/messages/alert-log.ts';
import { openAlerts } from '../../../bot/operations/messages/open-alerts.ts';
import { jobIn } from '../../support/product/requests.ts';
import { bringIn, pupilRow } from '../../support/schools/a-school.ts';
import { alertSchool, TODAY, type AlertSchool } from '../../support/schools/alert-school.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';

onBothEngines('the clock of an alert', (openedStore) => {
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
      '09:49 Sal', // who handed it on, five minutes before
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
    expect(await toldAt('10:00', '10:05', '10:10')).toEqual(['10:00 Xan', '10:05 Dep Sal', '10:10 Hana']);
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
      'told Sal 10:05',
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
});
