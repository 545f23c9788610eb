/** Decides who rings a pupil's family. */
import type { Role } from './rights.ts';

export const absenceCallers = [
  'tutor',
  'year-leader',
  'attendance-administrator',
  'attendance-officer',
] as const;
/** The role that a school has chosen to ring about absences. */
export type AbsenceCallsBy = (typeof absenceCallers)[number];

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

/**
 * The first of the adults who work with this pupil by name that works here; else whom the school's chosen role says; none
 * found: the attendance officer; still none: unassigned.
 */
export function callerFor(
  pupil: { tutorGroup: string; yearGroup: number; house: string; adults?: readonly string[] },
  by: AbsenceCallsBy,
  staff: readonly Caller[],
): string | null {
  const named = pupil.adults?.find((id) => staff.some(({ staffId }) => staffId === id));
  if (named !== undefined) return named;
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
