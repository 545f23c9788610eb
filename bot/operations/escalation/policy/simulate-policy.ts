import type { PolicyInput } from '#shared/contracts/people/escalation-policy.ts';
import type { Simulation } from '#shared/contracts/escalation/proposals.ts';
import {
  addDays,
  firstDayOfSchoolYear,
  schoolYearOf,
  type SchoolDate,
} from '#shared/domain/basics/school-date.ts';
import { yearGroupCode } from '#shared/domain/basics/year-group.ts';
import { simulatePolicy, type Simulated } from '#shared/domain/escalation/simulate-policy.ts';
import type { EscalationPolicy } from '#shared/domain/people/escalation-policy.ts';
import { mayUse } from '#shared/domain/people/permission.ts';
import type { Caller } from '#shared/domain/people/who-rings.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { findSchool } from '#shared/store/people/schools.ts';
import { callersOf } from '#shared/store/people/staff.ts';
import { registersOf } from '#shared/store/registers/school-registers.ts';
import { mustBeAllowed } from '../../people/must-be-allowed.ts';
import type { StaffContext } from '../../context.ts';
import { mergedPolicy } from './set-policy.ts';

/** What a policy would propose over a school's registers of this school year, or of last year's, before it is saved. */
export async function simulateSchoolPolicy(
  ctx: StaffContext,
  { school: id, policy: input, year }: { school: string; policy: PolicyInput; year?: 'this' | 'last' },
): Promise<Simulation> {
  mustBeAllowed(mayUse(ctx.actor, 'set-school-policy', id), `the school ${id}`);
  // Counts of few pupils by week and year are for those who see the pupils.
  mustBeAllowed(mayUse(ctx.actor, 'see-pupils', id), 'how many pupils a policy would propose');
  const { today } = ctx.moment;
  const school = await findSchool(ctx.store.db, id);
  if (!school) throw new Problem('not-found', `The school ${id} was not found.`);
  const policy = await mergedPolicy(ctx, id, input);
  const days = daysOfYear(schoolYearOf(today) - (year === 'last' ? 1 : 0), today);
  const registers = (await registersOf(await ctx.reading(), [id], days.from, days.to)).get(id);
  const simulated: Simulated = registers
    ? simulatePolicy(registers, { ...days, moment: ctx.moment }, policy)
    : { weeks: [], byYear: new Map() };
  return {
    ...days,
    weeks: simulated.weeks,
    byYear: Object.fromEntries(
      [...simulated.byYear]
        .toSorted(([a], [b]) => a - b)
        .map(([yearGroup, byStage]) => [yearGroupCode(yearGroup), byStage]),
    ),
    load: loadOf(simulated, policy, await callersOf(ctx.store.db, id, today)),
  };
}

function daysOfYear(schoolYear: number, today: SchoolDate): { from: SchoolDate; to: SchoolDate } {
  const last = addDays(firstDayOfSchoolYear(schoolYear + 1), -1);
  return { from: firstDayOfSchoolYear(schoolYear), to: last < today ? last : today };
}

function loadOf(
  { weeks }: Pick<Simulated, 'weeks'>,
  { stages, meetingsAWeek }: EscalationPolicy,
  staff: readonly Caller[],
): Simulation['load'] {
  return [...Map.groupBy(stages, ({ who }) => who)].map(([who, ofWho]) => {
    const ofWeek = weeks.map(({ byStage }) => ofWho.reduce((sum, { stage }) => sum + byStage[stage], 0));
    const people = new Set(staff.filter(({ roles }) => roles.includes(who)).map(({ staffId }) => staffId))
      .size;
    return {
      who,
      people,
      meetings: ofWeek.reduce((sum, meetings) => sum + meetings, 0),
      mostInAWeek: Math.max(0, ...ofWeek),
      canHoldAWeek: people * meetingsAWeek[who],
    };
  });
}
