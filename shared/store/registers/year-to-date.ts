/** Each pupil's school year so far, as tutor groups, summaries, bands and key groups ask for it. */
import { countRegisters, type RegisterCount } from '#shared/domain/registers/register-counts.ts';
import { pupilSessions, type PupilSession } from '#shared/domain/registers/pupil-sessions.ts';
import type { SchoolRegisters } from '#shared/domain/registers/school-registers.ts';
import type { Moment } from '#shared/domain/basics/london-time.ts';
import { firstDayOfSchoolYear, schoolYearOf } from '#shared/domain/basics/school-date.ts';
import type { RollPupil } from '#shared/domain/roll/school-roll.ts';
import type { Reading } from '../engine/data-memory.ts';
import type { School } from '../people/schools.ts';
import { madeOfRegisters, registersOf } from './school-registers.ts';

export interface PupilYear {
  pupil: RollPupil;
  count: RegisterCount;
}

/** By pupil id; everybody on roll at any time of the school year. Remembered until it changes. */
export async function yearsToDate(
  reading: Reading,
  schools: readonly School[],
  moment: Moment,
): Promise<Map<string, ReadonlyMap<number, PupilYear>>> {
  const from = firstDayOfSchoolYear(schoolYearOf(moment.today));
  const year = { what: 'year to date', from, to: moment.today, moment };
  return madeOfRegisters(reading, schools, year, (registers) => pupilsCounted(registers, from, moment));
}

/** One pupil's sessions of the school year so far, in order. */
export async function sessionsToDate(
  reading: Reading,
  pupil: { school: string; id: number },
  moment: Moment,
): Promise<PupilSession[]> {
  const [from, to] = [firstDayOfSchoolYear(schoolYearOf(moment.today)), moment.today];
  const registers = (await registersOf(reading, [pupil.school], from, to)).get(pupil.school);
  const rolled = registers?.roll.pupils.find(({ id }) => id === pupil.id);
  return registers && rolled ? pupilSessions(registers, rolled, { from, to, moment }) : [];
}

function pupilsCounted(registers: SchoolRegisters, from: string, moment: Moment): Map<number, PupilYear> {
  const { pupils } = registers.roll;
  const counts = countRegisters(registers, {
    from,
    to: moment.today,
    moment,
    by: 'kind',
    groups: pupils.length,
    groupOf: (_pupil, _membership, index) => index,
  });
  return new Map(pupils.map((pupil, index) => [pupil.id, { pupil, count: counts.count(index) }]));
}
