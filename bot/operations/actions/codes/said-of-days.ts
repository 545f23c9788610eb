import { MARK_WRONG } from '#shared/domain/actions/absence-notice.ts';
import {
  saidByNotice,
  saidByOutcome,
  type SaidOfAbsence,
  type SaidTakenBack,
} from '#shared/domain/actions/codes-to-enter.ts';
import { minutesLate, registerOpens, saidBySignings } from '#shared/domain/actions/signing.ts';
import { addDays, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { noticesBetween, noticesTakenBack, type StoredNotice } from '#shared/store/actions/notices.ts';
import { reasonsGiven, reasonsTakenBack, type ReasonGiven } from '#shared/store/actions/outcomes.ts';
import { signingsBetween, signingsEver, type StoredSigning } from '#shared/store/actions/signings.ts';
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
  const signings = await signingsBetween(db, school.id, from, to);
  return [
    ...[...byDayOf(signings, (one) => one).values()].flatMap((ofDay) =>
      saidInSignings(school, ofDay, codeFor),
    ),
    ...notices.flatMap((notice) => saidInNotice(school, notice)),
    ...calls.map((call) => saidInCall(school, call)),
  ];
}

/** What was said of these days, and has been taken back since. */
export async function saidTakenBack(
  db: Db | Tx,
  school: School,
  { from, to }: Days,
  codeFor: CodeFor,
): Promise<SaidTakenBack[]> {
  const notices = await noticesTakenBack(db, school.id, from, to);
  const calls = await reasonsTakenBack(db, school.id, addDays(from, -LONGEST_SPELL_IN_DAYS), to);
  const signings = byDayOf(await signingsEver(db, school.id, from, to), ({ signing }) => signing);
  return [
    ...[...signings.values()].flatMap((ofDay) =>
      ofDay.flatMap(({ signing, takenBackAt }) =>
        takenBackAt
          ? saidInSignings(school, [...stoodBefore(signing, ofDay), signing], codeFor)
              .filter(({ at }) => at === signing.at)
              .map((one) => ({ ...one, takenBackAt }))
          : [],
      ),
    ),
    ...notices.flatMap((notice) =>
      saidInNotice(school, notice).map((one) => ({ ...one, takenBackAt: notice.withdrawnAt })),
    ),
    ...calls.map((call) => ({ ...saidInCall(school, call), takenBackAt: call.withdrawnAt })),
  ];
}

function saidInNotice(school: School, notice: StoredNotice): Said[] {
  if (notice.reason === MARK_WRONG) return [];
  return saidByNotice(notice, school.closing).map((one) => ({
    ...one,
    callId: null,
    noticeId: notice.id,
    by: notice.givenBy,
    comment: () => noticeComment({ ...notice, at: notice.givenAt }),
  }));
}

const saidInCall = (school: School, call: ReasonGiven): Said => ({
  ...saidByOutcome(call, school.closing),
  callId: call.actionId,
  noticeId: null,
  by: call.by,
  comment: (names) =>
    outcomeComment({ ...call, by: staffName(names, call.by), note: call.restricted ? null : call.note }),
});

const byDayOf = <One>(all: readonly One[], signingOf: (one: One) => StoredSigning): Map<string, One[]> =>
  Map.groupBy(all, (one) => `${signingOf(one).pupilId} ${signingOf(one).date}`);

/** Those that stood when it was said: only the last of a day is taken back. */
const stoodBefore = (
  { id, at }: StoredSigning,
  ofDay: readonly { signing: StoredSigning; takenBackAt: Date | null }[],
): StoredSigning[] =>
  ofDay.flatMap(({ signing, takenBackAt }) =>
    signing.id < id && (takenBackAt === null || takenBackAt > at) ? [signing] : [],
  );

/** @param ofDay a pupil's, in their order */
function saidInSignings(school: School, ofDay: readonly StoredSigning[], codeFor: CodeFor): Said[] {
  return saidBySignings(ofDay, school.closing, (reason) => codeFor(reason, ofDay[0]?.date ?? '')).map(
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
  );
}
