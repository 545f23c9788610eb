import type { PupilYear } from '#shared/contracts/pupils/pupil-year.ts';
import { attendanceCodes, markKindOf } from '#shared/domain/registers/attendance-codes.ts';
import { bandName, bandOf } from '#shared/domain/figures/attendance-band.ts';
import { absentSessions } from '#shared/domain/registers/attendance-count.ts';
import { attendanceRate } from '#shared/domain/registers/attendance-rate.ts';
import { londonIso, type Moment } from '#shared/domain/basics/london-time.ts';
import {
  isPersistentlyAbsent,
  sessionsLeftBeforePersistent,
} from '#shared/domain/figures/persistent-absence.ts';
import { isOnRoll } from '#shared/domain/roll/pupil-groups.ts';
import type { PupilSession } from '#shared/domain/registers/pupil-sessions.ts';
import {
  addCount,
  countRegisters,
  noRegisterCount,
  type RegisterCount,
} from '#shared/domain/registers/register-counts.ts';
import { schoolDaysBetween, type SchoolCalendar } from '#shared/domain/basics/school-calendar.ts';
import {
  mondayOf,
  mondaysBetween,
  schoolYearOf,
  weekday,
  type SchoolDate,
} from '#shared/domain/basics/school-date.ts';
import type { Reading } from '#shared/store/engine/data-memory.ts';
import { cachedReceived } from '#shared/store/figures/figures.ts';
import type { StoredPupil } from '#shared/store/roll/pupils.ts';
import type { School } from '#shared/store/people/schools.ts';
import type { StaffContext } from '../context.ts';
import { sessionsToCome } from './key-group-lists.ts';
import { pupilShown } from './permitted-pupil.ts';
import { lateness } from './pupil-lates.ts';
import { attendanceTrend } from './pupil-trend.ts';
import { permittedPupilYear } from './permitted-pupil-year.ts';
import { membershipsShown, type YearRead } from './read-pupil-year.ts';

/** A pupil's school year, mark by mark and added up; the look is audited. */
export async function pupilYear(
  ctx: StaffContext,
  query: { id: string; schoolYear?: number | undefined },
): Promise<PupilYear> {
  const { pupil, school, moment, reading, year } = await permittedPupilYear(ctx, query, 'pupil.year');
  const { counts, codes } = counted(year, moment);
  const count = [...counts.values()].reduce(addCount, noRegisterCount());
  const band = bandOf(count);
  return {
    pupil: pupilShown(ctx.actor, pupil, school),
    upn: pupil.upn,
    schoolYear: year.schoolYear,
    schoolYears: year.schoolYears,
    onRoll: { from: pupil.startDate, to: pupil.leavingDate },
    asOf: await dataFrom(reading, school, year, moment.today),
    sessions: count,
    rate: attendanceRate(count),
    missedSessions: absentSessions(count),
    provisional: count.missing > 0,
    sessionsLeft: sessionsLeft(year, pupil, count, moment.today),
    persistentAbsence: isPersistentlyAbsent(count),
    band: band === null ? null : bandName(band),
    late: await lateness(reading, year, pupil),
    codes,
    weeks: weeksShown(year),
    weekend: year.sessions.flatMap(({ date, session, code, kind }) =>
      weekday(date) >= 5 && code !== '' ? [{ date, session, code, kind }] : [],
    ),
    trend: await attendanceTrend(reading, school, year, counts, moment),
    memberships: membershipsShown(year.rolled, year.from, year.to),
  };
}

/** The pupil's counts by week, and sessions by code over the year, by the one engine. */
function counted(year: YearRead, moment: Moment) {
  const { registers, rolled, from, to } = year;
  const found = countRegisters(registers, {
    from,
    to,
    moment,
    by: 'code',
    split: 'week',
    groups: 1,
    groupOf: (pupil) => (pupil.id === rolled.id ? 0 : -1),
  });
  const counts = new Map<SchoolDate, RegisterCount>();
  const sessionsOf = new Map<string, number>();
  found.periods.forEach((week, index) => {
    counts.set(week, found.count(0, index));
    for (const [code, sessions] of found.codes(0, index))
      sessionsOf.set(code, (sessionsOf.get(code) ?? 0) + sessions);
  });
  const codes = attendanceCodes.flatMap(({ code, meaning, character }) => {
    const sessions = sessionsOf.get(code) ?? 0;
    return sessions > 0 ? [{ code, meaning, kind: markKindOf(character), sessions }] : [];
  });
  return { counts, codes };
}

/** Of this year only, while the pupil is on roll: what is over cannot be missed any more. */
function sessionsLeft(
  { schoolYear, registers }: YearRead,
  pupil: StoredPupil,
  count: RegisterCount,
  today: SchoolDate,
): number | null {
  if (schoolYear !== schoolYearOf(today) || !isOnRoll(pupil, today)) return null;
  const toCome = sessionsToCome(registers.calendar, today);
  return toCome === null ? null : sessionsLeftBeforePersistent(count, toCome);
}

function weeksShown({ from, to, sessions, registers }: YearRead): PupilYear['weeks'] {
  const days = daysOfYear(registers.calendar, from, to, sessions);
  if (!days) return [];
  const byWeek = Map.groupBy(
    sessions.filter(({ date }) => weekday(date) < 5),
    ({ date }) => mondayOf(date),
  );
  return mondaysBetween(days.first, days.last).map((week) => {
    const ofWeek = byWeek.get(week) ?? [];
    return { week, marks: ofWeek.map(({ code }) => code), kinds: ofWeek.map(({ kind }) => kind) };
  });
}

/** From the first school day or mark to the last; without any term, as far as there is something. */
function daysOfYear(
  calendar: SchoolCalendar,
  from: SchoolDate,
  to: SchoolDate,
  sessions: readonly PupilSession[],
): { first: SchoolDate; last: SchoolDate } | null {
  const terms = calendar.some(({ kind, starts, ends }) => kind === 'term' && starts <= to && ends >= from);
  const days = [
    ...(terms ? schoolDaysBetween(calendar, from, to) : []),
    ...sessions.filter(({ code }) => code !== '').map(({ date }) => date),
  ].sort();
  const [first, last] = [days[0], days.at(-1)];
  return first !== undefined && last !== undefined ? { first, last } : null;
}

/** When the marks of today, else of the last day that has one, came in. */
async function dataFrom(
  reading: Reading,
  school: School,
  { sessions, schoolYear }: YearRead,
  today: SchoolDate,
): Promise<string | null> {
  const marked = sessions.filter(({ code, date }) => code !== '' && code !== '-' && date <= today);
  const days = [...(schoolYear === schoolYearOf(today) ? [today] : []), marked.at(-1)?.date];
  for (const day of days) {
    if (day === undefined) continue;
    const received = (await cachedReceived(reading, [school.id], day)).get(school.id);
    if (received) return londonIso(received);
  }
  return null;
}
