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
import { schoolsTogetherText } from '#shared/wording/figures/disclosure-text.ts';
import { disclosureFor, phaseIncludes, type Reader } from './disclosure/disclosure.ts';
import { schoolsTold } from './disclosure/told-together.ts';

interface Sides {
  pp: RegisterCount;
  nonPp: RegisterCount;
}
const noSides = (): Sides => ({ pp: noRegisterCount(), nonPp: noRegisterCount() });

/** Pupil premium and other pupils over a range of days (this week when none is asked), by school and for the trust. */
export async function trustGaps(
  ctx: StaffContext,
  query: {
    from?: SchoolDate | undefined;
    to?: SchoolDate | undefined;
    phase?: Phase | undefined;
    /** For whom, where it is not the one who asks. */
    reader?: Reader;
  },
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
  for (const sides of counts.values()) addSides(total, sides);
  const ids = schools.map(({ id }) => id);
  const includes = phaseIncludes(query.phase);
  const disclosure = await disclosureFor(reading, query.reader ?? ctx.actor, moment, { from, to });
  const told = schoolsTold(disclosure, ids, includes, { from, to });
  const isTold = (side: 'all' | 'premium'): boolean =>
    disclosure.isTold({ schools: ids, includes, side, from, to });
  const hidden = (some: readonly string[]): string | null =>
    disclosure.hiddenText(
      ...(['all', 'premium'] as const).map((side) => ({
        schools: some,
        includes,
        side,
        from,
        to,
        hasCompanies: true,
      })),
    );
  const companies = Map.groupBy(told.together, ({ schools: some }) => some.join('+'));
  return {
    from,
    to,
    asOf: await dataTime(reading, schools, to),
    schools: [
      ...schools.map(({ id, name }) => {
        const [all, premium] = [told.own(id, 'all'), told.own(id, 'premium')];
        return {
          school: id,
          name,
          together: null,
          ...gapFigures(counts.get(id) ?? noSides(), all, premium),
          hidden: hidden([id]),
        };
      }),
      ...[...companies].map(([school, some]) => {
        const members = schools.filter(({ id }) => some[0]?.schools.includes(id));
        const sum = members.reduce(
          (sides, { id }) => addSides(sides, counts.get(id) ?? noSides()),
          noSides(),
        );
        const tells = (side: 'all' | 'premium'): boolean => some.some((one) => one.side === side);
        return {
          school,
          name: `${schoolsTogetherText(members.length)} (${members.map(({ name }) => name).join(', ')})`,
          together: members.map(({ id }) => id),
          ...gapFigures(sum, tells('all'), tells('premium'), true),
          hidden: null,
        };
      }),
    ],
    trust: {
      ...gapFigures(total, isTold('all'), isTold('premium')),
      hidden: hidden(ids),
    },
    national: (await cachedNationalGap(reading, moment.today)) ?? usualNationalGap,
  };
}

function addSides(sum: Sides, { pp, nonPp }: Sides): Sides {
  addCount(sum.pp, pp);
  addCount(sum.nonPp, nonPp);
  return sum;
}

/** @param both whether the others are told where their pupil premium is, though all of them are told elsewhere */
function gapFigures({ pp, nonPp }: Sides, tellsAll: boolean, tellsPremium: boolean, both = tellsAll) {
  const all = addCount({ ...pp }, nonPp);
  const sides = tellsPremium && both;
  return {
    pp: tellsPremium ? attendanceRate(pp) : null,
    nonPp: sides ? attendanceRate(nonPp) : null,
    all: tellsAll ? attendanceRate(all) : null,
    gap: sides ? attendanceGap(pp, nonPp) : null,
    missingMarks: tellsAll ? all.missing : null,
    missingMarksPp: tellsPremium ? pp.missing : null,
  };
}
