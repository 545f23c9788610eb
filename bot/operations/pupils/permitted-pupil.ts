import type { PupilShown } from '#shared/contracts/roll/pupil-shown.ts';
import { flagsOf } from '#shared/domain/roll/pupil-needs.ts';
import { maySeePupil, hasRight } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { yearGroupCode } from '#shared/domain/basics/year-group.ts';
import { findPupil, type StoredPupil } from '#shared/store/roll/pupils.ts';
import { findSchool, type School } from '#shared/store/people/schools.ts';
import { nameOf } from '../roll/pupil-name.ts';
import { mustBeAllowed } from '../people/must-be-allowed.ts';
import type { StaffContext, StaffMember } from '../context.ts';

/** The pupil somebody asks about by id; refused where the person may not see them. */
export async function permittedPupil(
  ctx: StaffContext,
  id: string,
): Promise<{ pupil: StoredPupil; school: School }> {
  const { db } = ctx.store;
  const { today } = ctx.moment;
  const pupil = /^\d{1,9}$/.test(id) ? await findPupil(db, Number(id), today) : null;
  const school = pupil ? await findSchool(db, pupil.school) : null;
  if (!pupil || !school) throw new Problem('not-found', 'This pupil was not found.');
  mustBeAllowed(maySeePupil(ctx.actor, pupil), 'this pupil');
  return { pupil, school };
}

/** The pupil as the top of a page names them, with the flags this reader may know of. */
export function pupilShown(person: StaffMember, pupil: StoredPupil, school: School): PupilShown {
  return {
    id: String(pupil.id),
    name: nameOf(pupil),
    school: school.id,
    schoolName: school.name,
    yearGroup: yearGroupCode(pupil.yearGroup),
    tutorGroup: pupil.tutorGroup || null,
    flags: flagsOf(pupil, hasRight(person, 'see-vulnerability', school.id)),
  };
}
