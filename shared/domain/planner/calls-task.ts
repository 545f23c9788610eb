/** Decides what a person's Planner task of a day holds: calls by their opaque references, never a name or a reason. */
import { weekday, type SchoolDate } from '../basics/school-date.ts';

/** A call that is open or was settled today, as far as Planner may know it. */
export interface PlannerCall {
  id: string;
  reference: string;
  /** It has its outcome. */
  done: boolean;
  /** Ticked in Planner, its outcome still wanted. */
  ticked: boolean;
}

/** Calls of one family that one person makes: one line, by the first one's id and reference. */
export interface PlannerFamily extends PlannerCall {
  callIds: readonly string[];
}

/**
 * The lines of a person's calls, in their order. A family that has a line keeps it; it is ticked when nothing of it is
 * left to ring about.
 * @param familyOf what the calls of a family have alike; null: a call by itself
 */
export function inLines<Call extends PlannerCall>(
  calls: readonly Call[],
  familyOf: (call: Call) => string | null,
  hasLine: (id: string) => boolean,
): PlannerFamily[] {
  const families = Map.groupBy(calls, (call) => familyOf(call) ?? call.id);
  return [...families.values()].flatMap((family) => {
    const first = family.find(({ id }) => hasLine(id)) ?? family[0];
    if (!first) return [];
    return [
      {
        id: first.id,
        reference: first.reference,
        callIds: family.map(({ id }) => id),
        done: family.every(({ done }) => done),
        ticked: family.every(({ done, ticked }) => done || ticked),
      },
    ];
  });
}

/** A line of the checklist; its id is the call's. */
export interface TaskItem {
  id: string;
  title: string;
  ticked: boolean;
}

export interface CallsTask {
  title: string;
  /** The Entra object id of the person; null leaves the assignment as it is. */
  assigneeId: string | null;
  items: readonly TaskItem[];
}

/** Planner's own limit: 20 items in a checklist. */
export const CALLS_IN_A_TASK = 20;

/**
 * Shares a person's calls among the parts of the day's task, 1 and up. A call stays in the part that holds it
 * already (`homes`: call id → part); new ones fill the first part with room.
 */
export function sharedOut<Call extends PlannerCall>(
  calls: readonly Call[],
  homes: ReadonlyMap<string, number>,
): Map<number, Call[]> {
  const parts = new Map<number, Call[]>();
  const put = (part: number, call: Call): void => {
    parts.set(part, [...(parts.get(part) ?? []), call]);
  };
  const homeless: Call[] = [];
  for (const call of calls) {
    const home = homes.get(call.id);
    if (home === undefined || (parts.get(home)?.length ?? 0) >= CALLS_IN_A_TASK) homeless.push(call);
    else put(home, call);
  }
  for (const call of homeless) {
    let part = 1;
    while ((parts.get(part)?.length ?? 0) >= CALLS_IN_A_TASK) part += 1;
    put(part, call);
  }
  return parts;
}

export interface TaskHeader {
  date: SchoolDate;
  part: number;
  /** Ours, in the title, by which the task is found again. */
  reference: string;
  assigneeId: string | null;
}

export function callsTask(header: TaskHeader, calls: readonly PlannerCall[]): CallsTask {
  const items = calls.map((call) => ({
    id: call.id,
    title: `Call ${call.reference}`,
    ticked: call.done || call.ticked,
  }));
  const left = items.filter((item) => !item.ticked).length;
  return {
    title: [
      header.part === 1 ? 'Calls' : `Calls, part ${header.part}`,
      dayText(header.date),
      left === 0 ? 'none left to make' : `${left} to make`,
      `ref ${header.reference}`,
    ].join(' · '),
    assigneeId: header.assigneeId,
    items,
  };
}

/** Our reference in a task's title; null when it is not one of ours. */
export function referenceIn(title: string): string | null {
  return /\bref ([A-Z2-9]{8})$/.exec(title.trim())?.[1] ?? null;
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function dayText(date: SchoolDate): string {
  return `${DAYS[weekday(date)]} ${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1]}`;
}
