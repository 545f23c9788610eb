/** What register codes mean and count as, said to readers of figures. */
import { attendanceCodes, type CodeCategory } from '../../domain/registers/attendance-codes.ts';

const byCode = new Map(attendanceCodes.map((one) => [one.code, one]));

/** Codes that fewer than ten pupils had stand together, to those who do not see the pupils. */
const others: Readonly<Record<string, { meaning: string; countsAs: string; isPossible: boolean }>> = {
  'other-attended': { meaning: 'Other codes of attendance', countsAs: 'attended', isPossible: true },
  'other-authorised': {
    meaning: 'Other authorised absence',
    countsAs: 'authorised absence',
    isPossible: true,
  },
  'other-unauthorised': {
    meaning: 'Other unauthorised absence',
    countsAs: 'unauthorised absence',
    isPossible: true,
  },
  'other-not-possible': {
    meaning: 'Other sessions that were not possible',
    countsAs: 'not a possible session',
    isPossible: false,
  },
};

/** What stands for a code in a table: of several together, a dash. */
export const codeShown = (code: string): string => (code in others ? '–' : code);

/** "Illness"; '' for a code nobody knows. */
export const codeMeaning = (code: string): string => byCode.get(code)?.meaning ?? others[code]?.meaning ?? '';

const countsAs: Readonly<Record<CodeCategory, string>> = {
  attending: 'attended',
  'approved educational activity': 'attended',
  'authorised absence': 'authorised absence',
  'unauthorised absence': 'unauthorised absence',
  'not possible': 'not a possible session',
  administrative: 'not a possible session',
  missing: 'missing: in no rate',
};

export const codeCountsAs = (code: string): string => {
  const entry = byCode.get(code);
  return entry ? countsAs[entry.category] : (others[code]?.countsAs ?? '');
};

/** Whether its sessions are part of the possible ones. */
export const codeIsPossible = (code: string): boolean =>
  others[code]?.isPossible ??
  !['not possible', 'administrative', 'missing'].includes(byCode.get(code)?.category ?? 'missing');
