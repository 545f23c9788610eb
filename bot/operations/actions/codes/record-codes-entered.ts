import type { CodesEnteredInput, CodesToEnter } from '#shared/contracts/actions/codes-to-enter.ts';
import { codeEnteredBy } from '#shared/domain/actions/code-entered-by.ts';
import { speaksOf, type CodeEntered } from '#shared/domain/actions/codes-to-enter.ts';
import { mayBeEntered } from '#shared/domain/actions/reason-codes.ts';
import { mayUse } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { storeCodesEntered } from '#shared/store/actions/codes-entered.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { lockSchool } from '#shared/store/engine/open-store.ts';
import { codesText } from '#shared/wording/actions/code-text.ts';
import { mustBeAllowed } from '../../people/must-be-allowed.ts';
import type { StaffContext } from '../../context.ts';
import { completeEntered } from './entered-actions.ts';
import { codesView, readSchoolCodes } from './school-codes.ts';
import { enteredByText } from './entered-by-text.ts';
import { sessionKey } from './session-key.ts';

/**
 * Keeps that somebody has entered codes in the MIS: each waits for the file that shows it. What a call asked to have
 * entered is done once none of its sessions is left. What a colleague has entered by then stays theirs, and another code for it is
 * refused, as is a session that is not on the list: then nothing is kept.
 */
export async function recordCodesEntered(
  ctx: StaffContext,
  { school: id, items }: { school: string } & CodesEnteredInput,
): Promise<CodesToEnter> {
  mustBeAllowed(mayUse(ctx.actor, 'put-right-in-the-mis', id), `the school ${id}`);
  for (const { code, date } of items)
    if (!mayBeEntered(code, date)) throw new Problem('bad-request', codesText.notEntered(code));
  return ctx.transaction(async (tx) => {
    await lockSchool(tx, id);
    const { rows, lastCame } = await readSchoolCodes(ctx, tx, id);
    const listed = new Map(rows.map((row) => [sessionKey(String(row.pupil.id), row), row]));
    const said = new Map(items.map((item) => [sessionKey(item.pupil, item), item]));
    const news: CodeEntered[] = [];
    for (const { pupil, date, session, code } of said.values()) {
      const row = listed.get(sessionKey(pupil, { date, session }));
      if (!row) throw new Problem('unprocessable', codesText.notListed);
      const before = codeEnteredBy(row, lastCame(date));
      // Said already, or seen already: it stays as it is.
      if (row.code === code && (before || row.state === 'stands')) continue;
      if (before && before.by !== ctx.actor.id)
        throw new Problem('conflict', await enteredByText(ctx, tx, before));
      news.push({ pupilId: row.pupil.id, date, session, code, by: ctx.actor.id, at: ctx.at });
    }
    await storeCodesEntered(tx, id, news);
    for (const [pupilId, codes] of Map.groupBy(news, (one) => one.pupilId))
      await audit(tx, {
        school: id,
        at: ctx.at,
        staffId: ctx.actor.id,
        what: 'code.say-entered',
        pupilId,
        detail: { codes: codes.map(({ date, session, code }) => `${date} ${session} ${code}`) },
      });
    const after = await readSchoolCodes(ctx, tx, id);
    const isLeft = (call: string, pupilId: number): boolean =>
      after.rows.some(
        (row) =>
          row.pupil.id === pupilId &&
          (row.state === 'to-enter' || row.state === 'differs') &&
          after.said.some(
            (one) => one.callId === call && one.pupilId === pupilId && speaksOf(one, row.date, row.session),
          ),
      );
    await completeEntered(ctx, tx, id, new Set(news.map(({ pupilId }) => pupilId)), isLeft);
    return codesView(ctx, tx, after);
  });
}
