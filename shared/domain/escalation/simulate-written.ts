/** Decides what would be proposed of one pupil whose family is written to before anybody meets, day by day. */
import {
  policyTermOf,
  schoolDaysBetween,
  type PolicyTerm,
  type SchoolCalendar,
} from '../basics/school-calendar.ts';
import { dayNumber, type SchoolDate } from '../basics/school-date.ts';
import { stageReached, type EscalationPolicy, type MeetingStage } from '../people/escalation-policy.ts';
import { SCHOOL_DAYS_OF_A_TEXT } from './text-first.ts';

/** Sessions missed that count, by the day's number. */
export type PupilWritten = Map<number, number>;

interface ProposedOn {
  day: number;
  what: 'messages' | 'byStage';
  stage: MeetingStage;
}

/** @param missed of one pupil */
export function simulateWritten(
  days: readonly SchoolDayOf[],
  policy: Pick<EscalationPolicy, 'stages'>,
  missed: PupilWritten,
): ProposedOn[] {
  const found: ProposedOn[] = [];
  let sessions = 0;
  let written: number | null = null;
  let held: { stage: number; term: number } = { stage: 0, term: 0 };
  const missedOn = days.map(({ day }) => missed.get(day) ?? 0);
  const missedUpTo = (index: number): number =>
    sum(missedOn.slice(Math.max(0, index + 1 - SCHOOL_DAYS_OF_A_TEXT), index + 1));
  for (const [index, { day, term }] of days.entries()) {
    const missedToday = missedOn[index] ?? 0;
    sessions += missedToday;
    const stage = stageReached(sessions, term, policy);
    if (stage === null || stage === 1) continue;
    const now = missedUpTo(index);
    const isNoBetter =
      written !== null && index - SCHOOL_DAYS_OF_A_TEXT >= written && now > 0 && now >= missedUpTo(written);
    if (stage === 2 && !isNoBetter) {
      if (written === null && held.stage === 0) {
        written = index;
        found.push({ day, what: 'messages', stage });
      }
      continue;
    }
    if (stage < held.stage || (stage === held.stage && term === held.term)) continue;
    if (held.stage > 0 && missedToday === 0) continue;
    held = { stage, term };
    found.push({ day, what: 'byStage', stage });
  }
  return found;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

export interface SchoolDayOf {
  /** The day's number. */
  day: number;
  term: PolicyTerm;
}

/** The school days of a year, each with its policy term. */
export const schoolDaysOf = (
  calendar: SchoolCalendar,
  { from, to }: { from: SchoolDate; to: SchoolDate },
): SchoolDayOf[] =>
  schoolDaysBetween(calendar, from, to).map((date) => ({
    day: dayNumber(date),
    term: policyTermOf(calendar, date),
  }));
