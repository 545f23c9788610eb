/** Decides which register code a reason proposes: a person decides, and enters it in the MIS. */
import { findCode } from '../registers/attendance-codes.ts';
import type { SchoolDate } from '../basics/school-date.ts';

/** By reason, as notices and outcomes name it; null where the reason alone can't tell. */
export type ReasonCodes = Readonly<Record<string, string | null>>;

/** What holds until a school says otherwise. */
export const usualReasonCodes: ReasonCodes = {
  illness: 'I',
  appointment: 'M',
  'religious-observance': 'R',
  'leave-granted': 'C',
  // Only where the session is out of school: who decides sees what it is.
  trip: 'V',
  holiday: 'G',
  bereavement: 'C',
  exam: 'J1',
  family: null,
  travel: null,
  'worried-about-school': null,
  overslept: null,
  other: null,
};

/** What a reason proposes where a school has chosen nothing. */
export const usualCodeFor = (reason: string): string | null =>
  isKnownReason(reason) ? (usualReasonCodes[reason] ?? null) : null;

/** Every reason with what it proposes at a school. */
export const codesOfReasons = (chosen: ReasonCodes): ReasonCodes => ({ ...usualReasonCodes, ...chosen });

export const isKnownReason = (reason: string): boolean => Object.hasOwn(usualReasonCodes, reason);

/** A school's table: what it chose, else what is usual. What stands there no longer in force proposes nothing. */
export function codeForReason(chosen: ReasonCodes, reason: string, date: SchoolDate): string | null {
  const code = Object.hasOwn(chosen, reason) ? (chosen[reason] ?? null) : usualCodeFor(reason);
  return code !== null && mayBeEntered(code, date) ? code : null;
}

/** A code that says what a session was: no blank, no N, none of the register's own. */
export function mayBeEntered(code: string, date: SchoolDate): boolean {
  const found = findCode(code, date);
  return (
    typeof found === 'object' &&
    found.category !== 'missing' &&
    found.category !== 'administrative' &&
    found.code !== 'N'
  );
}
