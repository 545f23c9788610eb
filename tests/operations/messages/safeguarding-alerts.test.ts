import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Action } from '#shared/contracts/actions/action.ts';
import { storePersonalChat } from '#shared/store/messages/personal-chats.ts';
import { findStaff } from '#shared/store/people/staff.ts';
import { toldText } from '#shared/wording/actions/alert-text.ts';
import { whatWaits } from '../../../bot/operations/admin/what-waits.ts';
import { administrator } from '../../support/schools/people.ts';
import { completeAction } from '../../../bot/operations/actions/complete-action.ts';
import { listActions } from '../../../bot/operations/actions/list-actions.ts';
import { passOn } from '../../../bot/operations/actions/pass-on.ts';
import { recordOutcome } from '../../../bot/operations/actions/record-outcome.ts';
import { undoOutcome } from '../../../bot/operations/actions/undo-outcome.ts';
import { reviseSchoolDay } from '../../../bot/operations/actions/revise-school-day.ts';
import { NotDelivered, type StaffContext } from '../../../bot/operations/context.ts';
import { alertReaders } from '../../../bot/operations/messages/alert-readers.ts';
import { openAlerts } from '../../../bot/operations/messages/open-alerts.ts';
import { sendAlert } from '../../../bot/operations/messages/send-alert.ts';
import { ensureLocalAdministrator } from '../../../bot/operations/people/list-people.ts';
import { bringIn, markRow, newSchool, pupilRow } from '../../support/schools/a-school.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';
import { testContext, type TestContext } from '../../support/product/test-context.ts';
import { jobIn, requestBy } from '../../support/product/requests.ts';

const TODAY = '2026-09-16';

