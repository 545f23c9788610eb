import { randomUUID } from 'node:crypto';
import type { NoticeAnswer, NoticeInput } from '#shared/contracts/actions/notices.ts';
import { MARK_WRONG } from '#shared/domain/actions/absence-notice.ts';
import { expectationFault } from '#shared/domain/actions/possible-times.ts';
import { defaultClosingTimes } from '#shared/domain/basics/closing-times.ts';
import { mayUse, mayWorkWithPupil } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { addDays, mondayOf } from '#shared/domain/basics/school-date.ts';
import { slotOf } from '#shared/domain/basics/session.ts';
import { isMissing, NO_MARK } from '#shared/domain/registers/attendance-codes.ts';
import { registerWeeks } from '#shared/store/registers/registers.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { lockSchool, type Tx } from '#shared/store/engine/open-store.ts';
import { noticesAbout, storeNotice, type StoredNotice } from '#shared/store/actions/notices.ts';
import { findSchool } from '#shared/store/people/schools.ts';
import { pupilsByIds, type StoredPupil } from '#shared/store/roll/pupils.ts';
import { isOnRoll } from '#shared/domain/roll/pupil-groups.ts';
import {
  backBeforeAwayText,
  markWrongTodayText,
  noMarkDisputedText,
  notOnRollText,
} from '#shared/wording/actions/notice-text.ts';
import { mustBeAllowed } from '../../people/must-be-allowed.ts';
import type { StaffContext } from '../../context.ts';
import { disputeKey } from '../codes/disputed-marks.ts';
import { mustBePossible } from '../must-be-possible.ts';
import { changedByNotice } from './changed-by-notice.ts';
import { permittedNotice, takeBack } from './withdraw-notice.ts';

/** Nobody knows longer ahead, nor is asked further back. */
const LONGEST_AHEAD_IN_DAYS = 366;

/**
 * Keeps what somebody knows of an absence. Calls about it are withdrawn, or the family is rung back where nobody has
 * spoken to it; who is expected later today is expected. The same said again by the same person is the first. Notices
 * that it replaces are taken back in the same step.
 */
export async function giveNotice(
  ctx: StaffContext,
  { school, notice: input }: { school: string; notice: NoticeInput },
): Promise<NoticeAnswer> {
  mustBeAllowed(mayUse(ctx.actor, 'note-absence', school), `the school ${school}`);
  const { today } = ctx.moment;
  for (const [name, date] of Object.entries({ from: input.from, to: input.to }))
    if (date > addDays(today, LONGEST_AHEAD_IN_DAYS) || date < addDays(today, -LONGEST_AHEAD_IN_DAYS))
      throw new Problem('bad-request', `${name}: ${date} is more than a year away. Nothing was saved.`);
  if (input.reason === MARK_WRONG && input.to >= today)
    throw new Problem('unprocessable', markWrongTodayText);
  const ids = [...new Set(input.pupils)];
  const found = await pupilsByIds(
    ctx.store.db,
    school,
    ids.map(Number).filter((id) => Number.isSafeInteger(id)),
    today,
  );
  for (const id of ids) {
    const pupil = found.find((one) => String(one.id) === id);
    mustBeAllowed(pupil ? mayWorkWithPupil(ctx.actor, pupil) : 'unknown', 'one of these pupils');
    if (pupil && !isOnRoll(pupil, input.from) && !isOnRoll(pupil, input.to))
      throw new Problem('unprocessable', notOnRollText);
  }
  const notice: Omit<StoredNotice, 'withdrawnAt'> = {
    school,
    id: randomUUID(),
    pupilIds: found.map(({ id }) => id),
    from: input.from,
    to: input.to,
    sessions: input.sessions,
    reason: input.reason,
    way: input.by,
    heardFrom: input.heardFrom ?? null,
    conversation: input.conversation,
    expectedBack: input.expectedBack ?? null,
    note: input.note ?? null,
    disputed: input.reason === MARK_WRONG ? await marksDisputed(ctx, school, found, input) : null,
    givenBy: ctx.actor.id,
    givenAt: ctx.at,
  };
  const replaced = await Promise.all(
    [...new Set(input.replaces)].map((id) => permittedNotice(ctx, id, school)),
  );
  await mayBeExpected(ctx, school, input, replaced);
  return ctx.transaction(async (tx) => {
    await lockSchool(tx, school);
    const same = await sameNotice(tx, notice);
    if (same && replaced.length === 0)
      return { id: same.id, pupils: same.pupilIds.map(String), withdrawn: [], raised: [] };
    return changedByNotice(ctx, tx, [notice, ...replaced], async () => {
      for (const one of replaced) await takeBack(ctx, tx, one);
      await storeNotice(tx, notice);
      for (const pupilId of notice.pupilIds)
        await audit(tx, {
          school,
          at: ctx.at,
          staffId: ctx.actor.id,
          what: 'notice.give',
          pupilId,
          detail: { notice: notice.id, from: notice.from, to: notice.to, reason: notice.reason },
        });
    });
  });
}

