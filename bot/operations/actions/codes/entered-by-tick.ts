/** Ticking off "enter the code" says the same as the list of codes to enter: that what it asked for is entered. */
import { codeEnteredBy } from '#shared/domain/actions/code-entered-by.ts';
import { speaksOf } from '#shared/domain/actions/codes-to-enter.ts';
import type { StoredAction } from '#shared/store/actions/actions.ts';
import { storeCodesEntered } from '#shared/store/actions/codes-entered.ts';
import { audit } from '#shared/store/audit/audit.ts';
import type { Tx } from '#shared/store/engine/open-store.ts';
import type { StaffContext } from '../../context.ts';
import { readSchoolCodes } from './school-codes.ts';

/**
 * Keeps the codes that the call behind the action proposes as entered now, in the caller's transaction that holds the
 * school's lock; not those that a colleague has entered by then. A session for which the school proposes no code stays on the list: only a person knows it.
 */
export async function recordEnteredByTick(ctx: StaffContext, tx: Tx, action: StoredAction): Promise<void> {
  const { kind, pupilId, raisedByAction } = action;
  if (kind !== 'enter-code' || pupilId === null || raisedByAction === null) return;
  const { rows, said, lastCame } = await readSchoolCodes(ctx, tx, action.school);
  const ofCall = said.filter((one) => one.callId === raisedByAction && one.pupilId === pupilId);
  const codes = rows.flatMap((row) => {
    const { pupil, date, session, state, code } = row;
    const isAsked =
      pupil.id === pupilId &&
      (state === 'to-enter' || state === 'differs') &&
      codeEnteredBy(row, lastCame(date)) === null &&
      ofCall.some((one) => speaksOf(one, date, session));
    return isAsked && code !== null ? [{ pupilId, date, session, code, by: ctx.actor.id, at: ctx.at }] : [];
  });
  await storeCodesEntered(tx, action.school, codes);
  await tell(ctx, tx, action, 'code.say-entered', codes);
}

/** Takes back what was said to be entered by ticking the action off at that moment. */
export async function takeBackEnteredByTick(
  ctx: StaffContext,
  tx: Tx,
  action: StoredAction,
  tickedAt: Date,
): Promise<void> {
  if (action.kind !== 'enter-code' || action.pupilId === null) return;
  const { entered } = await readSchoolCodes(ctx, tx, action.school);
  const codes = entered.filter(
    ({ pupilId, by, at }) =>
      pupilId === action.pupilId && by === ctx.actor.id && at.getTime() === tickedAt.getTime(),
  );
  await storeCodesEntered(
    tx,
    action.school,
    codes.map((one) => ({ ...one, by: ctx.actor.id, at: ctx.at })),
    codes.map(({ id }) => id),
  );
  await tell(ctx, tx, action, 'code.take-back-entered', codes);
}

async function tell(
  ctx: StaffContext,
  tx: Tx,
  { school, pupilId }: StoredAction,
  what: 'code.say-entered' | 'code.take-back-entered',
  codes: readonly { date: string; session: string; code: string }[],
): Promise<void> {
  if (codes.length === 0) return;
  await audit(tx, {
    school,
    at: ctx.at,
    staffId: ctx.actor.id,
    what,
    pupilId,
    detail: { codes: codes.map(({ date, session, code }) => `${date} ${session} ${code}`) },
  });
}
