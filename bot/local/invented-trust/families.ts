// Families: which pupils are brothers and sisters, and what they share.
import { inventSurname, pickStock } from './name-stock.ts';
import type { NameStock } from './name-stock.ts';
import { seededRandom } from './seeded-random.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { PlannedGroup, PlannedSchool } from './trust-plan.ts';

export interface Family {
  household: string;
  surname: string;
  stock: NameStock;
  premium: boolean;
  /** A language spoken at home other than English. */
  language?: string;
}

/** One seat in a tutor group, to be filled by a pupil. */
export interface Seat {
  school: PlannedSchool;
  group: PlannedGroup;
  year: number;
}

/** All places dealt out to families: brothers and sisters are mostly one to three years apart. */
export function assignSeats(seats: Seat[], random: SeededRandom): Seat[][] {
  const free = new Set(random.shuffle(seats));
  const byYear = Map.groupBy(free, (seat) => seat.year);
  const sibling = (first: Seat) => {
    const gap = random.weighted([
      [0, 3],
      [1, 16],
      [2, 34],
      [3, 26],
      [4, 12],
      [5, 6],
      [6, 3],
    ] as const);
    const year = first.year + (random.chance(0.5) ? gap : -gap);
    const candidates = (byYear.get(year) ?? []).filter((seat) => free.has(seat));
    // Where a family has a choice of school it mostly keeps to one.
    const same = candidates.filter((seat) => seat.school === first.school);
    return random.chance(0.85) ? (same[0] ?? candidates[0]) : candidates[0];
  };
  const found: Seat[][] = [];
  for (const first of free) {
    free.delete(first);
    const family = [first];
    const wanted = random.weighted([
      [0, 78],
      [1, 17],
      [2, 5],
    ] as const);
    for (let i = 0; i < wanted; i++) {
      const next = sibling(first);
      if (!next) continue;
      free.delete(next);
      family.push(next);
    }
    found.push(family);
  }
  return found;
}

/** What a family shares; its first child's school says how likely pupil premium is. */
export function inventFamily(index: number, first: Seat): Family {
  const random = seededRandom(`family ${index}`);
  const stock = pickStock(random);
  return {
    household: `H${String(index + 1).padStart(4, '0')}`,
    surname: inventSurname(random, stock),
    stock,
    premium: random.chance(first.school.premiumShare),
    language: random.chance(stock.languages.length > 0 ? 0.4 : 0) ? random.pick(stock.languages) : undefined,
  };
}
