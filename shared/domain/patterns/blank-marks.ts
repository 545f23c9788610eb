/** Decides in which registers blanks are left more often than in those of the school's other groups. */
import { isRarerThan } from '../basics/chance.ts';

export interface RegisterTaken {
  /** Tutor group, else year group. */
  group: string;
  /** Pupils on roll without a mark. */
  blanks: number;
  pupils: number;
}

export interface BlankMarks {
  kind: 'blanks';
  group: string;
  blanks: number;
  /** Registers with a blank, of all the group's. */
  registers: { withBlanks: number; all: number };
  /** The same over all other groups. */
  others: { withBlanks: number; all: number };
}

const LEAST_REGISTERS = 4;
const ONE_IN = 1000;

/** Groups by name whose registers have blanks at least twice as often as the others', and beyond chance. */
export function blankMarks(registers: Iterable<RegisterTaken>): BlankMarks[] {
  const groups = new Map<string, { blanks: number; withBlanks: number; all: number }>();
  const school = { withBlanks: 0, all: 0 };
  for (const { group, blanks } of registers) {
    const own = groups.get(group) ?? { blanks: 0, withBlanks: 0, all: 0 };
    for (const count of [own, school]) {
      count.all += 1;
      if (blanks > 0) count.withBlanks += 1;
    }
    own.blanks += blanks;
    groups.set(group, own);
  }
  return [...groups]
    .flatMap(([group, { blanks, withBlanks, all }]): BlankMarks[] => {
      const others = { withBlanks: school.withBlanks - withBlanks, all: school.all - all };
      if (withBlanks < LEAST_REGISTERS || others.all === 0) return [];
      if (withBlanks * others.all < 2 * others.withBlanks * all) return [];
      const rare = isRarerThan(ONE_IN, {
        hits: withBlanks,
        tries: all,
        part: others.withBlanks,
        whole: others.all,
      });
      return rare ? [{ kind: 'blanks', group, blanks, registers: { withBlanks, all }, others }] : [];
    })
    .sort((a, b) => a.group.localeCompare(b.group, 'en', { numeric: true }));
}