onBothEngines('a safeguarding alert', (openedStore) => {
  let context: TestContext;
  let school: string;

  beforeEach(async () => {
    context = testContext(openedStore(), { now: `${TODAY}T09:40` });
    school = await newSchool(context);
    await ensureLocalAdministrator(jobIn(context));
    await staff('Tess', 'tutor', '7A');
    await staff('Olu', 'attendance-officer');
    await bringIn(context, 'pupils', [
      pupilRow(school, 'A1', { forename: 'Quirin', household: 'H1', socialWorker: 'Y' }),
      pupilRow(school, 'A2', { household: 'H1', socialWorker: '' }),
    ]);
    await bringIn(context, 'marks', [
      markRow(school, 'A1', TODAY, 'AM', 'N'),
      markRow(school, 'A2', TODAY, 'AM', '/'),
    ]);
  });

  const mail = (name: string) => `${name.toLowerCase()}.${school.toLowerCase()}@trust.example`;
  const staff = (name: string, roles: string, tutorGroups = '') =>
    bringIn(context, 'staff', [{ school, email: mail(name), name, roles, tutorGroups }]);
  const as = async (name: string): Promise<StaffContext> => {
    const email = name === 'admin@local' ? name : mail(name);
    const found = await findStaff(context.store.db, { email }, TODAY);
    if (!found) throw new Error(`Nobody is called ${name}`);
    return requestBy(context, found);
  };
  const chatOf = async (name: string) => {
    const ctx = await as(name);
    await storePersonalChat(await ctx.reading(), ctx.actor.id, { id: `${school} ${name}` }, ctx.at);
  };
  const actionsOf = async (name: string, kind: Action['kind']): Promise<Action[]> =>
    (await listActions(await as(name), { school, kind, status: 'open' })).items;
  const believed = async () => {
    const [call] = await actionsOf('Tess', 'absence-call');
    const outcome = { result: 'spoke-to', parentBelievedInSchool: true } as const;
    return recordOutcome(await as('Tess'), { actionId: call?.id ?? '', outcome });
  };
  /** Jobs to tell of an alert, each done once, as the queue would. */
  async function tellAll(): Promise<string[]> {
    const troubles: string[] = [];
    for (const job of context.jobs.splice(0))
      if (job.name === 'tell-alert' && job.data.school === school)
        await sendAlert(jobIn(context), job.data).catch((error: Error) => troubles.push(error.message));
    return troubles;
  }
  const told = () =>
    context.sent.flatMap(({ conversation, text }) => {
      const [of, name] = String((conversation as { id?: string }).id).split(' ');
      return of === school && text ? [`${name}: ${text}`] : [];
    });
  const openFor = async (name: string) =>
    (await openAlerts(await as(name))).alerts.filter(({ action }) => action.school === school);

  describe('when it is raised', () => {
    it.each<[string, () => Promise<unknown>]>([
      ['by what a parent said', () => believed()],
      [
        'by the day',
        async () => {
          const [call] = await actionsOf('Tess', 'absence-call');
          await recordOutcome(await as('Tess'), {
            actionId: call?.id ?? '',
            outcome: { result: 'no-answer' },
          });
          context.clock.set(`${TODAY}T10:45`);
          await reviseSchoolDay(jobIn(context), school);
        },
      ],
    ])('%s, every lead with a chat is sent a line without a name and the link', async (_, raise) => {
      await staff('Sal', 'safeguarding-lead');
      await staff('Dep', 'safeguarding-lead');
      await staff('Hana', 'senior-leader');
      for (const name of ['Sal', 'Hana', 'Olu', 'admin@local']) await chatOf(name);
      await raise();
      expect(await openFor('Sal')).toMatchObject([
        { action: { assignee: { name: 'Dep' } }, told: [], beingTold: ['Sal'], unreached: ['Dep'] },
      ]);
      expect(await tellAll()).toEqual([]);
      expect(told()).toEqual([
        expect.stringMatching(
          `^Sal: A safeguarding alert is open at ${school} Academy. Please look at it now: http://127.0.0.1/tab#/alert/[-0-9a-f]+$`,
        ),
      ]);
      expect(await openFor('Hana')).toMatchObject([{ told: ['Sal'], beingTold: [], unreached: ['Dep'] }]);
      expect([await openFor('Tess'), await openFor('Olu')]).toEqual([[], []]);
    });

    it('is told of again when it was taken back and raised anew, and by the one that is open alone', async () => {
      await staff('Sal', 'safeguarding-lead');
      await chatOf('Sal');
      const { action } = await believed();
      await undoOutcome(await as('Tess'), action.id);
      expect([await tellAll(), told()]).toEqual([[], []]);
      await believed();
      await tellAll();
      expect(told()).toHaveLength(1);
    });

    it('is tried again while Teams does not take it', async () => {
      await staff('Sal', 'safeguarding-lead');
      await chatOf('Sal');
      const { cards } = context;
      context.cards = { ...cards, tell: async () => Promise.reject(new NotDelivered('later', 'Busy.')) };
      await believed();
      const jobs = [...context.jobs];
      expect(await tellAll()).toEqual(['Busy.']);
      context.clock.set(`${TODAY}T09:43`);
      expect(await openFor('Sal')).toMatchObject([{ told: [], beingTold: [] }]);
      context.cards = cards;
      context.jobs.push(...jobs);
      expect(await tellAll()).toEqual([]);
      expect(told()).toHaveLength(1);
    });
  });

  describe('is never swallowed', () => {
    const notReached = async () => {
      const [call] = await actionsOf('Olu', 'absence-call');
      const outcome = { result: 'no-answer' } as const;
      await recordOutcome(await as('Tess'), { actionId: call?.id ?? '', outcome });
      context.clock.set(`${TODAY}T10:45`);
      await reviseSchoolDay(jobIn(context), school);
    };
    const believedLater = async () => {
      const [call] = await actionsOf('Tess', 'call-again');
      const outcome = { result: 'spoke-to', parentBelievedInSchool: true } as const;
      return recordOutcome(await as('Tess'), { actionId: call?.id ?? '', outcome });
    };
    const close = async (id: string) =>
      completeAction(await as('Sal'), { actionId: id, done: { whatWasDone: 'x', recordNumber: 'SG-1' } });
    const untold = async () =>
      (await whatWaits(requestBy(context, administrator))).alerts.filter((one) => one.school === school);

    it('by one lead whose chat gives no clear answer: the others are told', async () => {
      for (const name of ['Dep', 'Sal']) {
        await staff(name, 'safeguarding-lead');
        await chatOf(name);
      }
      const { cards } = context;
      const tell: typeof cards.tell = async (conversation, text) => {
        if (String((conversation as { id: string }).id).endsWith('Dep')) throw new Error('socket hang up');
        return cards.tell(conversation, text);
      };
      context.cards = { ...cards, tell };
      await believed();
      expect(await tellAll()).toEqual(['Error']);
      expect(told()).toEqual([expect.stringMatching(/^Sal: /)]);
      expect(await openFor('Sal')).toMatchObject([{ told: ['Sal'] }]);
    });

    it.each(['open', 'closed'])(
      'by another that is %s: what a parent says later is a further one',
      async (first) => {
        await staff('Sal', 'safeguarding-lead');
        await chatOf('Sal');
        await notReached();
        const [alert] = await openFor('Sal');
        if (first === 'closed') await close(alert?.action.id ?? '');
        const { raised } = await believedLater();
        expect(raised.map(({ kind }) => kind)).toContain('safeguarding-alert');
        await tellAll();
        const open = await openFor('Sal');
        expect(open.map(({ told: names }) => names)).toEqual(
          first === 'closed' ? [['Sal']] : [['Sal'], ['Sal']],
        );
        expect(told()).toHaveLength(first === 'closed' ? 1 : 2);
        await reviseSchoolDay(jobIn(context), school);
        expect(await openFor('Sal')).toHaveLength(open.length);
      },
    );

    it('by an outcome that is taken back, where the day asks for one too', async () => {
      await staff('Sal', 'safeguarding-lead');
      await chatOf('Sal');
      const { action } = await believed();
      await undoOutcome(await as('Tess'), action.id);
      expect(await openFor('Sal')).toEqual([]);
      await notReached();
      expect(await openFor('Sal')).toMatchObject([{ told: [], beingTold: ['Sal'] }]);
      await tellAll();
      expect(told()).toHaveLength(1);
    });

    it('by an earlier line: told is who has heard of it as it was raised last', async () => {
      await staff('Sal', 'safeguarding-lead');
      await chatOf('Sal');
      const { action } = await believed();
      await tellAll();
      await undoOutcome(await as('Tess'), action.id);
      context.clock.set(`${TODAY}T09:41`);
      await believed();
      expect(await openFor('Sal')).toMatchObject([{ told: [], beingTold: ['Sal'] }]);
      context.clock.set(`${TODAY}T09:44`);
      expect(await openFor('Sal')).toMatchObject([{ told: [], beingTold: [] }]);
      expect(await untold()).toHaveLength(1);
    });

    it.each<[string, () => Promise<unknown>]>([
      ['has no lead', async () => undefined],
      ['has a lead without a chat', () => staff('Sal', 'safeguarding-lead')],
      [
        'has a lead who keeps the bot from writing',
        async () => {
          await staff('Sal', 'safeguarding-lead');
          await chatOf('Sal');
          const blocked = async () => Promise.reject(new NotDelivered('blocked', 'No.'));
          context.cards = { ...context.cards, tell: blocked };
        },
      ],
      [
        'has a lead whom Teams never reaches',
        async () => {
          await staff('Sal', 'safeguarding-lead');
          await chatOf('Sal');
          context.cards = {
            ...context.cards,
            tell: async () => Promise.reject(new NotDelivered('later', 'Busy.')),
          };
        },
      ],
    ])('at a school that %s: an administrator sees that nobody was told', async (_, given) => {
      await given();
      await believed();
      await tellAll();
      expect(await untold()).toEqual([]);
      context.clock.set(`${TODAY}T09:43`);
      const [one] = await untold();
      expect(one).toMatchObject({ school, since: `${TODAY}T09:40:00+01:00` });
      expect(JSON.stringify(one)).not.toContain('Quirin');
      await staff('Hana', 'senior-leader');
      const [open] = await openFor('Hana');
      expect(open && toldText(open).isTold).toBe(false);
    });

    it('by a lead who was told and has gone', async () => {
      await staff('Sal', 'safeguarding-lead');
      await chatOf('Sal');
      await believed();
      await tellAll();
      context.clock.set(`${TODAY}T09:43`);
      expect(await untold()).toEqual([]);
      await staff('Sal', 'tutor');
      await staff('Dep', 'safeguarding-lead');
      expect(await untold()).toHaveLength(1);
      expect(await openFor('Dep')).toMatchObject([{ told: [], unreached: ['Dep'] }]);
    });
  });

  it('says before whom it reaches: without a lead the school’s leaders, and nobody of every school', async () => {
    const readers = async () => alertReaders(await as('Tess'), school);
    expect(await readers()).toEqual({ reached: [], unreached: [] });
    await staff('Hana', 'senior-leader');
    expect(await readers()).toEqual({ reached: [], unreached: ['Hana'] });
    await chatOf('Hana');
    expect(await readers()).toEqual({ reached: ['Hana'], unreached: [] });
    await staff('Sal', 'safeguarding-lead');
    // The lead is out of reach: whoever handles alerts and is not stands in.
    expect(await readers()).toEqual({ reached: ['Hana'], unreached: ['Sal'] });
  });

  it('is closed with what was done and the record’s number, both, by whoever handles it', async () => {
    await staff('Sal', 'safeguarding-lead');
    await staff('Hana', 'senior-leader');
    await believed();
    const [alert] = await openFor('Sal');
    const id = alert?.action.id ?? '';
    const done = (name: string, input: object) =>
      as(name).then((ctx) => completeAction(ctx, { actionId: id, done: input }));
    const record = { whatWasDone: 'Found in the library.', recordNumber: 'SG-17' };
    for (const part of [{}, { whatWasDone: 'x' }, { recordNumber: 'x' }])
      await expect(done('Sal', part)).rejects.toMatchObject({ code: 'unprocessable' });
    for (const name of ['Tess', 'Olu'])
      await expect(done(name, record)).rejects.toMatchObject({ code: 'not-found' });
    expect(await openFor('Hana')).toHaveLength(1);
    const { action } = await done('Hana', record);
    expect(action).toMatchObject({
      status: 'done',
      outcome: { note: 'Found in the library.', recordNumber: 'SG-17', restricted: true },
    });
    expect(await openFor('Sal')).toEqual([]);
    await expect(done('Sal', record)).rejects.toMatchObject({ code: 'conflict' });
    const entries = await context.store.db
      .selectFrom('audit_entry')
      .select('detail')
      .where('what', '=', 'action.complete')
      .where('school_id', '=', school)
      .execute();
    expect(entries).toMatchObject([{ detail: { action: id, recordNumber: 'SG-17' } }]);
    // Anything else is ticked off without a record.
    await bringIn(context, 'marks', [markRow(school, 'A2', TODAY, 'AM', '-')]);
    await reviseSchoolDay(jobIn(context), school);
    const [register] = await actionsOf('Tess', 'check-register');
    if (register)
      await expect(
        completeAction(await as('Tess'), { actionId: register.id, done: record }),
      ).rejects.toMatchObject({ code: 'unprocessable' });
  });

  it('is not passed on', async () => {
    await staff('Sal', 'safeguarding-lead');
    await believed();
    const [alert] = await openFor('Sal');
    await expect(passOn(await as('Sal'), { actionId: alert?.action.id ?? '' })).rejects.toMatchObject({
      code: 'unprocessable',
    });
    expect(await openFor('Sal')).toMatchObject([{ action: { assignee: { name: 'Sal' } } }]);
  });
});

