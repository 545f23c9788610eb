/** Decides which absences belong together: a spell runs until the pupil is in again. */
import type { PupilSession, SessionKind } from '../pupil-sessions.ts';
import type { SchoolDate } from '../../basics/school-date.ts';
import type { Session } from '../../basics/session.ts';

export interface AbsenceSpell {
  first: { date: SchoolDate; session: Session };
  last: { date: SchoolDate; session: Session };
  /** Sessions absent, authorised and not. */
  sessions: number;
  /** Sessions by code, in the order they were first met. */
  codes: { code: string; sessions: number }[];
  /** Marks missing in between: whether the pupil was in is not known. */
  missing: number;
  /** Nothing has shown the pupil back since. */
  goesOn: boolean;
}

const absent: ReadonlySet<SessionKind> = new Set(['authorised', 'unauthorised']);
const back: ReadonlySet<SessionKind> = new Set(['attended', 'late']);

/**
 * Spells of absence in a pupil's sessions, oldest first. Not-possible sessions, days without school and missing marks
 * neither end a spell nor count for it; an attended session ends it.
 */
export function absenceSpells(sessions: Iterable<PupilSession>): AbsenceSpell[] {
  const spells: AbsenceSpell[] = [];
  let spell: AbsenceSpell | null = null;
  let missing = 0;
  for (const { date, session, code, kind } of sessions) {
    if (absent.has(kind)) {
      const at = { date, session };
      if (!spell) {
        spell = { first: at, last: at, sessions: 0, codes: [], missing: 0, goesOn: true };
        spells.push(spell);
      } else spell.missing += missing;
      missing = 0;
      spell.last = at;
      spell.sessions += 1;
      addCode(spell, code);
    } else if (kind === 'missing') missing += 1;
    else if (back.has(kind) || kind === 'not-on-roll') {
      if (spell) spell.goesOn = false;
      spell = null;
      missing = 0;
    }
  }
  return spells;
}

function addCode({ codes }: AbsenceSpell, code: string): void {
  const counted = codes.find((entry) => entry.code === code);
  if (counted) counted.sessions += 1;
  else codes.push({ code, sessions: 1 });
}
