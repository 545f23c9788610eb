import type { TrustBands } from '#shared/contracts/figures.ts';
import { bandEdges, bandOf } from '#shared/domain/attendance-band.ts';
import { maySeeFigures } from '#shared/domain/permission.ts';
import { Problem } from '#shared/domain/problem.ts';
import { isOnRoll, phaseOf, registerGroupOf, type Phase } from '#shared/domain/pupil-groups.ts';
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
import { dueSessions } from '#shared/store/due-sessions.ts';
import { pupilsOfSchool } from '#shared/store/pupils.ts';
import { registerWeeks } from '#shared/store/registers.ts';
import { allSchools, type School } from '#shared/store/schools.ts';
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
  const { today } = momentOf(context.clock);
  const to = asked.to ?? today;
  const from = asked.from ?? earlierOf(firstDayOfSchoolYear(schoolYearOf(to)), to);
  if (from > to) throw new Problem('bad-request', `from=${from} is after to=${to}.`);
  const schools = (await allSchools(context.store.db)).filter(
    (school) => maySeeFigures(person, school.id) === 'yes',
  );
  if (schools.length === 0) throw new Problem('forbidden', 'Your role does not see the figures of a school.');

  const rows: TrustBands['schools'] = [];
  const total = new Array<number>(BANDS).fill(0);
  for (const school of schools) {
    const counts = await bandsOfSchool(context, school, from, to, asked.phase);
    counts.forEach((count, band) => (total[band] = (total[band] ?? 0) + count));
    rows.push({ school: school.id, name: school.name, ...shares(counts) });
  }
  return { from, to, edges: [...bandEdges], schools: rows, trust: shares(total) };
}

function shares(counts: number[]): { pupils: number; counts: number[]; percents: number[] } {
  const pupils = counts.reduce((sum, count) => sum + count, 0);
  return {
    pupils,
    counts,
    percents: counts.map((count) => (pupils === 0 ? 0 : roundedQuotient(count * 100, pupils, 0))),
  };
}

async function bandsOfSchool(
  context: Context,
  school: School,
  from: SchoolDate,
  to: SchoolDate,
  phase: Phase | undefined,
): Promise<number[]> {
  const { db } = context.store;
  const pupils = (await pupilsOfSchool(db, school.id, to)).filter(
    (pupil) => !phase || phaseOf(pupil.yearGroup) === phase,
  );
  const isDue = await dueSessions(db, school, momentOf(context.clock));
  const weeks = await registerWeeks(db, school.id, mondayOf(from), addDays(mondayOf(to), 6));
  const counts = new Array<number>(BANDS).fill(0);
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
    const band = bandOf({ attended, possible });
    if (band !== null) counts[band] = (counts[band] ?? 0) + 1;
  }
  return counts;
}
