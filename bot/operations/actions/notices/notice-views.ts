import type { NoticeView } from '#shared/contracts/actions/notice-view.ts';
import { saidBy } from '#shared/domain/actions/absence-notice.ts';
import { cameInNevertheless } from '#shared/domain/actions/came-in.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { londonIso } from '#shared/domain/basics/london-time.ts';
import { maySeePupil, mayUse, mayWorkWithPupil } from '#shared/domain/people/permission.ts';
import type { StoredNotice } from '#shared/store/actions/notices.ts';
import type { Db, Tx } from '#shared/store/engine/open-store.ts';
import { findSchool } from '#shared/store/people/schools.ts';
import { staffNames } from '#shared/store/people/staff.ts';
import { pupilsByIds } from '#shared/store/roll/pupils.ts';
import { staffNamed } from '#shared/wording/people/staff-name.ts';
import type { StaffContext } from '../../context.ts';
import { nameOf } from '../../roll/pupil-name.ts';
import { comingsOf } from './comings.ts';

/** Notices of a school as this person reads them, in the order given; pupils whom they do not see are left out. */
export async function noticeViews(
  ctx: StaffContext,
  db: Db | Tx,
  school: string,
  notices: readonly StoredNotice[],
): Promise<NoticeView[]> {
  if (notices.length === 0) return [];
  const ids = [...new Set(notices.flatMap(({ pupilIds }) => pupilIds))];
  const pupils = new Map(
    (await pupilsByIds(db, school, ids, ctx.moment.today)).map((pupil) => [pupil.id, pupil]),
  );
  const names = await staffNames(db, [...new Set(notices.map(({ givenBy }) => givenBy))]);
  const long = notices.filter(({ from, to }) => from < to);
  const ofSchool = long.length > 0 ? await findSchool(db, school) : null;
  const comings = ofSchool ? await comingsOf(db, ofSchool, long, ctx.moment.today) : () => [];
  const cameIn = (notice: StoredNotice, pupilId: number): SchoolDate | null => {
    const date = cameInNevertheless(saidBy(notice), comings(pupilId))?.date ?? null;
    return date !== null && date < notice.to ? date : null;
  };
  const mayNote = mayUse(ctx.actor, 'note-absence', school) === 'yes';
  return notices.map((notice) => {
    const found = notice.pupilIds.flatMap((id) => pupils.get(id) ?? []);
    return {
      id: notice.id,
      pupils: found
        .filter((pupil) => maySeePupil(ctx.actor, pupil) === 'yes')
        .map((pupil) => ({
          id: String(pupil.id),
          name: nameOf(pupil),
          cameIn: cameIn(notice, pupil.id),
        })),
      from: notice.from,
      to: notice.to,
      sessions: [...notice.sessions],
      reason: notice.reason,
      heardFrom: notice.heardFrom,
      way: notice.way,
      conversation: notice.conversation,
      expectedBack: notice.expectedBack,
      note: notice.note,
      givenBy: staffNamed(names, notice.givenBy),
      givenAt: londonIso(notice.givenAt),
      mayChange:
        mayNote &&
        found.length === notice.pupilIds.length &&
        found.every((pupil) => mayWorkWithPupil(ctx.actor, pupil) === 'yes'),
    };
  });
}
