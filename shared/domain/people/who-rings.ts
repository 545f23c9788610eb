/** Decides who rings a pupil's family. */
import type { Role } from './rights.ts';

export type AbsenceCallsBy = 'tutor' | 'year-leader' | 'attendance-officer';

/** The first who holds a role at the school; null: nobody. */
export const holderOf = (role: Role, staff: readonly Caller[]): string | null =>
  staff.find(({ roles }) => roles.includes(role))?.staffId ?? null;

export interface Caller {
  staffId: string;
  tutorGroups: readonly string[];
  yearGroups: readonly number[];
  houses: readonly string[];
  roles: readonly string[];
}

/** The school's chosen role for this pupil; none found: the attendance officer; still none: unassigned. */
export function callerFor(
  pupil: { tutorGroup: string; yearGroup: number; house: string },
  by: AbsenceCallsBy,
  staff: readonly Caller[],
): string | null {
  const chosen = staff.find((person) => {
    if (!person.roles.includes(by)) return false;
    if (by === 'tutor') return pupil.tutorGroup !== '' && person.tutorGroups.includes(pupil.tutorGroup);
    if (by === 'year-leader') {
      return (
        person.yearGroups.includes(pupil.yearGroup) ||
        (pupil.house !== '' && person.houses.includes(pupil.house))
      );
    }
    return true;
  });
  return chosen?.staffId ?? holderOf('attendance-officer', staff);
}
