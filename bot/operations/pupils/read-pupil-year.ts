import type { MembershipShown } from '#shared/contracts/pupils/pupil-year.ts';
import type { DatedMembership } from '#shared/domain/roll/pupil-groups.ts';
import { yearGroupCode } from '#shared/domain/basics/year-group.ts';
import { pupilSessions, type PupilSession } from '#shared/domain/registers/pupil-sessions.ts';
import type { SchoolRegisters } from '#shared/domain/registers/school-registers.ts';
import type { Moment } from '#shared/domain/basics/london-time.ts';
import {
  addDays,
  dateOfDayNumber,
  dayNumber,
  earlierOf,
  firstDayOfSchoolYear,
  laterOf,
  schoolYearOf,
  type SchoolDate,
} from '#shared/domain/basics/school-date.ts';
import type { RollPupil } from '#shared/domain/roll/school-roll.ts';
import type { Reading } from '#shared/store/engine/data-memory.ts';
import type { StoredPupil } from '#shared/store/roll/pupils.ts';
import { registersOf } from '#shared/store/registers/school-registers.ts';
import { firstWeekMarked } from '#shared/store/registers/school-weeks.ts';

/** A pupil's school year as it stands in the registers. */
export interface YearRead {
  schoolYear: number;
  /** Those the pupil was here for, newest first. */
  schoolYears: number[];
  from: SchoolDate;
  to: SchoolDate;
  registers: SchoolRegisters;
  rolled: RollPupil;
  sessions: PupilSession[];
}

/** The year asked for; else the current one, or the last the pupil was here for. */
export async function readPupilYear(
  reading: Reading,
  pupil: StoredPupil,
  query: number | undefined,
  moment: Moment,
): Promise<YearRead | null> {
  const schoolYears = await yearsHere(reading, pupil, moment.today);
  const schoolYear = query ?? schoolYears[0] ?? schoolYearOf(moment.today);
  const from = firstDayOfSchoolYear(schoolYear);
  const to = addDays(firstDayOfSchoolYear(schoolYear + 1), -1);
  const registers = (await registersOf(reading, [pupil.school], from, to)).get(pupil.school);
  const rolled = registers?.roll.pupils.find(({ id }) => id === pupil.id);
  if (!registers || !rolled) return null;
  const sessions = pupilSessions(registers, rolled, { from, to, moment });
  return { schoolYear, schoolYears, from, to, registers, rolled, sessions };
}

async function yearsHere(reading: Reading, pupil: StoredPupil, today: SchoolDate): Promise<number[]> {
  const first = (
    await reading.ofSchools('first week marked', [pupil.school], async ([school = '']) => {
      const week = await firstWeekMarked(reading.db, school);
      return () => week;
    })
  ).get(pupil.school);
  const lastDay = earlierOf(today, pupil.leavingDate ?? today);
  const firstDay = laterOf(first ?? lastDay, pupil.startDate ?? first ?? lastDay);
  const [from, to] = [schoolYearOf(firstDay), schoolYearOf(lastDay)];
  return from > to ? [to] : Array.from({ length: to - from + 1 }, (_, back) => to - back);
}

/** What the pupil belonged to in these days, oldest first; open where it was so before them or is so still. */
export function membershipsShown(pupil: RollPupil, from: SchoolDate, to: SchoolDate): MembershipShown[] {
  return pupil.spans
    .filter((span) => span.from <= dayNumber(to) && span.to >= dayNumber(from))
    .map(({ from: first, to: last, membership }) => ({
      from: first < dayNumber(from) ? null : dateOfDayNumber(first),
      to: last > dayNumber(to) ? null : dateOfDayNumber(last),
      ...groupsShown(membership),
    }));
}

const groupsShown = (membership: DatedMembership) => ({
  yearGroup: yearGroupCode(membership.yearGroup),
  tutorGroup: membership.tutorGroup || null,
  house: membership.house || null,
  pupilPremium: membership.pupilPremium,
  sen: membership.sen,
});
