import type { ResultsFigures, ResultsGroup, TrustResults } from '#shared/contracts/figures/results.ts';
import { bandEdges } from '#shared/domain/figures/attendance-band.ts';
import { hasRight, seesWholeGroup } from '#shared/domain/people/permission.ts';
import { countRegisters } from '#shared/domain/registers/register-counts.ts';
import type { SchoolRegisters } from '#shared/domain/registers/school-registers.ts';
import { registersClosed } from '#shared/domain/registers/register-due.ts';
import type { Moment } from '#shared/domain/basics/london-time.ts';
import {
  addResults,
  gradedShare,
  meanProgress8,
  noResults,
  resultsByBand,
  type PupilResult,
  type ResultsByBand,
  type ResultsGroup as Sums,
} from '#shared/domain/figures/results-by-band.ts';
import { resultsShown } from '#shared/domain/figures/results-shown.ts';
import {
  addDays,
  firstDayOfSchoolYear,
  schoolYearOf,
  type SchoolDate,
} from '#shared/domain/basics/school-date.ts';
import type { Reading } from '#shared/store/engine/data-memory.ts';
import { resultsOf, yearsOfResults } from '#shared/store/figures/results.ts';
import { eachSchoolsRegisters } from '#shared/store/registers/school-registers.ts';
import type { School } from '#shared/store/people/schools.ts';
import type { StaffContext, StaffMember } from '../context.ts';
import { visibleSchools } from '../people/visible-schools.ts';

const EXAM_YEAR = 11;

/**
 * Year 11 of a school year by band of attendance over that year, with what they reached; the latest year with results
 * when none is asked. Whoever does not see a school's pupils is shown no group under 10.
 */
export async function trustResults(
  ctx: StaffContext,
  query: { schoolYear?: number | undefined },
): Promise<TrustResults> {
  const moment = ctx.moment;
  const reading = await ctx.reading();
  const schools = await visibleSchools(reading, ctx.actor);
  const years = await cachedYears(reading, schools);
  const schoolYear = query.schoolYear ?? years[0] ?? schoolYearOf(moment.today) - 1;
  const from = firstDayOfSchoolYear(schoolYear);
  const to = addDays(firstDayOfSchoolYear(schoolYear + 1), -1);
  const results = await cachedResults(reading, schools, { schoolYear, from, to }, moment);
  const counted = schools.flatMap((school) => {
    const own = results.get(school.id) ?? noResults();
    return own.all.pupils + own.withoutResult + own.withoutAttendance > 0 ? [{ school, own }] : [];
  });
  const sum = counted.reduce((all, { own }) => addResults(all, own), noResults());
  const isThisYear = schoolYear === schoolYearOf(moment.today);
  const open = counted.map(({ school }) =>
    isThisYear ? seesYear(ctx.actor, school.id) : hasRight(ctx.actor, 'see-pupils', school.id),
  );
  const shown = resultsShown(
    [...counted.map(({ own }) => figuresOf(own)), figuresOf(sum)],
    [...open, open.every(Boolean)],
  );
  return {
    schoolYear,
    years,
    from,
    to,
    edges: [...bandEdges],
    schools: counted.map(({ school }, index) => ({
      school: school.id,
      name: school.name,
      ...(shown[index] ?? figuresOf(noResults())),
    })),
    trust: shown.at(-1) ?? figuresOf(noResults()),
  };
}

const seesYear = (person: StaffMember, school: string): boolean =>
  seesWholeGroup(person, { school, tutorGroup: '', yearGroup: EXAM_YEAR, house: '' });

async function cachedYears(reading: Reading, schools: readonly School[]): Promise<number[]> {
  const bySchool = await reading.ofSchools(
    'years of results',
    schools.map(({ id }) => id),
    async (missing) => {
      const found = await yearsOfResults(reading.db, missing);
      return (school) => found.get(school) ?? [];
    },
  );
  return [...new Set([...bySchool.values()].flat())].sort((a, b) => b - a);
}

interface Span {
  schoolYear: number;
  from: SchoolDate;
  to: SchoolDate;
}

function cachedResults(
  reading: Reading,
  schools: readonly School[],
  { schoolYear, from, to }: Span,
  moment: Moment,
): Promise<Map<string, ResultsByBand>> {
  const schoolOf = new Map(schools.map((school) => [school.id, school]));
  // A year that is over does not hang on the day.
  const until = (id: string) =>
    moment.today > to ? '' : `${moment.today} ${registersClosed(schoolOf.get(id), moment)}`;
  return reading.ofSchools(
    (id) => `results by band ${schoolYear} ${until(id)}`,
    [...schoolOf.keys()],
    async (missing) => {
      const results = await resultsOf(reading.db, missing, schoolYear);
      const found = new Map<string, ResultsByBand>();
      await eachSchoolsRegisters(reading, missing, from, to, (school, registers) => {
        found.set(school, byBand(registers, { from, to, moment }, results.get(school) ?? new Map()));
      });
      return (school) => found.get(school) ?? noResults();
    },
    { withTrust: true },
  );
}

function byBand(
  registers: SchoolRegisters,
  query: { from: SchoolDate; to: SchoolDate; moment: Moment },
  results: ReadonlyMap<number, PupilResult>,
): ResultsByBand {
  const { pupils } = registers.roll;
  const counts = countRegisters(registers, {
    ...query,
    by: 'kind',
    groups: pupils.length,
    groupOf: (_pupil, { yearGroup }, index) => (yearGroup === EXAM_YEAR ? index : -1),
  });
  return resultsByBand(
    pupils.flatMap(({ id }, index) => {
      const attendance = counts.count(index);
      const result = results.get(id) ?? null;
      return attendance.possible > 0 || result ? [{ attendance, result }] : [];
    }),
  );
}

function figuresOf({ bands, all, withoutResult, withoutAttendance }: ResultsByBand): ResultsFigures {
  return { bands: bands.map(groupOf), all: groupOf(all), withoutResult, withoutAttendance };
}

function groupOf(sums: Sums): ResultsGroup {
  const share = (pupils: number) => ({ pupils, of: sums.graded, percent: gradedShare(pupils, sums.graded) });
  return {
    pupils: sums.pupils,
    progress8: { mean: meanProgress8(sums), of: sums.progress8.pupils },
    fourPlus: share(sums.fourPlus),
    fivePlus: share(sums.fivePlus),
  };
}
