import type {
  CodesEnteredInput,
  CodesTakenBackInput,
  CodesToEnter,
} from '#shared/contracts/actions/codes-to-enter.ts';
import { speaksOf } from '#shared/domain/actions/codes-to-enter.ts';
import { mayBeEntered } from '#shared/domain/actions/reason-codes.ts';
import { mayUse } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { storeCodesEntered } from '#shared/store/actions/codes-entered.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { lockSchool } from '#shared/store/engine/open-store.ts';
import { codesText } from '#shared/wording/actions/code-text.ts';
import { mustBeAllowed } from '../../people/must-be-allowed.ts';
import type { StaffContext } from '../../context.ts';
import { completeEntered, reopenEntered } from './entered-actions.ts';
import { codesView, readSchoolCodes } from './school-codes.ts';
import { UNDO_SECONDS } from '../undo-outcome.ts';

/**
 * Keeps that somebody has entered codes in the MIS: each waits for the file that shows it. What a call asked to have
 * entered is done once none of its sessions is left. A session that is not on the list is refused, and nothing is kept.
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
    const { rows } = await readSchoolCodes(ctx, tx, id);
    const listed = new Map(rows.map((row) => [sessionKey(String(row.pupil.id), row), row]));
    const said = new Map(items.map((item) => [sessionKey(item.pupil, item), item]));
    const news = [...said.values()].flatMap(({ pupil, date, session, code }) => {
      const row = listed.get(sessionKey(pupil, { date, session }));
      if (!row) throw new Problem('unprocessable', codesText.notListed);
      // Said already, or seen already: it stays as it is.
      const isSaid = row.code === code && (row.state === 'entered' || row.state === 'stands');
      return isSaid ? [] : [{ pupilId: row.pupil.id, date, session, code, by: ctx.actor.id, at: ctx.at }];
    });
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

/** Takes back what one said within the last minute; of any that is older nothing is changed. */
export async function undoCodesEntered(
  ctx: StaffContext,
  { school: id, items }: { school: string } & CodesTakenBackInput,
): Promise<CodesToEnter> {
  mustBeAllowed(mayUse(ctx.actor, 'put-right-in-the-mis', id), `the school ${id}`);
  return ctx.transaction(async (tx) => {
    await lockSchool(tx, id);
    const { entered } = await readSchoolCodes(ctx, tx, id);
    const latest = new Map(entered.map((one) => [sessionKey(String(one.pupilId), one), one]));
    const taken = [...new Set(items.map((item) => sessionKey(item.pupil, item)))].map((key) => {
      const one = latest.get(key);
      const isOwn = one?.by === ctx.actor.id && ctx.at.getTime() - one.at.getTime() <= UNDO_SECONDS * 1000;
      if (!one || !isOwn) throw new Problem('conflict', codesText.notTakenBack);
      return one;
    });
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

const sessionKey = (pupil: string, { date, session }: { date: string; session: string }): string =>
  `${pupil} ${date} ${session}`;
