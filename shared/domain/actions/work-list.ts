/** Decides in which order what is to be done stands: under headings, or for an office of one in the order of time. */
import type { ClockTime } from '../basics/london-time.ts';
import type { SchoolDate } from '../basics/school-date.ts';
import { actionKinds, isCall, workHeadings, type ActionKind, type WorkHeading } from './action-kinds.ts';

/** What is open, as far as its place in the list goes. */
export interface WorkItem {
  kind: ActionKind;
  reference: string;
  raisedFor: SchoolDate;
  due: string | null;
  callFirst: boolean;
}

interface Now {
  today: SchoolDate;
  time: ClockTime;
}

/** Somebody is expected, and the time has not come: there is nothing to do about it yet. */
const isExpectedLater = (item: WorkItem, { today, time }: Now): boolean =>
  item.kind === 'expected-arrival' && item.raisedFor === today && item.due !== null && item.due > time;

/** What is to be done under each heading that has something, the most urgent first. */
export function workByHeading<Item extends WorkItem>(
  items: readonly Item[],
  now: Now,
): { heading: WorkHeading; items: Item[] }[] {
  const found = Map.groupBy(
    items.filter((item) => !isExpectedLater(item, now)),
    (item) => headingOf(item, now),
  );
  return workHeadings.flatMap((heading) => {
    const under = found.get(heading);
    return under ? [{ heading, items: under.toSorted(byUrgency) }] : [];
  });
}

/** A call that is left of an earlier day stands apart from those of today. */
const headingOf = ({ kind, raisedFor }: WorkItem, { today }: Now): WorkHeading =>
  isCall(kind) && raisedFor < today ? 'earlier-calls' : actionKinds[kind].heading;

/**
 * All of it in one list: alerts, then calls and whatever else is left of earlier days, then as the day comes to it. A
 * meeting, a contact, a register or a word of praise has no day that it is late by, and stands among those of today.
 */
export const workInTime = <Item extends WorkItem>(items: readonly Item[], now: Now): Item[] =>
  items
    .filter((item) => !isExpectedLater(item, now))
    .toSorted(
      (a, b) =>
        Number(isAlert(b)) - Number(isAlert(a)) ||
        byText(dayOf(a, now), dayOf(b, now)) ||
        byText(timeOf(a), timeOf(b)) ||
        byUrgency(a, b),
    );

const unhurried: ReadonlySet<WorkHeading> = new Set(['meetings', 'contacts', 'registers', 'welcome']);
const dayOf = ({ kind, raisedFor }: WorkItem, { today }: Now): SchoolDate =>
  unhurried.has(actionKinds[kind].heading) ? today : raisedFor;

export const expectedLater = <Item extends WorkItem>(items: readonly Item[], now: Now): Item[] =>
  items.filter((item) => isExpectedLater(item, now)).toSorted(byUrgency);

const isAlert = ({ kind }: WorkItem): boolean => kind === 'safeguarding-alert';

const CALLED_FIRST_AT: ClockTime = '09:00';
const timeOf = ({ kind, due, callFirst }: WorkItem): string =>
  due ?? (callFirst && isCall(kind) ? CALLED_FIRST_AT : actionKinds[kind].usualTime);

/** Children who are called first, then what has waited longest, then by its time. */
const byUrgency = (a: WorkItem, b: WorkItem): number =>
  Number(b.callFirst) - Number(a.callFirst) ||
  byText(a.raisedFor, b.raisedFor) ||
  byText(timeOf(a), timeOf(b)) ||
  byText(a.reference, b.reference);

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
