/** How long pupils of a school have been away by now, as lists of calls ask for it. */
import type { Moment } from '#shared/domain/basics/london-time.ts';
import { firstDayOfSchoolYear, schoolYearOf } from '#shared/domain/basics/school-date.ts';
import { pupilSessions } from '#shared/domain/registers/pupil-sessions.ts';
import { schoolDaysAway } from '#shared/domain/registers/away/spell-away.ts';
import type { Reading } from '../engine/data-memory.ts';
import type { School } from '../people/schools.ts';
import { madeOfRegisters } from './school-registers.ts';

/** School days away running, today among them: by school, of a pupil. Each is counted when it is first asked for, and remembered until registers change. */
export async function spellsAway(
  reading: Reading,
  schools: readonly School[],
  moment: Moment,
): Promise<(school: string, pupilId: number) => number> {
  const { today } = moment;
  const from = firstDayOfSchoolYear(schoolYearOf(today));
  const query = { what: 'spells away', from, to: today, moment };
  const made = await madeOfRegisters(reading, schools, query, (registers) => {
    const counted = new Map<number, number>();
    const pupilOf = new Map(registers.roll.pupils.map((pupil) => [pupil.id, pupil]));
    return (pupilId: number): number => {
      const pupil = pupilOf.get(pupilId);
      if (!pupil) return 0;
      const before = counted.get(pupilId);
      if (before !== undefined) return before;
      const sessions = pupilSessions(registers, pupil, { from, to: today, moment });
      const spell = schoolDaysAway(sessions);
      counted.set(pupilId, spell);
      return spell;
    };
  });
  return (school, pupilId) => made.get(school)?.(pupilId) ?? 0;
}
