/** Who of a school has converted since the half-term before ended, remembered while registers stand. */
import { conversionOf, type Converted } from '#shared/domain/escalation/conversions.ts';
import {
  addDays,
  firstDayOfSchoolYear,
  schoolYearOf,
  type SchoolDate,
} from '#shared/domain/basics/school-date.ts';
import type { Moment } from '#shared/domain/basics/london-time.ts';
import { countRegisters, type RegisterCounts } from '#shared/domain/registers/register-counts.ts';
import type { SchoolRegisters } from '#shared/domain/registers/school-registers.ts';
import { rolledOn } from '#shared/domain/roll/school-roll.ts';
import type { Reading } from '../engine/data-memory.ts';
import type { School } from '../people/schools.ts';
import { madeOfRegisters } from '../registers/school-registers.ts';

/** @param began the first day of today's half-term */
export async function cachedConversions(
  reading: Reading,
  school: School,
  { began, moment }: { began: SchoolDate; moment: Moment },
): Promise<readonly Converted[]> {
  const from = firstDayOfSchoolYear(schoolYearOf(moment.today));
  const query = { what: `conversions since ${began}`, from, to: moment.today, moment };
  const made = await madeOfRegisters(reading, [school], query, (registers) => {
    const upTo = (to: SchoolDate): RegisterCounts => countPupils(registers, { from, to, moment });
    const [before, now] = [upTo(addDays(began, -1)), upTo(moment.today)];
    return registers.roll.pupils.flatMap((pupil, index): Converted[] => {
      if (rolledOn(pupil, moment.today) === null) return [];
      const conversion = conversionOf(before.count(index), now.count(index));
      return conversion ? [{ pupilId: pupil.id, conversion, now: now.count(index) }] : [];
    });
  });
  return made.get(school.id) ?? [];
}

const countPupils = (
  registers: SchoolRegisters,
  days: { from: SchoolDate; to: SchoolDate; moment: Moment },
): RegisterCounts =>
  countRegisters(registers, {
    ...days,
    by: 'kind',
    groups: registers.roll.pupils.length,
    groupOf: (_pupil, _membership, index) => index,
  });
