/** Decides what each mark counts as, by the character a packed week holds: tables, as very many marks are counted. */
import { NO_MARK, attendanceCodes } from './attendance-codes.ts';

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

const kindOf = ({ character, category }: (typeof countedCodes)[number]): number => {
  if (category === 'missing') return MISSING;
  if (character === 'L') return LATE;
  if (category === 'attending' || category === 'approved educational activity') return ATTENDED;
  if (category === 'authorised absence') return AUTHORISED;
  return category === 'unauthorised absence' ? UNAUTHORISED : NOT_POSSIBLE;
};

export const kindOfCode: readonly number[] = countedCodes.map(kindOf);
export const kindOfUnit = new Uint8Array(128).fill(NOT_POSSIBLE);
/** The code's place among those counted. */
export const codeOfUnit = new Uint8Array(128);
countedCodes.forEach((code, index) => {
  const unit = code.character.charCodeAt(0);
  kindOfUnit[unit] = kindOf(code);
  codeOfUnit[unit] = index;
});

/** What a mark counts as. */
export type MarkKind = 'missing' | 'attended' | 'late' | 'authorised' | 'unauthorised' | 'not-possible';
const markKinds: readonly MarkKind[] = [
  ...(['missing', 'attended', 'late', 'authorised', 'unauthorised', 'not-possible'] as const),
];

/** What a mark, by its packed character, counts as wherever it is counted. */
export const markKindOf = (character: string): MarkKind =>
  markKinds[kindOfUnit[character.charCodeAt(0)] ?? NOT_POSSIBLE] ?? 'not-possible';
