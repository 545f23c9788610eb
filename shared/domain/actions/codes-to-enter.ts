/**
 * Decides which codes a person has to enter in the MIS: what people know of a pupil's sessions, beside the marks that
 * stand. Nothing here changes a mark; the MIS holds the register.
 */
import { codeOf, isMissing, isPresent, showsRegisterCalled } from '../registers/attendance-codes.ts';
import { EXPLAIN_WITHIN } from '../registers/open-registers.ts';
import type { ClosingTimes } from '../basics/closing-times.ts';
import { londonWallClock } from '../basics/london-time.ts';
import { addDays, type SchoolDate } from '../basics/school-date.ts';
import { sessions, type Session } from '../basics/session.ts';
import { sessionsAway, type AbsenceNotice } from './absence-notice.ts';
import type { ExpectedBack } from './call.ts';
import { isOver, type ComingIn } from './came-in.ts';

/** So many school days are looked at, today among them. */
export const SCHOOL_DAYS_LISTED = 10;

/** What somebody said of some of a pupil's sessions, with its reason. */
export interface SaidOfAbsence {
  pupilId: number;
  from: SchoolDate;
  to: SchoolDate;
  sessions: readonly Session[];
  reason: string;
  /** The mark that the family says is wrong, as a packed week holds it; left out: it is no dispute. */
  disputedMark?: string;
  /** A code that was said itself; left out: the reason's. */
  code?: string | null;
  at: Date;
}

/** What was said, and is said no more. */
export type SaidTakenBack = SaidOfAbsence & { takenBackAt: Date };

/** Somebody said that the code is entered. */
export interface CodeEntered {
  pupilId: number;
  date: SchoolDate;
  session: Session;
  code: string;
  by: string;
  at: Date;
}

/** Of each pupil of a notice. */
export function saidByNotice(
  notice: Omit<AbsenceNotice, 'way' | 'conversation'>,
  closing: ClosingTimes,
): SaidOfAbsence[] {
  const { pupilIds, from, to, reason, expectedBack, givenAt } = notice;
  const ofSessions = from === to ? sessionsAway(notice.sessions, expectedBack, closing) : notice.sessions;
  return pupilIds.map((pupilId) => ({ pupilId, from, to, sessions: ofSessions, reason, at: givenAt }));
}

/** A call is about its own day, and about those until the pupil is expected back. */
export function saidByOutcome(
  call: {
    pupilId: number;
    raisedFor: SchoolDate;
    reason: string;
    expectedBack: ExpectedBack | null;
    at: Date;
  },
  closing: ClosingTimes,
): SaidOfAbsence {
  const { pupilId, raisedFor: from, reason, expectedBack, at } = call;
  const isUntil = expectedBack?.kind === 'date' && expectedBack.date > from;
  return {
    pupilId,
    from,
    to: isUntil ? addDays(expectedBack.date, -1) : from,
    sessions: sessionsAway(sessions, expectedBack, closing),
    reason,
    at,
  };
}

/**
 * `to-enter`: a reason is known, and the register shows none; without a code a person chooses one. `entered`: somebody
 * said so, and no register has come in since to show it. `differs`: the register shows something else. `not-known`: N
 * of which nobody knows the reason. `stands`: the register shows it. `disputed`: the family says that the mark is wrong,
 * and nobody has answered. `taken-back`: it was entered, and what it was entered by is said no more: only the MIS knows
 * what stands.
 */
export type CodeState =
  'to-enter' | 'differs' | 'disputed' | 'not-known' | 'entered' | 'taken-back' | 'stands';

export interface SessionKnown {
  /** As a packed week holds it. */
  mark: string;
  isDue: boolean;
  /** The reason that was said last, with the code it proposes. */
  said: { at: Date; code: string | null } | null;
  /** The family says that this mark is wrong: when it was said. */
  disputedAt: Date | null;
  entered: { at: Date; code: string } | null;
  /** What it was entered by is said no more: since when. */
  takenBackAt: Date | null;
  /** The day on which the session's register last came in; null: never. */
  cameOn: SchoolDate | null;
}

