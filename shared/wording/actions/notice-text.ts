/** Text and labels of what people know of an absence. */
import type { NoticeWay } from '#shared/domain/actions/absence-notice.ts';
import { londonWallClock } from '#shared/domain/basics/london-time.ts';
import { londonIso } from '#shared/domain/basics/london-time.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { momentText } from '../basics/date-text.ts';
import type { Choice } from './call-text.ts';

export const noticeTakenBackText = 'Somebody has taken this back already.';

export const wayLabels: Readonly<Record<NoticeWay, string>> = {
  line: 'Absence line',
  telephone: 'Telephone, spoken to',
  mail: 'Mail',
  message: 'Message',
  gate: 'At the gate',
  'in-person': 'In person',
};
export const noticeWayChoices: Choice<NoticeWay>[] = (Object.keys(wayLabels) as NoticeWay[]).map((value) => ({
  value,
  label: wayLabels[value],
}));

/** "mother, absence line, 08:10"; "spoken to: father, telephone, 08:20". */
export function toldByText(
  notice: { heardFrom: string | null; way: NoticeWay; conversation: boolean; givenAt: Date },
  today: SchoolDate,
): string {
  const way = notice.way === 'telephone' ? 'telephone' : wayLabels[notice.way].toLowerCase();
  const when = momentText(londonIso(notice.givenAt), today);
  return [notice.heardFrom, way, when, notice.conversation ? 'spoken to' : 'not spoken to']
    .filter(Boolean)
    .join(', ');
}

/** The time on the clock at an instant. */
export const clockOf = (at: Date): string => londonWallClock(at).time;
