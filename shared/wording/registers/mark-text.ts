/** A mark in words, and how it looks. */
import type { SchoolDate } from '../../domain/basics/school-date.ts';
import { findCode, markKindOfCode, type MarkKind } from '../../domain/registers/attendance-codes.ts';

/** What a register code says to who listens: "N, reason not yet established"; "no mark". */
export function markText(code: string, date: SchoolDate): string {
  if (code === '' || code === '-') return 'no mark';
  const found = findCode(code, date);
  return typeof found === 'string' ? code : `${code}, ${found.meaning.toLowerCase()}`;
}

/** How a mark is drawn as a small square, beside its letter. */
export type MarkLook = 'in' | 'authorised' | 'unexplained' | 'not-counted' | 'missing';

export function markLook(code: string, date: SchoolDate): MarkLook {
  const found = findCode(code, date);
  return typeof found === 'string' ? 'missing' : lookOf[markKindOfCode(found)];
}

const lookOf: Readonly<Record<MarkKind, MarkLook>> = {
  attended: 'in',
  late: 'in',
  authorised: 'authorised',
  unauthorised: 'unexplained',
  'not-possible': 'not-counted',
  missing: 'missing',
};

/** 12 min late */
export function minutesLateText(minutes: number | null): string {
  return minutes === null ? '' : `${minutes} min late`;
}

/** The squares of the last two weeks. */
export const markSquareLabels = {
  allIn: 'in every session',
  legend: 'Each square is a session, morning above afternoon',
  legendParts: {
    in: 'in',
    authorised: 'absent, authorised',
    unexplained: 'absent, not authorised or not explained',
    missing: 'no mark',
    'not-counted': 'not counted',
  },
};