onBothEngines('whoever holds a post at every school', (openedStore) => {
  it('is given nothing by the product: no call, no alert, nothing passed on', async () => {
    const context = testContext(openedStore(), { now: `${TODAY}T09:40` });
    const school = await newSchool(context);
    await ensureLocalAdministrator(jobIn(context));
    await bringIn(context, 'pupils', [
      pupilRow(school, 'A1', { socialWorker: 'Y' }),
      pupilRow(school, 'A2', { socialWorker: '' }),
    ]);
    await bringIn(context, 'marks', [
      markRow(school, 'A1', TODAY, 'AM', 'N'),
      markRow(school, 'A2', TODAY, 'AM', '/'),
    ]);
    const admin = await findStaff(context.store.db, { email: 'admin@local' }, TODAY);
    if (!admin) throw new Error('There is no local administrator');
    const ctx = () => requestBy(context, admin);
    const every = async () => (await listActions(ctx(), { school, limit: 200 })).items;
    const [call] = await every();
    await recordOutcome(ctx(), { actionId: call?.id ?? '', outcome: { result: 'wrong-number' } });
    await bringIn(context, 'marks', [markRow(school, 'A2', TODAY, 'AM', 'N')]);
    context.clock.set(`${TODAY}T10:45`);
    await reviseSchoolDay(jobIn(context), school);
    const all = await every();
    expect(new Set(all.map(({ kind }) => kind)).size).toBeGreaterThan(2);
    expect(all.filter(({ kind, assignee }) => kind !== 'call-again' && assignee !== null)).toEqual([]);
    const [open] = all.filter(({ kind, status }) => kind === 'absence-call' && status === 'open');
    const { action } = await passOn(ctx(), { actionId: open?.id ?? '' });
    expect(action.assignee).toBeNull();
  });
});

