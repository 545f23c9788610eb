import type { Product } from './product.ts';
import { asText, type Recording } from './recording.ts';
import type { Who } from './world.ts';

const GRAPH = '/api/local/graph/v1.0/planner';
interface Named {
  id: string;
  title: string;
  details?: { description: string };
}

/** All of Planner's documents; tasks by what they say, as several are written at the same time. */
export async function recordPlanner({ read }: Product, recording: Recording, when: string): Promise<void> {
  const list = async <One>(path: string) => (await read<{ value: One[] }>(`${GRAPH}${path}`)).value;
  const plans = (await list<Named>('/plans')).sort((a, b) => (a.title < b.title ? -1 : 1));
  for (const plan of plans) {
    const details = await read(`${GRAPH}/plans/${plan.id}/details`);
    const buckets = await list(`/plans/${plan.id}/buckets`);
    recording.write(`planner/${when}/${plan.title}/plan`, asText({ plan, details, buckets }));
    const tasks = await list<Named>(`/plans/${plan.id}/tasks?$expand=details`);
    const bySaying = (task: Named): string => `${task.title} ${task.details?.description}`;
    tasks.sort((a, b) => (bySaying(a) < bySaying(b) ? -1 : 1));
    for (const [at, task] of tasks.entries())
      recording.write(`planner/${when}/${plan.title}/${String(at + 1).padStart(3, '0')}`, asText(task));
  }
}

interface Boards {
  boards: {
    title: string;
    buckets: { tasks: { id: string; title: string; checklist: { id: string }[] }[] }[];
  }[];
}

/** A person's boards at the desk, and two ticks there. */
export async function recordTicks({ ask, read }: Product, recording: Recording, who: Who): Promise<void> {
  const query = new URLSearchParams({ as: who.email });
  const { boards } = await read<Boards>(`/api/local/desk/planner?${query}`);
  const board = boards[0];
  const tasks = (board?.buckets ?? []).flatMap((bucket) => bucket.tasks);
  tasks.sort((a, b) => (asText({ ...a, id: '' }) < asText({ ...b, id: '' }) ? -1 : 1));
  recording.write(`planner/boards/${who.label}`, asText({ title: board?.title, tasks }));
  const [first, second] = tasks;
  for (const json of [
    { as: who.email, task: first?.id, item: first?.checklist[0]?.id, checked: true },
    { as: who.email, task: second?.id, checked: true },
    { as: who.email, task: 'nothing', checked: true },
  ])
    recording.answer(
      `planner/ticks/${who.label}/${json.item ? 'an item' : json.task}`,
      `ticks ${asText(json)}`,
      await ask('POST', '/api/local/desk/planner/ticks', { json }),
    );
}
