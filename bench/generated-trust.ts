/** A trust of any size and a year of its marks, invented from numbers alone: the same every time. */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { addDays, weekday } from '#shared/domain/basics/school-date.ts';

export interface TrustSize {
  schools: number;
  pupilsEach: number;
  schoolDays: number;
}

/** 26 schools, 14,196 pupils, 190 school days: 5.4 million marks. */
export const ONE_TRUST: TrustSize = { schools: 26, pupilsEach: 546, schoolDays: 190 };

const FIRST_DAY = '2025-09-01';

export const marksOf = ({ schools, pupilsEach, schoolDays }: TrustSize): number =>
  schools * pupilsEach * schoolDays * 2;

/** Weekdays from the first of September, as many as asked; holidays change nothing that is measured. */
export function schoolDays(size: TrustSize): string[] {
  const days: string[] = [];
  for (let date = FIRST_DAY; days.length < size.schoolDays; date = addDays(date, 1))
    if (weekday(date) < 5) days.push(date);
  return days;
}

const schoolIds = (size: TrustSize): string[] =>
  Array.from({ length: size.schools }, (_, school) => `S${String(school).padStart(2, '0')}`);

/** Every third pupil has pupil premium, as a third of a trust's pupils have. */
export const hasPremium = (each: number): boolean => each % 3 === 0;

export function smallFiles(size: TrustSize): { schools: string; terms: string; pupils: string } {
  const schools = schoolIds(size);
  const pupils = schools.flatMap((school, index) =>
    Array.from({ length: size.pupilsEach }, (_, each) => {
      const number = index * size.pupilsEach + each + 1;
      const year = 7 + (each % 5);
      const group = `${year}${'ABCDEF'[Math.floor(each / 5) % 6]}`;
      return `${school},U${number},Surname${number},Forename,${year},${group},${hasPremium(each) ? 'Y' : 'N'}`;
    }),
  );
  const days = schoolDays(size);
  return {
    schools: `school,name,phase\n${schools.map((id) => `${id},School ${id},secondary`).join('\n')}\n`,
    terms: `school,name,kind,starts,ends\n,Year,term,${days[0]},${days.at(-1)}\n`,
    pupils: `school,upn,surname,forename,yearGroup,tutorGroup,pupilPremium\n${pupils.join('\n')}\n`,
  };
}

/** Absence as pupils have it, one session in twelve; nothing else of it is like a real school's. */
const CODES = [
  '/',
  '/',
  '/',
  '/',
  '/',
  '/',
  '/',
  '/',
  '/',
  '/',
  '/',
  'L',
  'I',
  'O',
  'B',
  'M',
  '/',
  '/',
  '/',
  '/',
];

/** Writes the year as one CSV file, school by school, pupil by pupil; answers how many marks. */
export async function writeYear(size: TrustSize, path: string, days = schoolDays(size)): Promise<number> {
  const file = createWriteStream(path, { highWaterMark: 1 << 20 });
  file.write('school,upn,date,session,code\n');
  let turn = 7;
  let pupil = 0;
  for (const school of schoolIds(size)) {
    for (let each = 0; each < size.pupilsEach; each++) {
      pupil += 1;
      let lines = '';
      for (const date of days) {
        for (const session of ['AM', 'PM'] as const) {
          turn = (turn * 48_271) % 2_147_483_647;
          const code = CODES[turn % CODES.length] ?? '/';
          lines += `${school},U${pupil},${date},${session},${code === '/' && session === 'PM' ? '\\' : code}\n`;
        }
      }
      if (!file.write(lines)) await once(file, 'drain');
    }
  }
  file.end();
  await once(file, 'close');
  return marksOf({ ...size, schoolDays: days.length });
}
