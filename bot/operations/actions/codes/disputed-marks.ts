import { MARK_WRONG } from '#shared/domain/actions/absence-notice.ts';
import { addDays, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { sessions, type Session } from '#shared/domain/basics/session.ts';
import { noticesBetween } from '#shared/store/actions/notices.ts';
import type { Db, Tx } from '#shared/store/engine/open-store.ts';
import { noticeComment } from '#shared/wording/actions/code-text.ts';
import type { Said } from './said-of-days.ts';

/** Nobody disputes a mark of longer ago. */
const LOOKED_BACK_IN_DAYS = 366;

/** Marks that families say are wrong, a session each, of a year until this day; answered ones are taken back. */
export async function disputesUntil(db: Db | Tx, school: string, to: SchoolDate): Promise<Said[]> {
  const notices = await noticesBetween(db, school, addDays(to, -LOOKED_BACK_IN_DAYS), to);
  return notices
    .filter(({ reason }) => reason === MARK_WRONG)
    .flatMap((notice) =>
      Object.entries(notice.disputed ?? {}).flatMap(([key, disputedMark]): Said[] => {
        const [pupilId = '', date = '', session = ''] = key.split(' ');
        return [
          {
            pupilId: Number(pupilId),
            from: date,
            to: date,
            sessions: sessions.filter((one) => one === session),
            reason: MARK_WRONG,
            code: null,
            disputedMark,
            at: notice.givenAt,
            callId: null,
            noticeId: notice.id,
            by: notice.givenBy,
            comment: () => noticeComment({ ...notice, at: notice.givenAt }),
          },
        ];
      }),
    );
}

/** By pupil and session, as `disputed` of a notice holds them. */
export const disputeKey = (pupilId: number, date: SchoolDate, session: Session): string =>
  `${pupilId} ${date} ${session}`;
