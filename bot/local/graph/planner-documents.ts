import { randomBytes } from 'node:crypto';
import type {
  PlannerBucket,
  PlannerPlan,
  PlannerPlanDetails,
  PlannerTask,
  PlannerTaskDetails,
} from '@microsoft/microsoft-graph-types';
import type { StandInDocument, StandInDocuments } from '../stand-in-documents.ts';
import { badRequest, GraphProblem, limitReached, notFound } from './graph-problem.ts';
import {
  changedBucket,
  changedPlan,
  changedPlanDetails,
  changedTask,
  changedTaskDetails,
  countsOf,
  identity,
  onlyWritable,
  plannerLimits,
  writableOnTask,
} from './planner-rules.ts';
import type { Change, Writing } from './planner-rules.ts';

/** Planner's five resources; a task's and a plan's details have ETags of their own. */
export type PlannerKinds = {
  plan: PlannerPlan;
  planDetails: PlannerPlanDetails;
  bucket: PlannerBucket;
  task: PlannerTask;
  taskDetails: PlannerTaskDetails;
};
export type PlannerKind = keyof PlannerKinds;

const collection = (kind: PlannerKind) => `planner/${kind}`;

/** Planner's state and its rules, for the Graph stand-in and for ticks made at the local desk. */
export function plannerDocuments(documents: StandInDocuments, now: () => string) {
  let hints = 0;
  // Later things sort after earlier ones, also after a restart.
  const writing = (who: string | null): Writing => ({
    now: now(),
    who,
    hint: `8${Date.parse(now()).toString(36)}${String(hints++ % 100_000).padStart(5, '0')}`,
  });

  async function find<K extends PlannerKind>(kind: K, id: string) {
    const found = await documents.get<PlannerKinds[K]>(collection(kind), id);
    if (!found) throw notFound();
    return found;
  }

  async function list<K extends PlannerKind>(kind: K, where: (body: PlannerKinds[K]) => boolean) {
    const all = await documents.list<PlannerKinds[K]>(collection(kind));
    return all.filter((one) => where(one.body));
  }

  async function createPlan(change: Change, who: string | null) {
    const groupId = groupOf(change);
    const id = newId();
    const { now: createdDateTime } = writing(who);
    const plan: PlannerPlan = {
      id,
      createdDateTime,
      createdBy: identity(who),
      owner: groupId,
      container: {
        containerId: groupId,
        type: 'group',
        url: `https://graph.microsoft.com/v1.0/groups/${groupId}`,
      },
    };
    const { title } = onlyWritable(change, 'plannerPlan', ['title', 'owner', 'container']);
    const titled = changedPlan(plan, { title });
    await documents.put(collection('planDetails'), id, { id, sharedWith: {}, categoryDescriptions: {} });
    await documents.put(collection('plan'), id, titled);
    return find('plan', id);
  }

  async function createBucket(change: Change, who: string | null) {
    const { planId, ...rest } = change;
    await parent('plan', planId);
    const beside = await list('bucket', (bucket) => bucket.planId === planId);
    if (beside.length >= plannerLimits.buckets) throw limitReached('MaximumBucketsInProject');
    const bucket = { id: newId(), planId: planId as string };
    const made = changedBucket(bucket, rest, writing(who));
    await documents.put(collection('bucket'), bucket.id, made);
    return find('bucket', bucket.id);
  }

  async function createTask(change: Change, who: string | null) {
    onlyWritable(change, 'plannerTask', [...writableOnTask, 'planId', 'details']);
    const { planId, details, ...rest } = change;
    await parent('plan', planId);
    await inPlan(rest.bucketId, planId);
    await roomForTask(planId as string);
    const id = newId();
    const when = writing(who);
    const detailsMade = changedTaskDetails(
      { id, description: '', previewType: 'automatic', checklist: {}, references: {} },
      (details ?? {}) as Change,
      when,
    );
    const task = changedTask(
      {
        id,
        planId: planId as string,
        createdDateTime: when.now,
        createdBy: identity(who),
        assigneePriority: '',
        previewType: detailsMade.previewType,
      },
      rest,
      when,
    );
    await documents.put(collection('taskDetails'), id, detailsMade);
    await documents.put(collection('task'), id, { ...task, ...countsOf(detailsMade) });
    return find('task', id);
  }

  async function change<K extends PlannerKind>(
    kind: K,
    id: string,
    etag: string,
    value: Change,
    who: string | null,
  ) {
    const before = await find(kind, id);
    mustMatch(kind, before, etag);
    if (kind === 'task' && value.bucketId !== undefined)
      await inPlan(value.bucketId, (before.body as PlannerTask).planId);
    const after = (rules[kind] as Rule<K>)(before.body, value, writing(who));
    if ((await documents.replace(collection(kind), id, before.version, after)) === undefined) throw stale();
    if (kind === 'taskDetails') await showCounts(id, after);
    return find(kind, id);
  }

  async function remove(kind: 'plan' | 'bucket' | 'task', id: string, etag: string) {
    const before = await find(kind, id);
    mustMatch(kind, before, etag);
    if (!(await documents.remove(collection(kind), id, before.version))) throw stale();
    await removeBelow(kind, id);
  }

  async function removeBelow(kind: 'plan' | 'bucket' | 'task', id: string) {
    if (kind === 'task') {
      await documents.remove(collection('taskDetails'), id);
      return;
    }
    if (kind === 'plan') await documents.remove(collection('planDetails'), id);
    const parentName = kind === 'plan' ? 'planId' : 'bucketId';
    const tasks = await list('task', (task) => task[parentName] === id);
    for (const task of tasks) {
      await documents.remove(collection('task'), task.id);
      await removeBelow('task', task.id);
    }
    if (kind === 'plan')
      for (const bucket of await list('bucket', ({ planId }) => planId === id))
        await documents.remove(collection('bucket'), bucket.id);
  }

  async function showCounts(id: string, details: PlannerTaskDetails): Promise<void> {
    const task = await documents.get<PlannerTask>(collection('task'), id);
    if (!task) return;
    const after: PlannerTask = { ...task.body, ...countsOf(details), previewType: details.previewType };
    if (JSON.stringify(after) === JSON.stringify(task.body)) return;
    const written = await documents.replace(collection('task'), id, task.version, after);
    if (written === undefined) await showCounts(id, details);
  }

  async function parent(kind: PlannerKind, id: unknown) {
    if (typeof id !== 'string' || !(await documents.get(collection(kind), id)))
      throw badRequest(`The ${kind} '${String(id)}' does not exist.`);
  }

  async function inPlan(bucketId: unknown, planId: unknown) {
    if (bucketId === undefined || bucketId === null) return;
    await parent('bucket', bucketId);
    const bucket = await find('bucket', bucketId as string);
    if (bucket.body.planId !== planId) throw badRequest('The bucket belongs to another plan.');
  }

  async function roomForTask(planId: string) {
    const tasks = await list('task', (task) => task.planId === planId);
    if (tasks.length >= plannerLimits.tasks) throw limitReached('MaximumTasksInProject');
    if (tasks.filter((task) => task.body.percentComplete !== 100).length >= plannerLimits.activeTasks)
      throw limitReached('MaximumActiveTasksInProject');
  }

  return { find, list, createPlan, createBucket, createTask, change, remove };
}

