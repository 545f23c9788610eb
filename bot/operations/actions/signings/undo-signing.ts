import type { SigningAnswer } from '#shared/contracts/actions/signings.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { mayUse, mayWorkWithPupil } from '#shared/domain/people/permission.ts';
import { findSigning, signingsBetween, storeSigning } from '#shared/store/actions/signings.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { lockSchool } from '#shared/store/engine/open-store.ts';
import { pupilsByIds } from '#shared/store/roll/pupils.ts';
import { signingText } from '#shared/wording/actions/signing-text.ts';
import type { StaffContext } from '../../context.ts';
import { mustBeAllowed } from '../../people/must-be-allowed.ts';
import { actionsChanged } from '../notices/actions-changed.ts';
import { expectNobody, notArrived } from '../notices/expected-arrivals.ts';
import { reviseDay } from '../revise-day.ts';

/** Takes back the last signing of a pupil's day, today, for whoever works with the pupil. 409: it is not the last. */
export async function undoSigning(
  ctx: StaffContext,
  { school, id }: { school: string; id: string },
): Promise<SigningAnswer> {
  mustBeAllowed(mayUse(ctx.actor, 'note-absence', school), `the school ${school}`);
  const { today } = ctx.moment;
  const found = /^[1-9]\d{0,9}$/.test(id) ? await findSigning(ctx.store.db, school, Number(id)) : null;
  const [pupil] = found ? await pupilsByIds(ctx.store.db, school, [found.pupilId], today) : [];
  mustBeAllowed(pupil ? mayWorkWithPupil(ctx.actor, pupil) : 'unknown', 'this');
  return ctx.transaction(async (tx) => {
    await lockSchool(tx, school);
    const day = (await signingsBetween(tx, school, today, today)).filter((one) => one.pupilId === pupil?.id);
    const signing = day.at(-1);
    if (!signing || signing.id !== Number(id)) throw new Problem('conflict', signingText.notTheLast);
    const { pupilId } = signing;
    const changed = await actionsChanged(ctx, tx, { school, pupilIds: [pupilId] }, async () => {
      await storeSigning(tx, { ...signing, by: ctx.actor.id, at: ctx.at }, signing.id);
      await audit(tx, {
        school,
        at: ctx.at,
        staffId: ctx.actor.id,
        what: 'signing.take-back',
        pupilId,
        detail: { signing: signing.id, kind: signing.kind, time: signing.time },
      });
      if (signing.kind === 'out')
        await expectNobody(ctx, tx, { school, pupilIds: [pupilId], source: `signing ${signing.id}` });
      else await notArrived(ctx, tx, signing);
      await reviseDay(ctx, tx, school);
    });
    return { id, pupil: String(pupilId), time: signing.time, ...changed };
  });
}
