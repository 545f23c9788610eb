/** Decides which of the day's actions a school's registers ask for, and which they no longer do. */
import {
  NO_MARK,
  isAbsent,
  isMissing,
  isPresent,
  showsRegisterCalled,
} from '../registers/attendance-codes.ts';
import {
  NOT_REACHED_BY,
  callChange,
  callKinds,
  callTimeHasCome,
  type ActionKind,
  type ActionStatus,
} from './call.ts';
import { isUnexplained } from '../registers/pupil-day.ts';
import type { ClockTime } from '../basics/london-time.ts';
import { sessions, type Session } from '../basics/session.ts';

export interface PupilToday {
  pupilId: number;
  registerGroup: string;
  vulnerable: boolean;
  marks: Record<Session, string>;
  /** Whole school days away in a row before today. */
  daysAwayBefore: number;
}

export interface ActionToday {
  id: string;
  kind: ActionKind;
  status: ActionStatus;
  subject: string;
  pupilId: number | null;
}

export type DayChange =
  | {
      change: 'raise';
      kind: ActionKind;
      subject: string;
      pupilId: number | null;
      registerGroup: string;
      callFirst: boolean;
      because: string;
    }
  | { change: 'withdraw' | 'reopen'; actionId: string };

export interface DayInput {
  time: ClockTime;
  /** Whether each session's register has closed. */
  closed: Record<Session, boolean>;
  pupils: readonly PupilToday[];
  actions: readonly ActionToday[];
  /** Pupils somebody of the family was spoken to about today. */
  reached: ReadonlySet<number>;
}

export function dayActions(day: DayInput): DayChange[] {
  const due = dueSessions(day);
  return [...absenceCalls(day, due), ...registerChecks(day), ...welcomes(day, due), ...alerts(day, due)];
}

type Due = (pupil: PupilToday) => Record<Session, boolean>;

function dueSessions(day: DayInput): Due {
  const called = new Set<string>();
  for (const pupil of day.pupils) {
    for (const session of sessions) {
      if (showsRegisterCalled(pupil.marks[session])) called.add(`${session} ${pupil.registerGroup}`);
    }
  }
  return (pupil) => ({
    AM: day.closed.AM || called.has(`AM ${pupil.registerGroup}`),
    PM: day.closed.PM || called.has(`PM ${pupil.registerGroup}`),
  });
}

function absenceCalls(day: DayInput, due: Due): DayChange[] {
  const calls = new Map<number, ActionToday>();
  const followUps = day.actions.filter(
    (action) => action.kind !== 'absence-call' && callKinds.includes(action.kind),
  );
  for (const action of day.actions)
    if (action.kind === 'absence-call' && action.pupilId !== null) calls.set(action.pupilId, action);
  const changes: DayChange[] = [];
  const unexplained = new Set<number>();
  for (const pupil of day.pupils) {
    const wanted = isUnexplained(pupil.marks, due(pupil));
    if (wanted) unexplained.add(pupil.pupilId);
    const known = calls.get(pupil.pupilId);
    calls.delete(pupil.pupilId);
    const change = callChange(known?.status ?? null, wanted, callTimeHasCome(pupil.vulnerable, day.time));
    if (change === 'raise') {
      changes.push({
        change,
        kind: 'absence-call',
        subject: `pupil ${pupil.pupilId}`,
        pupilId: pupil.pupilId,
        registerGroup: pupil.registerGroup,
        callFirst: pupil.vulnerable,
        because: 'Not in, and nobody has told us why yet (N).',
      });
    } else if (known && change !== 'nothing') changes.push({ change, actionId: known.id });
    else if (known?.status === 'done' && wanted && isPresent(pupil.marks.AM)) {
      changes.push(...awayAgain(pupil, followUps));
    }
  }
  const left = [...calls.values()];
  const noLonger = [...followUps, ...left].filter(
    (action) => action.status === 'open' && action.pupilId !== null && !unexplained.has(action.pupilId),
  );
  changes.push(...noLonger.map((action): DayChange => ({ change: 'withdraw', actionId: action.id })));
  return changes;
}

/** Settled in the morning, in for the morning's register, and away in the afternoon: the family is rung again. */
function awayAgain(pupil: PupilToday, followUps: readonly ActionToday[]): DayChange[] {
  const subject = `pupil ${pupil.pupilId} afternoon`;
  const known = followUps.find((action) => action.subject === subject);
  if (known) return known.status === 'withdrawn' ? [{ change: 'reopen', actionId: known.id }] : [];
  return [
    {
      change: 'raise',
      kind: 'call-again',
      subject,
      pupilId: pupil.pupilId,
      registerGroup: pupil.registerGroup,
      callFirst: pupil.vulnerable,
      because: 'In this morning, and not in this afternoon; nobody has told us why yet (N).',
    },
  ];
}

