/**
 * Decides which plans stand for a pupil on a day: a health plan, or a part-time timetable, which has an end. Source:
 * "Working together to improve school attendance": a part-time timetable is for a time, with an end date.
 */
import { addDays, earlierOf, type SchoolDate } from '../basics/school-date.ts';
import { overlap } from '../people/caseload.ts';

export const planKinds = ['health-plan', 'part-time-timetable'] as const;
export type PlanKind = (typeof planKinds)[number];

interface PlanDays {
  kind: PlanKind;
  from: SchoolDate;
  /** The last day of it; null: until somebody ends it. */
  until: SchoolDate | null;
  /** The day by which it is looked at again. */
  reviewBy: SchoolDate | null;
}

export interface StandingPlan extends PlanDays {
  id: string;
  pupilId: number;
  recordedOn: SchoolDate;
  /** The day on which somebody ended it, which is the first without it. */
  endedOn: SchoolDate | null;
}

export interface DaySpan {
  from: SchoolDate;
  until: SchoolDate | null;
}

/** The days on which it stands; null: on none, as one that is ended on the day it was recorded was a mistake. */
export function daysUnder({ from, until, recordedOn, endedOn }: Omit<StandingPlan, 'id'>): DaySpan | null {
  if (endedOn === null) return { from, until };
  const last = earlierOf(addDays(endedOn, -1), until ?? endedOn);
  return endedOn <= recordedOn || last < from ? null : { from, until: last };
}

export const isWithin = ({ from, until }: DaySpan, day: SchoolDate): boolean =>
  from <= day && (until === null || day <= until);

export function standsOn(plan: StandingPlan, day: SchoolDate): boolean {
  const days = daysUnder(plan);
  return days !== null && isWithin(days, day);
}

export type PlanFault =
  'no-end' | 'ends-before-it-begins' | 'looked-at-before-it-begins' | 'looked-at-after-its-end';

/** Why a plan cannot be recorded as it is written; null: it can. */
export function planFault({ kind, from, until, reviewBy }: PlanDays): PlanFault | null {
  if (kind === 'part-time-timetable' && until === null) return 'no-end';
  if (until !== null && until < from) return 'ends-before-it-begins';
  if (reviewBy === null) return null;
  if (reviewBy < from) return 'looked-at-before-it-begins';
  return until !== null && reviewBy > until ? 'looked-at-after-its-end' : null;
}

/** One of the same kind that has a day in common with it. */
export function planBeside<Plan extends StandingPlan>(
  known: readonly Plan[],
  wish: Pick<StandingPlan, 'kind' | 'from' | 'until'> & { id?: string },
): Plan | undefined {
  return known.find((plan) => {
    const days = daysUnder(plan);
    return plan.id !== wish.id && plan.kind === wish.kind && days !== null && overlap(days, wish);
  });
}

/** A plan whose end has come is still told of for so long, as nobody may have looked. */
const DAYS_TOLD_AFTER_ITS_END = 28;

/** Ended by somebody, or long past its end. */
export const isOver = (
  { until, endedOn }: Pick<StandingPlan, 'until' | 'endedOn'>,
  today: SchoolDate,
): boolean => endedOn !== null || (until !== null && addDays(until, DAYS_TOLD_AFTER_ITS_END) < today);

/** Pupils with a health plan that stands on the day. */
export const underHealthPlan = (plans: readonly StandingPlan[], day: SchoolDate): Set<number> =>
  new Set(
    plans.filter((plan) => plan.kind === 'health-plan' && standsOn(plan, day)).map(({ pupilId }) => pupilId),
  );
