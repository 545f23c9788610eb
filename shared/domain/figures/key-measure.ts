/** Decides the trust's key measure: how many pupil premium pupils are under an attendance, the year so far. */
import { phaseOf, type Phase } from '../basics/year-group.ts';
import { countRegisters } from '../registers/register-counts.ts';
import type { SchoolRegisters } from '../registers/school-registers.ts';
import type { Moment } from '../basics/london-time.ts';
import { firstDayOfSchoolYear, schoolYearOf, type SchoolDate } from '../basics/school-date.ts';
import { rolledOn } from '../roll/school-roll.ts';
import type { TargetHundredths } from '../targets/target.ts';

export interface KeyMeasureCount {
  /** With a possible session. */
  pupils: number;
  below: number;
  missing: number;
}

/** Pupils on roll that day with pupil premium, in a phase, whose year up to that day lies under so many hundredths. */
export function keyMeasure(
  registers: SchoolRegisters,
  query: {
    date: SchoolDate;
    phase: Phase;
    under: TargetHundredths;
    moment: Moment;
    /** Missing marks of the pupils of each day, and not of those on roll on the last: who has left would follow. */
    missingOfEachDay?: boolean;
  },
): KeyMeasureCount {
  const { date, phase, under, moment } = query;
  const { pupils } = registers.roll;
  const from = firstDayOfSchoolYear(schoolYearOf(date));
  const counted = pupils.map((pupil) => {
    const membership = rolledOn(pupil, date);
    return membership !== null && membership.pupilPremium && phaseOf(membership.yearGroup) === phase;
  });
  const counts = countRegisters(registers, {
    from,
    to: date,
    moment,
    by: 'kind',
    groups: pupils.length,
    groupOf: (_pupil, _membership, index) => (counted[index] ? index : -1),
  });
  const found = { pupils: 0, below: 0, missing: 0 };
  if (query.missingOfEachDay)
    found.missing = countRegisters(registers, {
      from,
      to: date,
      moment,
      by: 'kind',
      groups: 1,
      groupOf: (_pupil, { yearGroup, pupilPremium }) =>
        pupilPremium && phaseOf(yearGroup) === phase ? 0 : -1,
    }).count(0).missing;
  pupils.forEach((_pupil, index) => {
    const { attended, possible, missing } = counts.count(index);
    if (!query.missingOfEachDay) found.missing += missing;
    if (possible === 0) return;
    found.pupils += 1;
    if (attended * 10_000 < under * possible) found.below += 1;
  });
  return found;
}
