import type { TrustGaps } from '#shared/contracts/figures/figures.ts';
import { attendanceGap, attendanceRate } from '#shared/domain/registers/attendance-rate.ts';
import { usualNationalGap } from '#shared/domain/targets/national-gap.ts';
import { phaseOf, type Phase } from '#shared/domain/basics/year-group.ts';
import {
  addCount,
  countRegisters,
  noRegisterCount,
  type RegisterCount,
} from '#shared/domain/registers/register-counts.ts';
import { earlierOf, mondayOf, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { cachedNationalGap } from '#shared/store/targets/national-gap.ts';
import { madeOfRegisters } from '#shared/store/registers/school-registers.ts';
import type { StaffContext } from '../context.ts';
import { dataTime } from './data-time.ts';
import { mustBeRange, mustHaveCome } from '../basics/date-range.ts';
import { visibleSchools } from '../people/visible-schools.ts';

interface Sides {
  pp: RegisterCount;
  nonPp: RegisterCount;
}
const noSides = (): Sides => ({ pp: noRegisterCount(), nonPp: noRegisterCount() });

/** Pupil premium and other pupils over a range of days (this week when none is asked), by school and for the trust. */
export async function trustGaps(
  ctx: StaffContext,
  query: { from?: SchoolDate | undefined; to?: SchoolDate | undefined; phase?: Phase | undefined },
): Promise<TrustGaps> {
  const moment = ctx.moment;
  mustHaveCome('from', query.from, moment.today);
  const to = query.to ?? moment.today;
  const from = query.from ?? earlierOf(mondayOf(moment.today), to);
  mustBeRange(from, to);
  const reading = await ctx.reading();
  const schools = await visibleSchools(reading, ctx.actor);
  const what = `gaps ${query.phase}`;
  const counts = await madeOfRegisters(reading, schools, { what, from, to, moment }, (registers): Sides => {
    const counted = countRegisters(registers, {
      from,
      to,
      moment,
      by: 'kind',
      groups: 2,
      groupOf: (_pupil, { yearGroup, pupilPremium }) =>
        query.phase && phaseOf(yearGroup) !== query.phase ? -1 : pupilPremium ? 0 : 1,
    });
    return { pp: counted.count(0), nonPp: counted.count(1) };
  });
  const total = noSides();
  for (const { pp, nonPp } of counts.values()) {
    addCount(total.pp, pp);
    addCount(total.nonPp, nonPp);
  }
  return {
    from,
    to,
    asOf: await dataTime(reading, schools, to),
    schools: schools.map((school) => ({
      school: school.id,
      name: school.name,
      ...gapFigures(counts.get(school.id) ?? noSides()),
    })),
    trust: gapFigures(total),
    national: (await cachedNationalGap(reading, moment.today)) ?? usualNationalGap,
  };
}

function gapFigures({ pp, nonPp }: Sides) {
  const all = addCount({ ...pp }, nonPp);
  return {
    pp: attendanceRate(pp),
    nonPp: attendanceRate(nonPp),
    all: attendanceRate(all),
    gap: attendanceGap(pp, nonPp),
    missingMarks: all.missing,
    missingMarksPp: pp.missing,
  };
}
