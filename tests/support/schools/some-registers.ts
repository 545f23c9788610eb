import { emptyWeek } from '#shared/domain/registers/register-week.ts';
import { FROM_THE_START, type DatedMembership } from '#shared/domain/roll/pupil-groups.ts';
import type { SchoolRegisters, WeekOfRegisters } from '#shared/domain/registers/school-registers.ts';
import { defaultClosingTimes } from '#shared/domain/basics/closing-times.ts';
import type { CalendarPeriod } from '#shared/domain/basics/school-calendar.ts';
import { mondayOf, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { schoolRoll, type EnteredPupil } from '#shared/domain/roll/school-roll.ts';
import { SESSIONS_PER_WEEK, slotOf } from '#shared/domain/basics/session.ts';

/** A pupil of these tests: marks by date, AM then PM as packed characters, like `{ '2026-09-16': '/I' }`. */
export interface PupilGiven extends Partial<Omit<EnteredPupil, 'memberships'>> {
  memberships?: (Partial<DatedMembership> & { starts?: SchoolDate })[];
  marks?: Record<SchoolDate, string>;
}

const lastingNeeds = {
  eal: false,
  lookedAfter: false,
  socialWorker: false,
  youthOffendingWorker: false,
  youngCarer: false,
  medicalNeed: false,
};

/** A school's registers as the store gives them. */
export function someRegisters(
  given: readonly PupilGiven[],
  calendar: readonly CalendarPeriod[] = [],
): SchoolRegisters {
  const entered = given.map((pupil, index) => ({
    id: pupil.id ?? index + 1,
    startDate: pupil.startDate ?? null,
    leavingDate: pupil.leavingDate ?? null,
    needs: pupil.needs ?? lastingNeeds,
    memberships: (pupil.memberships ?? [{}]).map((membership) => ({
      starts: FROM_THE_START,
      yearGroup: 7,
      tutorGroup: '7A',
      house: '',
      pupilPremium: true,
      sen: 'N' as const,
      ...membership,
    })),
    marks: pupil.marks ?? {},
  }));
  const weeks = new Map<SchoolDate, Map<number, string>>();
  for (const { id, marks } of entered) {
    for (const [date, [am = '-', pm = '-']] of Object.entries(marks)) {
      const week = weeks.get(mondayOf(date)) ?? new Map<number, string>();
      const slots = [...(week.get(id) ?? emptyWeek)];
      slots[slotOf(date, 'AM')] = am;
      slots[slotOf(date, 'PM')] = pm;
      weeks.set(mondayOf(date), week.set(id, slots.join('')));
    }
  }
  return {
    roll: schoolRoll(entered),
    calendar,
    closing: defaultClosingTimes,
    weeks: new Map([...weeks].map(([week, pupils]) => [week, packed(pupils)])),
  };
}

function packed(pupils: ReadonlyMap<number, string>): WeekOfRegisters {
  const ids = [...pupils.keys()].sort((a, b) => a - b);
  const marks = new Uint8Array(ids.length * SESSIONS_PER_WEEK);
  ids.forEach((id, index) => marks.set(Buffer.from(pupils.get(id) ?? ''), index * SESSIONS_PER_WEEK));
  return { pupils: Uint32Array.from(ids), marks };
}
