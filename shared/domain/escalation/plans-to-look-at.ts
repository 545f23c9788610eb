/**
 * Decides which plans of pupils are to be looked at: code C2 without a part-time timetable that stands, and plans whose
 * end or day of review has come or is near.
 */
import type { Moment } from '../basics/london-time.ts';
import { addDays, dateOfDayNumber, type SchoolDate } from '../basics/school-date.ts';
import { absencesInOrder } from '../registers/away/absences-in-order.ts';
import { codeAt } from '../registers/away/days-away.ts';
import type { SchoolRegisters } from '../registers/school-registers.ts';
import { isOver, standsOn, type StandingPlan } from '../roll/standing-plans.ts';

/** So many school days are looked back for C2. */
export const SCHOOL_DAYS_OF_C2 = 20;
const DAYS_AHEAD = 7;
/** A review held so long before its day is that review. */
const REVIEWED_EARLY_DAYS = 28;
const PART_TIME = 'C2';

export interface PartTimeWithoutPlan {
  sessions: number;
  since: SchoolDate;
}

/** By pupil, sessions with C2 on days on which no part-time timetable stands, and the first of them. */
export function partTimeWithoutPlan(
  registers: SchoolRegisters,
  query: { from: SchoolDate; to: SchoolDate; moment: Moment },
  plans: readonly StandingPlan[],
): Map<number, PartTimeWithoutPlan> {
  const timetables = Map.groupBy(
    plans.filter(({ kind }) => kind === 'part-time-timetable'),
    ({ pupilId }) => pupilId,
  );
  const { ids } = registers.roll.flat;
  const found = new Map<number, PartTimeWithoutPlan>();
  absencesInOrder(registers, query, (index, day, _half, unit) => {
    if (codeAt(unit) !== PART_TIME) return;
    const id = ids[index] ?? 0;
    const date = dateOfDayNumber(day);
    if (timetables.get(id)?.some((plan) => standsOn(plan, date))) return;
    const { sessions, since } = found.get(id) ?? { sessions: 0, since: date };
    found.set(id, { sessions: sessions + 1, since });
  });
  return found;
}

export interface PlanDue<Plan extends StandingPlan = StandingPlan> {
  plan: Plan;
  why: 'end' | 'review';
  /** The day that has come, or comes within a week. */
  day: SchoolDate;
}

/**
 * Each plan once, by the day that comes first.
 * @param lastReview when a review of the pupil's plan was last held
 */
export function plansDue<Plan extends StandingPlan>(
  plans: readonly Plan[],
  today: SchoolDate,
  lastReview: (pupilId: number) => SchoolDate | null,
): PlanDue<Plan>[] {
  const near = addDays(today, DAYS_AHEAD);
  return plans.flatMap((plan): PlanDue<Plan>[] => {
    const { pupilId, until, reviewBy } = plan;
    if (isOver(plan, today)) return [];
    const reviewed = lastReview(pupilId);
    const isReviewed =
      reviewBy !== null && reviewed !== null && reviewed >= addDays(reviewBy, -REVIEWED_EARLY_DAYS);
    if (reviewBy !== null && reviewBy <= near && !isReviewed && (until === null || today <= until))
      return [{ plan, why: 'review', day: reviewBy }];
    const isEnding = until !== null && until <= near && !plans.some((next) => follows(next, plan));
    return isEnding ? [{ plan, why: 'end', day: until }] : [];
  });
}

const follows = (next: StandingPlan, plan: StandingPlan): boolean =>
  next.pupilId === plan.pupilId && next.kind === plan.kind && next.endedOn === null && next.from > plan.from;
