/** Decides who of a school came this school year from another school of the trust: there they are a pupil of their own. */
import { dayNumber, firstDayOfSchoolYear, schoolYearOf, type SchoolDate } from '../basics/school-date.ts';
import type { SchoolRoll } from './school-roll.ts';

/** A school's roll, and who on it has which UPN, in capitals. */
export interface KnownRoll {
  school: string;
  roll: SchoolRoll;
  upns: ReadonlyMap<string, number>;
}

export interface EarlierSelf {
  school: string;
  pupilId: number;
}

/**
 * By pupil on roll today. Whoever is on roll at both is no mover: dual registration counts at each school by itself.
 */
export function earlierSelves(
  own: KnownRoll,
  others: readonly KnownRoll[],
  today: SchoolDate,
): Map<number, EarlierSelf[]> {
  const [began, now] = [dayNumber(firstDayOfSchoolYear(schoolYearOf(today))), dayNumber(today)];
  const cameThisYear = new Set(
    own.roll.pupils
      .filter(({ spans }) => {
        const [first] = spans;
        return first && first.from > began && spans.some(({ from, to }) => from <= now && now <= to);
      })
      .map(({ id }) => id),
  );
  const found = new Map<number, EarlierSelf[]>();
  if (cameThisYear.size === 0) return found;
  const left = others.map(({ school, roll, upns }) => ({
    school,
    upns,
    gone: leftThisYear(roll, began, now),
  }));
  for (const [upn, id] of own.upns) {
    if (!cameThisYear.has(id)) continue;
    const selves = left.flatMap(({ school, upns, gone }) => {
      const pupilId = upns.get(upn);
      return pupilId !== undefined && gone.has(pupilId) ? [{ school, pupilId }] : [];
    });
    if (selves.length > 0) found.set(id, selves);
  }
  return found;
}

const leftThisYear = ({ pupils }: SchoolRoll, began: number, now: number): Set<number> =>
  new Set(
    pupils
      .filter(({ spans }) => {
        const last = spans.at(-1);
        return last && last.to >= began && last.to < now;
      })
      .map(({ id }) => id),
  );
