// All marks of one invented school up to a moment, and their text as a marks file.
import { csvField, inventedCsv } from './csv-text.ts';
import type { CsvCell } from './csv-text.ts';
import { inventPupilDays } from './pupil-days.ts';
import type { GroupDays, PupilMarks } from './pupil-days.ts';
import { knownBy } from './roll.ts';
import type { InventedPupil } from './roll.ts';
import { numberSchoolDays } from './school-days.ts';
import type { SchoolDays } from './school-days.ts';
import { dateOf, dayOf, schoolYearOf, termsOf } from './school-year.ts';
import { seededRandom } from './seeded-random.ts';
import { stageMorning } from './this-morning.ts';
import type { PlannedSchool } from './trust-plan.ts';

export interface SchoolMarks {
  school: PlannedSchool;
  days: SchoolDays;
  pupils: PupilMarks[];
  /** The number of today among the school days; undefined when school is shut today. */
  today?: number;
}

const markHeadings = ['school', 'upn', 'date', 'session', 'code', 'minutesLate', 'comment'];

// Past days only: today's trip and missing registers are chosen for the day.
function inventGroupDays(school: PlannedSchool, group: string, count: number): GroupDays {
  const random = seededRandom(`group ${school.code} ${group}`);
  const trips = new Set<number>();
  const registersMissing = new Set<number>();
  for (let i = 0; i < count; i++) {
    if (random.chance(0.0075)) trips.add(i);
    for (const session of [0, 1]) if (random.chance(0.0007)) registersMissing.add(i * 2 + session);
  }
  return { trips, registersMissing };
}

/** The marks of one school from its first day in September to `now` (yyyy-mm-ddThh:mm in London). */
export function inventSchoolMarks(
  now: string,
  school: PlannedSchool,
  roll: readonly InventedPupil[],
): SchoolMarks {
  const date = dayOf(now);
  const time = now.slice(11, 16);
  const days = numberSchoolDays(termsOf(schoolYearOf(now)));
  const last = days.days.findLastIndex((day) => day <= date);
  const today = days.days[last] === date ? last : undefined;
  const past = today ?? last + 1;
  const groups = new Map(school.groups.map((g) => [g.name, inventGroupDays(school, g.name, past)]));
  const pupils = roll
    .filter((pupil) => pupil.school === school && knownBy(pupil, date))
    .map((pupil) => inventPupilDays(pupil, days, groups.get(pupil.group.name)!, last));
  if (today !== undefined) {
    const taken = { am: time >= school.registerClosesAm, pm: time >= school.registerClosesPm };
    stageMorning(pupils, school, today, date, taken);
  }
  return { school, days, pupils, today };
}

/** One row of the marks file. */
export function markRow(marks: PupilMarks, day: number, slot: number): CsvCell[] {
  const { pupil, codes, details } = marks;
  const detail = details.get(slot);
  const session = slot % 2 === 0 ? 'AM' : 'PM';
  return [
    pupil.school.code,
    pupil.upn,
    dateOf(day),
    session,
    codes[slot],
    detail?.minutesLate,
    detail?.comment,
  ];
}

/** Rows, each from markRow, as a marks file. */
export function marksText(rows: Iterable<readonly CsvCell[]>): string {
  return inventedCsv(markHeadings, rows);
}

/** Every mark of the schools as one marks file, written straight to lines: a year has a million. */
export function allMarksText(schools: readonly SchoolMarks[]): string {
  const lines = [markHeadings.join(',')];
  for (const { school, days, pupils } of schools) {
    const dates = days.days.flatMap((day) => [`${dateOf(day)},AM,`, `${dateOf(day)},PM,`]);
    for (const { pupil, codes, details } of pupils) {
      const who = `${school.code},${pupil.upn},`;
      for (let slot = 0; slot < codes.length; slot++) {
        const code = codes[slot];
        if (!code) continue;
        const detail = details.get(slot);
        const rest = detail ? `${detail.minutesLate ?? ''},${csvField(detail.comment)}` : ',';
        lines.push(`${who}${dates[slot]}${code},${rest}`);
      }
    }
  }
  return lines.join('\n') + '\n';
}
