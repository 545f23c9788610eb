/** What register codes mean and count as, said to readers of figures. */
import { attendanceCodes, type CodeCategory } from '../../domain/registers/attendance-codes.ts';

const byCode = new Map(attendanceCodes.map((one) => [one.code, one]));

/** "Illness"; '' for a code nobody knows. */
export const codeMeaning = (code: string): string => byCode.get(code)?.meaning ?? '';

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
  return entry ? countsAs[entry.category] : '';
};

/** Whether its sessions are part of the possible ones. */
export const codeIsPossible = (code: string): boolean =>
  !['not possible', 'administrative', 'missing'].includes(byCode.get(code)?.category ?? 'missing');
