/**
 * Decides which absences a family would call days missed: what a call's script counts, and the days of a stage.
 * Source: the policy of escalation, which names the codes that count for nothing; appointments and other medical absence
 * are shown apart.
 */
import { attendanceCodes, markKindOfCode, type AttendanceCode } from '../attendance-codes.ts';

export type MissedAs = 'missed' | 'medical' | 'not-counted';

/** Null for what is no absence at all: in school, elsewhere by arrangement, not possible, or no mark. */
function missedAs(entry: AttendanceCode, notCounted: readonly string[]): MissedAs | null {
  const kind = markKindOfCode(entry);
  if (kind === 'unauthorised') return 'missed';
  if (kind !== 'authorised') return null;
  if (entry.code === 'M') return 'medical';
  return notCounted.includes(entry.code) ? 'not-counted' : 'missed';
}

/** By the register code; null for one that nobody knows, too. */
export function missedByCode(notCounted: readonly string[]): (code: string) => MissedAs | null {
  const byCode = new Map(attendanceCodes.map((entry) => [entry.code, missedAs(entry, notCounted)]));
  return (code) => byCode.get(code) ?? null;
}
