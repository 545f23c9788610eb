import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plannerBoard } from '../../bot/graph/planner-board.ts';
import { misbehavingGraph } from './misbehaving-graph.ts';

const plan = { groupId: 'g', planId: 'p', bucketId: 'b' };
const change = { title: 'Calls', due: '2026-11-18', assigneeId: 'oid' };
const task = { id: 't1', etag: 'W/"one"' };
const busy = { status: 503, headers: { 'Retry-After': '0' }, body: { error: { code: 'busy', message: '' } } };
const refusal = (status: number, code = 'x') => ({ status, body: { error: { code, message: 'words' } } });

describe('Planner over Graph that misbehaves', () => {
  let graph: Awaited<ReturnType<typeof misbehavingGraph>>;
  beforeAll(async () => {
    graph = await misbehavingGraph();
  });
  afterAll(() => graph.close());

  const board = (more: { timeoutMs?: number; baseUrl?: () => string } = {}) =>
    plannerBoard({
      baseUrl: () => `${graph.origin}/deep/v1.0`,
      token: async () => 'secret',
      retryDelay: 0,
      groupIdOf: () => 'g',
      ...more,
    });
  const methods = () => graph.asked.map(({ method }) => method);

  it('sends the bearer on plain http, to the path below the version', async () => {
    graph.willAnswer({ status: 200, body: { value: [] } });
    expect(await board().tasksOfPlan('p')).toEqual([]);
    expect(graph.asked).toMatchObject([
      { path: '/deep/v1.0/planner/plans/p/tasks', headers: { authorization: 'Bearer secret' } },
    ]);
  });

  it('reads every page', async () => {
    const next = `${graph.origin}/deep/v1.0/planner/plans/p/tasks?$skiptoken=a%2Fb`;
    graph.willAnswer(
      { status: 200, body: { value: [{ id: 'a' }], '@odata.nextLink': next } },
      { status: 200, body: { value: [{ id: 'b' }] } },
    );
    expect((await board().tasksOfPlan('p'))?.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(graph.asked[1]?.path).toBe('/deep/v1.0/planner/plans/p/tasks?$skiptoken=a%2Fb');
  });

  it('follows a next page to no other address', async () => {
    graph.willAnswer({
      status: 200,
      body: { value: [], '@odata.nextLink': 'https://elsewhere.example/v1.0/x' },
    });
    await expect(board().tasksOfPlan('p')).rejects.toThrow('another address');
    graph.willAnswer({ status: 302, headers: { Location: 'http://localhost:9/v1.0/x' } });
    await expect(board().tasksOfPlan('p')).rejects.toThrow('not reached');
    expect(graph.asked).toHaveLength(1);
  });

  it.each([429, 503, 504])('asks again after %d, when and as often as told', async (status) => {
    graph.willAnswer({ ...busy, status }, { ...busy, status }, { status: 200, body: { value: [] } });
    expect(await board().tasksOfPlan('p')).toEqual([]);
    graph.willAnswer({ ...busy, status });
    await expect(board().tasksOfPlan('p')).rejects.toThrow(`Microsoft Graph is busy (${status} busy).`);
    expect(graph.asked).toHaveLength(4);
  });

  it('does not wait long inside a job, and sends nothing until the pause is over', async () => {
    const one = board();
    graph.willAnswer({ ...busy, status: 429, headers: { 'Retry-After': '600' } });
    await expect(one.tasksOfPlan('p')).rejects.toThrow('busy');
    await expect(one.readTask('t')).rejects.toThrow('429 AskedToWait');
    expect(graph.asked).toHaveLength(1);
  });

  it('never repeats the making of a task that may have been made', async () => {
    for (const status of [503, 504]) {
      graph.willAnswer({ ...busy, status });
      await expect(board().createTask(plan, change)).rejects.toThrow('busy');
      expect(methods()).toEqual(['POST']);
    }
    graph.willAnswer({ ...busy, status: 429 }, { status: 201, body: { id: 'made' } });
    expect(await board().createTask(plan, change)).toBe('made');
  });

  it('gives up on silence', async () => {
    graph.willAnswer({ status: 200, silent: true });
    await expect(board({ timeoutMs: 50 }).createTask(plan, change)).rejects.toThrow('did not answer in time');
  });

  it('says so when nobody is there', async () => {
    await expect(board({ baseUrl: () => 'http://127.0.0.1:1/v1.0' }).readTask('t')).rejects.toThrow(
      'not reached',
    );
  });

  it.each([404, 409, 412])('answers %d to a write as a no, without a second try', async (status) => {
    graph.willAnswer(refusal(status));
    expect(await board().changeTask(task, { percentComplete: 100 })).toBe(false);
    expect(await board().deleteTask(task)).toBe(false);
    expect(graph.asked).toMatchObject([
      { method: 'PATCH', headers: { 'if-match': 'W/"one"' } },
      { method: 'DELETE', headers: { 'if-match': 'W/"one"' } },
    ]);
  });

  it('answers null for what is not there', async () => {
    graph.willAnswer(refusal(404));
    expect(await board().tasksOfPlan('p')).toBeNull();
    expect(await board().readTask('t')).toBeNull();
  });

  it.each([
    [
      401,
      'InvalidAuthenticationToken',
      'Microsoft Graph did not accept our sign-in (401 InvalidAuthenticationToken).',
    ],
    [403, 'MaximumTasksInProject', 'Microsoft Graph does not allow this (403 MaximumTasksInProject).'],
    [400, 'BadRequest', 'Microsoft Graph refused a request (400 BadRequest).'],
  ])('puts a %d into words', async (status, code, text) => {
    graph.willAnswer(refusal(status, code));
    await expect(board().createTask(plan, change)).rejects.toThrow(text);
  });
});
