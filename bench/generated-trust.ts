/** A trust of any size, invented from numbers alone: the same every time. */
import { addDays, weekday } from '#shared/domain/school-date.ts';
import type { PlainMark } from './row-per-mark.ts';

export interface GeneratedTrust {
  csv: { schools: string; terms: string; pupils: string; marks: string };
  marks: PlainMark[];
  lastDay: string;
}

const CODES = ['/', '/', '/', '/', '/', '/', '/', '/', '/', '/', '/', 'L', 'I', 'O', 'B', 'M'];

export function generateTrust(schools: number, pupilsEach: number, weeks: number): GeneratedTrust {
  const from = '2026-09-07';
  const days = Array.from({ length: weeks * 7 }, (_, day) => addDays(from, day)).filter(
    (day) => weekday(day) < 5,
  );
  const ids = Array.from({ length: schools }, (_, school) => `S${String(school).padStart(2, '0')}`);
  const pupils: string[] = [];
  const rows: string[] = [];
  const marks: PlainMark[] = [];
  let turn = 7;
  let pupil = 0;
  for (const school of ids) {
    for (let each = 0; each < pupilsEach; each++) {
      pupil += 1;
      const pp = each % 3 === 0;
      const year = 7 + (each % 5);
      pupils.push(
        `${school},U${pupil},Surname${pupil},Forename,${year},${year}${'ABCDEF'[each % 6]},${pp ? 'Y' : 'N'}`,
      );
      for (const date of days) {
        for (const session of ['AM', 'PM']) {
          turn = (turn * 48_271) % 2_147_483_647;
          const code = CODES[turn % CODES.length] ?? '/';
          const said = code === '/' && session === 'PM' ? '\\' : code;
          marks.push({ school, pupil, date, session, code: said, pp });
          rows.push(`${school},U${pupil},${date},${session},${said}`);
        }
      }
    }
  }
  return {
    csv: {
      schools: `school,name,phase\n${ids.map((id) => `${id},School ${id},secondary`).join('\n')}\n`,
      terms: 'school,name,kind,starts,ends\n,Autumn,term,2026-09-01,2026-12-18\n',
      pupils: `school,upn,surname,forename,yearGroup,tutorGroup,pupilPremium\n${pupils.join('\n')}\n`,
      marks: `school,upn,date,session,code\n${rows.join('\n')}\n`,
    },
    marks,
    lastDay: days.at(-1) ?? from,
  };
}
