import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PlannerPlan, PlannerTask, PlannerTaskDetails } from '@microsoft/microsoft-graph-types';
import { mountGraphStandIn } from '../../bot/local/graph/graph-stand-in.ts';
import { openStandInDocuments } from '../../bot/local/stand-in-documents.ts';
import { memoryDatabase, testServer } from './stand-in-server.ts';

const base = '/api/local/graph/v1.0';
const oid = '5a1f3c52-7d0e-4b8e-9a56-2f6f0c3b7d11';
type Answer<T> = { status: number; body: T & { '@odata.etag': string; error: { code: string } } };
type List<T> = { value: T[]; '@odata.nextLink'?: string };

describe('the stand-in for Graph', () => {
  const database = memoryDatabase();
  let server: Awaited<ReturnType<typeof testServer>>;
  let plan: PlannerPlan;
  let bucketId: string;

  beforeAll(async () => {
    const documents = await openStandInDocuments(database.db);
    server = await testServer((restify) =>
      mountGraphStandIn(restify, documents, {
        base,
        now: () => '2026-09-16T08:40:00Z',
        personOf: (token) => (token === 'a-person' ? oid : undefined),
      }),
    );
    plan = (
      await post<PlannerPlan>('/planner/plans', {
        title: 'BA',
        container: { containerId: 'g1', type: 'group' },
      })
    ).body;
    bucketId = (await post<{ id: string }>('/planner/buckets', { name: 'Calls', planId: plan.id })).body.id;
  });
  afterAll(async () => {
    await server.close();
    await database.close();
  });

  async function call<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const url = path.startsWith('http') ? path : `${server.origin}${base}${path}`;
    const response = await fetch(url, {
      method,
      headers: { Authorization: 'Bearer an-app', 'Content-Type': 'application/json', ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: (text ? JSON.parse(text) : undefined) as unknown } as Answer<T>;
  }
  const get = <T>(path: string, headers = {}) => call<T>('GET', path, undefined, headers);
  const post = <T>(path: string, body: unknown) => call<T>('POST', path, body);
  const patch = <T>(path: string, etag: string, body: unknown, headers = {}) =>
    call<T>('PATCH', path, body, { 'If-Match': etag, ...headers });
  const newTask = async (more: object = {}) =>
    (await post<PlannerTask>('/planner/tasks', { planId: plan.id, bucketId, title: 'Calls', ...more })).body;
  const details = (id = '') => get<PlannerTaskDetails>(`/planner/tasks/${id}/details`);

  it('wants a bearer token', async () => {
    const answer = await get(`/planner/plans/${plan.id}`, { Authorization: '' });
    expect([answer.status, answer.body.error.code]).toEqual([401, 'InvalidAuthenticationToken']);
  });

  it('answers 404 for what is not there', async () => {
    for (const path of ['/planner/tasks/none', '/planner/plans/none/tasks', '/planner/plans/none/details'])
      expect([path, (await get(path)).status]).toEqual([path, 404]);
  });

  it('keeps plans in their group and refuses one without', async () => {
    expect(
      (await get<List<PlannerPlan>>('/groups/g1/planner/plans')).body.value.map((one) => one.id),
    ).toEqual([plan.id]);
    expect((await get<List<PlannerPlan>>('/groups/g2/planner/plans')).body.value).toEqual([]);
    expect((await post('/planner/plans', { title: 'Homeless' })).status).toBe(400);
  });

  it('changes the ETag with each write and refuses a stale one', async () => {
    const task = await newTask();
    const path = `/planner/tasks/${task.id}`;
    const first = (await get<PlannerTask>(path)).body['@odata.etag'];
    expect(first).toMatch(/^W\/".+"$/);
    expect((await patch(path, first, { percentComplete: 50 })).status).toBe(204);
    const second = (await get<PlannerTask>(path)).body['@odata.etag'];
    expect(second).not.toBe(first);
    const late = await patch(path, first, { percentComplete: 100 });
    expect([late.status, late.body.error.code]).toEqual([412, 'preconditionFailed']);
    expect((await get<PlannerTask>(path)).body.percentComplete).toBe(50);
  });

  it.each([[''], ['*'], ['nonsense']])('refuses a write with If-Match %p', async (etag) => {
    const task = await newTask();
    expect((await patch(`/planner/tasks/${task.id}`, etag, { title: 'x' })).status).toBe(400);
    const gone = await call(
      'DELETE',
      `/planner/tasks/${task.id}`,
      undefined,
      etag ? { 'If-Match': etag } : {},
    );
    expect(gone.status).toBe(400);
  });

  it('gives the new state back when asked to', async () => {
    const task = await newTask();
    const etag = (await get<PlannerTask>(`/planner/tasks/${task.id}`)).body['@odata.etag'];
    const answer = await patch<PlannerTask>(
      `/planner/tasks/${task.id}`,
      etag,
      { percentComplete: 100 },
      {
        Prefer: 'return=representation',
      },
    );
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ percentComplete: 100, completedDateTime: '2026-09-16T08:40:00Z' });
  });

  it('keeps a task’s details under an ETag of their own and the counts on the task', async () => {
    const task = await newTask();
    const before = await details(task.id);
    const item = (title: string, isChecked = false) => ({
      '@odata.type': '#microsoft.graph.plannerChecklistItem',
      title,
      isChecked,
    });
    const write = {
      checklist: { a: item('AF-1'), b: item('AF-2', true) },
      description: 'Ring before 10.30.',
    };
    const path = `/planner/tasks/${task.id}/details`;
    expect((await patch(path, before.body['@odata.etag'], write)).status).toBe(204);
    expect((await get<PlannerTask>(`/planner/tasks/${task.id}`)).body).toMatchObject({
      checklistItemCount: 2,
      activeChecklistItemCount: 1,
      hasDescription: true,
    });
    const now = await details(task.id);
    const tick = { '@odata.type': '#microsoft.graph.plannerChecklistItem', isChecked: true };
    await patch(path, now.body['@odata.etag'], { checklist: { a: tick, b: null } });
    expect((await details(task.id)).body.checklist).toMatchObject({ a: { title: 'AF-1', isChecked: true } });
    expect((await get<PlannerTask>(`/planner/tasks/${task.id}`)).body).toMatchObject({
      checklistItemCount: 1,
      activeChecklistItemCount: 0,
    });
  });

  it('holds Planner’s limits', async () => {
    const many = (count: number, value: object) =>
      Object.fromEntries(Array.from({ length: count }, (_, n) => [`key-${n}`, value]));
    const item = { '@odata.type': '#microsoft.graph.plannerChecklistItem', title: 'AF' };
    const person = { '@odata.type': '#microsoft.graph.plannerAssignment', orderHint: ' !' };
    const task = await newTask({ assignments: many(20, person) });
    const { '@odata.etag': etag } = (await details(task.id)).body;
    const items = await patch(`/planner/tasks/${task.id}/details`, etag, { checklist: many(21, item) });
    expect([items.status, items.body.error.code]).toEqual([403, 'MaximumChecklistItemsOnTask']);
    const people = await post('/planner/tasks', {
      planId: plan.id,
      title: 'x',
      assignments: many(21, person),
    });
    expect([people.status, people.body.error.code]).toEqual([403, 'MaximumAssigneesInTasks']);
  });

  it.each([
    ['no title', { title: '' }],
    ['an unknown property', { colour: 'red' }],
    ['a read-only property', { activeChecklistItemCount: 3 }],
    ['a due date without an offset', { dueDateTime: '2026-09-16T10:30:00' }],
    ['an order hint that was read', { orderHint: '8kf3zU' }],
    ['an untyped assignment', { assignments: { [oid]: { orderHint: ' !' } } }],
    ['a category that is not one', { appliedCategories: { category26: true } }],
    ['another plan’s bucket', { bucketId: 'elsewhere' }],
  ])('refuses a task with %s', async (_why, wrong) => {
    expect((await post('/planner/tasks', { planId: plan.id, title: 'Calls', ...wrong })).status).toBe(400);
  });

  it('pages with nextLink and lists a person’s own tasks', async () => {
    const bucket = (await post<{ id: string }>('/planner/buckets', { name: 'Long', planId: plan.id })).body
      .id;
    const assignments = { [oid]: { '@odata.type': '#microsoft.graph.plannerAssignment', orderHint: ' !' } };
    for (const title of ['1', '2', '3']) await newTask({ bucketId: bucket, title, assignments });
    const seen: string[] = [];
    for (let next: string | undefined = `/planner/buckets/${bucket}/tasks?$top=2`; next;) {
      const { body }: Answer<List<PlannerTask>> = await get(next);
      seen.push(...body.value.map((task) => task.title ?? ''));
      next = body['@odata.nextLink'];
    }
    expect(seen).toEqual(['1', '2', '3']);
    const own = await get<List<PlannerTask>>('/me/planner/tasks', { Authorization: 'Bearer a-person' });
    expect(own.body.value).toHaveLength(3);
    expect((await get('/me/planner/tasks')).status).toBe(400);
  });

  it('names categories in the plan’s details', async () => {
    const path = `/planner/plans/${plan.id}/details`;
    const etag = (await get(path)).body['@odata.etag'];
    expect((await patch(path, etag, { categoryDescriptions: { category1: 'Call first' } })).status).toBe(204);
    expect((await get(path)).body).toMatchObject({ categoryDescriptions: { category1: 'Call first' } });
  });

  it('takes a bucket’s tasks and their details away with it', async () => {
    const bucket = await post<{ id: string }>('/planner/buckets', { name: 'Short', planId: plan.id });
    const task = await newTask({ bucketId: bucket.body.id });
    const gone = await call('DELETE', `/planner/buckets/${bucket.body.id}`, undefined, {
      'If-Match': bucket.body['@odata.etag'],
    });
    expect(gone.status).toBe(204);
    expect((await details(task.id)).status).toBe(404);
  });
});
