import { mayUse, mayWorkWithPupil } from '#shared/domain/people/permission.ts';
import type { Right } from '#shared/domain/people/rights.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { findPupil, type StoredPupil } from '#shared/store/roll/pupils.ts';
import { mustBeAllowed } from '../../people/must-be-allowed.ts';
import type { StaffContext } from '../../context.ts';

/** A pupil by id, when the person works with them and holds the right at their school; a Problem otherwise. */
export async function pupilInHand(
  ctx: StaffContext,
  id: string | number,
  right: Right,
): Promise<StoredPupil> {
  const known = /^\d{1,9}$/.test(String(id));
  const pupil = known ? await findPupil(ctx.store.db, Number(id), ctx.moment.today) : null;
  if (!pupil || mayWorkWithPupil(ctx.actor, pupil) !== 'yes')
    throw new Problem('not-found', 'This pupil was not found.');
  mustBeAllowed(mayUse(ctx.actor, right, pupil.school), 'plans of this pupil');
  return pupil;
}
