// The file an attendance officer imports later the same morning: late registers, and reasons that have come in.
import { inventComment } from './mark-comments.ts';
import type { PupilMarks } from './pupil-days.ts';
import { inventRoll, onRoll } from './roll.ts';
import { inventSchoolMarks, markRow, marksText } from './school-marks.ts';
import { dayOf, schoolYearOf } from './school-year.ts';
import { seededRandom } from './seeded-random.ts';
import { plannedSchools } from './trust-plan.ts';

const countsForTheTrust = new Set(['7', '8', '9', '10']);

// Pupils whose attendance shows in the printed table come first, so that the school's diff changes.
const telling = ({ pupil }: PupilMarks) =>
  (pupil.premium ? 2 : 0) + (countsForTheTrust.has(pupil.group.yearGroup) ? 1 : 0);

/**
 * Marks of today's morning session only, of the school with this code, as a marks file; the heading alone when
 * the school is unknown, shut, or has taken no registers by `now` (yyyy-mm-ddThh:mm in London).
 */
export function lateMarksFile(now: string, schoolCode: string): string {
  const school = plannedSchools.find((s) => s.code === schoolCode);
  if (!school || now.slice(11, 16) < school.registerClosesAm) return marksText([]);
  const { days, pupils, today } = inventSchoolMarks(now, school, inventRoll(schoolYearOf(now)));
  if (today === undefined) return marksText([]);

  const date = dayOf(now);
  const slot = today * 2;
  const random = seededRandom(`late file ${schoolCode} ${date}`);
  const here = pupils.filter((m) => onRoll(m.pupil, date));
  const changed: PupilMarks[] = [];
  const change = (marks: PupilMarks, code: string, minutesLate?: number, comment?: string) => {
    marks.codes[slot] = code;
    marks.details.set(slot, { minutesLate, comment });
    changed.push(marks);
  };

  const missing = here.filter((m) => !m.codes[slot] || m.codes[slot] === '-');
  const unexplained = here.filter((m) => m.codes[slot] === 'N');
  const homes = Map.groupBy(unexplained, (m) => m.pupil.family.household);
  // Brothers and sisters who are both away stay as they are: their one call is still to be made.
  const alone = random.shuffle(unexplained.filter((m) => homes.get(m.pupil.family.household)!.length === 1));
  const order = alone.sort((a, b) => telling(b) - telling(a));

  const came = Math.max(2, Math.round(order.length / 6));
  order.slice(0, 1).forEach((m) => change(m, '/', undefined, 'was in a music lesson'));
  order.slice(1, came).forEach((m) => change(m, 'L', random.between(4, 24), inventComment(random, 'L')));
  const reasons = order.slice(came).slice(-Math.max(2, Math.round(order.length / 5)));
  reasons.forEach((m, i) => {
    const code = i === 0 ? 'M' : 'I';
    change(m, code, undefined, inventComment(random, code));
  });

  const firstGroup = missing.find((m) => m.codes[slot] === '')?.pupil.group;
  for (const m of missing) {
    const single = m.codes[slot] === '-';
    if (single && random.chance(0.8)) change(m, '/');
    if (!single && m.pupil.group === firstGroup) {
      const late = random.chance(0.06);
      change(m, late ? 'L' : '/', late ? random.between(3, 15) : undefined);
    }
  }
  return marksText(changed.map((m) => markRow(m, days.days[today]!, slot)));
}
