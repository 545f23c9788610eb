import type { PupilList } from '#shared/contracts/actions/pupil-list.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { mayUse, mayWorkWithPupil } from '#shared/domain/people/permission.ts';
import { linesOfList } from '#shared/domain/roll/pupil-list.ts';
import { auditRead } from '#shared/store/audit/audit.ts';
import { findSchool } from '#shared/store/people/schools.ts';
import { pupilsOfSchool } from '#shared/store/roll/pupils.ts';
import { mustBeAllowed } from '../../people/must-be-allowed.ts';
import type { StaffContext } from '../../context.ts';
import { nameOf } from '../../roll/pupil-name.ts';

/** Whom the lines of a pasted list mean, among the pupils that the person works with; nothing is saved. */
export async function readPupilList(
  ctx: StaffContext,
  { school, text }: { school: string; text: string },
): Promise<PupilList> {
  mustBeAllowed(mayUse(ctx.actor, 'note-absence', school), `the school ${school}`);
  const { db } = ctx.store;
  if (!(await findSchool(db, school))) throw new Problem('not-found', `The school ${school} was not found.`);
  const pupils = (await pupilsOfSchool(db, school, ctx.moment.today)).filter(
    (pupil) => mayWorkWithPupil(ctx.actor, pupil) === 'yes',
  );
  const lines = linesOfList(text, pupils);
  const named = [...new Set(lines.flatMap((line) => line.pupils.map(({ id }) => id)))];
  if (named.length > 0)
    await auditRead(ctx.store, {
      school,
      at: ctx.at,
      staffId: ctx.actor.id,
      what: 'pupil.search',
      detail: { pupils: named },
    });
  return {
    lines: lines.map(({ line, text: said, pupils: meant, isCertain }) => ({
      line,
      text: said,
      isCertain,
      pupils: meant.map((pupil) => ({
        id: String(pupil.id),
        name: nameOf(pupil),
        tutorGroup: pupil.tutorGroup || null,
      })),
    })),
  };
}
