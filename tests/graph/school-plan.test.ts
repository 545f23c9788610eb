import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plannerBoard } from '../../bot/graph/planner-board.ts';
import { mountGraphStandIn } from '../../bot/local/graph/graph-stand-in.ts';
import { openStandInDocuments } from '../../bot/local/stand-in-documents.ts';
import type { PlannerBoard } from '../../bot/operations/context.ts';
import { memoryDatabase, testServer } from '../local/stand-in-server.ts';

const base = '/api/local/graph/v1.0';

describe('a school’s plan in Planner', () => {
  const database = memoryDatabase();
  let server: Awaited<ReturnType<typeof testServer>>;
  let board: PlannerBoard;
  beforeAll(async () => {
    const documents = await openStandInDocuments(database.db);
    server = await testServer((restify) =>
      mountGraphStandIn(restify, documents, { base, now: () => '2026-11-18T09:40:00Z' }),
    );
    board = plannerBoard({
      baseUrl: () => `${server.origin}${base}/`,
      token: async () => 'an-app',
      groupIdOf: (school) => (school === 'BA' || school === 'HA' ? 'shared' : school),
    });
  });
  afterAll(async () => {
    await server.close();
    await database.close();
  });

  it('is made once and found again by its title, beside another school’s in the same group', async () => {
    const birch = await board.ensurePlan('BA');
    expect(await board.ensurePlan('BA')).toEqual(birch);
    const hazel = await board.ensurePlan('HA');
    expect([hazel.groupId, hazel.planId === birch.planId]).toEqual(['shared', false]);
  });

  it('holds tasks with a checklist, each written with the ETag it was read with', async () => {
    const plan = await board.ensurePlan('BA');
    const id = await board.createTask(plan, { title: 'Calls', due: '2026-11-18', assigneeId: 'tilly' });
    const first = await board.readTask(id);
    if (!first) throw new Error('not made');
    expect(first).toMatchObject({ title: 'Calls', percentComplete: 0, assigneeIds: ['tilly'] });
    const items = { a: { title: 'Call A', ticked: false }, b: { title: 'Call B', ticked: true } };
    expect(await board.changeDetails(first, { description: 'words', checklist: items })).toBe(true);
    expect(await board.changeDetails(first, { checklist: { a: null } })).toBe(false);
    expect(await board.changeTask(first, { title: 'stale' })).toBe(false);
    const second = await board.readTask(id);
    if (!second) throw new Error('gone');
    expect(second.details).toMatchObject({ description: 'words', checklist: items });
    expect(await board.changeDetails(second, { checklist: { a: null, b: { ticked: false } } })).toBe(true);
    const third = (await board.tasksOfPlan(plan.planId))?.[0];
    if (!third) throw new Error('gone');
    const passedOn = { percentComplete: 50, assign: 'tom', unassign: ['tilly'] };
    expect(await board.changeTask(third, passedOn)).toBe(true);
    expect(await board.readTask(id)).toMatchObject({
      percentComplete: 50,
      assigneeIds: ['tom'],
      details: { checklist: { b: { title: 'Call B', ticked: false } } },
    });
    expect(await board.deleteTask(third)).toBe(false);
    expect(await board.deleteTask((await board.readTask(id)) ?? third)).toBe(true);
    expect(await board.readTask(id)).toBeNull();
  });

  it('has no tasks when it is not there', async () => {
    expect(await board.tasksOfPlan('none')).toBeNull();
  });
});
