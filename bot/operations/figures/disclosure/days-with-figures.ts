import type { Moment } from '#shared/domain/basics/london-time.ts';
import { dayNumber, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { phaseOf, type Phase } from '#shared/domain/basics/year-group.ts';
import { countRegisters } from '#shared/domain/registers/register-counts.ts';
import type { SchoolRegisters } from '#shared/domain/registers/school-registers.ts';
import type { Reading } from '#shared/store/engine/data-memory.ts';
import type { School } from '#shared/store/people/schools.ts';
import { madeOfRegisters } from '#shared/store/registers/school-registers.ts';

const phases: readonly Phase[] = ['primary', 'secondary', 'post16'];
type Side = 'all' | 'premium' | 'send';
/** none: pupils, and no session that counts. few: less than one for two pupils. nobody-there: no pupil of the side. */
export type Figures = 'none' | 'few' | 'most' | 'nobody-there';

/** How much there is of a phase of a school on a day. */
type FiguresOn = (phase: Phase, side: Side, day: SchoolDate) => Figures;

/** How much of each phase's marks is in, day by day; and on which days there is any mark. */
export async function daysWithFigures(
  reading: Reading,
  schools: readonly School[],
  { from, to }: { from: SchoolDate; to: SchoolDate },
  moment: Moment,
): Promise<Map<string, { days: readonly SchoolDate[]; on: FiguresOn }>> {
  if (schools.length === 0 || from > to) return new Map();
  return madeOfRegisters(reading, schools, { what: 'days with figures', from, to, moment }, (registers) =>
    figuresOf(registers, { from, to }, moment),
  );
}

/** A group for each phase, pupil premium and need. */
const groupOf = (phase: Phase, premium: boolean, send: boolean): number =>
  phases.indexOf(phase) * 4 + (premium ? 1 : 0) + (send ? 2 : 0);
const groupsOf: Readonly<Record<Side, readonly number[]>> = {
  all: [0, 1, 2, 3],
  premium: [1, 3],
  send: [2, 3],
};

function figuresOf(
  registers: SchoolRegisters,
  { from, to }: { from: SchoolDate; to: SchoolDate },
  moment: Moment,
): { days: SchoolDate[]; on: FiguresOn } {
  const counts = countRegisters(registers, {
    from,
    to,
    moment,
    by: 'kind',
    split: 'day',
    groups: phases.length * 4,
    groupOf: (_pupil, { yearGroup, pupilPremium, sen }) =>
      groupOf(phaseOf(yearGroup), pupilPremium, sen !== 'N'),
  });
  const index = new Map(counts.periods.map((day, at) => [day, at]));
  const pupilsOn = (groups: readonly number[], day: SchoolDate): number => {
    const number = dayNumber(day);
    return registers.roll.pupils.filter(({ spans }) =>
      spans.some(
        ({ from: first, to: last, membership: { yearGroup, pupilPremium, sen } }) =>
          first <= number &&
          number <= last &&
          groups.includes(groupOf(phaseOf(yearGroup), pupilPremium, sen !== 'N')),
      ),
    ).length;
  };
  return {
    days: counts.periods.filter((_day, at) =>
      Array.from({ length: phases.length * 4 }, (_, group) => group).some(
        (group) => counts.count(group, at).possible > 0,
      ),
    ),
    on: (phase, side, day) => {
      const groups = groupsOf[side].map((group) => phases.indexOf(phase) * 4 + group);
      const at = index.get(day);
      const possible =
        at === undefined ? 0 : groups.reduce((sum, group) => sum + counts.count(group, at).possible, 0);
      const pupils = pupilsOn(groups, day);
      if (pupils === 0) return 'nobody-there';
      if (possible === 0) return 'none';
      return possible * 2 >= pupils ? 'most' : 'few';
    },
  };
}