/** A time that was said before stays, however late what stands beside it is corrected. */
async function mayBeExpected(
  ctx: StaffContext,
  id: string,
  { from, expectedBack }: NoticeInput,
  replaced: readonly StoredNotice[],
): Promise<void> {
  if (expectedBack?.kind === 'date' && expectedBack.date < from)
    throw new Problem('unprocessable', backBeforeAwayText(expectedBack.date));
  if (expectedBack?.kind !== 'today') return;
  const { time: at } = expectedBack;
  if (replaced.some((one) => one.expectedBack?.kind === 'today' && one.expectedBack.time === at)) return;
  const { closing } = (await findSchool(ctx.store.db, id)) ?? { closing: defaultClosingTimes };
  const { today, time } = ctx.moment;
  mustBePossible(at, expectationFault(at, from === today ? time : null, closing), closing);
}

const LONGEST_DISPUTE_IN_DAYS = 14;

/** The marks of these sessions as they stand; a Problem where there is none to dispute. */
async function marksDisputed(
  ctx: StaffContext,
  school: string,
  pupils: readonly StoredPupil[],
  { from, to, sessions }: NoticeInput,
): Promise<Record<string, string>> {
  const days = Array.from({ length: LONGEST_DISPUTE_IN_DAYS }, (_, index) => addDays(from, index)).filter(
    (day) => day <= to,
  );
  const ids = pupils.map(({ id }) => id);
  const weeks = await registerWeeks(ctx.store.db, school, mondayOf(from), mondayOf(to), ids);
  const marks = ids.flatMap((id) =>
    days.flatMap((day) =>
      sessions.flatMap((session): [string, string][] => {
        const mark = weeks.get(id)?.get(mondayOf(day))?.[slotOf(day, session)] ?? NO_MARK;
        return isMissing(mark) ? [] : [[disputeKey(id, day, session), mark]];
      }),
    ),
  );
  if (marks.length === 0 || addDays(from, LONGEST_DISPUTE_IN_DAYS) <= to)
    throw new Problem('unprocessable', noMarkDisputedText(LONGEST_DISPUTE_IN_DAYS));
  return Object.fromEntries(marks);
}

/** One that stands and says the very same, of the same person. */
async function sameNotice(
  tx: Tx,
  notice: Omit<StoredNotice, 'withdrawnAt'>,
): Promise<StoredNotice | undefined> {
  const wordOf = ({ id: _id, givenAt: _at, ...rest }: Omit<StoredNotice, 'withdrawnAt'>): string =>
    JSON.stringify([
      [...rest.pupilIds].sort((a, b) => a - b),
      [...rest.sessions].sort(),
      [rest.from, rest.to, rest.reason, rest.way, rest.heardFrom, rest.conversation],
      [rest.expectedBack, rest.note, rest.givenBy],
    ]);
  const standing = await noticesAbout(tx, notice.school, notice.pupilIds, notice);
  return standing.find((one) => wordOf(one) === wordOf(notice));
}
