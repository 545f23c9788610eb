import type { TrustBands } from '#shared/contracts/figures/figures.ts';
import { bandEdges } from '#shared/domain/figures/attendance-band.ts';
import { BandTally } from '#shared/domain/figures/band-tally.ts';
import { phaseOf, type Phase } from '#shared/domain/basics/year-group.ts';
import { lastCalledDay } from '#shared/domain/registers/registers-called.ts';
import { countRegisters } from '#shared/domain/registers/register-counts.ts';
import type { SchoolRegisters } from '#shared/domain/registers/school-registers.ts';
import type { Moment } from '#shared/domain/basics/london-time.ts';
import {
  earlierOf,
  firstDayOfSchoolYear,
  schoolYearOf,
  type SchoolDate,
} from '#shared/domain/basics/school-date.ts';
import { rolledOn } from '#shared/domain/roll/school-roll.ts';
import { roundedQuotient } from '#shared/domain/basics/whole-number.ts';
import { madeOfRegisters } from '#shared/store/registers/school-registers.ts';
import type { StaffContext } from '../context.ts';
import { dataTime } from './data-time.ts';
import { mustBeRange, mustHaveCome } from '../basics/date-range.ts';
import { visibleSchools } from '../people/visible-schools.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import type { Reading } from '#shared/store/engine/data-memory.ts';
import type { School } from '#shared/store/people/schools.ts';
import { bandsByTheWeekText } from '#shared/wording/figures/disclosure-text.ts';
import { disclosureFor, phaseIncludes, type Disclosure, type Range } from './disclosure/disclosure.ts';

interface BandsQuery {
  from: SchoolDate;
  to: SchoolDate;
  phase?: Phase | undefined;
}

/**
 * How many pupils on roll on the last day lie in each band over a range of days (the school year so far when none is
 * asked); pupils without a possible session lie in none.
 */
export async function trustBands(ctx: StaffContext, query: Partial<BandsQuery>): Promise<TrustBands> {
  const moment = ctx.moment;
  mustHaveCome('from', query.from, moment.today);
  const reading = await ctx.reading();
  const schools = await visibleSchools(reading, ctx.actor);
  const { disclosure, from, to } = await yearToDate(ctx, reading, schools, query);
  const isLimited = schools.some(({ id }) => !disclosure.seesAll(id));
  const what = `bands ${query.phase} ${isLimited}`;
  const tallies = await madeOfRegisters(reading, schools, { what, from, to, moment }, (registers) =>
    tallied(registers, { from, to, phase: query.phase, isLimited }, moment),
  );
  const total = new BandTally();
  const includes = phaseIncludes(query.phase);
  const told = (of: BandTally, ids: readonly string[]): TrustBands['trust'] => {
    const hidden = disclosure.hiddenText({
      schools: ids,
      includes,
      side: 'all',
      from,
      to,
      since: disclosure.lastSchoolWeek(ids, to),
    });
    return hidden === null ? { ...shares(of), hidden } : { ...NOT_TOLD, hidden };
  };
  const rows = schools.map((school) => {
    const tally = tallies.get(school.id) ?? new BandTally();
    total.addAll(tally);
    return { school: school.id, name: school.name, ...told(tally, [school.id]) };
  });
  const asOf = await dataTime(reading, schools, to);
  const ids = schools.map(({ id }) => id);
  return { from, to, asOf, edges: [...bandEdges], schools: rows, trust: told(total, ids) };
}

const NOT_TOLD = {
  pupils: null,
  counts: null,
  percents: null,
  persistentlyAbsent: null,
  severelyAbsent: null,
  missingMarks: null,
};

/** The days asked for; whoever does not see all of the pupils is told of the school year, up to the end of a week. */
async function yearToDate(
  ctx: StaffContext,
  reading: Reading,
  schools: readonly School[],
  query: Partial<BandsQuery>,
): Promise<Range & { disclosure: Disclosure }> {
  const { moment } = ctx;
  const ids = schools.map(({ id }) => id);
  const latest = query.to ?? moment.today;
  const days = { from: firstDayOfSchoolYear(schoolYearOf(latest) - 1), to: latest };
  const disclosure = await disclosureFor(reading, ctx.actor, moment, days);
  const isLimited = ids.some((id) => !disclosure.seesAll(id));
  const to = query.to ?? (isLimited ? disclosure.lastWholeWeek(ids, moment.today) : moment.today);
  const first = firstDayOfSchoolYear(schoolYearOf(to));
  const from = query.from ?? earlierOf(first, to);
  mustBeRange(from, to);
  if (isLimited && (from !== first || !disclosure.isWholeWeeks(ids, { from, to })))
    throw new Problem('forbidden', bandsByTheWeekText);
  return { disclosure, from, to };
}

function tallied(
  registers: SchoolRegisters,
  { from, to, phase, isLimited }: BandsQuery & { isLimited: boolean },
  moment: Moment,
): BandTally {
  const on = isLimited ? lastCalledDay(registers, from, to) : to;
  const { pupils } = registers.roll;
  const counted = pupils.map((pupil) => {
    const membership = rolledOn(pupil, on);
    return membership !== null && (!phase || phaseOf(membership.yearGroup) === phase);
  });
  const counts = countRegisters(registers, {
    from,
    to,
    moment,
    by: 'kind',
    groups: pupils.length,
    groupOf: (_pupil, _membership, index) => (counted[index] ? index : -1),
  });
  const tally = new BandTally();
  pupils.forEach((_pupil, index) => tally.add(counts.count(index)));
  // Of the pupils of each day: those of the last day's pupils alone would tell of who has left.
  if (isLimited) tally.missingMarks = missingOf(registers, { from, to, phase }, moment);
  return tally;
}

function missingOf(registers: SchoolRegisters, { from, to, phase }: BandsQuery, moment: Moment): number {
  const counts = countRegisters(registers, {
    from,
    to,
    moment,
    by: 'kind',
    groups: 1,
    groupOf: (_pupil, { yearGroup }) => (!phase || phaseOf(yearGroup) === phase ? 0 : -1),
  });
  return counts.count(0).missing;
}

function shares(tally: BandTally) {
  const { counts, pupils, persistentlyAbsent, severelyAbsent, missingMarks } = tally;
  return {
    pupils,
    counts,
    persistentlyAbsent,
    severelyAbsent,
    missingMarks,
    percents: counts.map((count) => (pupils === 0 ? 0 : roundedQuotient(count * 100, pupils, 0))),
  };
}
