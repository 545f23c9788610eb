/**
 * Whether what is derived says what registers and roll say: gathered weeks against the registers they come from, and
 * figures against a plain count, mark by mark, that shares nothing with the counting in figures but the code table.
 */
import { addMark, noSessions, type AttendanceCount } from '#shared/domain/registers/attendance-count.ts';
import { groupsOfDay } from '#shared/domain/figures/day-groups.ts';
import { isOnRoll, membershipOn, registerGroupOf } from '#shared/domain/roll/pupil-groups.ts';
import { countRegisters } from '#shared/domain/registers/register-counts.ts';
import type { SchoolRegisters } from '#shared/domain/registers/school-registers.ts';
import {
  addDays,
  firstDayOfSchoolYear,
  schoolYearOf,
  type SchoolDate,
} from '#shared/domain/basics/school-date.ts';
import { SESSIONS_PER_WEEK, dateOfSlot } from '#shared/domain/basics/session.ts';
import type { Db } from '../engine/open-store.ts';
import { readRolls } from '../registers/school-registers.ts';
import { calendars, findSchool } from '../people/schools.ts';
import { gathered, unpacked } from '../registers/school-weeks.ts';
import type { RegisterRow } from './plain-days-away.ts';

/** Every difference in a school, in words; none, when all is well. Reads the school's registers whole. */
export async function verifySchool(db: Db, schoolId: string): Promise<string[]> {
  const school = await findSchool(db, schoolId);
  const roll = (await readRolls(db, [schoolId])).get(schoolId);
  if (!school || !roll) return [`${schoolId}: there is no such school.`];
  const rows: RegisterRow[] = await db
    .selectFrom('register_week')
    .select(['pupil_id', 'week', 'marks'])
    .where('school_id', '=', schoolId)
    .execute();
  const stored = await db.selectFrom('school_week').selectAll().where('school_id', '=', schoolId).execute();
  const faults = gatheredFaults(
    schoolId,
    new Map(stored.map((row) => [row.week, row.registers])),
    gathered(rows),
  );
  const registers: SchoolRegisters = {
    roll,
    calendar: (await calendars(db, [schoolId])).get(schoolId) ?? [],
    closing: school.closing,
    weeks: new Map(stored.map((row) => [row.week, unpacked(row.registers)])),
  };
  const plain = plainCount(rows, registers);
  return [...faults, ...yearFaults(schoolId, registers, plain), ...dayFaults(schoolId, registers, plain)];
}

function gatheredFaults(
  school: string,
  stored: ReadonlyMap<SchoolDate, string>,
  right: ReadonlyMap<SchoolDate, string>,
): string[] {
  return [...new Set([...stored.keys(), ...right.keys()])].sort().flatMap((week) => {
    const [is, should] = [stored.get(week), right.get(week)];
    if (is === should) return [];
    if (is === undefined) return [`${school}, week of ${week}: not gathered, though it has registers.`];
    if (should === undefined) return [`${school}, week of ${week}: gathered, though it has no register.`];
    return [`${school}, week of ${week}: the gathered week differs from its registers.`];
  });
}

interface PlainCount {
  /** By `pupil year`. */
  years: Map<string, AttendanceCount>;
  /** By `date register year premium session`: possible and attended. */
  days: Map<string, AttendanceCount>;
  dates: Set<SchoolDate>;
}

function plainCount(rows: readonly RegisterRow[], registers: SchoolRegisters): PlainCount {
  const pupils = new Map(registers.roll.pupils.map((pupil) => [pupil.id, pupil]));
  const count: PlainCount = { years: new Map(), days: new Map(), dates: new Set() };
  const add = (counts: Map<string, AttendanceCount>, key: string, character: string): void => {
    const found = counts.get(key) ?? noSessions();
    addMark(found, character);
    counts.set(key, found);
  };
  const datesOf = new Map<SchoolDate, SchoolDate[]>();
  for (const { pupil_id: id, week, marks } of rows) {
    const pupil = pupils.get(id);
    if (!pupil) continue;
    const dates =
      datesOf.get(week) ?? Array.from({ length: SESSIONS_PER_WEEK }, (_, slot) => dateOfSlot(week, slot));
    datesOf.set(week, dates);
    for (let slot = 0; slot < SESSIONS_PER_WEEK; slot++) {
      const date = dates[slot] ?? week;
      const character = marks[slot] ?? '-';
      if (character === '-' || !isOnRoll(pupil, date)) continue;
      const { yearGroup, pupilPremium, ...rest } = membershipOn(pupil.memberships, date);
      add(count.years, `${id} ${schoolYearOf(date)}`, character);
      const line = `${date} ${registerGroupOf({ yearGroup, ...rest })} ${yearGroup} ${pupilPremium}`;
      add(count.days, `${line} ${slot % 2 === 0 ? 'AM' : 'PM'}`, character);
      count.dates.add(date);
    }
  }
  return count;
}

/** A moment after which everything is due. */
const AFTERWARDS = { today: '2200-01-01', time: '23:59' } as const;

function yearFaults(school: string, registers: SchoolRegisters, plain: PlainCount): string[] {
  const { pupils } = registers.roll;
  const faults: string[] = [];
  for (const year of new Set([...plain.dates].map(schoolYearOf))) {
    const counts = countRegisters(registers, {
      from: firstDayOfSchoolYear(year),
      to: addDays(firstDayOfSchoolYear(year + 1), -1),
      moment: AFTERWARDS,
      by: 'kind',
      groups: pupils.length,
      groupOf: (_pupil, _membership, index) => index,
    });
    pupils.forEach(({ id }, index) => {
      const { missing: _missing, ...is } = counts.count(index);
      const should = plain.years.get(`${id} ${year}`) ?? noSessions();
      if (text(is) !== text(should))
        faults.push(`${school}, pupil ${id}, ${year}: figures say ${text(is)}, registers ${text(should)}.`);
    });
  }
  return faults;
}

function dayFaults(school: string, registers: SchoolRegisters, plain: PlainCount): string[] {
  const faults: string[] = [];
  for (const date of [...plain.dates].sort()) {
    for (const group of groupsOfDay(registers, date)) {
      for (const session of ['AM', 'PM'] as const) {
        const line = `${date} ${group.registerGroup} ${group.yearGroup} ${group.pupilPremium}`;
        const should = plain.days.get(`${line} ${session}`) ?? noSessions();
        const { possible, attended } = group[session];
        if (possible !== should.possible || attended !== should.attended)
          faults.push(
            `${school}, ${line} ${session}: figures say ${attended} of ${possible}, registers ${should.attended} of ${should.possible}.`,
          );
      }
    }
  }
  return faults;
}

const text = (count: AttendanceCount): string =>
  `${count.attended} attended (${count.late} late), ${count.authorised} authorised and ${count.unauthorised} unauthorised of ${count.possible}`;
