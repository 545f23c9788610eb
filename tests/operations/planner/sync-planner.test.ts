import { addressOf } from '#shared/contracts/tab-addresses.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PlainError } from '#shared/domain/basics/plain-error.ts';
import {
  actionsOfDay,
  changeAction,
  findAction,
  type ActionChange,
  type StoredAction,
} from '#shared/store/actions/actions.ts';
import { plannerTasksOf, schoolsAwaitingTicks } from '#shared/store/planner/planner.ts';
import { storeSettings } from '#shared/store/people/settings.ts';
import type { Ports, PlannerBoard } from '../../../bot/operations/context.ts';
import { syncPlanner } from '../../../bot/operations/planner/sync-planner.ts';
import { plannerWorld, TODAY } from './school-with-planner.ts';
import { jobIn } from '../../support/product/requests.ts';

describe('Planner, kept beside the calls', () => {
  let world: Awaited<ReturnType<typeof plannerWorld>>;
  let school: Awaited<ReturnType<typeof world.newSchool>>;
  beforeAll(async () => {
    world = await plannerWorld();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    school = await world.newSchool();
  });

  const sync = (board?: Partial<PlannerBoard>) =>
    syncPlanner(
      jobIn(board ? { ...world.context, planner: { ...world.board, ...board } } : world.context),
      school.id,
    );
  const change = (call: StoredAction, to: ActionChange) =>
    world.store.transaction((tx) => changeAction(tx, call, ['open', 'withdrawn', 'done'], to));
  const now = async (call: StoredAction) => await findAction(world.store.db, call.id);
  const rows = () => plannerTasksOf(world.store.db, school.id);
  const audited = async (what: string) =>
    (await world.store.db.selectFrom('audit_entry').selectAll().where('school_id', '=', school.id).execute())
      .filter((entry) => entry.what === what)
      .map((entry) => entry.staff_id);
  const only = async () => {
    const tasks = await world.tasks();
    expect(tasks).toHaveLength(1);
    return tasks[0]!;
  };

  it('makes one task per person and morning, due today, with an opaque checklist', async () => {
    const first = await world.raise(school.tilly);
    const second = await world.raise(school.tilly, 'call-again');
    const toms = await world.raise(school.tom);
    await world.raise(school.tom, 'welcome-back');
    await world.raise(null);
    await world.raise(school.nobody);
    await sync();
    const tasks = await world.tasks();
    const references = (await rows()).map((row) => row.reference);
    expect(tasks).toEqual([
      {
        id: expect.any(String),
        title: `Calls · Wed 18 Nov · 2 to make · ref ${references[0]}`,
        percentComplete: 0,
        due: '2026-11-18T10:00:00Z',
        people: [school.tilly.oid],
        description: `Names are in the tab: https://tab.example/tab#${addressOf({ page: 'calls' })}`,
        items: { [`Call ${first.reference}`]: false, [`Call ${second.reference}`]: false },
      },
      expect.objectContaining({
        title: `Calls · Wed 18 Nov · 1 to make · ref ${references[1]}`,
        people: [school.tom.oid],
        items: { [`Call ${toms.reference}`]: false },
      }),
    ]);
  });

  it('sends nothing about a pupil', async () => {
    const calls = [await world.raise(school.tilly), await world.raise(school.tilly)];
    await sync();
    await change(calls[0]!, { status: 'done' });
    await change(calls[1]!, { assigneeId: school.tom.staffId });
    await sync();
    const sent = world
      .writes()
      .map(({ path, body }) => path + body)
      .join('\n');
    const pupils = await world.store.db.selectFrom('pupil').selectAll().execute();
    const text = pupils.flatMap((pupil) => [
      pupil.surname,
      pupil.forename,
      pupil.upn,
      pupil.household ?? '-',
    ]);
    const secrets = [...text, 'looked after', 'stage', '7A'];
    // As a word of its own: Planner's ids are random letters, and may hold "7A".
    const found = secrets.filter((secret) => new RegExp(`(?<![\\w-])${secret}(?![\\w-])`).test(sent));
    expect(found).toEqual([]);
    for (const call of calls) expect(sent).toContain(`Call ${call.reference}`);
  });

  it('has one line for a family: ticked with all of it, open again with one of it', async () => {
    const family = 'the-sampletons';
    const ava = await world.raise(school.tilly, 'absence-call', family);
    const other = await world.raise(school.tilly);
    const leo = await world.raise(school.tilly, 'absence-call', family);
    await sync();
    const line = `Call ${ava.reference}`;
    const { id, items, title } = await only();
    expect(items).toEqual({ [line]: false, [`Call ${other.reference}`]: false });
    expect(title).toContain('2 to make');

    await world.tickInPlanner(id, ava, true, school.tilly.oid);
    await sync();
    expect([await now(ava), await now(leo), await now(other)].map((call) => call?.ticked)).toEqual([
      true,
      true,
      false,
    ]);
    await change(ava, { status: 'done' });
    await change(leo, { ticked: false });
    await sync();
    expect((await only()).items).toEqual({ [line]: false, [`Call ${other.reference}`]: false });
    await change(leo, { status: 'done' });
    await sync();
    expect((await only()).items).toMatchObject({ [line]: true });
    await change(ava, { status: 'withdrawn' });
    await change(leo, { status: 'open' });
    await sync();
    expect((await only()).items).toEqual({
      [`Call ${leo.reference}`]: false,
      [`Call ${other.reference}`]: false,
    });
  });

  it('sends nothing the second time', async () => {
    await world.raise(school.tilly);
    await world.raise(school.tom);
    await sync();
    world.sent.length = 0;
    await sync();
    expect(world.sent.map(({ method, path }) => [method, path.split('/').at(-1)])).toEqual([
      ['GET', 'tasks'],
    ]);
  });

  it('takes a tick made there as "ticked, outcome wanted", and its taking back', async () => {
    const [ticked, other] = [await world.raise(school.tilly), await world.raise(school.tilly)];
    await sync();
    const { id } = await only();
    await world.tickInPlanner(id, ticked, true, school.tilly.oid);
    await sync();
    expect(await now(ticked)).toMatchObject({ ticked: true, status: 'open' });
    expect(await now(other)).toMatchObject({ ticked: false });
    expect(await only()).toMatchObject({ percentComplete: 50, title: expect.stringContaining('1 to make') });
    expect(await audited('action.tick-in-planner')).toEqual([school.tilly.staffId]);
    await world.tickInPlanner(id, ticked, false, school.tilly.oid);
    await sync();
    expect(await now(ticked)).toMatchObject({ ticked: false, status: 'open' });
  });

  it('takes a whole task completed there, and opened again', async () => {
    const calls = [await world.raise(school.tilly), await world.raise(school.tilly)];
    await sync();
    const { id } = await only();
    await world.inPlanner('task', id, { percentComplete: 100 }, school.tom.oid);
    await sync();
    for (const call of calls) expect(await now(call)).toMatchObject({ ticked: true, status: 'open' });
    expect(Object.values((await only()).items)).toEqual([true, true]);
    expect(await audited('action.tick-in-planner')).toEqual([school.tom.staffId, school.tom.staffId]);
    await world.inPlanner('task', id, { percentComplete: 0 });
    await sync();
    for (const call of calls) expect(await now(call)).toMatchObject({ ticked: false });
    expect(Object.values((await only()).items)).toEqual([false, false]);
  });

  it('ticks there what has its outcome here, and completes the task with the last', async () => {
    const [first, second] = [await world.raise(school.tilly), await world.raise(school.tilly)];
    await sync();
    await change(first, { status: 'done' });
    await sync();
    expect(await only()).toMatchObject({
      percentComplete: 50,
      items: { [`Call ${first.reference}`]: true, [`Call ${second.reference}`]: false },
    });
    await change(second, { status: 'done' });
    await sync();
    expect(await only()).toMatchObject({
      percentComplete: 100,
      title: expect.stringContaining('none left to make'),
    });
    await world.tickInPlanner((await only()).id, second, false);
    await sync();
    expect(await now(second)).toMatchObject({ status: 'done', ticked: false });
    expect(await only()).toMatchObject({
      percentComplete: 100,
      items: { [`Call ${second.reference}`]: true },
    });
  });

  it('unticks there what lost its outcome here', async () => {
    const call = await world.raise(school.tilly);
    await sync();
    await change(call, { status: 'done' });
    await sync();
    await change(call, { status: 'open' });
    await sync();
    expect(await now(call)).toMatchObject({ ticked: false });
    expect(await only()).toMatchObject({ percentComplete: 0, items: { [`Call ${call.reference}`]: false } });
  });

  it('opens a completed task again for a new call, which is not ticked with the others', async () => {
    const first = await world.raise(school.tilly);
    await sync();
    await world.inPlanner('task', (await only()).id, { percentComplete: 100 });
    const second = await world.raise(school.tilly);
    await sync();
    expect(await now(first)).toMatchObject({ ticked: true });
    expect(await now(second)).toMatchObject({ ticked: false });
    expect(await only()).toMatchObject({ percentComplete: 50 });
  });

  it('takes a withdrawn call off the checklist, and brings it back when it is reopened', async () => {
    const [kept, withdrawn] = [await world.raise(school.tilly), await world.raise(school.tilly)];
    await sync();
    await change(withdrawn, { status: 'withdrawn' });
    await sync();
    expect((await only()).items).toEqual({ [`Call ${kept.reference}`]: false });
    await change(withdrawn, { status: 'open' });
    await sync();
    expect(Object.keys((await only()).items)).toHaveLength(2);
    await change(kept, { status: 'withdrawn' });
    await change(withdrawn, { status: 'withdrawn' });
    await sync();
    expect(await only()).toMatchObject({ percentComplete: 100, items: {} });
  });

  it('moves a call that was passed on', async () => {
    const [stays, moves] = [await world.raise(school.tilly), await world.raise(school.tilly)];
    await sync();
    await change(moves, { assigneeId: school.tom.staffId });
    await sync();
    const tasks = await world.tasks();
    expect(tasks.map(({ people, items }) => [people, Object.keys(items)])).toEqual([
      [[school.tilly.oid], [`Call ${stays.reference}`]],
      [[school.tom.oid], [`Call ${moves.reference}`]],
    ]);
  });

  it('begins a second part after twenty calls', async () => {
    const calls = [];
    for (let n = 0; n < 21; n += 1) calls.push(await world.raise(school.tilly));
    await sync();
    await change(calls[0]!, { status: 'withdrawn' });
    await sync();
    const tasks = await world.tasks();
    expect(tasks.map(({ items }) => Object.keys(items).length)).toEqual([19, 1]);
    expect(tasks[1]!.title).toContain('Calls, part 2 · Wed 18 Nov');
  });

  it('puts right what people change of ours, and leaves what is theirs', async () => {
    const call = await world.raise(school.tilly);
    await sync();
    const { id, title } = await only();
    const type = { '@odata.type': '#microsoft.graph.plannerChecklistItem' };
    await world.inPlanner('taskDetails', id, {
      description: 'my own notes',
      checklist: {
        [call.id]: { ...type, title: 'Call the Quillfeathers' },
        mine: { ...type, title: 'buy milk' },
      },
    });
    await world.inPlanner('task', id, {
      title: 'My calls',
      percentComplete: 50,
      assignments: { x: assigned },
    });
    await sync();
    expect(await only()).toMatchObject({
      title,
      percentComplete: 50,
      people: [school.tilly.oid],
      description: 'my own notes',
      items: { [`Call ${call.reference}`]: false, 'buy milk': false },
    });
  });

  it('finds the task again when the power fails between making it and knowing its id', async () => {
    await world.raise(school.tilly);
    const powerCut: PlannerBoard['createTask'] = async (...task) => {
      await world.board.createTask(...task);
      throw new PlainError('power cut');
    };
    await expect(sync({ createTask: powerCut })).rejects.toThrow();
    expect(await rows()).toMatchObject([{ state: 'trouble', trouble: 'power cut', taskId: null }]);
    await sync();
    expect(Object.keys((await only()).items)).toHaveLength(1);
    expect(await rows()).toMatchObject([{ state: 'standing', trouble: null, taskId: (await only()).id }]);
  });

  it('is safe to break off after any request', async () => {
    const broken = async (after: number) => {
      let left = after;
      const tired = Object.fromEntries(
        (['ensurePlan', 'createTask', 'changeTask', 'changeDetails'] as const).map((name) => [
          name,
          async (...args: unknown[]) => {
            const done = await (world.board[name] as (...all: unknown[]) => Promise<unknown>)(...args);
            if ((left -= 1) < 0) throw new PlainError('power cut');
            return done;
          },
        ]),
      );
      await sync(tired).catch(() => undefined);
    };
    const calls = [
      await world.raise(school.tilly),
      await world.raise(school.tilly),
      await world.raise(school.tom),
    ];
    for (let after = 0; after < 3; after += 1) await broken(after);
    await change(calls[0]!, { status: 'done' });
    await change(calls[1]!, { status: 'withdrawn' });
    for (let after = 0; after < 3; after += 1) await broken(after);
    await sync();
    const tasks = await world.tasks();
    expect(tasks.map(({ percentComplete, items }) => ({ percentComplete, items }))).toEqual([
      { percentComplete: 100, items: { [`Call ${calls[0]!.reference}`]: true } },
      { percentComplete: 0, items: { [`Call ${calls[2]!.reference}`]: false } },
    ]);
  });

  it('takes away a second task with the same reference', async () => {
    await world.raise(school.tilly);
    await sync();
    const { id, title } = await only();
    const plan = await world.board.ensurePlan(school.id);
    await world.board.createTask(plan, { title, due: TODAY, assigneeId: school.tilly.oid });
    await sync();
    expect((await only()).id).toBe(id);
  });

  it('reads again when somebody else was first', async () => {
    const [first, second] = [await world.raise(school.tilly), await world.raise(school.tilly)];
    await sync();
    const { id } = await only();
    await change(first, { status: 'done' });
    let meddled = false;
    await sync({
      changeDetails: async (...args) => {
        if (!meddled) await world.tickInPlanner(id, second, true);
        meddled = true;
        return world.board.changeDetails(...args);
      },
    });
    expect(world.refused()).toBe(1);
    expect(await now(second)).toMatchObject({ ticked: true });
    expect(await only()).toMatchObject({ percentComplete: 100 });
    expect(await rows()).toMatchObject([{ state: 'standing' }]);
  });

  it('leaves a task deleted there, closes nothing by it, and makes it again for a new call', async () => {
    const first = await world.raise(school.tilly);
    await sync();
    await world.deleteInPlanner('task', (await only()).id);
    await sync();
    await sync();
    expect(await world.tasks()).toEqual([]);
    expect(await now(first)).toMatchObject({ status: 'open', ticked: false });
    const second = await world.raise(school.tilly);
    await sync();
    expect((await only()).items).toEqual({
      [`Call ${first.reference}`]: false,
      [`Call ${second.reference}`]: false,
    });
  });

  it('makes plan and tasks again when the whole plan was deleted', async () => {
    await world.raise(school.tilly);
    await sync();
    const plan = await world.board.ensurePlan(school.id);
    await world.deleteInPlanner('plan', plan.planId);
    await sync();
    expect(Object.keys((await only()).items)).toHaveLength(1);
  });

  it('takes yesterday’s tasks out of the plan', async () => {
    await world.raise(school.tilly);
    await sync();
    world.setNow(new Date('2026-11-19T09:40:00Z'));
    await sync();
    expect(await world.tasks()).toEqual([]);
    expect(await rows()).toEqual([]);
  });

  it('keeps trouble with one task from the others, and says it', async () => {
    await world.raise(school.tilly);
    await world.raise(school.tom);
    const refusing: PlannerBoard['createTask'] = async (plan, task) => {
      if (task.assigneeId === school.tilly.oid)
        throw new PlainError('Microsoft Graph does not allow this (403).');
      return world.board.createTask(plan, task);
    };
    await expect(sync({ createTask: refusing })).rejects.toThrow('Planner');
    expect(await only()).toMatchObject({ people: [school.tom.oid] });
    expect(await rows()).toMatchObject([
      { state: 'trouble', trouble: 'Microsoft Graph does not allow this (403).' },
      { state: 'standing' },
    ]);
    await sync();
    expect(await rows()).toMatchObject([{ state: 'standing', trouble: null }, { state: 'standing' }]);
  });

  it('does nothing where Planner is off', async () => {
    await world.raise(school.tilly);
    await syncPlanner(jobIn({ ...world.context, planner: null } satisfies Ports), school.id);
    await world.store.transaction((tx) => storeSettings(tx, school.id, { planner: false }, TODAY));
    await sync();
    expect([world.sent, await rows()]).toEqual([[], []]);
  });

  it('is worth a look each minute while a call stands open, in it or not there yet', async () => {
    const call = await world.raise(school.tilly);
    const awaited = async () => (await schoolsAwaitingTicks(world.store.db, TODAY)).has(school.id);
    expect(await awaited()).toBe(true);
    await sync();
    expect(await awaited()).toBe(true);
    await world.deleteInPlanner('task', (await only()).id);
    await sync();
    expect(await awaited()).toBe(false);
    await world.raise(school.tilly);
    await sync();
    expect(await awaited()).toBe(true);
    for (const { id } of await actionsOfDay(world.store.db, school.id, TODAY))
      await change({ ...call, id }, { status: 'done' });
    expect(await awaited()).toBe(false);
  });
});

const assigned = { '@odata.type': '#microsoft.graph.plannerAssignment', orderHint: ' !' };
