import type {
  PlannerChecklistItem,
  PlannerPlan,
  PlannerTask,
  PlannerTaskDetails,
} from '@microsoft/microsoft-graph-types';
import type { Board, BoardTask, TickInPlanner } from '#shared/contracts/local-desk.ts';
import { DeskProblem } from './desk-problem.ts';
import { GraphProblem } from '../graph/graph-problem.ts';
import { etagOf, plannerDocuments } from '../graph/planner-documents.ts';
import type { StandInDocuments } from '../stand-in-documents.ts';
import type { LocalPerson, TeamsWorld } from '../teams-world.ts';

/** Planner as its own users see it: the boards of one's groups, and ticks made there. */
export function deskPlanner(documents: StandInDocuments, now: () => string) {
  const planner = plannerDocuments(documents, now);

  async function boards(world: TeamsWorld, person: LocalPerson): Promise<Board[]> {
    const plans = await planner.list('plan', (plan) => maySee(world, person, plan));
    return Promise.all(plans.map(({ body }) => board(world, body)));
  }

  async function board(world: TeamsWorld, plan: PlannerPlan): Promise<Board> {
    const buckets = await planner.list('bucket', (bucket) => bucket.planId === plan.id);
    const tasks = await planner.list('task', (task) => task.planId === plan.id);
    const { body: planDetails } = await planner.find('planDetails', plan.id ?? '');
    const names = (planDetails.categoryDescriptions ?? {}) as Record<string, string | null>;
    const shown = await Promise.all(
      tasks.map(async ({ body }) => ({ bucket: body.bucketId, task: await shownTask(body) })),
    );
    const inBucket = (id: string | null) =>
      shown.filter(({ bucket }) => bucket === id).map(({ task }) => task);
    const loose = inBucket(null);
    return {
      id: plan.id ?? '',
      title: plan.title ?? '',
      team: world.teams.find((team) => team.groupId === plan.owner)?.name ?? null,
      buckets: [
        ...buckets.map(({ id, body }) => ({ id, name: body.name ?? '', tasks: inBucket(id) })),
        ...(loose.length ? [{ id: 'none', name: 'No bucket', tasks: loose }] : []),
      ],
    };

    async function shownTask(task: PlannerTask): Promise<BoardTask> {
      const { body: details } = await planner.find('taskDetails', task.id ?? '');
      const people = Object.keys(task.assignments ?? {});
      const items = Object.entries((details.checklist ?? {}) as Record<string, PlannerChecklistItem>);
      return {
        id: task.id ?? '',
        title: task.title ?? '',
        due: task.dueDateTime ?? null,
        percentComplete: task.percentComplete ?? 0,
        assignees: people.map(
          (id) => world.people.find((one) => one.entraObjectId === id)?.name ?? 'Somebody else',
        ),
        labels: Object.keys(task.appliedCategories ?? {}).map((category) => names[category] ?? category),
        description: details.description ?? '',
        checklist: items
          .sort(([, a], [, b]) => ((a.orderHint ?? '') < (b.orderHint ?? '') ? -1 : 1))
          .map(([id, item]) => ({ id, title: item.title ?? '', checked: item.isChecked ?? false })),
      };
    }
  }

  async function tick(world: TeamsWorld, person: LocalPerson, input: TickInPlanner): Promise<void> {
    const task = await planner.find('task', input.task).catch(() => undefined);
    const plan = task && (await planner.find('plan', task.body.planId ?? ''));
    if (!task || !plan || !maySee(world, person, plan.body)) throw notFound('task');
    const kind = input.item === undefined ? 'task' : 'taskDetails';
    for (let tries = 1; ; tries++) {
      const now = await planner.find(kind, input.task);
      try {
        const change =
          input.item === undefined ? wholeTask(input.checked) : oneItem(now.body, input.item, input.checked);
        await planner.change(kind, input.task, etagOf(kind, now), change, person.entraObjectId);
        return;
      } catch (error) {
        if (!(error instanceof GraphProblem && error.status === 412) || tries === 5) throw error;
      }
    }
  }

  return { boards, tick };
}

/** A plan can be seen by the members of its group; one of an unknown group by everybody here. */
function maySee(world: TeamsWorld, person: LocalPerson, plan: PlannerPlan): boolean {
  const team = world.teams.find((one) => one.groupId === plan.owner);
  return !team || team.members.includes(person);
}

const wholeTask = (checked: boolean) => ({ percentComplete: checked ? 100 : 0 });

function oneItem(details: PlannerTaskDetails, item: string, isChecked: boolean) {
  if (!Object.hasOwn(details.checklist ?? {}, item)) throw notFound('checklist item');
  return { checklist: { [item]: { '@odata.type': '#microsoft.graph.plannerChecklistItem', isChecked } } };
}

const notFound = (what: string) => new DeskProblem(404, 'not-found', `There is no such ${what} in Planner.`);
