import { MARK_WRONG } from '#shared/domain/actions/absence-notice.ts';
import { saidByNotice, saidByOutcome, type SaidOfAbsence } from '#shared/domain/actions/codes-to-enter.ts';
import { minutesLate, registerOpens, saidBySignings } from '#shared/domain/actions/signing.ts';
import { addDays, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { noticesBetween } from '#shared/store/actions/notices.ts';
import { reasonsGiven } from '#shared/store/actions/outcomes.ts';
import { signingsBetween } from '#shared/store/actions/signings.ts';
import type { Db, Tx } from '#shared/store/engine/open-store.ts';
import type { School } from '#shared/store/people/schools.ts';
import { noticeComment, outcomeComment } from '#shared/wording/actions/code-text.ts';
import { signingComment } from '#shared/wording/actions/signing-text.ts';
import { staffName } from '#shared/wording/people/staff-name.ts';

/** A family says today that the pupil will be away for so long, at most. */
const LONGEST_SPELL_IN_DAYS = 28;

interface Days {
  from: SchoolDate;
  to: SchoolDate;
}
/** The code that the school gives a reason; null: a person chooses. */
type CodeFor = (reason: string, date: SchoolDate) => string | null;

export interface Said extends SaidOfAbsence {
  /** The call in which it was said; null: a notice. */
  callId: string | null;
  noticeId: string | null;
  comment: (names: ReadonlyMap<string, string>) => string;
  by: string;
}

/**
 * What was said of these days: notices, calls with a reason, and who signed in or out; a restricted note stays where it
 * is.
 */
export async function saidOfDays(db: Db | Tx, school: School, days: Days, codeFor: CodeFor): Promise<Said[]> {
  const { from, to } = days;
  const notices = await noticesBetween(db, school.id, from, to);
  const calls = await reasonsGiven(db, school.id, addDays(from, -LONGEST_SPELL_IN_DAYS), to);
  return [
    ...(await saidBySigning(db, school, days, codeFor)),
    ...notices
      .filter(({ reason }) => reason !== MARK_WRONG)
      .flatMap((notice) =>
        saidByNotice(notice, school.closing).map((one) => ({
          ...one,
          callId: null,
          noticeId: notice.id,
          by: notice.givenBy,
          comment: () => noticeComment({ ...notice, at: notice.givenAt }),
        })),
      ),
    ...calls.map((call) => ({
      ...saidByOutcome(call, school.closing),
      callId: call.actionId,
      noticeId: null,
      by: call.by,
      comment: (names: ReadonlyMap<string, string>) =>
        outcomeComment({
          ...call,
          by: staffName(names, call.by),
          note: call.restricted ? null : call.note,
        }),
    })),
  ];
}

async function saidBySigning(db: Db | Tx, school: School, days: Days, codeFor: CodeFor): Promise<Said[]> {
  const signings = await signingsBetween(db, school.id, days.from, days.to);
  const byDay = Map.groupBy(signings, ({ pupilId, date }) => `${pupilId} ${date}`);
  return [...byDay.values()].flatMap((ofDay) =>
    saidBySignings(ofDay, school.closing, (reason) => codeFor(reason, ofDay[0]?.date ?? days.to)).map(
      ({ session, signing, code }) => {
        const minutes = minutesLate(signing.time, session, school.closing);
        const opens = registerOpens(session, school.closing);
        return {
          pupilId: signing.pupilId,
          from: signing.date,
          to: signing.date,
          sessions: [session],
          reason: signing.reason ?? 'other',
          code,
          at: signing.at,
          callId: null,
          noticeId: null,
          by: signing.by,
          comment: () => signingComment(signing, minutes === null ? null : { minutes, opens }),
        };
      },
    ),
  );
}
