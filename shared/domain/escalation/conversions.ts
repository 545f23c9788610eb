/**
 * Decides who is praised for their attendance: out of persistent absence, or into 94 %, since the half-term before ended;
 * once a half-term. Source: the field's rules on key groups (conversions) and praise.
 */
import type { SchoolDate } from '../basics/school-date.ts';
import { isPersistentlyAbsent } from '../figures/persistent-absence.ts';

/** The first that fits is told. */
export type Conversion = 'out-of-persistent-absence' | 'into-94';

/** Sessions of a pupil's school year up to a day. */
export interface YearSoFar {
  attended: number;
  possible: number;
}

const isBelow94 = ({ attended, possible }: YearSoFar): boolean => 100 * attended < 94 * possible;

/**
 * What a pupil has come to.
 * @param before the year at the end of the half-term before
 */
export function conversionOf(before: YearSoFar, now: YearSoFar): Conversion | null {
  if (before.possible === 0 || now.possible === before.possible) return null;
  if (isPersistentlyAbsent(before) && !isPersistentlyAbsent(now)) return 'out-of-persistent-absence';
  return isBelow94(before) && !isBelow94(now) ? 'into-94' : null;
}

export interface Converted {
  pupilId: number;
  conversion: Conversion;
  now: YearSoFar;
}

/** A praise that was raised, whatever became of it. */
export interface KnownPraise {
  id: string;
  pupilId: number | null;
  status: string;
  /** The first day of its half-term. */
  since: SchoolDate;
}

export interface PraiseChanges {
  raise: Converted[];
  reopen: string[];
  /** Nobody has said anything yet, and the pupil has dropped back, or the half-term is over. */
  withdraw: string[];
}

/**
 * What has to change so that each conversion of this half-term is praised once. Asked again, it changes nothing.
 * @param since the half-term's first day
 */
export function praiseChanges(
  since: SchoolDate,
  converted: readonly Converted[],
  known: readonly KnownPraise[],
): PraiseChanges {
  const ofHalfTerm = known.filter((praise) => praise.since === since);
  const raised = new Set(ofHalfTerm.map(({ pupilId }) => pupilId));
  const pupils = new Set(converted.map(({ pupilId }) => pupilId));
  const isWanted = (praise: KnownPraise): boolean =>
    praise.since === since && praise.pupilId !== null && pupils.has(praise.pupilId);
  return {
    raise: converted.filter(({ pupilId }) => !raised.has(pupilId)),
    reopen: known.filter((praise) => praise.status === 'withdrawn' && isWanted(praise)).map(({ id }) => id),
    withdraw: known.filter((praise) => praise.status === 'open' && !isWanted(praise)).map(({ id }) => id),
  };
}
