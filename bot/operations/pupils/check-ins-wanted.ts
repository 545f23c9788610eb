import type { CheckInReasons as ReasonsView } from '#shared/contracts/pupils/key-groups.ts';
import { supportNeeded } from '#shared/contracts/actions/action.ts';
import {
  checkInReasons,
  checkInsFrom,
  returnsSince,
  type CheckInReasons,
  type ReturnToSchool,
} from '#shared/domain/pupils/check-in.ts';
import { londonInstant, londonWallClock, type Moment } from '#shared/domain/basics/london-time.ts';
import { firstDayOfSchoolYear, schoolYearOf } from '#shared/domain/basics/school-date.ts';
import { careSince, type Care } from '#shared/store/pupils/check-ins.ts';
import type { Reading } from '#shared/store/engine/data-memory.ts';
import { madeOfRegisters } from '#shared/store/registers/school-registers.ts';
import type { School } from '#shared/store/people/schools.ts';
import { cachedCalendars } from '#shared/store/people/cached-people.ts';

/** Why pupils of a school need a well-being check-in, by their id; those of whom nothing is left are left out. */
export async function checkInsWanted(
  reading: Reading,
  school: School,
  moment: Moment,
): Promise<Map<number, CheckInReasons>> {
  const found = await lateReturns(reading, school, moment);
  if (!found) return new Map();
  const care = await careSince(reading, school.id, found.since);
  const wanted = new Map<number, CheckInReasons>();
  for (const id of [...found.returns.keys(), ...care.support.keys()]) {
    const reasons = reasonsOf(id, found.returns, care);
    if (reasons) wanted.set(id, reasons);
  }
  return wanted;
}

/** Who came back of late after a long absence, and since when a reason counts; null: no school day yet. */
export async function lateReturns(
  reading: Reading,
  school: School,
  moment: Moment,
): Promise<{ since: Date; returns: ReadonlyMap<number, ReturnToSchool> } | null> {
  const { today } = moment;
  const from = checkInsFrom((await cachedCalendars(reading)).get(school.id) ?? [], today);
  if (from === null) return null;
  const year = firstDayOfSchoolYear(schoolYearOf(today));
  const query = { what: 'returns', from: year, to: today, moment };
  const made = await madeOfRegisters(reading, [school], query, (registers) =>
    returnsSince(registers, from, moment),
  );
  return { since: londonInstant(from, '00:00'), returns: made.get(school.id) ?? new Map<number, never>() };
}

export function reasonsOf(
  id: number,
  returns: ReadonlyMap<number, ReturnToSchool>,
  { support, checkIns }: Care,
): CheckInReasons | null {
  const checkedIn = checkIns.get(id);
  return checkInReasons(
    { back: returns.get(id) ?? null, support: support.get(id) ?? null },
    checkedIn ? { at: checkedIn.at, date: londonWallClock(checkedIn.at).date } : null,
  );
}

export function checkInReasonsView(reasons: CheckInReasons | null): ReasonsView {
  const { back = null, support = null } = reasons ?? {};
  return {
    back,
    support: support && {
      date: support.date,
      needs: supportNeeded.options.filter((need) => support.needs.includes(need)),
    },
  };
}
