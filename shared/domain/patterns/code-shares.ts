/**
 * Decides which register codes have become so much more usual than in the school's own past that somebody should ask.
 *
 * A code is asked about when its share of the sessions has at least doubled, on 20 sessions or more, of at least 5
 * pupils and in at least two weeks (one trip is no habit), and beyond chance. What is tested is occasions: a pupil's week
 * with the code, as one illness or one timetable fills many sessions; where five or more of a register group have it in
 * a week they have it together, on a trip for one, and that is one occasion.
 */
import { NO_MARK } from '../registers/attendance-codes.ts';
import { isRarerThan } from '../basics/chance.ts';
import type { SchoolDate } from '../basics/school-date.ts';

interface CodeUse {
  /** Sessions with the code. */
  found: number;
  occasions: number;
  pupils: number;
  weeks: number;
}

/** What the registers of some weeks hold, a blank as NO_MARK. */
export interface CodeTally {
  sessions: number;
  pupilWeeks: number;
  codes: ReadonlyMap<string, CodeUse>;
}

/** A pupil's due sessions of one week. */
export interface PupilWeek {
  pupilId: number;
  /** The register group of that week. */
  group: string;
  week: SchoolDate;
  characters: string;
}

const TOGETHER = 5;

interface Counting {
  character: string;
  found: number;
  /** The last pupil's week with it, by its place in the count. */
  lastSeen: number;
  pupils: Set<number>;
  weeks: Set<SchoolDate>;
  /** Pupils with the code, by week and group. */
  groups: Map<SchoolDate, Map<string, number>>;
}

export function tallyCodes(pupilWeeks: Iterable<PupilWeek>): CodeTally {
  const codes: (Counting | undefined)[] = []; // by the character's number: there are many characters
  let sessions = 0;
  let count = 0;
  for (const pupilWeek of pupilWeeks) {
    const { characters } = pupilWeek;
    if (characters === '') continue;
    sessions += characters.length;
    count += 1;
    for (let at = 0; at < characters.length; at++) {
      const unit = characters.charCodeAt(at);
      const use = (codes[unit] ??= newCounting(characters.charAt(at)));
      use.found += 1;
      if (use.lastSeen === count) continue;
      use.lastSeen = count;
      noteWeek(use, pupilWeek);
    }
  }
  return {
    sessions,
    pupilWeeks: count,
    codes: new Map(codes.flatMap((use) => (use ? [[use.character, codeUse(use)] as const] : []))),
  };
}

const newCounting = (character: string): Counting => ({
  character,
  found: 0,
  lastSeen: 0,
  pupils: new Set(),
  weeks: new Set(),
  groups: new Map(),
});

function noteWeek(use: Counting, { pupilId, group, week }: PupilWeek): void {
  use.pupils.add(pupilId);
  use.weeks.add(week);
  let groups = use.groups.get(week);
  if (!groups) use.groups.set(week, (groups = new Map<string, number>()));
  groups.set(group, (groups.get(group) ?? 0) + 1);
}

function codeUse({ found, pupils, weeks, groups }: Counting): CodeUse {
  let occasions = 0;
  for (const ofWeek of groups.values())
    for (const own of ofWeek.values()) occasions += own >= TOGETHER ? 1 : own;
  return { found, occasions, pupils: pupils.size, weeks: weeks.size };
}

export interface CodeShare {
  kind: 'code-share';
  /** As a packed week has it; NO_MARK for blanks. */
  character: string;
  recent: { found: number; sessions: number };
  before: { found: number; sessions: number };
  /** Whether it makes a diff to target look better. */
  flatters: boolean;
}

/** Codes that leave the rate or lift it: D X B C2, and blanks. */
const FLATTERING = new Set(['D', 'X', 'B', 'd', NO_MARK]);
/** Being in needs no question; N is on its way to another code, so the last weeks always hold more of it. */
const NOT_ASKED = new Set(['/', '\\', 'N']);
const LEAST_SESSIONS = 20;
const LEAST_PUPILS = 5;
const LEAST_WEEKS = 2;
const ONE_IN = 1000;
/** A past shorter than this says little. */
const LEAST_PAST_WEEKS_EACH = 3;

/** The codes to ask about: those that flatter a diff first, then by code. */
export function codeShares(recent: CodeTally, before: CodeTally): CodeShare[] {
  if (before.pupilWeeks * 4 < recent.pupilWeeks * LEAST_PAST_WEEKS_EACH) return [];
  const shares = [...recent.codes].flatMap(([character, use]): CodeShare[] => {
    if (NOT_ASKED.has(character)) return [];
    if (use.found < LEAST_SESSIONS || use.pupils < LEAST_PUPILS || use.weeks < LEAST_WEEKS) return [];
    const past = before.codes.get(character);
    const found = past?.found ?? 0;
    if (use.found * before.sessions < 2 * found * recent.sessions) return [];
    const rare = isRarerThan(ONE_IN, {
      hits: use.occasions,
      tries: use.occasions + (past?.occasions ?? 0),
      part: recent.pupilWeeks,
      whole: recent.pupilWeeks + before.pupilWeeks,
    });
    if (!rare) return [];
    return [
      {
        kind: 'code-share',
        character,
        recent: { found: use.found, sessions: recent.sessions },
        before: { found, sessions: before.sessions },
        flatters: FLATTERING.has(character),
      },
    ];
  });
  return shares.sort(
    (a, b) => Number(b.flatters) - Number(a.flatters) || (a.character < b.character ? -1 : 1),
  );
}
