/** Decides in which order families are rung. */
import type { ClockTime } from '../../basics/london-time.ts';
import type { CallOrderRule } from '../../people/call-choices.ts';
import type { ActionKind } from '../action-kinds.ts';
import { isWaiting } from './try-again.ts';

/** What the order goes by, of the pupil of a call. */
export interface CallOrderFacts {
  yearGroup: number;
  premium: boolean;
  /** The school has named an adult for the pupil. */
  targeted: boolean;
  /** School days away running, today among them. */
  daysAway: number;
}

const MOST_DAYS = 99;
/** From 0 to 99: the lower, the sooner. */
const places: Readonly<Record<CallOrderRule, (facts: CallOrderFacts) => number>> = {
  'year-7': ({ yearGroup }) => (yearGroup === 7 ? 0 : 1),
  targeted: ({ targeted }) => (targeted ? 0 : 1),
  premium: ({ premium }) => (premium ? 0 : 1),
  'days-away': ({ daysAway }) => MOST_DAYS - Math.min(daysAway, MOST_DAYS),
};

/** A call's place by its school's order: the lower, the sooner. A whole number. */
export const callRank = (facts: CallOrderFacts, order: readonly CallOrderRule[]): number =>
  order.reduce((rank, rule) => rank * (MOST_DAYS + 1) + places[rule](facts), 0);

/** What is known of a call to put it in its place. */
interface CallToOrder {
  kind: ActionKind;
  callFirst: boolean;
  due: ClockTime | null;
  pupil?: { name: string } | null;
  call?: { rank: number } | null;
}

/** Families nobody has tried today, and children expected who have not come. */
const isFirstTry = (kind: ActionKind): boolean => kind === 'absence-call' || kind === 'not-arrived';

/**
 * Calls in the order to make them: pupils to call first, families not rung yet before another try, then the school's
 * order, then by name. Those that wait for their time stand below, by their times.
 */
export function inCallOrder<Call extends CallToOrder>(calls: readonly Call[], time: ClockTime): Call[] {
  const waits = (call: Call) => (isWaiting(call, time) ? 1 : 0);
  const rank = (call: Call) => (call.callFirst ? 0 : 2) + (isFirstTry(call.kind) ? 0 : 1);
  const name = (call: Call) => call.pupil?.name ?? '';
  return calls.toSorted(
    (a, b) =>
      waits(a) - waits(b) ||
      (isWaiting(a, time) ? (a.due ?? '').localeCompare(b.due ?? '') : 0) ||
      rank(a) - rank(b) ||
      (a.call?.rank ?? 0) - (b.call?.rank ?? 0) ||
      name(a).localeCompare(name(b), 'en'),
  );
}
