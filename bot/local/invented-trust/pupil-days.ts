// One pupil's marks from September to today: spells of absence, holidays, late mornings, and ordinary days.
import { inventHabits } from './absence-habits.ts';
import type { AbsenceHabits } from './absence-habits.ts';
import { inventComment, inventMinutesLate } from './mark-comments.ts';
import { onRoll } from './roll.ts';
import type { InventedPupil } from './roll.ts';
import type { SchoolDays } from './school-days.ts';
import { weekdayOf } from './school-year.ts';
import { seededRandom } from './seeded-random.ts';
import type { SeededRandom } from './seeded-random.ts';

interface MarkDetail {
  minutesLate?: number;
  comment?: string;
}

/** Marks by slot: the number of the school day times two, plus one for the afternoon. '' where there is none. */
export interface PupilMarks {
  pupil: InventedPupil;
  codes: string[];
  details: Map<number, MarkDetail>;
}

/** What happens to a whole tutor group: days out, and registers nobody took (by slot). */
export interface GroupDays {
  trips: ReadonlySet<number>;
  registersMissing: ReadonlySet<number>;
}

interface Spell {
  left: number;
  code: string;
  first: boolean;
}

// Monday to Friday; steeper than the shares wanted, since a spell begun on a Friday also fills a Monday.
const weekdayPull = [1.02, 0.9, 0.88, 0.94, 1.42];

const spellLengths = [
  [1, 48],
  [2, 26],
  [3, 15],
  [4, 8],
  [6, 3],
] as const;
const meanSpell = 1.93;
const meanSevereSpell = 8.5;

const isWhole = (code: string | undefined) => code === 'X' || code === 'D' || code === 'C2';

function holidaysTaken(pupil: InventedPupil, habits: AbsenceHabits, school: SchoolDays): Set<number> {
  // A family goes together.
  const random = seededRandom(`holidays ${pupil.family.household}`);
  const taken = new Set<number>();
  for (const last of school.lastBeforeHoliday) {
    const goes = random.next() < habits.holiday;
    const length = random.between(3, 9);
    const before = random.chance(0.75);
    for (let i = 0; goes && i < length; i++) taken.add(before ? last - i : last + 1 + i);
  }
  return taken;
}

function beginSpell(random: SeededRandom, habits: AbsenceHabits): Spell {
  const code = random.chance(habits.unexcused)
    ? 'O'
    : random.weighted([
        ['I', 94],
        ['C', 4],
        ['M', 2],
      ] as const);
  return { left: habits.severe ? random.between(3, 14) : random.weighted(spellLengths), code, first: true };
}

// N stands until somebody finds the reason: most the same day, a few within the week.
function reasonKnownAfter(random: SeededRandom, spell: Spell, habits: AbsenceHabits): number {
  const unknown =
    spell.code === 'O' ? (habits.severe ? 0.5 : 0.85) : spell.code === 'I' ? (spell.first ? 0.55 : 0.25) : 0;
  const found = random.weighted([
    [1, 86],
    [2, 5],
    [3, 4],
    [4, 3],
    [5, 2],
  ] as const);
  return random.chance(unknown) ? found : 0;
}

/** The marks of one pupil up to the school day numbered `today`, as they stand that day. */
export function inventPupilDays(
  pupil: InventedPupil,
  school: SchoolDays,
  group: GroupDays,
  today: number,
): PupilMarks {
  const random = seededRandom(`days ${pupil.upn}`);
  const habits = inventHabits(pupil);
  const holidays = holidaysTaken(pupil, habits, school);
  const length = habits.severe ? meanSevereSpell : meanSpell;
  const hazard = habits.away / (length * (1 - habits.away));
  const codes: string[] = new Array<string>(today * 2 + 2).fill('');
  const details = new Map<number, MarkDetail>();
  let spell: Spell | undefined;

  const put = (slot: number, code: string, commentChance: number) => {
    codes[slot] = group.registersMissing.has(slot) ? '' : code;
    const minutesLate = inventMinutesLate(random, code);
    const comment = random.chance(commentChance) ? inventComment(random, code) : undefined;
    if (codes[slot] && (minutesLate || comment)) details.set(slot, { minutesLate, comment });
  };
  const attend = (slot: number, code: string) => {
    if (random.chance(0.0003)) codes[slot] = '-';
    else put(slot, code, code === 'L' ? 0.12 : 0.25);
  };

  for (let i = 0; i <= today; i++) {
    const day = school.days[i]!;
    if (!onRoll(pupil, day)) continue;
    const [am, pm] = [i * 2, i * 2 + 1];
    const weekday = weekdayOf(day);
    const planned = [habits.elsewhere.get(weekday * 2), habits.elsewhere.get(weekday * 2 + 1)];
    const begins = random.chance(hazard * school.season[i]! * weekdayPull[weekday]!);
    const midday = random.chance(0.07);
    spell ??= begins ? beginSpell(random, habits) : undefined;
    if (!spell && habits.suspension && random.chance(habits.suspension)) {
      spell = { left: random.between(1, 4), code: 'E', first: true };
    }
    if (holidays.has(i)) {
      put(am, 'G', 0.15);
      put(pm, 'G', 0);
      spell = undefined;
      continue;
    }
    const lateChance = random.next();
    const morning = lateChance < habits.late ? 'L' : lateChance < habits.late + habits.afterClose ? 'U' : '/';
    const afternoon = random.chance(habits.late * 0.12) ? 'L' : '\\';
    const appointment = random.chance(habits.appointment) ? random.between(0, 1) : undefined;
    const trip = group.trips.has(i) ? 'V' : undefined;
    const atHand = (session: 0 | 1) => {
      const usual = session === 0 ? morning : afternoon;
      return planned[session] ?? (appointment === session ? 'M' : (trip ?? usual));
    };
    if (!spell) {
      attend(am, atHand(0));
      attend(pm, pupil.group.yearGroup === '13' && studyLeave(school, i, random) ? 'S' : atHand(1));
      continue;
    }
    const knownAfter = reasonKnownAfter(random, spell, habits);
    const code = today - i < knownAfter ? 'N' : spell.code;
    if (spell.first && midday) attend(am, atHand(0));
    else put(am, isWhole(planned[0]) ? planned[0] : code, spell.first ? 0.2 : 0.05);
    put(pm, isWhole(planned[1]) ? planned[1] : code, 0.02);
    spell = spell.left > 1 ? { ...spell, left: spell.left - 1, first: false } : undefined;
  }
  return { pupil, codes, details };
}

// Some of year 13 study at home on the last afternoons before a holiday.
function studyLeave(school: SchoolDays, i: number, random: SeededRandom): boolean {
  const next = school.lastBeforeHoliday.find((last) => last >= i);
  return next !== undefined && next - i < 4 && random.chance(0.3);
}
