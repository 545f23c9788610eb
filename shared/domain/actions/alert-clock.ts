/**
 * Decides who hears of a safeguarding alert, and when, while nobody has taken it. Times are in minutes from the moment
 * its clock began: when it was raised, or handed on. Source: the field's rules on alerts (two clocks).
 */
import type { AlertWaits } from '../people/alert-people.ts';
import type { ActionReason } from './action-reason.ts';

/** The parent believed the pupil was in school, or a child was not seen at a visit: the same in every school. */
export const ACT_NOW: AlertWaits = { deputy: 5, head: 10 };

/** Of vulnerable pupils not reached: those raised together are told of in one line. */
export const isOfBundle = ({ code }: Pick<ActionReason, 'code'>): boolean =>
  code === 'not-reached-by' || code === 'no-mark-by';

/** An exercise at set-up, or later: it goes its whole way, and every line and page says what it is. */
export const isDrill = ({ code }: Pick<ActionReason, 'code'>): boolean => code === 'drill';

/** The longest waits that are left where an alert was handed on before anybody had taken it: it has stood meanwhile. */
export function waitsLeft(
  { deputy, head }: AlertWaits,
  { since, untakenSince }: Pick<AlertState, 'since' | 'untakenSince'>,
): AlertWaits {
  const stood = (since - untakenSince) / MINUTE_MS;
  return { deputy: Math.max(0, deputy - stood), head: Math.max(0, head - stood) };
}

export const waitsOf = (reason: Pick<ActionReason, 'code'>, notReached: AlertWaits): AlertWaits =>
  isOfBundle(reason) ? notReached : ACT_NOW;

interface Hearer {
  staffId: string;
  isOff: boolean;
  /** Teams can write to them, as far as is known. */
  isReachable: boolean;
}

/** Who hears together. Infinity: only in place of others. */
export interface HearingStage {
  after: number;
  people: readonly Hearer[];
}

export interface HearingTime {
  staffId: string;
  after: number;
  /** hears: told at that time; the others hand their time to whoever comes next. */
  standing: 'hears' | 'off' | 'out-of-reach';
}

/**
 * When each hears. A stage of which nobody is there and in reach hands its time to the next one. On a day on which
 * everybody is off nobody counts as off: somebody has to hear.
 */
export function hearingTimes(stages: readonly HearingStage[]): HearingTime[] {
  const everybody = stages.filter(({ after }) => after !== Infinity).flatMap(({ people }) => people);
  const offCounts = everybody.some((person) => !person.isOff);
  let handedDown = Infinity;
  return stages.flatMap((stage) => {
    const after = Math.min(stage.after, handedDown);
    const times = stage.people.map(({ staffId, ...person }): HearingTime => {
      if (person.isOff && offCounts) return { staffId, after, standing: 'off' };
      return { staffId, after, standing: person.isReachable ? 'hears' : 'out-of-reach' };
    });
    if (times.some(({ standing }) => standing === 'hears')) handedDown = Infinity;
    else if (times.length > 0 || handedDown !== Infinity) handedDown = after;
    return times.filter((time) => time.after !== Infinity);
  });
}

const MINUTE_MS = 60_000;

export interface AlertState {
  /** When its clock began, in milliseconds. */
  since: number;
  /** Since when nobody has had it in hand; before `since` where it was handed on before anybody had taken it. */
  untakenSince: number;
  /** Who has it in hand; the clock stands still. */
  taken: { by: string; at: number } | null;
  /** Somebody has taken it, whoever has it now: then no undo of a call takes it away. */
  wasTaken: boolean;
  /** Whom it was handed to, who has not taken it yet. */
  handedTo: string | null;
  handedBy: string | null;
}

/** Who is to have heard of it by now, be they in reach or not; nobody of one that somebody has taken. */
export const dueBy = <Time extends HearingTime>(
  { since, taken }: Pick<AlertState, 'since' | 'taken'>,
  times: readonly Time[],
  now: number,
): Time[] =>
  taken ? [] : times.filter(({ standing, after }) => standing !== 'off' && dueAt(since, after) <= now);

export const dueAt = (since: number, after: number): number => since + Math.round(after * MINUTE_MS);

/** `report-taken-back`: whoever rang took back what they had reported; whoever took the alert decides. */
export const alertEventKinds = ['taken', 'handed-on', 'looked', 'report-taken-back'] as const;
export type AlertEventKind = (typeof alertEventKinds)[number];

/** What people have done about an alert, in the order in which they did it. */
export interface AlertEvent {
  what: AlertEventKind;
  by: string;
  /** In milliseconds. */
  at: number;
  /** Whom it was handed on to. */
  to: string | null;
}

/** How an alert stands. What was done before it was raised anew is of its former life. */
export function alertState(raisedAt: number, events: readonly AlertEvent[]): AlertState {
  const raised: AlertState = {
    since: raisedAt,
    untakenSince: raisedAt,
    taken: null,
    wasTaken: false,
    handedTo: null,
    handedBy: null,
  };
  return events.reduce((state, { what, by, at, to }): AlertState => {
    if (at < raisedAt) return state;
    if (what === 'taken')
      return { ...state, taken: { by, at }, wasTaken: true, handedTo: null, handedBy: null };
    if (what !== 'handed-on') return state;
    const untakenSince = state.taken ? at : state.untakenSince;
    return { ...state, since: at, untakenSince, taken: null, handedTo: to, handedBy: by };
  }, raised);
}

/** What is looked at before anything else, as the child may be in school after all. */
export const lookFirst = ['signed-out', 'elsewhere', 'period-1'] as const;
export type LookFirst = (typeof lookFirst)[number];
