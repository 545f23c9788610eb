import type { NamedAdultView } from '#shared/contracts/actions/share-out.ts';
import { maySeePupil, mayUse } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { lockSchool, type Db, type Tx } from '#shared/store/engine/open-store.ts';
import { cachedStaff } from '#shared/store/people/cached-people.ts';
import { staffNames } from '#shared/store/people/staff.ts';
import { namedAdults, storeNamedAdult } from '#shared/store/roll/named-adults.ts';
import { findPupil } from '#shared/store/roll/pupils.ts';
import { notACallerText } from '#shared/wording/actions/share-out-text.ts';
import { staffName } from '#shared/wording/people/staff-name.ts';
import { mustBeAllowed } from '../../people/must-be-allowed.ts';
import type { StaffContext } from '../../context.ts';
import { ringsAt } from './share-calls.ts';

/**
 * Names the adult who rings home about a pupil, from today until another is named; `staff` null: nobody. Calls that are
 * open already stay with whoever has them.
 */
export async function nameAdult(
  ctx: StaffContext,
  { pupil: id, staff }: { pupil: string; staff: string | null },
): Promise<{ namedAdult: NamedAdultView | null }> {
  const { db } = ctx.store;
  const { today } = ctx.moment;
  const pupil = /^\d{1,9}$/.test(id) ? await findPupil(db, Number(id), today) : null;
  if (!pupil) throw new Problem('not-found', 'This pupil was not found.');
  mustBeAllowed(maySeePupil(ctx.actor, pupil), 'this pupil');
  mustBeAllowed(mayUse(ctx.actor, 'share-out-calls', pupil.school), 'this pupil');
  if (staff !== null) {
    const person = (await cachedStaff(await ctx.reading(), today)).byId.get(staff);
    if (!person || !ringsAt(person, pupil.school)) throw new Problem('unprocessable', notACallerText);
  }
  return ctx.transaction(async (tx) => {
    await lockSchool(tx, pupil.school);
    const before = (await namedAdults(tx, pupil.school, [pupil.id])).get(pupil.id)?.staffId ?? null;
    if (before !== staff) {
      const naming = { pupilId: pupil.id, staffId: staff, from: today };
      await storeNamedAdult(tx, pupil.school, naming, { staffId: ctx.actor.id, at: ctx.at });
      await audit(tx, {
        school: pupil.school,
        at: ctx.at,
        staffId: ctx.actor.id,
        what: 'named-adult.set',
        pupilId: pupil.id,
        detail: { before, after: staff },
      });
    }
    return { namedAdult: await namedAdultOf(tx, pupil) };
  });
}

/** Who is named for a pupil, as pages show it. */
export async function namedAdultOf(
  db: Db | Tx,
  { school, id }: { school: string; id: number },
): Promise<NamedAdultView | null> {
  const found = (await namedAdults(db, school, [id])).get(id);
  if (!found) return null;
  const names = await staffNames(db, [found.staffId]);
  return { id: found.staffId, name: staffName(names, found.staffId), from: found.from };
}