/** Null: there is nothing to enter. */
export function stateOfCode(known: SessionKnown): { state: CodeState; code: string | null } | null {
  const { mark, isDue, said, cameOn, disputedAt, takenBackAt } = known;
  if (disputedAt !== null && !(known.entered && known.entered.at >= disputedAt))
    return { state: 'disputed', code: null };
  const isTakenBack =
    known.entered !== null &&
    takenBackAt !== null &&
    takenBackAt > known.entered.at &&
    said?.code !== known.entered.code;
  if (isTakenBack && (said?.code ?? null) === null) {
    const isUnknown = isMissing(mark) || codeOf(mark) === 'N';
    const hasCome = cameOn !== null && cameOn > londonWallClock(takenBackAt).date;
    if (isUnknown ? !hasCome : codeOf(mark) === known.entered?.code)
      return { state: 'taken-back', code: null };
  }
  const entered = isTakenBack ? null : known.entered;
  const isNewer = said !== null && said.code !== null && entered !== null && said.at > entered.at;
  const code = entered && !isNewer ? entered.code : (said?.code ?? null);
  const isSaidEntered = entered !== null && entered.code === code;

  if (isMissing(mark) || codeOf(mark) === 'N') {
    if (isMissing(mark) && !isDue) return null;
    if (isSaidEntered) {
      // A file of the same day may be of other sessions, or from before; one of a later day shows what stands.
      const isOverdue = cameOn !== null && cameOn > londonWallClock(entered.at).date;
      return { state: isOverdue ? 'differs' : 'entered', code };
    }
    if (said) return { state: 'to-enter', code };
    return isMissing(mark) ? null : { state: 'not-known', code: null };
  }
  if (code === null) return null;
  if (codeOf(mark) === code) return { state: 'stands', code };
  // In for the register after all, say after an illness that was shorter: nothing was to be entered.
  const isIn = isPresent(mark) && showsRegisterCalled(mark);
  return isIn && !isSaidEntered ? null : { state: 'differs', code };
}

/** A pupil where the register has them. */
export interface PupilInRegister {
  id: number;
  yearGroup: number;
  tutorGroup: string;
  surname: string;
  forename: string;
}

export interface CodeRow<Pupil, Said> {
  pupil: Pupil;
  date: SchoolDate;
  session: Session;
  state: CodeState;
  code: string | null;
  /** As a packed week holds it. */
  mark: string;
  /** School days since: 1 for the last school day before today. */
  ageInSchoolDays: number;
  said: Said | null;
  entered: CodeEntered | null;
}

interface SchoolKnown<Pupil, Said> {
  /** School days since: 1 for the last school day before today. */
  ageOf: (date: SchoolDate) => number;
  /** School days, oldest first, none to come. */
  days: readonly SchoolDate[];
  pupils: readonly Pupil[];
  mark: (pupil: Pupil, date: SchoolDate, session: Session) => string;
  isDue: (pupil: Pupil, date: SchoolDate, session: Session) => boolean;
  said: readonly Said[];
  takenBack: readonly SaidTakenBack[];
  /** When a pupil came in, though something else was said. */
  comings: (pupilId: number) => readonly ComingIn[];
  /** Those that stand. */
  entered: readonly CodeEntered[];
  cameOn: (date: SchoolDate) => SchoolDate | null;
  codeFor: (reason: string, date: SchoolDate) => string | null;
}

/**
 * A school's codes in the order of its registers; after them N of which no reason is known, by age: near five school
 * days first, over five last. What stands is among them, of any day.
 */
