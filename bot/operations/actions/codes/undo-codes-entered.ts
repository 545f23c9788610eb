import type { CodesTakenBackInput, CodesToEnter } from '#shared/contracts/actions/codes-to-enter.ts';
import type { CodeEntered } from '#shared/domain/actions/codes-to-enter.ts';
import { mayUse } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { storeCodesEntered } from '#shared/store/actions/codes-entered.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { lockSchool } from '#shared/store/engine/open-store.ts';
import { codesText } from '#shared/wording/actions/code-text.ts';
import { mustBeAllowed } from '../../people/must-be-allowed.ts';
import type { StaffContext } from '../../context.ts';
import { UNDO_SECONDS } from '../undo-outcome.ts';
import { reopenEntered } from './entered-actions.ts';
import { enteredByText } from './entered-by-text.ts';
import { codesView, readSchoolCodes } from './school-codes.ts';
import { sessionKey } from './session-key.ts';

/**
 * Takes back what one said within the last minute. What a colleague had entered before is left to them; what they have
 * entered since is a conflict that names them, and of any that is older nothing is changed.
 */
export async function undoCodesEntered(
  ctx: StaffContext,
  { school: id, items }: { school: string } & CodesTakenBackInput,
): Promise<CodesToEnter> {
  mustBeAllowed(mayUse(ctx.actor, 'put-right-in-the-mis', id), `the school ${id}`);
  return ctx.transaction(async (tx) => {
    await lockSchool(tx, id);
    const { entered } = await readSchoolCodes(ctx, tx, id);
    const bySession = Map.groupBy(entered, (one) => sessionKey(String(one.pupilId), one));
    const keys = [...new Set(items.map((item) => sessionKey(item.pupil, item)))];
    const standing = keys.map((key) => bySession.get(key) ?? []);
    const isOwn = ({ by, at }: CodeEntered): boolean =>
      by === ctx.actor.id && ctx.at.getTime() - at.getTime() <= UNDO_SECONDS * 1000;
    const taken = standing.flatMap((codes) => codes.filter(isOwn).slice(-1));
    for (const codes of standing) {
      const latest = codes.at(-1);
      if (!latest || (latest.by === ctx.actor.id && !isOwn(latest)))
        throw new Problem('conflict', codesText.notTakenBack);
      if (!isOwn(latest) && (taken.length === 0 || codes.some(isOwn)))
        throw new Problem('conflict', await enteredByText(ctx, tx, latest));
    }
    await storeCodesEntered(
      tx,
      id,
      taken.map((one) => ({ ...one, by: ctx.actor.id, at: ctx.at })),
      taken.map((one) => one.id),
    );
    for (const [pupilId, codes] of Map.groupBy(taken, (one) => one.pupilId))
      await audit(tx, {
        school: id,
        at: ctx.at,
        staffId: ctx.actor.id,
        what: 'code.take-back-entered',
        pupilId,
        detail: { codes: codes.map(({ date, session, code }) => `${date} ${session} ${code}`) },
      });
    await reopenEntered(ctx, tx, id, taken);
    return codesView(ctx, tx, await readSchoolCodes(ctx, tx, id));
  });
}
