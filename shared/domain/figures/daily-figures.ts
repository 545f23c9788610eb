/** Decides a school's figures of the day from counts per register, year and pupil premium. */
import { attendanceRate, type AttendanceRate } from '../registers/attendance-rate.ts';
import type { YearGroup } from '../basics/year-group.ts';
import { sessions, type Session } from '../basics/session.ts';
import { absentEstimate, allowedAbsent, onePupilPercent, type TargetHundredths } from '../targets/target.ts';

export interface SessionTally {
  /** Pupils with any mark, of whatever kind. */
  marked: number;
  /** Whether a mark of the whole register shows that it was called. */
  called: boolean;
  possible: number;
  attended: number;
}

/** One line of the day: pupils on roll who share a register, a year group and pupil premium. */
export interface GroupDay {
  registerGroup: string;
  yearGroup: YearGroup;
  pupilPremium: boolean;
  onRoll: number;
  AM: SessionTally;
  PM: SessionTally;
  /** Pupils absent in the morning and in the afternoon. */
  absentBoth: number;
}

export interface DailyTarget {
  cohort: 'pp' | 'all';
  hundredths: TargetHundredths;
}

export interface DailyFigures {
  sessions: Session[];
  cohort: { pp: number; all: number };
  rate: { pp: AttendanceRate; all: AttendanceRate; nonPp: AttendanceRate };
  allowed: number;
  absent: number | null;
  diff: number | null;
  diffIfMissingPresent: number | null;
  diffIfMissingAbsent: number | null;
  /** Pupils of the target's cohort with an absence in a session covered. */
  countedAbsent: number;
  registersMissing: number;
  missingMarks: number;
  missingMarksPp: number;
  onePupilPercent: number | null;
}

interface Side {
  onRoll: number;
  possible: number;
  attended: number;
  missing: number;
  countedAbsent: number;
}

const emptySide = (): Side => ({ onRoll: 0, possible: 0, attended: 0, missing: 0, countedAbsent: 0 });

/**
 * @param groups every line of the school's day: whether a register is due depends on all of its pupils
 * @param closed whether each session's register has closed
 * @param includes which lines the figures cover (years, phase)
 */
export function dailyFigures(
  groups: readonly GroupDay[],
  closed: Record<Session, boolean>,
  target: DailyTarget,
  includes: (group: GroupDay) => boolean = () => true,
): DailyFigures {
  const due = dueRegisters(groups, closed);
  const pp = emptySide();
  const nonPp = emptySide();
  const registers = new Map<string, { onRoll: number; marked: number }>();
  const covered = new Set<Session>();

  for (const group of groups) {
    if (!includes(group)) continue;
    const side = group.pupilPremium ? pp : nonPp;
    side.onRoll += group.onRoll;
    for (const session of sessions) {
      const key = registerKey(group.registerGroup, session);
      if (!due.has(key)) continue;
      const tally = group[session];
      side.possible += tally.possible;
      side.attended += tally.attended;
      side.missing += group.onRoll - tally.marked;
      if (tally.marked > 0) covered.add(session);
      const register = registers.get(key) ?? { onRoll: 0, marked: 0 };
      registers.set(key, { onRoll: register.onRoll + group.onRoll, marked: register.marked + tally.marked });
    }
    side.countedAbsent += absentPupils(group, due);
  }

  const all: Side = {
    onRoll: pp.onRoll + nonPp.onRoll,
    possible: pp.possible + nonPp.possible,
    attended: pp.attended + nonPp.attended,
    missing: pp.missing + nonPp.missing,
    countedAbsent: pp.countedAbsent + nonPp.countedAbsent,
  };
  const cohort = target.cohort === 'pp' ? pp : all;
  const allowed = allowedAbsent(cohort.onRoll, target.hundredths);
  const diffWith = (attended: number, possible: number): number | null => {
    const absent = absentEstimate(cohort.onRoll, attended, possible);
    return absent === null ? null : allowed - absent;
  };
  const hasMarks = cohort.possible > 0;

  return {
    sessions: sessions.filter((session) => covered.has(session)),
    cohort: { pp: pp.onRoll, all: all.onRoll },
    rate: { pp: attendanceRate(pp), all: attendanceRate(all), nonPp: attendanceRate(nonPp) },
    allowed,
    absent: absentEstimate(cohort.onRoll, cohort.attended, cohort.possible),
    diff: diffWith(cohort.attended, cohort.possible),
    diffIfMissingPresent: hasMarks
      ? diffWith(cohort.attended + cohort.missing, cohort.possible + cohort.missing)
      : null,
    diffIfMissingAbsent: hasMarks ? diffWith(cohort.attended, cohort.possible + cohort.missing) : null,
    countedAbsent: cohort.countedAbsent,
    registersMissing: [...registers.values()].filter(
      (register) => register.onRoll > 0 && register.marked === 0,
    ).length,
    missingMarks: all.missing,
    missingMarksPp: pp.missing,
    onePupilPercent: onePupilPercent(cohort.onRoll),
  };
}

const registerKey = (registerGroup: string, session: Session): string => `${session} ${registerGroup}`;

function dueRegisters(groups: readonly GroupDay[], closed: Record<Session, boolean>): Set<string> {
  const due = new Set<string>();
  for (const group of groups) {
    for (const session of sessions) {
      if (closed[session] || group[session].called) due.add(registerKey(group.registerGroup, session));
    }
  }
  return due;
}

function absentPupils(group: GroupDay, due: ReadonlySet<string>): number {
  const am = due.has(registerKey(group.registerGroup, 'AM'));
  const pm = due.has(registerKey(group.registerGroup, 'PM'));
  const absent = (due: boolean, { possible, attended }: SessionTally): number =>
    due ? possible - attended : 0;
  return absent(am, group.AM) + absent(pm, group.PM) - (am && pm ? group.absentBoth : 0);
}