export function codesToEnter<Pupil extends PupilInRegister, Said extends SaidOfAbsence>(
  school: SchoolKnown<Pupil, Said>,
): CodeRow<Pupil, Said>[] {
  const { days } = school;
  const saidOf = Map.groupBy(school.said, ({ pupilId }) => pupilId);
  const takenBackOf = Map.groupBy(school.takenBack, ({ pupilId }) => pupilId);
  const enteredOf = Map.groupBy(school.entered, ({ pupilId }) => pupilId);
  const rows = school.pupils.flatMap((pupil) =>
    days.flatMap((date) =>
      sessions.flatMap((session): CodeRow<Pupil, Said>[] => {
        const isOf = (one: SaidOfAbsence): boolean => speaksOf(one, date, session);
        const proposes = (one: SaidOfAbsence): boolean =>
          isOf(one) &&
          one.disputedMark === undefined &&
          // A code of its own is of who signed in or out: that follows itself.
          (one.code !== undefined || !isOver(one, school.comings(pupil.id), date, session));
        const mark = school.mark(pupil, date, session);
        const dispute = latest(saidOf.get(pupil.id), (one) => isOf(one) && one.disputedMark === mark);
        const said = latest(saidOf.get(pupil.id), proposes);
        const entered = latest(
          enteredOf.get(pupil.id),
          (one) => one.date === date && one.session === session,
        );
        const found = stateOfCode({
          mark,
          isDue: school.isDue(pupil, date, session),
          said: said && {
            at: said.at,
            code: said.code === undefined ? school.codeFor(said.reason, date) : said.code,
          },
          entered,
          takenBackAt:
            entered &&
            takenBackSince(
              entered,
              (saidOf.get(pupil.id) ?? []).filter(proposes),
              (takenBackOf.get(pupil.id) ?? []).filter(proposes),
            ),
          cameOn: school.cameOn(date),
          disputedAt: dispute?.at ?? null,
        });
        if (!found) return [];
        const about = found.state === 'disputed' ? dispute : said;
        return [
          { pupil, date, session, ...found, mark, ageInSchoolDays: school.ageOf(date), said: about, entered },
        ];
      }),
    ),
  );
  return rows.sort((a, b) => urgency(a) - urgency(b) || inRegisterOrder(a, b));
}

/** What stands is told for the day: where it was said to be entered on it, else where it is of it. */
export function isToldOn({ state, entered, date }: CodeRow<unknown, unknown>, today: SchoolDate): boolean {
  return state !== 'stands' || (entered ? londonWallClock(entered.at).date : date) === today;
}

export const speaksOf = (said: SaidOfAbsence, date: SchoolDate, session: Session): boolean =>
  said.from <= date && date <= said.to && said.sessions.includes(session);

/** Since when what a code was entered by, the last that was said until then, is said no more; null: it stands. */
function takenBackSince(
  entered: CodeEntered,
  standing: readonly SaidOfAbsence[],
  takenBack: readonly SaidTakenBack[],
): Date | null {
  const isBefore = ({ at }: SaidOfAbsence): boolean => at <= entered.at;
  const gone = latest(takenBack, (one) => isBefore(one) && one.takenBackAt > entered.at);
  const stood = latest(standing, isBefore);
  return gone && !(stood && stood.at >= gone.at) ? gone.takenBackAt : null;
}

function latest<One extends { at: Date }>(
  all: readonly One[] | undefined,
  isOf: (one: One) => boolean,
): One | null {
  let found: One | null = null;
  for (const one of all ?? []) if (isOf(one) && (found === null || one.at >= found.at)) found = one;
  return found;
}

/** Codes first; then N from five school days down; then N over five, oldest first. */
function urgency({ state, ageInSchoolDays: age }: CodeRow<unknown, unknown>): number {
  if (state !== 'not-known') return 0;
  return age <= EXPLAIN_WITHIN ? 1 + EXPLAIN_WITHIN - age : 2 + EXPLAIN_WITHIN + 1 / age;
}

function inRegisterOrder(a: CodeRow<PupilInRegister, unknown>, b: CodeRow<PupilInRegister, unknown>): number {
  const byText = (one: string, other: string) => one.localeCompare(other, 'en', { numeric: true });
  return (
    a.pupil.yearGroup - b.pupil.yearGroup ||
    byText(a.pupil.tutorGroup, b.pupil.tutorGroup) ||
    byText(a.pupil.surname, b.pupil.surname) ||
    byText(a.pupil.forename, b.pupil.forename) ||
    a.pupil.id - b.pupil.id ||
    a.date.localeCompare(b.date) ||
    a.session.localeCompare(b.session)
  );
}
