import type { Client } from '@microsoft/microsoft-graph-client';
import type {
  PlannerBucket,
  PlannerChecklistItem,
  PlannerPlan,
  PlannerTask,
  PlannerTaskDetails,
} from '@microsoft/microsoft-graph-types';
import { PlainError } from '#shared/domain/basics/plain-error.ts';
import type { BoardTask, BoardTaskWithDetails, PlannerBoard } from '../operations/context.ts';
import { answerOf, graphClient, isTaken, orNull, type GraphConnection } from './graph-client.ts';

export interface BoardOptions extends Omit<GraphConnection, 'baseUrl'> {
  /** Graph's address with its version; asked at the first request, when our own server knows where it listens. */
  baseUrl: () => string;
  /** The Microsoft 365 group in which a school's plan lives. */
  groupIdOf: (school: string) => string;
}

const BUCKET = 'Calls';
const planTitle = (school: string): string => `Attendance calls · ${school}`;
/** Planner shows a date, not a time: this one is the same day wherever the reader's clock is European. */
const dueOn = (date: string): string => `${date}T10:00:00Z`;
const PAGES_READ = 100;

type WithEtag<Thing> = Thing & { id: string; '@odata.etag': string };
type Page = { value: unknown[]; '@odata.nextLink'?: string };

/** Planner through Microsoft Graph v1.0: plans and tasks in our own words, each write with the ETag it was read with. */
export function plannerBoard(options: BoardOptions): PlannerBoard {
  const { groupIdOf } = options;
  let graph: Graph | undefined;
  const at = (): Graph => (graph ??= openGraph(options));
  const api = (path: string) => at().client.api(path);
  const taskAt = (id: string, rest = '') => api(`/planner/tasks/${encodeURIComponent(id)}${rest}`);

  async function ensureBucket(planId: string): Promise<string> {
    const path = `/planner/plans/${encodeURIComponent(planId)}/buckets`;
    const buckets = (await all<PlannerBucket>(at(), path)) ?? [];
    const found = buckets.find((bucket) => bucket.name === BUCKET);
    if (found?.id) return found.id;
    const bucket = { name: BUCKET, planId, orderHint: ' !' };
    return (await answerOf<WithEtag<PlannerBucket>>(api('/planner/buckets').post(bucket))).id;
  }

  return {
    groupOf: groupIdOf,

    async ensurePlan(school) {
      const groupId = groupIdOf(school);
      const path = `/groups/${encodeURIComponent(groupId)}/planner/plans`;
      const plans = (await all<PlannerPlan>(at(), path)) ?? [];
      let planId = plans.find((plan) => plan.title === planTitle(school))?.id;
      if (!planId) {
        const plan = { title: planTitle(school), container: { containerId: groupId, type: 'group' } };
        planId = (await answerOf<WithEtag<PlannerPlan>>(api('/planner/plans').post(plan))).id;
      }
      return { groupId, planId, bucketId: await ensureBucket(planId) };
    },

    async tasksOfPlan(planId) {
      const path = `/planner/plans/${encodeURIComponent(planId)}/tasks`;
      const tasks = await all<WithEtag<PlannerTask>>(at(), path);
      return tasks?.map(toBoardTask) ?? null;
    },

    async readTask(taskId) {
      const task = await orNull<WithEtag<PlannerTask>>(taskAt(taskId).expand('details').get());
      return task && withDetails(task);
    },

    async createTask(plan, { title, due, assigneeId }) {
      const task: PlannerTask = {
        planId: plan.planId,
        bucketId: plan.bucketId,
        title,
        dueDateTime: dueOn(due),
        assignments: assignment(assigneeId),
      };
      return (await answerOf<WithEtag<PlannerTask>>(api('/planner/tasks').post(task))).id;
    },

    changeTask({ id, etag }, { title, percentComplete, assign, unassign = [] }) {
      const leaving = Object.fromEntries(unassign.map((person) => [person, null]));
      const assignments = assign === undefined ? undefined : { ...leaving, ...assignment(assign) };
      const change = { title, percentComplete, assignments };
      return isTaken(taskAt(id).header('If-Match', etag).patch(change));
    },

    changeDetails({ id, details }, { description, checklist = {} }) {
      const items = Object.entries(checklist).map(([itemId, value]) => [
        itemId,
        value && checklistItem(value),
      ]);
      const change = {
        description,
        checklist: items.length > 0 ? (Object.fromEntries(items) as object) : undefined,
      };
      return isTaken(taskAt(id, '/details').header('If-Match', details.etag).patch(change));
    },

    deleteTask: ({ id, etag }) => isTaken(taskAt(id).header('If-Match', etag).delete()),
  };
}

interface Graph {
  client: Client;
  baseUrl: string;
}

function openGraph(options: BoardOptions): Graph {
  const baseUrl = options.baseUrl().replace(/\/+$/, '');
  return { client: graphClient({ ...options, baseUrl }), baseUrl };
}

/** Every page of a list; null when what it belongs to is not there. */
async function all<Item>({ client, baseUrl }: Graph, path: string): Promise<Item[] | null> {
  const found: unknown[] = [];
  let next: string | undefined = path;
  for (let pages = 0; next !== undefined; pages += 1) {
    if (pages === PAGES_READ) throw new PlainError('Microsoft Graph kept sending further pages.');
    const page: Page | null = await orNull<Page>(client.api(next).get());
    if (!page) return null;
    found.push(...page.value);
    const link: string | undefined = page['@odata.nextLink'];
    // The client takes an address for one of its own only on https at Graph's host: give it the path.
    if (link !== undefined && !link.startsWith(`${baseUrl}/`)) {
      throw new PlainError('Microsoft Graph named a next page at another address.');
    }
    next = link?.slice(baseUrl.length);
  }
  return found as Item[];
}

function assignment(person: string): object {
  return { [person]: { '@odata.type': '#microsoft.graph.plannerAssignment', orderHint: ' !' } };
}

function checklistItem({ title, ticked }: { title?: string; ticked?: boolean }): object {
  return { '@odata.type': '#microsoft.graph.plannerChecklistItem', title, isChecked: ticked };
}

function toBoardTask(task: WithEtag<PlannerTask>): BoardTask {
  return {
    id: task.id,
    etag: task['@odata.etag'],
    title: task.title ?? '',
    percentComplete: task.percentComplete ?? 0,
    assigneeIds: Object.entries(task.assignments ?? {}).flatMap(([id, held]) =>
      held && !id.startsWith('@') ? [id] : [],
    ),
    completedBy: task.completedBy?.user?.id ?? null,
  };
}

function withDetails(task: WithEtag<PlannerTask>): BoardTaskWithDetails {
  const details = task.details as WithEtag<PlannerTaskDetails>;
  const items = Object.entries((details.checklist ?? {}) as Record<string, PlannerChecklistItem | null>);
  return {
    ...toBoardTask(task),
    details: {
      etag: details['@odata.etag'],
      description: details.description ?? '',
      checklist: Object.fromEntries(
        items.flatMap(([id, item]) => {
          if (!item || id.startsWith('@')) return [];
          const changedBy = item.lastModifiedBy?.user?.id ?? null;
          return [[id, { title: item.title ?? '', ticked: item.isChecked ?? false, changedBy }]];
        }),
      ),
    },
  };
}
