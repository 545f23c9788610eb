import { calledOn } from '#shared/domain/registers/registers-called.ts';
import { hasClosed } from '#shared/domain/registers/register-due.ts';
import type { Moment } from '#shared/domain/basics/london-time.ts';
import type { ClosingTimes } from '#shared/domain/basics/closing-times.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { Session } from '#shared/domain/basics/session.ts';
import type { Reading } from '../engine/data-memory.ts';
import { registersOf } from './school-registers.ts';

/** Whether a register's session is due: closed by the clock, or called by somebody today; never a day to come. */
export type IsDue = (registerGroup: string, date: SchoolDate, session: Session) => boolean;

/** Remembered until the school's registers change. */
export async function cachedDue(
  reading: Reading,
  school: { id: string; closing: ClosingTimes },
  moment: Moment,
): Promise<IsDue> {
  const { today } = moment;
  const called = await reading.ofSchools(`called on ${today}`, [school.id], async (missing) => {
    const registers = await registersOf(reading, missing, today, today);
    return (id) => {
      const found = registers.get(id);
      return found ? calledOn(found, today) : null;
    };
  });
  const [am, pm] = called.get(school.id) ?? [new Set<string>(), new Set<string>()];
  return (registerGroup, date, session) =>
    hasClosed(date, session, school.closing, moment) ||
    (date === today && (session === 'AM' ? am : pm).has(registerGroup));
}
