import type { TrustBands } from '#shared/contracts/figures.ts';
import { bandEdges, bandOf } from '#shared/domain/attendance-band.ts';
import { maySeeFigures } from '#shared/domain/permission.ts';
import { isPersistentlyAbsent, isSeverelyAbsent } from '#shared/domain/persistent-absence.ts';
import { Problem } from '#shared/domain/problem.ts';
import { isOnRoll, phaseOf, registerGroupOf, type Phase } from '#shared/domain/pupil-groups.ts';
import { registersClosed, type Moment } from '#shared/domain/register-due.ts';
import { countWeek } from '#shared/domain/register-week.ts';
import {
  addDays,
  earlierOf,
  firstDayOfSchoolYear,
  mondayOf,
  schoolYearOf,
  type SchoolDate,
} from '#shared/domain/school-date.ts';
import { dateOfSlot, sessionOfSlot } from '#shared/domain/session.ts';
import { roundedQuotient } from '#shared/domain/whole-number.ts';
import { beginReading, type Reading } from '#shared/store/data-memory.ts';
import { dueKnown, dueSessions } from '#shared/store/due-sessions.ts';
import { pupilsOfSchool } from '#shared/store/pupils.ts';
import { registerWeeks } from '#shared/store/registers.ts';
import type { School } from '#shared/store/schools.ts';
import { schoolsKnown } from '#shared/store/trust-set-up.ts';
import { pupilsYears, yearSoFar } from '#shared/store/year-so-far.ts';
import { momentOf } from '../clock.ts';
import type { Context, StaffMember } from './context.ts';

const BANDS = bandEdges.length - 1;

/**
 * How many pupils on roll on the last day lie in each band over a range of days (the school year so far when none is
 * asked); pupils without a possible session lie in none.
 */
export async function trustBands(
  context: Context,
  person: StaffMember,
  asked: { from?: SchoolDate | undefined; to?: SchoolDate | undefined; phase?: Phase | undefined },
): Promise<TrustBands> {
  const moment = momentOf(context.clock);
  const to = asked.to ?? moment.today;
  const from = asked.from ?? earlierOf(firstDayOfSchoolYear(schoolYearOf(to)), to);
  if (from > to) throw new Problem('bad-request', `from=${from} is after to=${to}.`);
  const reading = await beginReading(context.store);
  const schools = (await schoolsKnown(reading)).filter(
    (school) => maySeeFigures(person, school.id) === 'yes',
  );
  if (schools.length === 0) throw new Problem('forbidden', 'Your role does not see the figures of a school.');

  const yearToDate = to === moment.today && from === firstDayOfSchoolYear(schoolYearOf(to));
  const countsOf = yearToDate
    ? await bandsSoFar(reading, schools, moment, asked.phase)
    : await bandsBetween(context, schools, from, to, asked.phase);
  const total = new Tally();
  const rows = schools.map((school) => {
    const tally = countsOf(school);
    total.addAll(tally);
    return { school: school.id, name: school.name, ...shares(tally) };
  });
  return { from, to, edges: [...bandEdges], schools: rows, trust: shares(total) };
}

/** Pupils by band, and how many of them are persistently and severely absent. */
class Tally {
  readonly counts = new Array<number>(BANDS).fill(0);
  persistentlyAbsent = 0;
  severelyAbsent = 0;

  add(count: { attended: number; possible: number }): void {
    const band = bandOf(count);
    if (band === null) return;
    this.counts[band] = (this.counts[band] ?? 0) + 1;
    if (isPersistentlyAbsent(count)) this.persistentlyAbsent += 1;
    if (isSeverelyAbsent(count)) this.severelyAbsent += 1;
  }

  addAll(other: Tally): void {
    other.counts.forEach((count, band) => (this.counts[band] = (this.counts[band] ?? 0) + count));
    this.persistentlyAbsent += other.persistentlyAbsent;
    this.severelyAbsent += other.severelyAbsent;
  }
}

/** The school year so far, from the pupils' totals. */
async function bandsSoFar(
  reading: Reading,
  schools: readonly School[],
  moment: Moment,
  phase: Phase | undefined,
): Promise<(school: School) => Tally> {
  const schoolOf = new Map(schools.map((school) => [school.id, school]));
  const tallies = await reading.ofSchools(
    (id) => `bands on ${moment.today} ${registersClosed(schoolOf.get(id), moment)} ${phase ?? ''}`,
    [...schoolOf.keys()],
    async (missing) => {
      const years = await pupilsYears(reading, missing, moment.today);
      const isDueAt = await dueKnown(reading, schools, moment);
      return (id) => {
        const tally = new Tally();
        const school = schoolOf.get(id);
        if (!school) return tally;
        const isDue = isDueAt(school);
        for (const pupil of years.get(id) ?? []) {
          if (!phase || phaseOf(pupil.yearGroup) === phase) tally.add(yearSoFar(pupil, isDue));
        }
        return tally;
      };
    },
    { withTrust: true },
  );
  return (school) => tallies.get(school.id) ?? new Tally();
}

async function bandsBetween(
  context: Context,
  schools: readonly School[],
  from: SchoolDate,
  to: SchoolDate,
  phase: Phase | undefined,
): Promise<(school: School) => Tally> {
  const tallies = new Map<string, Tally>();
  for (const school of schools) tallies.set(school.id, await bandsOfSchool(context, school, from, to, phase));
  return (school) => tallies.get(school.id) ?? new Tally();
}

function shares(tally: Tally): TrustBands['trust'] {
  const pupils = tally.counts.reduce((sum, count) => sum + count, 0);
  return {
    pupils,
    counts: tally.counts,
    persistentlyAbsent: tally.persistentlyAbsent,
    severelyAbsent: tally.severelyAbsent,
    percents: tally.counts.map((count) => (pupils === 0 ? 0 : roundedQuotient(count * 100, pupils, 0))),
  };
}

async function bandsOfSchool(
  context: Context,
  school: School,
  from: SchoolDate,
  to: SchoolDate,
  phase: Phase | undefined,
): Promise<Tally> {
  const { db } = context.store;
  const pupils = (await pupilsOfSchool(db, school.id, to)).filter(
    (pupil) => !phase || phaseOf(pupil.yearGroup) === phase,
  );
  const isDue = await dueSessions(db, school, momentOf(context.clock));
  const weeks = await registerWeeks(db, school.id, mondayOf(from), addDays(mondayOf(to), 6));
  const tally = new Tally();
  for (const pupil of pupils) {
    let attended = 0;
    let possible = 0;
    for (const [week, marks] of weeks.get(pupil.id) ?? []) {
      const count = countWeek(marks, (slot) => {
        const date = dateOfSlot(week, slot);
        return (
          from <= date &&
          date <= to &&
          isOnRoll(pupil, date) &&
          isDue(registerGroupOf(pupil), date, sessionOfSlot(slot))
        );
      });
      attended += count.attended;
      possible += count.possible;
    }
    tally.add({ attended, possible });
  }
  return tally;
}
