import type { Action } from '#shared/contracts/actions/action.ts';
import type { AwayPupil } from '#shared/contracts/actions/away.ts';
import { codeForReason, type ReasonCodes } from '#shared/domain/actions/reason-codes.ts';
import { hereBySigning, siteNow, type WayHere } from '#shared/domain/actions/signing.ts';
import type { ClosingTimes } from '#shared/domain/basics/closing-times.ts';
import { londonIso } from '#shared/domain/basics/london-time.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { Session } from '#shared/domain/basics/session.ts';
import { yearGroupCode } from '#shared/domain/basics/year-group.ts';
import { ARRIVED_AFTER_CLOSING, codeOf, isMissing } from '#shared/domain/registers/attendance-codes.ts';
import { isVulnerable } from '#shared/domain/roll/pupil-needs.ts';
import type { StoredNotice } from '#shared/store/actions/notices.ts';
import type { StoredSigning } from '#shared/store/actions/signings.ts';
import type { StoredPupil } from '#shared/store/roll/pupils.ts';
import { awayLabels } from '#shared/wording/actions/away-text.ts';
import { expectedBackText, reasonText } from '#shared/wording/actions/call-text.ts';
import { cameInText, toldByText } from '#shared/wording/actions/notice-text.ts';
import { byWhomText } from '#shared/wording/actions/outcome-text.ts';
import { signedText } from '#shared/wording/actions/signing-text.ts';
import { sentenceCase } from '#shared/wording/basics/number-text.ts';
import { codeMeaning } from '#shared/wording/registers/code-text.ts';
import { nameOf } from '../roll/pupil-name.ts';
import type { PupilDay } from './pupil-days.ts';

type Placed = Pick<AwayPupil, 'id' | 'name' | 'tutorGroup' | 'yearGroup'>;

export const placed = (pupil: StoredPupil): Placed => ({
  id: String(pupil.id),
  name: nameOf(pupil),
  yearGroup: yearGroupCode(pupil.yearGroup),
  tutorGroup: pupil.tutorGroup || null,
});

export const byGroup = (a: Placed, b: Placed): number =>
  (a.tutorGroup ?? '').localeCompare(b.tutorGroup ?? '', 'en', { numeric: true }) ||
  a.name.localeCompare(b.name, 'en');

/** A pupil who is absent or not explained, with what is known of it. */
export interface Away {
  pupil: StoredPupil;
  day: PupilDay;
  session: Session;
  mark: string;
  notice: StoredNotice | null;
  /** What was said of a spell that the pupil ended by coming in; null: nothing. */
  ended: { notice: StoredNotice; cameIn: SchoolDate } | null;
  /** Of the day, in their order. */
  signings: readonly StoredSigning[];
  /** Away in the morning, and in by the afternoon's register. */
  isInSince: boolean;
}

interface Day {
  today: SchoolDate;
  date: SchoolDate;
  closing: ClosingTimes;
  reasonCodes: ReasonCodes;
}

export function awayView(
  away: Away,
  call: Action | null,
  { today, date, closing, reasonCodes }: Day,
): AwayPupil {
  const { pupil, day, session, mark, notice, ended, signings } = away;
  const signed = siteNow(signings);
  const code = isMissing(mark) ? null : codeOf(mark);
  const outcome = call?.outcome?.result === 'spoke-to' ? call.outcome : null;
  const left = signed?.onSite === false ? signed.signing : null;
  const here = hereOf(away, closing);
  const said = outcome?.reason ?? notice?.reason ?? left?.reason ?? null;
  const expected = outcome?.expectedBack ?? notice?.expectedBack ?? null;
  const speaksFor = said && code && code !== 'N' ? codeForReason(reasonCodes, said, date) : null;
  return {
    ...placed(pupil),
    house: pupil.house || null,
    premium: pupil.pupilPremium,
    session,
    code,
    isAllDay: code !== null && day.marks.AM === day.marks.PM,
    reason: said ? sentenceCase(reasonText(said)) : code && code !== 'N' ? codeMeaning(code) : null,
    // Without a mark: asked after, and not in.
    isUnexplained:
      (code === 'N' || (code === null && notice === null)) &&
      said === null &&
      left === null &&
      here?.signing === undefined,
    toldBy: outcome
      ? byWhomText(outcome, today)
      : notice
        ? toldByText({ ...notice, givenAt: londonIso(notice.givenAt) }, today)
        : ended
          ? cameInText(ended.notice, ended.cameIn, today)
          : left && sentenceCase(signedText(left)),
    expectedBack: expected && expectedBackText(expected, today),
    notice: notice?.id ?? null,
    note: notice?.note ?? null,
    differs: speaksFor && code && speaksFor !== code ? awayLabels.differs(code, speaksFor) : null,
    here: here?.text ?? null,
    hereAs: here?.way ?? null,
    signing: signed ? String(signed.signing.id) : null,
    callFirst: isVulnerable(pupil),
    since: day.since,
    action: call,
  };
}

/** Whoever has left since is not here, whatever the register shows of the morning. */
function hereOf(
  { session, mark, isInSince, signings }: Away,
  closing: ClosingTimes,
): { way: WayHere; text: string; signing?: StoredSigning } | null {
  if (siteNow(signings)?.onSite === false) return null;
  // Of the morning only: who signed in then and is away in the afternoon has gone again.
  const signed = hereBySigning(signings, session, closing);
  const isLate = mark === ARRIVED_AFTER_CLOSING;
  if (signed) return { ...signed, way: isLate ? 'late' : signed.way, text: signedText(signed.signing) };
  if (isInSince) return { way: 'afternoon', text: awayLabels.inThisAfternoon };
  return isLate ? { way: 'late', text: awayLabels.arrivedLate } : null;
}
