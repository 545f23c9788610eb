/** Decides what is known of when the marks of school days came and what they were before. */
import { NO_MARK, showsRegisterCalled } from './attendance-codes.ts';
import type { ClockTime, WallClock } from '../basics/london-time.ts';
import type { RegisterWeek } from './register-week.ts';
import { dayNumber, type SchoolDate } from '../basics/school-date.ts';
import type { SchoolRoll } from '../roll/school-roll.ts';
import { dateOfSlot, sessionOfSlot, SESSIONS_PER_WEEK, type Session } from '../basics/session.ts';

/** A pupil's week as it stood from one import on. */
export interface WeekVersion {
  marks: RegisterWeek;
  /** When it came, on London's clocks. */
  came: WallClock;
}

/** Every version of a pupil's week, oldest first, the one that stands last. */
export interface PupilWeekVersions {
  pupilId: number;
  week: SchoolDate;
  versions: readonly WeekVersion[];
}

export interface RegisterHistory {
  /** Marks changed on a later day than their own; `on` is that day. */
  overwritten: (MarkOverwritten & { on: SchoolDate })[];
  came: RegisterCame[];
}

interface Slot {
  slot: number;
  date: SchoolDate;
  day: number;
  /** When each register's first mark came, by its place among the roll's groups. */
  came: Map<number, string>;
}

export function registerHistory(
  roll: SchoolRoll,
  days: readonly SchoolDate[],
  weeks: Iterable<PupilWeekVersions>,
): RegisterHistory {
  const isDay = new Set(days);
  const pupils = new Map(roll.pupils.map((pupil) => [pupil.id, pupil]));
  const registerNames = [...new Set(roll.groups.map(({ registerGroup }) => registerGroup))];
  const indexOf = new Map(registerNames.map((name, index) => [name, index]));
  const registerOf = roll.groups.map(({ registerGroup }) => indexOf.get(registerGroup) ?? 0);
  const slotsOf = new Map<SchoolDate, Slot[]>();
  const overwritten: RegisterHistory['overwritten'] = [];
  for (const { pupilId, week, versions } of weeks) {
    const pupil = pupils.get(pupilId);
    if (!pupil) continue;
    let slots = slotsOf.get(week);
    if (!slots) slotsOf.set(week, (slots = slotsAsked(week, isDay)));
    for (const { slot, date, day, came } of slots) {
      const span = pupil.spans.find(({ from, to }) => from <= day && day <= to);
      if (!span) continue;
      let before = NO_MARK;
      let called = false;
      for (const version of versions) {
        const character = version.marks[slot] ?? NO_MARK;
        if (character === before) continue;
        if (before !== NO_MARK && version.came.date > date)
          overwritten.push({ pupilId, date, from: before, to: character, on: version.came.date });
        before = character;
        if (called || !showsRegisterCalled(character)) continue;
        called = true;
        if (version.came.date !== date) continue;
        const register = registerOf[span.group] ?? 0;
        const earlier = came.get(register);
        if (earlier === undefined || version.came.time < earlier) came.set(register, version.came.time);
      }
    }
  }
  const came = [...slotsOf.values()].flat().flatMap(({ slot, date, came: registers }) =>
    [...registers].map(([register, at]): RegisterCame => ({
      group: registerNames[register] ?? '',
      date,
      session: sessionOfSlot(slot),
      at,
    })),
  );
  return { overwritten, came };
}

function slotsAsked(week: SchoolDate, isDay: ReadonlySet<SchoolDate>): Slot[] {
  return Array.from({ length: SESSIONS_PER_WEEK }, (_, slot) => dateOfSlot(week, slot)).flatMap(
    (date, slot) => (isDay.has(date) ? [{ slot, date, day: dayNumber(date), came: new Map() }] : []),
  );
}
export interface RegisterCame {
  group: string;
  date: SchoolDate;
  session: Session;
  /** When its first mark came, on the day itself. */
  at: ClockTime;
}
export interface MarkOverwritten {
  pupilId: number;
  date: SchoolDate;
  from: string;
  to: string;
}
