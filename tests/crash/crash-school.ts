import { addDays, mondayOf, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { SeededRandom } from '../../bot/local/invented-trust/seeded-random.ts';
import { csv } from '../support/schools/csv.ts';
import type { StoredMark } from '../support/stores/stored-marks.ts';

export const crashSchools = ['CRA', 'CRB'] as const;
export const FIRST_DAY: SchoolDate = '2026-09-16';
const PUPILS = 60;
const groups = ['7A', '7B', '8A'];
const upnsOf = (school: string): string[] => Array.from({ length: PUPILS }, (_, n) => `${school}${n}`);

export const officerOf = (school: string): string => `officer.${school.toLowerCase()}@grove.example`;

export const leadOf = (school: string): string => `lead.${school.toLowerCase()}@grove.example`;
export const deputyOf = (school: string): string => `deputy.${school.toLowerCase()}@grove.example`;

/** Two schools of sixty invented pupils, three tutor groups each: files in the order they are brought in. */
export const crashTrust = {
  schools: csv(
    crashSchools.map((school) => ({ school, name: `${school} Academy`, phase: 'secondary', trust: 'Grove' })),
  ),
  terms: csv([{ school: '', name: 'Autumn', kind: 'term', starts: '2026-09-02', ends: '2026-12-18' }]),
  staff: csv(
    crashSchools.flatMap((school, index) => [
      ...groups.map((group, n) => ({
        school,
        email: `tutor.${school}.${group}@grove.example`.toLowerCase(),
        name: `Tutor ${school} ${group}`,
        roles: 'tutor',
        tutorGroups: group,
        entraObjectId: `00000000-0000-4000-8000-0000000000${index}${n}`,
      })),
      {
        school,
        email: officerOf(school),
        name: `Officer ${school}`,
        roles: 'attendance-officer',
        entraObjectId: `00000000-0000-4000-8000-0000000001${index}0`,
      },
      ...[leadOf(school), deputyOf(school)].map((email, n) => ({
        school,
        email,
        name: `${n === 0 ? 'Lead' : 'Deputy'} ${school}`,
        roles: 'safeguarding-lead',
        entraObjectId: `00000000-0000-4000-8000-0000000002${index}${n}`,
      })),
    ]),
  ),
  pupils: csv(
    crashSchools.flatMap((school) =>
      upnsOf(school).map((upn, n) => ({
        school,
        upn,
        surname: `Ash${n}`,
        forename: 'Ann',
        startDate: '2026-09-01',
        yearGroup: n % 3 === 2 ? 8 : 7,
        tutorGroup: groups[n % 3] ?? '7A',
        pupilPremium: n % 2 === 0 ? 'Y' : 'N',
      })),
    ),
  ),
};

/** A file of marks and what it says of each mark, by `upn date session`; null takes a mark back. */
export interface MarksFile {
  school: string;
  rows: number;
  text: string;
  says: Map<string, StoredMark | null>;
}

const PRESENT = '/\\';

/** Marks for one school as they come on a school day: today's, corrections of earlier days, some taken back. */
export function marksFile(random: SeededRandom, school: string, today: SchoolDate): MarksFile {
  const days = random.chance(0.3) ? random.between(5, 10) : random.between(0, 2);
  const dates = [today, ...schoolDaysBefore(today, days)];
  const says = new Map<string, StoredMark | null>();
  const rows = dates.flatMap((date) =>
    random
      .shuffle(upnsOf(school))
      .slice(0, random.between(10, PUPILS))
      .flatMap((upn) =>
        (['AM', 'PM'] as const).flatMap((session) => {
          if (session === 'PM' && (date === today || random.chance(0.5))) return [];
          const code = random.weighted([
            [session === 'AM' ? PRESENT[0] : PRESENT[1], 70] as const,
            ['N', 10] as const,
            ['I', 6] as const,
            ['O', 3] as const,
            ['L', 6] as const,
            ['-', 5] as const,
          ]);
          const minutesLate = code === 'L' ? random.between(1, 40) : null;
          const comment = code === 'I' && random.chance(0.5) ? `rang, "${random.between(1, 99)}"` : null;
          says.set(
            `${upn} ${date} ${session}`,
            code === '-' ? null : { code: code ?? '', minutesLate, comment },
          );
          return [{ school, upn, date, session, code, minutesLate, comment }];
        }),
      ),
  );
  return { school, rows: rows.length, text: csv(rows), says };
}

/** Some who have been away for three days in the term's first week: their tutors are asked to meet them. */
export function awayFile(school: string): MarksFile {
  const says = new Map<string, StoredMark | null>();
  const rows = upnsOf(school)
    .slice(0, 12)
    .flatMap((upn) =>
      ['2026-09-02', '2026-09-03', '2026-09-04'].flatMap((date) =>
        (['AM', 'PM'] as const).map((session) => {
          says.set(`${upn} ${date} ${session}`, { code: 'I', minutesLate: null, comment: null });
          return { school, upn, date, session, code: 'I' };
        }),
      ),
    );
  return { school, rows: rows.length, text: csv(rows), says };
}

function schoolDaysBefore(today: SchoolDate, count: number): SchoolDate[] {
  const found: SchoolDate[] = [];
  for (let date = addDays(today, -1); found.length < count && date >= '2026-09-02'; date = addDays(date, -1))
    if (isWeekday(date)) found.push(date);
  return found;
}

/** The school day after; the trust's term lasts to 18 December. */
export function nextDay(date: SchoolDate): SchoolDate {
  let next = addDays(date, 1);
  while (!isWeekday(next)) next = addDays(next, 1);
  return next;
}

const isWeekday = (date: SchoolDate): boolean => date < addDays(mondayOf(date), 5);
