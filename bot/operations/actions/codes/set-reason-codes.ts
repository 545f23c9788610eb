import type { ReasonCodesInput } from '#shared/contracts/actions/codes-to-enter.ts';
import { codesOfReasons, isKnownReason, mayBeEntered } from '#shared/domain/actions/reason-codes.ts';
import { mayUse } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { lockSchool } from '#shared/store/engine/open-store.ts';
import { findSchool } from '#shared/store/people/schools.ts';
import { settingsOn, storeSettings } from '#shared/store/people/settings.ts';
import { codesText } from '#shared/wording/actions/code-text.ts';
import { mustBeAllowed } from '../../people/must-be-allowed.ts';
import type { StaffContext } from '../../context.ts';

/** Sets which code each reason proposes, from today; reasons left out keep theirs. Answers the whole table. */
export async function setReasonCodes(
  ctx: StaffContext,
  { school: id, reasonCodes: change }: { school: string } & ReasonCodesInput,
): Promise<ReasonCodesInput> {
  mustBeAllowed(mayUse(ctx.actor, 'change-settings', id), `the school ${id}`);
  const { today } = ctx.moment;
  const school = await findSchool(ctx.store.db, id);
  if (!school) throw new Problem('not-found', `The school ${id} was not found.`);
  for (const [reason, code] of Object.entries(change)) {
    if (!isKnownReason(reason)) throw new Problem('bad-request', codesText.noSuchReason(reason));
    if (code !== null && !mayBeEntered(code, today))
      throw new Problem('bad-request', codesText.notEntered(code));
  }
  return ctx.transaction(async (tx) => {
    await lockSchool(tx, id);
    const before = (await settingsOn(tx, [school], today)).get(id)?.reasonCodes ?? {};
    const after = { ...before, ...change };
    await storeSettings(tx, id, { reasonCodes: after }, today);
    await audit(tx, {
      school: id,
      at: ctx.at,
      staffId: ctx.actor.id,
      what: 'school-settings.change',
      detail: { before: { reasonCodes: before }, after: { reasonCodes: after } },
    });
    return { reasonCodes: codesOfReasons(after) };
  });
}
