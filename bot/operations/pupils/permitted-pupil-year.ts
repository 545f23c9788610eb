import type { AuditAct } from '#shared/domain/audit/audit-acts.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import type { Moment } from '#shared/domain/basics/london-time.ts';
import { auditRead } from '#shared/store/audit/audit.ts';
import type { Reading } from '#shared/store/engine/data-memory.ts';
import type { StoredPupil } from '#shared/store/roll/pupils.ts';
import type { School } from '#shared/store/people/schools.ts';
import type { StaffContext } from '../context.ts';
import { permittedPupil } from './permitted-pupil.ts';
import { readPupilYear, type YearRead } from './read-pupil-year.ts';

interface PupilYearQuery {
  pupil: StoredPupil;
  school: School;
  moment: Moment;
  reading: Reading;
  year: YearRead;
}

/** A pupil's school year somebody asks about, read once they may see the pupil; the look is audited as `what`. */
export async function permittedPupilYear(
  ctx: StaffContext,
  query: { id: string; schoolYear?: number | undefined },
  what: AuditAct,
): Promise<PupilYearQuery> {
  const { pupil, school } = await permittedPupil(ctx, query.id);
  const moment = ctx.moment;
  const reading = await ctx.reading();
  const year = await readPupilYear(reading, pupil, query.schoolYear, moment);
  if (!year) throw new Problem('not-found', 'This pupil was not found.');
  await auditRead(ctx.store, {
    school: school.id,
    at: ctx.at,
    staffId: ctx.actor.id,
    what,
    pupilId: pupil.id,
    detail: { schoolYear: year.schoolYear },
  });
  return { pupil, school, moment, reading, year };
}
