/** How long pupils of a school have been away by now, as lists of calls ask for it. */
import type { Moment } from '#shared/domain/basics/london-time.ts';
import { policyTermOf } from '#shared/domain/basics/school-calendar.ts';
import { firstDayOfSchoolYear, schoolYearOf } from '#shared/domain/basics/school-date.ts';
import { sessionsMissed } from '#shared/domain/registers/days-missed.ts';
import { pupilSessions } from '#shared/domain/registers/pupil-sessions.ts';
import { schoolDaysAway } from '#shared/domain/registers/spell-away.ts';
import { stageReached, type Stage } from '#shared/domain/registers/stage-reached.ts';
import type { Reading } from '../engine/data-memory.ts';
import type { School } from '../people/schools.ts';
import { madeOfRegisters } from './school-registers.ts';

export interface SpellAway {
  /** School days running, today among them. */
  daysAway: number;
  stage: Stage | null;
}

const NEVER_AWAY: SpellAway = { daysAway: 0, stage: null };

/** By school, of a pupil. Each is counted when it is first asked for, and remembered until registers change. */
export async function spellsAway(
  reading: Reading,
  schools: readonly School[],
  moment: Moment,
): Promise<(school: string, pupilId: number) => SpellAway> {
  const { today } = moment;
  const from = firstDayOfSchoolYear(schoolYearOf(today));
  const query = { what: 'spells away', from, to: today, moment };
  const made = await madeOfRegisters(reading, schools, query, (registers) => {
    const counted = new Map<number, SpellAway>();
    const term = policyTermOf(registers.calendar, today);
    const pupilOf = new Map(registers.roll.pupils.map((pupil) => [pupil.id, pupil]));
    return (pupilId: number): SpellAway => {
      const pupil = pupilOf.get(pupilId);
      if (!pupil) return NEVER_AWAY;
      const before = counted.get(pupilId);
      if (before) return before;
      const sessions = pupilSessions(registers, pupil, { from, to: today, moment });
      const spell = {
        daysAway: schoolDaysAway(sessions),
        stage: stageReached(sessionsMissed(sessions).missed, term),
      };
      counted.set(pupilId, spell);
      return spell;
    };
  });
  return (school, pupilId) => made.get(school)?.(pupilId) ?? NEVER_AWAY;
}