type Rule<K extends PlannerKind> = (
  body: PlannerKinds[K],
  change: Change,
  writing: Writing,
) => PlannerKinds[K];

const rules: { [K in PlannerKind]: Rule<K> } = {
  plan: changedPlan,
  planDetails: changedPlanDetails,
  bucket: changedBucket,
  task: changedTask,
  taskDetails: changedTaskDetails,
};

/** The ETag of one written state; it changes with every write. */
export function etagOf(kind: PlannerKind, document: { id: string; version: number }): string {
  return `W/"${Buffer.from(`1-${kind}-${document.id}-${document.version}`).toString('base64url')}"`;
}

/** The body as Graph sends it, its ETag inside. */
export function onTheWire<K extends PlannerKind>(kind: K, document: StandInDocument<PlannerKinds[K]>) {
  return { '@odata.etag': etagOf(kind, document), ...document.body };
}

function mustMatch(kind: PlannerKind, document: { id: string; version: number }, etag: string) {
  if (!etag) throw badRequest('The If-Match header must be specified.');
  if (!/^(W\/)?"[^"]+"$/.test(etag)) throw badRequest('The If-Match header contains an invalid value.');
  if (etag.replace('W/', '') !== etagOf(kind, document).replace('W/', '')) throw stale();
}

const stale = () =>
  new GraphProblem(
    412,
    'preconditionFailed',
    'The If-Match value does not match the current ETag of the item.',
  );

/** A plan lives in a group, named by its URL, its id, or by the older `owner`. */
function groupOf(change: Change): string {
  const container = (change.container ?? {}) as { url?: string; containerId?: string };
  const named = container.containerId ?? /\/groups\/([^/]+)$/.exec(container.url ?? '')?.[1] ?? change.owner;
  if (typeof named !== 'string' || named === '')
    throw badRequest('The container of the plan must be specified.');
  return named;
}

/** Planner's ids are 28 characters; a letter in front keeps them clear of a leading dash. */
function newId(): string {
  return `L${randomBytes(20).toString('base64url')}`;
}