onBothEngines('a call passed on', (openedStore) => {
  it('goes to another officer with its family’s, never to oneself, and says to whom, also when one no longer sees it', async () => {
    const context = testContext(openedStore(), { now: `${TODAY}T09:40` });
    const school = await newSchool(context);
    const mail = (name: string) => `${name}.${school}@trust.example`.toLowerCase();
    const staff = (name: string, roles: string, tutorGroups = '') => ({
      school,
      email: mail(name),
      name,
      roles,
      tutorGroups,
    });
    await bringIn(context, 'staff', [staff('Tess', 'tutor', '7A'), staff('Olu', 'attendance-officer')]);
    await bringIn(context, 'pupils', [
      pupilRow(school, 'A1', { household: 'H1' }),
      pupilRow(school, 'B1', { household: 'H1', tutorGroup: '7B' }),
    ]);
    await bringIn(context, 'marks', [
      markRow(school, 'A1', TODAY, 'AM', 'N'),
      markRow(school, 'B1', TODAY, 'AM', 'N'),
    ]);
    const as = async (name: string) => {
      const found = await findStaff(context.store.db, { email: mail(name) }, TODAY);
      if (!found) throw new Error(`Nobody is called ${name}`);
      return requestBy(context, found);
    };
    const calls = async () => (await listActions(await as('Olu'), { school, kind: 'absence-call' })).items;
    const whose = async () => (await calls()).map(({ assignee }) => assignee?.name ?? null);
    expect(await whose()).toEqual(['Tess', 'Tess']);
    const ofB = (await calls()).find(({ tutorGroup }) => tutorGroup === '7B');
    // Tess rings about a pupil of another group, whom she no longer sees once it is passed on.
    expect((await passOn(await as('Tess'), { actionId: ofB?.id ?? '' })).action).toMatchObject({
      assignee: { name: 'Olu' },
    });
    expect(await whose()).toEqual(['Olu', 'Olu']);
    expect((await passOn(await as('Olu'), { actionId: ofB?.id ?? '' })).action.assignee).toBeNull();
    await bringIn(context, 'staff', [staff('Obi', 'attendance-officer')]);
    expect((await passOn(await as('Olu'), { actionId: ofB?.id ?? '' })).action.assignee).toMatchObject({
      name: 'Obi',
    });
  });
});
