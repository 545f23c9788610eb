/** What registers say of days under a plan, remembered while registers, plans and answers to disputes stand. */
import type { Moment } from '#shared/domain/basics/london-time.ts';
import { schoolDaysBetween } from '#shared/domain/basics/school-calendar.ts';
import { addDays, firstDayOfSchoolYear, schoolYearOf } from '#shared/domain/basics/school-date.ts';
import { daysUnderHealthPlans, illUnderPlans } from '#shared/domain/escalation/ill-under-plan.ts';
import {
  partTimeWithoutPlan,
  SCHOOL_DAYS_OF_C2,
  type PartTimeWithoutPlan,
} from '#shared/domain/escalation/plans-to-look-at.ts';
import { daysUnder } from '#shared/domain/roll/standing-plans.ts';
import { cachedDisputedMarks } from '../actions/cached-days-away.ts';
import type { Reading } from '../engine/data-memory.ts';
import { cachedCalendars } from '../people/cached-people.ts';
import { cachedPolicies } from '../people/escalation-policies.ts';
import type { School } from '../people/schools.ts';
import { madeOfRegisters } from '../registers/school-registers.ts';
import { cachedPlans } from '../roll/standing-plans.ts';

/** By pupil with a health plan today: sessions ill under one since September, as the policy counts them. */
export async function cachedIllUnderPlans(
  reading: Reading,
  school: School,
  moment: Moment,
): Promise<ReadonlyMap<number, number>> {
  const plans = (await cachedPlans(reading, [school.id])).get(school.id) ?? [];
  const days = daysUnderHealthPlans(plans, moment.today);
  if (days.size === 0) return new Map();
  const disputed = (await cachedDisputedMarks(reading, [school.id])).get(school.id);
  const policy = (await cachedPolicies(reading))(school.id, moment.today);
  const query = { from: firstDayOfSchoolYear(schoolYearOf(moment.today)), to: moment.today, moment };
  const what = `ill under ${JSON.stringify([...days])} but ${[...(disputed ?? [])].join()}`;
  const made = await madeOfRegisters(reading, [school], { ...query, what }, (registers) =>
    illUnderPlans(registers, query, policy, days, disputed),
  );
  return made.get(school.id) ?? new Map();
}

/** By pupil: sessions with C2 of late on which no part-time timetable stands. */
export async function cachedPartTimeWithoutPlan(
  reading: Reading,
  school: School,
  moment: Moment,
): Promise<ReadonlyMap<number, PartTimeWithoutPlan>> {
  const { today } = moment;
  const plans = (await cachedPlans(reading, [school.id])).get(school.id) ?? [];
  const timetables = plans.filter(({ kind }) => kind === 'part-time-timetable');
  const calendar = (await cachedCalendars(reading)).get(school.id) ?? [];
  const lately = schoolDaysBetween(calendar, addDays(today, -DAYS_LOOKED_BACK), today);
  const query = { from: lately.at(-SCHOOL_DAYS_OF_C2) ?? lately[0] ?? today, to: today, moment };
  const days = timetables.map((plan) => [plan.pupilId, daysUnder(plan)]);
  const what = `part-time but for ${JSON.stringify(days)}`;
  const made = await madeOfRegisters(reading, [school], { ...query, what }, (registers) =>
    partTimeWithoutPlan(registers, query, timetables),
  );
  return made.get(school.id) ?? new Map();
}

/** Far enough for the school days looked at, over a summer too. */
const DAYS_LOOKED_BACK = 90;
