/**
 * Decides which registers come in after their closing time again and again.
 *
 * All that is known is when imports brought a register's first mark. A register is late on a day when that import came
 * after the closing time while at least half of the school's registers of that session had come with an earlier one.
 * A day on which most came after the time, as where marks come in once a day, says nothing and is not counted.
 */
import type { ClockTime } from '../basics/london-time.ts';
import type { ClosingTimes } from '../basics/closing-times.ts';
import { weekday, type SchoolDate } from '../basics/school-date.ts';
import type { Session } from '../basics/session.ts';
import type { RegisterCame } from '../registers/register-history.ts';

export interface LateRegisters {
  kind: 'late-registers';
  group: string;
  session: Session;
  /** 0 Monday … 4 Friday; null: on whatever day. */
  weekday: number | null;
  late: number;
  days: number;
  /** The first of these days. */
  since: SchoolDate;
  closes: ClockTime;
}

const LEAST_DAYS = 8;
const LEAST_LATE = 5;
const LEAST_WEEKDAYS = 4;
const LEAST_LATE_WEEKDAYS = 3;

/** By group: late on half of eight days or more, or else on three quarters of four or more of one weekday. */
export function lateRegisters(came: readonly RegisterCame[], closing: ClosingTimes): LateRegisters[] {
  const groups = new Map<
    string,
    { group: string; session: Session; days: { date: SchoolDate; late: boolean }[] }
  >();
  for (const registers of bySession(came)) {
    for (const { group, date, session, at } of registers) {
      const key = `${session} ${group}`;
      const own = groups.get(key) ?? { group, session, days: [] };
      const earlier = registers.filter((other) => other.at < at).length;
      groups.set(key, own);
      const late = at > closing[session];
      if (!late || 2 * earlier >= registers.length) own.days.push({ date, late });
    }
  }
  return [...groups.values()]
    .flatMap(({ group, session, days }) => {
      const line = (on: number | null, of: typeof days): LateRegisters => ({
        kind: 'late-registers',
        group,
        session,
        weekday: on,
        late: of.filter(({ late }) => late).length,
        days: of.length,
        since: of.map(({ date }) => date).sort()[0] ?? '',
        closes: closing[session],
      });
      const all = line(null, days);
      if (all.days >= LEAST_DAYS && all.late >= LEAST_LATE && 2 * all.late >= all.days) return [all];
      return [0, 1, 2, 3, 4]
        .map((on) =>
          line(
            on,
            days.filter(({ date }) => weekday(date) === on),
          ),
        )
        .filter(
          ({ late, days: count }) =>
            count >= LEAST_WEEKDAYS && late >= LEAST_LATE_WEEKDAYS && 4 * late >= 3 * count,
        );
    })
    .sort(
      (a, b) =>
        a.group.localeCompare(b.group, 'en', { numeric: true }) ||
        (a.session < b.session ? -1 : a.session > b.session ? 1 : (a.weekday ?? 0) - (b.weekday ?? 0)),
    );
}

function bySession(came: readonly RegisterCame[]): Iterable<RegisterCame[]> {
  const sessions = new Map<string, RegisterCame[]>();
  for (const register of came) {
    const key = `${register.date} ${register.session}`;
    const list = sessions.get(key);
    if (list) list.push(register);
    else sessions.set(key, [register]);
  }
  return sessions.values();
}
