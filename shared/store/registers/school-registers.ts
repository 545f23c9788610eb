/** Schools' registers as figures are counted from them: roll, calendar and weeks, remembered until they change. */
import type { SpecialNeeds } from '#shared/domain/roll/pupil-groups.ts';
import {
  emptyWeekOfRegisters,
  type SchoolRegisters,
  type WeekOfRegisters,
} from '#shared/domain/registers/school-registers.ts';
import { BYTES_OF_A_PUPILS_SUMS, RunningSums } from '#shared/domain/registers/running-sums.ts';
import { mondaysBetween, schoolYearOf, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { schoolRoll, type EnteredPupil, type SchoolRoll } from '#shared/domain/roll/school-roll.ts';
import { registersClosed } from '#shared/domain/registers/register-due.ts';
import type { Moment } from '#shared/domain/basics/london-time.ts';
import { PlainError } from '../../domain/basics/plain-error.ts';
import type { Reading } from '../engine/data-memory.ts';
import { inPieces } from '../engine/in-pieces.ts';
import type { Db, Tx } from '../engine/open-store.ts';
import type { School } from '../people/schools.ts';
import { readWeeks } from './school-weeks.ts';
import { cachedCalendars, cachedSchools } from '../people/cached-people.ts';

/** With a share of what a class has alike. */
const BYTES_OF_A_PUPIL = 160;
/** Few enough that their year of registers is no burden beside what is remembered. */
const SCHOOLS_AT_ONCE = 100;

/** Every school's registers of the weeks that hold these days. */
export async function registersOf(
  reading: Reading,
  schools: readonly string[],
  from: SchoolDate,
  to: SchoolDate,
): Promise<Map<string, SchoolRegisters>> {
  const weeks = mondaysBetween(from, to);
  const rolls = await cachedRolls(reading, schools);
  const calendarOf = await cachedCalendars(reading);
  const schoolOf = new Map((await cachedSchools(reading)).map((school) => [school.id, school]));
  const marked = await cachedWeeks(reading, schools, weeks);
  const sums = await cachedSums(reading, rolls, weeks);
  const found = new Map<string, SchoolRegisters>();
  for (const school of schools) {
    const stored = schoolOf.get(school);
    const roll = rolls.get(school);
    if (!stored || !roll) continue;
    found.set(school, {
      roll,
      calendar: calendarOf.get(school) ?? [],
      closing: stored.closing,
      weeks: marked.get(school) ?? new Map<SchoolDate, WeekOfRegisters>(),
      sums: sums.get(school) ?? new Map<number, RunningSums>(),
    });
  }
  return found;
}

/** The same a few schools at a time, so that a trust of any size is counted in little memory. */
export async function eachSchoolsRegisters(
  reading: Reading,
  schools: readonly string[],
  from: SchoolDate,
  to: SchoolDate,
  use: (school: string, registers: SchoolRegisters) => void,
): Promise<void> {
  for (const some of inPieces(schools, SCHOOLS_AT_ONCE))
    for (const [school, registers] of await registersOf(reading, some, from, to)) use(school, registers);
}

/**
 * What is made of each school's registers of some days, as they are due at a moment; remembered until registers,
 * calendars, settings or targets change, or another of today's registers closes.
 * @param asked.what tells it from everything else made of registers
 */
export async function madeOfRegisters<Made>(
  reading: Reading,
  schools: readonly School[],
  query: { what: string; from: SchoolDate; to: SchoolDate; moment: Moment },
  make: (registers: SchoolRegisters, school: School) => Made,
): Promise<Map<string, Made>> {
  const { what, from, to, moment } = query;
  const schoolOf = new Map(schools.map((school) => [school.id, school]));
  return reading.ofSchools(
    (id) => `${what} ${from} ${to} at ${moment.today} ${registersClosed(schoolOf.get(id), moment)}`,
    [...schoolOf.keys()],
    async (missing) => {
      const made = new Map<string, Made>();
      await eachSchoolsRegisters(reading, missing, from, to, (id, registers) => {
        const school = schoolOf.get(id);
        if (school) made.set(id, make(registers, school));
      });
      return (id) => {
        if (!made.has(id)) throw new PlainError(`There are no registers of the school ${id}`);
        return made.get(id) as Made;
      };
    },
    { withTrust: true },
  );
}

async function cachedWeeks(
  reading: Reading,
  schools: readonly string[],
  weeks: readonly SchoolDate[],
): Promise<Map<string, Map<SchoolDate, WeekOfRegisters>>> {
  const parts = schools.flatMap((school) => weeks.map((week) => ({ school, week, what: `week ${week}` })));
  const cached = await reading.parts(parts, async (missing) => {
    const rows = await readWeeks(
      reading.db,
      [...new Set(missing.map(({ school }) => school))],
      [...new Set(missing.map(({ week }) => week))],
    );
    const found = new Map(rows.map((row) => [`${row.school} ${row.week}`, row.registers]));
    return ({ school, week }) => {
      const value = found.get(`${school} ${week}`) ?? emptyWeekOfRegisters;
      return { value, bytes: value.pupils.byteLength + value.marks.byteLength };
    };
  });
  const bySchool = new Map<string, Map<SchoolDate, WeekOfRegisters>>();
  for (const [{ school, week }, registers] of cached) {
    const ofSchool = bySchool.get(school) ?? new Map<SchoolDate, WeekOfRegisters>();
    bySchool.set(school, ofSchool.set(week, registers));
  }
  return bySchool;
}

/** Where each school's weeks are added up, by school year; they grow as they are asked for. */
async function cachedSums(
  reading: Reading,
  rolls: ReadonlyMap<string, SchoolRoll>,
  weeks: readonly SchoolDate[],
): Promise<Map<string, Map<number, RunningSums>>> {
  const years = [...new Set(weeks.map(schoolYearOf))];
  const parts = [...rolls.keys()].flatMap((school) =>
    years.map((year) => ({ school, year, what: `sums of ${year}` })),
  );
  const bytesOf = (school: string): number =>
    BYTES_OF_A_PUPILS_SUMS * (rolls.get(school)?.pupils.length ?? 0);
  const cached = await reading.parts(
    parts,
    async () =>
      ({ school }) => ({ value: new RunningSums(), bytes: bytesOf(school) }),
    { on: 'roll' },
  );
  const bySchool = new Map<string, Map<number, RunningSums>>();
  for (const [{ school, year }, sums] of cached)
    bySchool.set(school, (bySchool.get(school) ?? new Map<number, RunningSums>()).set(year, sums));
  return bySchool;
}

/** Everybody who has ever been entered at each school, with roll dates and groups. */
export async function cachedRolls(
  reading: Reading,
  schools: readonly string[],
): Promise<Map<string, SchoolRoll>> {
  const parts = schools.map((school) => ({ school, what: 'roll' }));
  const cached = await reading.parts(
    parts,
    async (missing) => {
      const rolls = await readRolls(
        reading.db,
        missing.map(({ school }) => school),
      );
      return ({ school }) => {
        const value = rolls.get(school) ?? schoolRoll([]);
        return { value, bytes: BYTES_OF_A_PUPIL * value.pupils.length };
      };
    },
    { on: 'roll' },
  );
  return new Map([...cached].map(([{ school }, roll]) => [school, roll]));
}

export async function readRolls(db: Db | Tx, schools: readonly string[]): Promise<Map<string, SchoolRoll>> {
  // Two plain readings joined here: the embedded store knows too little of its tables to join them well.
  const pupils = await db
    .selectFrom('pupil')
    .select([
      'school_id',
      'pupil_id',
      'start_date',
      'leaving_date',
      'eal',
      'looked_after',
      'social_worker',
      'youth_offending_worker',
      'young_carer',
      'medical_need',
    ])
    .where('school_id', 'in', schools)
    .execute();
  const memberships = await db
    .selectFrom('pupil_membership')
    .selectAll()
    .where('school_id', 'in', schools)
    .orderBy('starts')
    .execute();
  type Entered = EnteredPupil & { memberships: EnteredPupil['memberships'][number][] };
  const found = new Map<string, Map<number, Entered>>(
    schools.map((school) => [school, new Map<number, Entered>()]),
  );
  for (const row of pupils)
    found.get(row.school_id)?.set(row.pupil_id, {
      id: row.pupil_id,
      startDate: row.start_date,
      leavingDate: row.leaving_date,
      memberships: [],
      needs: {
        eal: row.eal,
        lookedAfter: row.looked_after,
        socialWorker: row.social_worker,
        youthOffendingWorker: row.youth_offending_worker,
        youngCarer: row.young_carer,
        medicalNeed: row.medical_need,
      },
    });
  for (const row of memberships)
    found
      .get(row.school_id)
      ?.get(row.pupil_id)
      ?.memberships.push({
        starts: row.starts,
        yearGroup: row.year_group,
        tutorGroup: row.tutor_group,
        house: row.house,
        pupilPremium: row.pupil_premium,
        sen: row.sen as SpecialNeeds,
      });
  return new Map([...found].map(([school, entered]) => [school, schoolRoll(entered.values())]));
}
