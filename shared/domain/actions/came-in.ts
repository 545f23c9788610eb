/**
 * Decides how long stands what was said of a spell of absence: a pupil who comes in ends it, and is away anew when they
 * are away again.
 */
import {
  ARRIVED_AFTER_CLOSING,
  isMissing,
  isPresent,
  showsRegisterCalled,
} from '../registers/attendance-codes.ts';
import type { DayMarks } from '../registers/pupil-day.ts';
import type { ClosingTimes } from '../basics/closing-times.ts';
import { londonInstant } from '../basics/london-time.ts';
import type { SchoolDate } from '../basics/school-date.ts';
import { sessions, type Session } from '../basics/session.ts';
import { sessionAt, type Signing } from './signing.ts';

/** A pupil was here in a session, as is known from then on. */
export interface ComingIn {
  date: SchoolDate;
  session: Session;
  at: Date;
}

/** What was said, and when. */
interface SaidOfDays {
  from: SchoolDate;
  to: SchoolDate;
  sessions: readonly Session[];
  at: Date;
}

/** When a pupil came in, in order: the register called them in, or they signed in. */
export function comingsIn(
  days: readonly { date: SchoolDate; marks: DayMarks }[],
  signings: readonly (Pick<Signing, 'kind' | 'time'> & { date: SchoolDate })[],
  closing: ClosingTimes,
): ComingIn[] {
  const byRegister = days.flatMap(({ date, marks }) =>
    sessions
      .filter((session) => hasComeBy(marks[session]))
      .map((session) => ({ date, session, at: londonInstant(date, closing[session]) })),
  );
  const bySigning = signings
    .filter(({ kind }) => kind !== 'out')
    .map(({ date, time }) => ({ date, session: sessionAt(time, closing), at: londonInstant(date, time) }));
  return [...byRegister, ...bySigning].toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

/** A trip or the like may be entered beforehand, and shows nobody in. */
const hasComeBy = (mark: string): boolean =>
  mark === ARRIVED_AFTER_CLOSING || (isPresent(mark) && showsRegisterCalled(mark));

/** The session of a day's latest mark, where it shows the pupil here; null: it does not, or there is none. */
export function sessionShown(marks: DayMarks): Session | null {
  const last = sessions.findLast((session) => !isMissing(marks[session]));
  return last !== undefined && hasComeBy(marks[last]) ? last : null;
}

/** The first time, after it was said, that the pupil was here in a session that it is about; null: they were not. */
export const cameInNevertheless = (said: SaidOfDays, comings: readonly ComingIn[]): ComingIn | null =>
  comings.find(
    ({ date, session, at }) =>
      at > said.at && said.from <= date && date <= said.to && said.sessions.includes(session),
  ) ?? null;

/** The pupil came in before that session, though something else was said: it says nothing of it any more. */
export function isOver(
  said: SaidOfDays,
  comings: readonly ComingIn[],
  date: SchoolDate,
  session: Session,
): boolean {
  const came = cameInNevertheless(said, comings);
  return came !== null && `${came.date} ${came.session}` < `${date} ${session}`;
}
