/** Decides which marks of a week were changed after their day, and how. */
import { NO_MARK, codeOf } from '../registers/attendance-codes.ts';
import type { WallClock } from '../basics/london-time.ts';
import type { RegisterWeek } from '../registers/register-week.ts';
import type { SchoolDate } from '../basics/school-date.ts';
import { SESSIONS_PER_WEEK, dateOfSlot, sessionOfSlot, type Session } from '../basics/session.ts';

export interface MarksChanged {
  /** When the change came in, on London's clocks. */
  on: SchoolDate;
  time: string;
  /** Register codes; '-' for a mark that was taken away. */
  from: string;
  to: string;
  sessions: { date: SchoolDate; session: Session }[];
}

/**
 * The changes between one version of a week and the next, oldest first; sessions changed alike at once are one change.
 * A mark that comes late to a session without one changes nothing.
 */
export function marksChangedLater(
  week: SchoolDate,
  versions: readonly { marks: RegisterWeek; came: WallClock }[],
): MarksChanged[] {
  const found: MarksChanged[] = [];
  versions.slice(1).forEach(({ marks, came }, index) => {
    const alike = new Map<string, MarksChanged>();
    for (let slot = 0; slot < SESSIONS_PER_WEEK; slot++) {
      const before = versions[index]?.marks[slot] ?? NO_MARK;
      const after = marks[slot] ?? NO_MARK;
      const date = dateOfSlot(week, slot);
      if (before === NO_MARK || before === after || came.date <= date) continue;
      const from = codeOf(before);
      const to = codeOf(after);
      const change = alike.get(before + after) ?? { on: came.date, time: came.time, from, to, sessions: [] };
      change.sessions.push({ date, session: sessionOfSlot(slot) });
      alike.set(before + after, change);
    }
    found.push(...alike.values());
  });
  return found;
}