/** Only once a session's registers have begun to come in: before that, all of them are missing, and none is late. */
function registerChecks(day: DayInput): DayChange[] {
  const begun = new Set(
    sessions.filter((session) => day.pupils.some((pupil) => showsRegisterCalled(pupil.marks[session]))),
  );
  const missing = new Map<string, { registerGroup: string; session: Session; pupils: number }>();
  for (const pupil of day.pupils) {
    for (const session of sessions) {
      if (!day.closed[session] || !begun.has(session) || !isMissing(pupil.marks[session])) continue;
      const subject = `register ${session} ${pupil.registerGroup}`;
      const before = missing.get(subject);
      missing.set(subject, {
        registerGroup: pupil.registerGroup,
        session,
        pupils: (before?.pupils ?? 0) + 1,
      });
    }
  }
  const known = new Map(
    day.actions
      .filter((action) => action.kind === 'check-register')
      .map((action) => [action.subject, action]),
  );
  const changes: DayChange[] = [];
  for (const [subject, { registerGroup, session, pupils }] of missing) {
    const action = known.get(subject);
    if (action?.status === 'withdrawn') changes.push({ change: 'reopen', actionId: action.id });
    if (action) continue;
    const marks = pupils === 1 ? '1 mark is' : `${pupils} marks are`;
    changes.push({
      change: 'raise',
      kind: 'check-register',
      subject,
      pupilId: null,
      registerGroup,
      callFirst: false,
      because: `${marks} missing in the ${session === 'AM' ? 'morning' : 'afternoon'} register.`,
    });
  }
  for (const [subject, action] of known) {
    if (action.status === 'open' && !missing.has(subject))
      changes.push({ change: 'withdraw', actionId: action.id });
  }
  return changes;
}

/** After three days away a welcome back is an action; a shorter absence is a greeting on the tutor's page. */
export const DAYS_AWAY_FOR_WELCOME = 3;

function welcomes(day: DayInput, due: Due): DayChange[] {
  const known = new Set(
    day.actions.filter((action) => action.kind === 'welcome-back').map((action) => action.pupilId),
  );
  return day.pupils
    .filter((pupil) => pupil.daysAwayBefore >= DAYS_AWAY_FOR_WELCOME && !known.has(pupil.pupilId))
    .filter((pupil) => sessions.some((session) => due(pupil)[session] && isPresent(pupil.marks[session])))
    .map((pupil) => ({
      change: 'raise',
      kind: 'welcome-back',
      subject: `pupil ${pupil.pupilId}`,
      pupilId: pupil.pupilId,
      registerGroup: pupil.registerGroup,
      callFirst: false,
      because: `Back after ${pupil.daysAwayBefore} days away.`,
    }));
}

/** A vulnerable pupil, still not in and not explained, whose family no call has reached by 10.45 (domain: calls). */
function alerts(day: DayInput, due: Due): DayChange[] {
  if (day.time < NOT_REACHED_BY) return [];
  const rung = new Set(
    day.actions
      .filter((action) => action.kind === 'absence-call' && action.status !== 'withdrawn')
      .map((action) => action.pupilId),
  );
  const alerted = new Set(
    day.actions.filter((action) => action.kind === 'safeguarding-alert').map((action) => action.pupilId),
  );
  return day.pupils
    .filter((pupil) => pupil.vulnerable && rung.has(pupil.pupilId) && isUnexplained(pupil.marks, due(pupil)))
    .filter((pupil) => !day.reached.has(pupil.pupilId) && !alerted.has(pupil.pupilId))
    .map((pupil) => ({
      change: 'raise',
      kind: 'safeguarding-alert',
      subject: `pupil ${pupil.pupilId}`,
      pupilId: pupil.pupilId,
      registerGroup: pupil.registerGroup,
      callFirst: true,
      because: 'Not in, and nobody of the family has been reached by 10:45.',
    }));
}

/**
 * Whole school days away in a row, newest first: a day with an absence and no attended session counts, a day that
 * was not possible is passed over, any other day ends the row.
 */
export function daysAwayInARow(daysNewestFirst: readonly Record<Session, string>[]): number {
  let away = 0;
  for (const day of daysNewestFirst) {
    const marks = sessions.map((session) => day[session]);
    if (marks.some(isPresent)) break;
    if (marks.some(isAbsent)) away += 1;
    else if (marks.every((mark) => mark === NO_MARK)) break;
  }
  return away;
}
