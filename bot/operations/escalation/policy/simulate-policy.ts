import type { PolicyInput } from '#shared/contracts/people/escalation-policy.ts';
import type { Simulation, TrustSimulation } from '#shared/contracts/escalation/proposals.ts';
import {
  addDays,
  firstDayOfSchoolYear,
  schoolYearOf,
  type SchoolDate,
} from '#shared/domain/basics/school-date.ts';
import { yearGroupCode } from '#shared/domain/basics/year-group.ts';
import { loadOf, toTen, toTens, totalOf } from '#shared/domain/escalation/simulated-load.ts';
import { simulatePolicy, type Simulated } from '#shared/domain/escalation/simulate-policy.ts';
import type { EscalationPolicy } from '#shared/domain/people/escalation-policy.ts';
import { EVERY_SCHOOL, mayUse } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { cachedOverTenLastYear } from '#shared/store/escalation/cached-text-first.ts';
import { policyOn } from '#shared/store/people/escalation-policies.ts';
import { allSchools, findSchool, type School } from '#shared/store/people/schools.ts';
import { callersOf } from '#shared/store/people/staff.ts';
import { registersOf } from '#shared/store/registers/school-registers.ts';
import { mustBeAllowed } from '../../people/must-be-allowed.ts';
import type { StaffContext } from '../../context.ts';
import { mergedPolicy } from './set-policy.ts';

type Year = 'this' | 'last' | undefined;

/** What a policy would propose over a school's registers of this school year, or of last year's, before it is saved. */
export async function simulateSchoolPolicy(
  ctx: StaffContext,
  { school: id, policy: input, year }: { school: string; policy: PolicyInput; year?: Year },
): Promise<Simulation> {
  mustBeAllowed(mayUse(ctx.actor, 'set-school-policy', id), `the school ${id}`);
  // Counts of few pupils by week and year are for those who see the pupils.
  mustBeAllowed(mayUse(ctx.actor, 'see-pupils', id), 'how many pupils a policy would propose');
  const school = await findSchool(ctx.store.db, id);
  if (!school) throw new Problem('not-found', `The school ${id} was not found.`);
  const policy = await mergedPolicy(ctx, id, input);
  const days = daysOfYear(ctx, year);
  const simulated = await simulateAt(ctx, school, { policy, days });
  return {
    ...days,
    weeks: simulated.weeks,
    byYear: Object.fromEntries(
      [...simulated.byYear]
        .toSorted(([a], [b]) => a - b)
        .map(([yearGroup, proposed]) => [yearGroupCode(yearGroup), proposed]),
    ),
    load: loadOf(simulated.weeks, policy, await callersOf(ctx.store.db, id, ctx.moment.today)),
  };
}

/**
 * What a policy of the trust's would propose at each school over a year. Counts are told to the nearest ten: whoever sets
 * it may see no pupil.
 */
export async function simulateTrustPolicy(
  ctx: StaffContext,
  { policy: input, year }: { policy: PolicyInput; year?: Year },
): Promise<TrustSimulation> {
  mustBeAllowed(
    mayUse(ctx.actor, 'set-trust-policy', EVERY_SCHOOL) === 'yes' ? 'yes' : 'no',
    'the trust’s policy',
  );
  const { db } = ctx.store;
  const { today } = ctx.moment;
  const policy = await mergedPolicy(ctx, EVERY_SCHOOL, input);
  const days = daysOfYear(ctx, year);
  const schools: TrustSimulation['schools'] = [];
  for (const school of await allSchools(db)) {
    const { weeks } = await simulateAt(ctx, school, { policy, days });
    schools.push({
      school: school.id,
      name: school.name,
      varies: (await policyOn(db, school.id, today)).of === 'school',
      ...toTens(totalOf(weeks)),
      load: loadOf(weeks, policy, await callersOf(db, school.id, today)).map((one) => ({
        ...one,
        meetings: toTen(one.meetings),
        mostInAWeek: toTen(one.mostInAWeek),
      })),
    });
  }
  return { ...days, schools };
}

async function simulateAt(
  ctx: StaffContext,
  school: School,
  { policy, days }: { policy: EscalationPolicy; days: { from: SchoolDate; to: SchoolDate } },
): Promise<Simulated> {
  const reading = await ctx.reading();
  const registers = (await registersOf(reading, [school.id], days.from, days.to)).get(school.id);
  if (!registers) return { weeks: [], byYear: new Map() };
  // Of the year before the one that is tried.
  const then = { ...ctx.moment, today: days.to };
  const overTen = policy.textFirst ? await cachedOverTenLastYear(reading, school, then) : undefined;
  return simulatePolicy(registers, { ...days, moment: ctx.moment }, policy, overTen);
}

function daysOfYear({ moment: { today } }: StaffContext, year: Year): { from: SchoolDate; to: SchoolDate } {
  const schoolYear = schoolYearOf(today) - (year === 'last' ? 1 : 0);
  const last = addDays(firstDayOfSchoolYear(schoolYear + 1), -1);
  return { from: firstDayOfSchoolYear(schoolYear), to: last < today ? last : today };
}
