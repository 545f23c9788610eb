/** What each mark counts as (attendance-codes), as numbers by character code: very many marks are counted. */
import { NO_MARK, attendanceCodes, markKindOfCode, type MarkKind } from './attendance-codes.ts';

export const MISSING = 0;
export const ATTENDED = 1;
export const LATE = 2;
export const AUTHORISED = 3;
export const UNAUTHORISED = 4;
export const NOT_POSSIBLE = 5;
export const KINDS = 6;

export const NO_MARK_UNIT = NO_MARK.charCodeAt(0);

/** Codes in the order counts by code have them; no mark first. */
export const countedCodes = [
  ...attendanceCodes.filter(({ category }) => category === 'missing'),
  ...attendanceCodes.filter(({ category }) => category !== 'missing'),
];

const numberOf: Readonly<Record<MarkKind, number>> = {
  missing: MISSING,
  attended: ATTENDED,
  late: LATE,
  authorised: AUTHORISED,
  unauthorised: UNAUTHORISED,
  'not-possible': NOT_POSSIBLE,
};

export const kindOfCode: readonly number[] = countedCodes.map((code) => numberOf[markKindOfCode(code)]);
export const kindOfUnit = new Uint8Array(128).fill(NOT_POSSIBLE);
/** The code's index among those counted. */
export const codeOfUnit = new Uint8Array(128);
countedCodes.forEach((code, index) => {
  const unit = code.character.charCodeAt(0);
  kindOfUnit[unit] = numberOf[markKindOfCode(code)];
  codeOfUnit[unit] = index;
});
