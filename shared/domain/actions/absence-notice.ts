/** Decides what people's knowledge of an absence says of a day: what is explained, and whom one rings nevertheless. */
import type { ClosingTimes } from '../basics/closing-times.ts';
import type { SchoolDate } from '../basics/school-date.ts';
import { sessions, type Session } from '../basics/session.ts';
import { EXPECTED_BY_HEALTH_PLAN, NEVER_RUNG_BACK, USUALLY_NOT_RUNG_BACK } from '../people/call-choices.ts';
import type { ExpectedBack } from './call.ts';
import { cameInNevertheless, isOver, type ComingIn } from './came-in.ts';
import { saidBySignings, sessionAt, siteNow, type Signing } from './signing.ts';

/** The family says that a mark of an earlier day is wrong: it explains nothing, and is answered by whoever enters codes. */
export const MARK_WRONG = 'mark-wrong';

/** How it came: the absence line, a mail, a message, at the gate, in person, by telephone. */
export const noticeWays = ['line', 'mail', 'message', 'gate', 'in-person', 'telephone'] as const;
export type NoticeWay = (typeof noticeWays)[number];

/** A call that somebody answered, or a talk: nobody needs to ring. What was left or written is no conversation. */
export const isConversation = (way: NoticeWay): boolean => way === 'telephone' || way === 'in-person';

export interface AbsenceNotice {
  pupilIds: readonly number[];
  from: SchoolDate;
  to: SchoolDate;
  sessions: readonly Session[];
  reason: string;
  way: NoticeWay;
  conversation: boolean;
  expectedBack: ExpectedBack | null;
  givenAt: Date;
}

export const covers = ({ from, to, ...notice }: AbsenceNotice, date: SchoolDate, session: Session): boolean =>
  from <= date && date <= to && notice.sessions.includes(session);

/** A notice as what was said, and when. */
export const saidBy = ({ from, to, sessions: about, givenAt }: AbsenceNotice) => ({
  from,
  to,
  sessions: about,
  at: givenAt,
});

/** Whether a notice explains a session of a pupil who came in at these times. */
export const explains = (
  notice: AbsenceNotice,
  comings: readonly ComingIn[],
  date: SchoolDate,
  session: Session,
): boolean => covers(notice, date, session) && !isOver(saidBy(notice), comings, date, session);

/** Who comes back today before the afternoon's register closes is in for it. */
export const sessionsAway = (
  asked: readonly Session[],
  back: ExpectedBack | null,
  closing: ClosingTimes,
): readonly Session[] =>
  back?.kind === 'today' && back.time < closing.PM ? asked.filter((session) => session !== 'PM') : asked;

/** What notices and signings say of a pupil's day. */
export interface NoticedDay {
  /** Whether each session's absence is explained. */
  explained: Readonly<Record<Session, boolean>>;
  /** Somebody left word or wrote: the family is rung back, unless it was spoken to in this spell. */
  ringBack: boolean;
  /** Nobody rings about it: for the reason, such as a bereavement, or as the pupil has a health plan. */
  isSpared: boolean;
  /** Of the latest notice; '' of none. */
  reason: string;
  /** Signed in, or seen elsewhere on site. */
  onSite: boolean;
  /** Signed out in this session, and not back. */
  left: Session | null;
}

/**
 * Of one pupil's notices, signings of the day, and comings in; `notRungBack`: the reasons a school has chosen;
 * `healthPlan`: the pupil has one today.
 */
export function noticedDay(
  day: { date: SchoolDate; closing: ClosingTimes; notRungBack?: readonly string[]; healthPlan?: boolean },
  notices: readonly AbsenceNotice[],
  signings: readonly Signing[] = [],
  comings: readonly ComingIn[] = [],
): NoticedDay {
  const { date, closing, notRungBack = USUALLY_NOT_RUNG_BACK, healthPlan = false } = day;
  const isException = (reason: string): boolean =>
    reason === NEVER_RUNG_BACK ||
    notRungBack.includes(reason) ||
    (healthPlan && reason === EXPECTED_BY_HEALTH_PLAN);
  const told = notices.filter(({ reason }) => reason !== MARK_WRONG);
  const ofDay = told.filter(
    (notice) =>
      sessions.some((session) => covers(notice, date, session)) &&
      cameInNevertheless(saidBy(notice), comings) === null,
  );
  const signed = new Set(saidBySignings(signings, closing, () => null).map(({ session }) => session));
  const isExplained = (session: Session): boolean =>
    signed.has(session) ||
    told.some(
      (notice) =>
        explains(notice, comings, date, session) &&
        sessionsAway(
          notice.sessions,
          notice.from === notice.to ? notice.expectedBack : null,
          closing,
        ).includes(session),
    );
  const site = siteNow(signings);
  const onSite = site?.onSite ?? false;
  return {
    explained: { AM: isExplained('AM'), PM: isExplained('PM') },
    ringBack:
      !onSite &&
      ofDay.length > 0 &&
      ofDay.every(({ conversation, reason }) => !conversation && !isException(reason)),
    isSpared: healthPlan || ofDay.some(({ reason }) => isException(reason)),
    reason: ofDay.toSorted((a, b) => b.givenAt.getTime() - a.givenAt.getTime())[0]?.reason ?? '',
    onSite,
    left: site?.onSite === false ? sessionAt(site.signing.time, closing) : null,
  };
}

export const noNotice: NoticedDay = {
  explained: { AM: false, PM: false },
  ringBack: false,
  isSpared: false,
  reason: '',
  onSite: false,
  left: null,
};
