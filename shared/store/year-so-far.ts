/** Each pupil's school year so far, as the trust's figures ask for it: read whole, remembered until it changes. */
import { NO_MARK } from '#shared/domain/attendance-codes.ts';
import { isAttendedMark, isPossibleMark } from '#shared/domain/attendance-count.ts';
import { isOnRoll, registerGroupOf, type YearGroup } from '#shared/domain/pupil-groups.ts';
import { mondayOf, schoolYearOf, type SchoolDate } from '#shared/domain/school-date.ts';
import { SESSIONS_PER_WEEK, dateOfSlot, sessionOfSlot, type Session } from '#shared/domain/session.ts';
import type { Reading } from './data-memory.ts';
import type { IsDue } from './due-sessions.ts';
import type { Db } from './open-store.ts';

/** A pupil on roll today. */
export interface PupilYear {
  yearGroup: YearGroup;
  pupilPremium: boolean;
  registerGroup: string;
  /** Sessions of the school year before today. */
  before: { possible: number; attended: number };
  /** Marks of today and later, which count when their session is due. */
  ahead: readonly { date: SchoolDate; session: Session; attended: boolean }[];
}

export function pupilsYears(
  reading: Reading,
  schools: readonly string[],
  today: SchoolDate,
): Promise<Map<string, readonly PupilYear[]>> {
  return reading.ofSchools(`year to ${today}`, schools, (missing) => readYears(reading.db, missing, today));
}

/** Sessions possible and attended that are due by now. */
export function yearSoFar(pupil: PupilYear, isDue: IsDue): { possible: number; attended: number } {
  const count = { ...pupil.before };
  for (const { date, session, attended } of pupil.ahead) {
    if (!isDue(pupil.registerGroup, date, session)) continue;
    count.possible += 1;
    if (attended) count.attended += 1;
  }
  return count;
}

async function readYears(
  db: Db,
  schools: readonly string[],
  today: SchoolDate,
): Promise<(school: string) => PupilYear[]> {
  const schoolYear = schoolYearOf(today);
  // Three plain readings joined here: the embedded store knows too little of its tables to join them well.
  const pupils = await db
    .selectFrom('pupil')
    .select(['school_id', 'pupil_id', 'start_date', 'leaving_date'])
    .where('school_id', 'in', schools)
    .execute();
  const memberships = await db
    .selectFrom('pupil_membership')
    .select(['school_id', 'pupil_id', 'year_group', 'tutor_group', 'pupil_premium'])
    .where('school_id', 'in', schools)
    .where('starts', '<=', today)
    .where('ends', '>=', today)
    .execute();
  const totals = await db
    .selectFrom('pupil_total')
    .select(['school_id', 'pupil_id', 'possible', 'attended'])
    .where('school_id', 'in', schools)
    .where('school_year', '=', schoolYear)
    .execute();
  const membershipOf = byPupil(memberships);
  const totalOf = byPupil(totals);
  const weeks = await db
    .selectFrom('register_week')
    .select(['school_id', 'pupil_id', 'week', 'marks'])
    .where('school_id', 'in', schools)
    .where('week', '>=', mondayOf(today))
    .execute();
  const weeksOf = new Map<string, { week: SchoolDate; marks: string }[]>();
  for (const row of weeks) {
    const key = pupilKey(row);
    const ofPupil = weeksOf.get(key);
    if (ofPupil) ofPupil.push(row);
    else weeksOf.set(key, [row]);
  }
  const found = new Map<string, PupilYear[]>();
  for (const row of pupils) {
    const roll = { startDate: row.start_date, leavingDate: row.leaving_date };
    const membership = membershipOf.get(pupilKey(row));
    if (!membership || !isOnRoll(roll, today)) continue;
    const total = totalOf.get(pupilKey(row));
    const before = { possible: total?.possible ?? 0, attended: total?.attended ?? 0 };
    const ahead: { date: SchoolDate; session: Session; attended: boolean }[] = [];
    for (const { week, marks } of weeksOf.get(pupilKey(row)) ?? []) {
      for (let slot = 0; slot < SESSIONS_PER_WEEK; slot++) {
        const character = marks[slot] ?? NO_MARK;
        if (!isPossibleMark(character)) continue;
        const date = dateOfSlot(week, slot);
        if (date < today || schoolYearOf(date) !== schoolYear || !isOnRoll(roll, date)) continue;
        const attended = isAttendedMark(character);
        before.possible -= 1;
        if (attended) before.attended -= 1;
        ahead.push({ date, session: sessionOfSlot(slot), attended });
      }
    }
    const group = { tutorGroup: membership.tutor_group, yearGroup: membership.year_group };
    const pupil: PupilYear = {
      yearGroup: membership.year_group,
      pupilPremium: membership.pupil_premium,
      registerGroup: registerGroupOf(group),
      before,
      ahead,
    };
    const ofSchool = found.get(row.school_id);
    if (ofSchool) ofSchool.push(pupil);
    else found.set(row.school_id, [pupil]);
  }
  return (school) => found.get(school) ?? [];
}

interface OfPupil {
  school_id: string;
  pupil_id: number;
}
const pupilKey = (row: OfPupil): string => `${row.school_id} ${row.pupil_id}`;
const byPupil = <Row extends OfPupil>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [pupilKey(row), row]));
