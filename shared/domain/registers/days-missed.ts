/**
 * Decides which absences a family would call days missed: what a call's script counts, and the days of a stage.
 * Source: the default policy of escalation. Leave granted, a suspension, study leave, religious observance count for
 * nothing; appointments and other medical absence are shown apart.
 */
import { attendanceCodes, markKindOfCode, type AttendanceCode } from './attendance-codes.ts';

export type MissedAs = 'missed' | 'medical' | 'not-counted';

const notCounted: ReadonlySet<string> = new Set([
  ...['C', 'C1', 'C2', 'E', 'J1', 'R', 'S', 'T'],
  // Leave granted, of before August 2024.
  ...['F', 'H'],
]);

/** Null for what is no absence at all: in school, elsewhere by arrangement, not possible, or no mark. */
function missedAs(entry: AttendanceCode): MissedAs | null {
  const kind = markKindOfCode(entry);
  if (kind === 'unauthorised') return 'missed';
  if (kind !== 'authorised') return null;
  if (entry.code === 'M') return 'medical';
  return notCounted.has(entry.code) ? 'not-counted' : 'missed';
}

const byCode = new Map(attendanceCodes.map((entry) => [entry.code, missedAs(entry)]));

/** By the register code; null for one that nobody knows. */
export const missedAsOf = (code: string): MissedAs | null => byCode.get(code) ?? null;

/** Sessions; two are a day. */
export type SessionsMissed = Readonly<Record<MissedAs, number>>;

/** Of a pupil's sessions, those that have come: one entered ahead is missed when it is due. */
export function sessionsMissed(sessions: Iterable<{ code: string; kind: string }>): SessionsMissed {
  const count = { missed: 0, medical: 0, 'not-counted': 0 };
  for (const { code, kind } of sessions) {
    const as = kind === 'authorised' || kind === 'unauthorised' ? missedAsOf(code) : null;
    if (as !== null) count[as] += 1;
  }
  return count;
}
