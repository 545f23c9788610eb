import { NO_MARK, showsRegisterCalled } from '#shared/domain/attendance-codes.ts';
import type { RegisterTaken } from '#shared/domain/blank-marks.ts';
import type { PupilWeek } from '#shared/domain/code-shares.ts';
import type { RegisterCame } from '#shared/domain/late-registers.ts';
import type { MarkOverwritten } from '#shared/domain/overwritten-marks.ts';
import { isOnRoll, membershipOn, registerGroupOf } from '#shared/domain/pupil-groups.ts';
import type { RollPupil } from '#shared/domain/school-roll.ts';
import { mondayOf, type SchoolDate } from '#shared/domain/school-date.ts';
import { SESSIONS_PER_WEEK, dateOfSlot, sessionOfSlot, sessions, slotOf } from '#shared/domain/session.ts';
import { weekVersions } from './mark-history.ts';
import type { Db, Tx } from './open-store.ts';
import { registerWeeks } from './registers.ts';
import { readRolls } from './school-registers.ts';

type Roll = ReadonlyMap<number, RollPupil>;

async function rollOfSchool(db: Db | Tx, school: string): Promise<Roll> {
  const roll = (await readRolls(db, [school])).get(school);
  return new Map(roll?.pupils.map((pupil) => [pupil.id, pupil]));
}

/** What the registers of past school days hold, for those who watch how they are kept. */
export interface WatchedRegisters {
  pupilWeeks(from: SchoolDate, to: SchoolDate): PupilWeek[];
  registers(from: SchoolDate, to: SchoolDate): RegisterTaken[];
}

/** All pupils on roll each day; days without a single mark (nothing has come in) do not count. */
export async function watchedRegisters(
  db: Db | Tx,
  school: string,
  days: readonly SchoolDate[],
): Promise<WatchedRegisters> {
  const [first, last] = [days[0] ?? '', days.at(-1) ?? ''];
  const roll = await rollOfSchool(db, school);
  const weeks =
    days.length === 0
      ? new Map<number, Map<SchoolDate, string>>()
      : await registerWeeks(db, school, mondayOf(first), mondayOf(last));
  const marksOn = (pupilId: number, date: SchoolDate): string => {
    const slot = slotOf(date, 'AM');
    return (
      weeks
        .get(pupilId)
        ?.get(mondayOf(date))
        ?.slice(slot, slot + 2) ?? NO_MARK + NO_MARK
    );
  };
  const marked = days.filter((date) =>
    [...roll.keys()].some((id) => marksOn(id, date) !== NO_MARK + NO_MARK),
  );
  const between = (from: SchoolDate, to: SchoolDate) => marked.filter((date) => from <= date && date <= to);
  return {
    pupilWeeks: (from, to) => {
      const dates = Map.groupBy(between(from, to), mondayOf);
      return [...roll].flatMap(([pupilId, pupil]) =>
        [...dates].map(([week, own]) => ({
          pupilId,
          group: registerGroupOf(membershipOn(pupil.memberships, week)),
          week,
          characters: own.map((date) => (isOnRoll(pupil, date) ? marksOn(pupilId, date) : '')).join(''),
        })),
      );
    },
    registers: (from, to) =>
      between(from, to).flatMap((date) => {
        const groups = new Map<string, RegisterTaken[]>();
        for (const [pupilId, pupil] of roll) {
          if (!isOnRoll(pupil, date)) continue;
          const group = registerGroupOf(membershipOn(pupil.memberships, date));
          const own = groups.get(group) ?? sessions.map(() => ({ group, blanks: 0, pupils: 0 }));
          own.forEach((register, session) => {
            register.pupils += 1;
            if (marksOn(pupilId, date)[session] === NO_MARK) register.blanks += 1;
          });
          groups.set(group, own);
        }
        return [...groups.values()].flat();
      }),
  };
}

export interface RegisterHistory {
  /** Marks changed on a later day than their own; `on` is that day. */
  overwritten: (MarkOverwritten & { on: SchoolDate })[];
  came: RegisterCame[];
}

/** What is known of when the marks of school days came and what they were before. */
export async function registerHistory(
  db: Db | Tx,
  school: string,
  days: readonly SchoolDate[],
): Promise<RegisterHistory> {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return { overwritten: [], came: [] };
  const isDay = new Set(days);
  const roll: Roll = await rollOfSchool(db, school);
  const overwritten: RegisterHistory['overwritten'] = [];
  const came = new Map<string, RegisterCame>();
  for (const { pupilId, week, versions } of await weekVersions(db, school, mondayOf(first), mondayOf(last))) {
    const pupil = roll.get(pupilId);
    if (!pupil) continue;
    for (let slot = 0; slot < SESSIONS_PER_WEEK; slot++) {
      const date = dateOfSlot(week, slot);
      if (!isDay.has(date) || !isOnRoll(pupil, date)) continue;
      let before = NO_MARK;
      let called = false;
      for (const version of versions) {
        const character = version.marks[slot] ?? NO_MARK;
        const changed = before !== NO_MARK && character !== before && version.came.date > date;
        if (changed) overwritten.push({ pupilId, date, from: before, to: character, on: version.came.date });
        before = character;
        if (called || !showsRegisterCalled(character)) continue;
        called = true;
        if (version.came.date !== date) continue;
        const group = registerGroupOf(membershipOn(pupil.memberships, date));
        const session = sessionOfSlot(slot);
        const key = `${date} ${session} ${group}`;
        const known = came.get(key);
        if (!known || version.came.time < known.at)
          came.set(key, { group, date, session, at: version.came.time });
      }
    }
  }
  return { overwritten, came: [...came.values()] };
}
