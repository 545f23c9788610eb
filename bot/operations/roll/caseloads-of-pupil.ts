import type { CaseloadOfPupil } from '#shared/contracts/roll/caseloads.ts';
import { caseloadsUntil } from '#shared/store/people/caseloads.ts';
import { staffNames } from '#shared/store/people/staff.ts';
import { staffNamed } from '#shared/wording/people/staff-name.ts';
import type { StaffContext } from '../context.ts';

/** On whose caseload a pupil is, or will be; oldest first. */
export async function caseloadsOfPupil(
  { store: { db }, moment }: StaffContext,
  pupil: { school: string; id: number },
): Promise<CaseloadOfPupil[]> {
  const given = await caseloadsUntil(db, moment.today, { school: pupil.school, pupilId: pupil.id });
  const names = await staffNames(db, [...new Set(given.map(({ staffId }) => staffId))]);
  return given.map(({ id, staffId, from, until }) => ({
    id,
    staff: staffNamed(names, staffId),
    from,
    until,
  }));
}
