/** How long everybody has been away since September as the policy counts it, remembered while registers stand. */
import {
  daysAway,
  daysAwayTogether,
  type DaysAway,
  type DisputedMarks,
} from '#shared/domain/registers/away/days-away.ts';
import { daysLate, daysLateTogether, type DaysLate } from '#shared/domain/registers/away/days-late.ts';
import { firstDayOfSchoolYear, schoolYearOf, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { Moment } from '#shared/domain/basics/london-time.ts';
import type { SchoolRegisters } from '#shared/domain/registers/school-registers.ts';
import type { Reading } from '../engine/data-memory.ts';
import { cachedSchools } from '../people/cached-people.ts';
import { cachedPolicies } from '../people/escalation-policies.ts';
import type { School } from '../people/schools.ts';
import { cachedMoves } from '../registers/moves.ts';
import { madeOfRegisters } from '../registers/school-registers.ts';
import { disputedMarks } from './notices.ts';

/**
 * By school and pupil; a mark that a family says is wrong stands outside until that is answered. Whoever came this year
 * from another school of the trust brings along what was missed there, as that school's policy counts it.
 */
export const cachedDaysAway = (
  reading: Reading,
  schools: readonly School[],
  moment: Moment,
): Promise<Map<string, ReadonlyMap<number, DaysAway>>> =>
  withEarlierSelves(reading, schools, moment, { at: daysAwayAt, together: daysAwayTogether });

/** By pupil: on how many days each came late since September, at another school of the trust before too. */
export const cachedDaysLate = async (
  reading: Reading,
  school: School,
  moment: Moment,
): Promise<ReadonlyMap<number, DaysLate>> =>
  (await withEarlierSelves(reading, [school], moment, { at: daysLateAt, together: daysLateTogether })).get(
    school.id,
  ) ?? new Map();

type BySchool<Days> = Map<string, ReadonlyMap<number, Days>>;

/** What is counted at each school, with what movers bring along. */
async function withEarlierSelves<Days>(
  reading: Reading,
  schools: readonly School[],
  moment: Moment,
  counting: {
    at: (reading: Reading, schools: readonly School[], moment: Moment) => Promise<BySchool<Days>>;
    together: (pupilId: number, parts: readonly Days[]) => Days;
  },
): Promise<BySchool<Days>> {
  const found = await counting.at(reading, schools, moment);
  const moves = await cachedMoves(
    reading,
    schools.map(({ id }) => id),
    moment.today,
  );
  if (moves.size === 0) return found;
  const left = new Set(
    [...moves.values()].flatMap((pupils) => [...pupils.values()].flat()).map((self) => self.school),
  );
  const leftSchools = (await cachedSchools(reading)).filter(({ id }) => left.has(id));
  const elsewhere = await counting.at(reading, leftSchools, moment);
  for (const [school, pupils] of moves) {
    const together = new Map(found.get(school));
    for (const [pupilId, selves] of pupils) {
      const before = selves.flatMap((self) => elsewhere.get(self.school)?.get(self.pupilId) ?? []);
      const here = together.get(pupilId);
      if (before.length > 0)
        together.set(pupilId, counting.together(pupilId, here ? [...before, here] : before));
    }
    found.set(school, together);
  }
  return found;
}

async function daysAwayAt(
  reading: Reading,
  schools: readonly School[],
  moment: Moment,
): Promise<Map<string, ReadonlyMap<number, DaysAway>>> {
  const policyOf = await cachedPolicies(reading);
  return ofTheYear(reading, schools, moment, {
    what: 'days away',
    make: (registers, query, { school, disputed }) =>
      daysAway(registers, query, policyOf(school, moment.today), disputed),
  });
}

const daysLateAt = (
  reading: Reading,
  schools: readonly School[],
  moment: Moment,
): Promise<BySchool<DaysLate>> =>
  ofTheYear(reading, schools, moment, {
    what: 'days late',
    make: (registers, query, { disputed }) => daysLate(registers, query, disputed),
  });

/** Counted from the registers since September, but for disputed marks; remembered while both stand. */
async function ofTheYear<Made>(
  reading: Reading,
  schools: readonly School[],
  moment: Moment,
  counting: {
    what: string;
    make: (
      registers: SchoolRegisters,
      query: { from: SchoolDate; to: SchoolDate; moment: Moment },
      of: { school: string; disputed: DisputedMarks | undefined },
    ) => ReadonlyMap<number, Made>;
  },
): Promise<BySchool<Made>> {
  const disputed = await cachedDisputedMarks(
    reading,
    schools.map(({ id }) => id),
  );
  const from = firstDayOfSchoolYear(schoolYearOf(moment.today));
  const query = { from, to: moment.today, moment };
  const found: BySchool<Made> = new Map();
  // Most schools have none, and are counted together.
  for (const [marks, some] of Map.groupBy(schools, ({ id }) => [...(disputed.get(id) ?? [])].join())) {
    const made = await madeOfRegisters(
      reading,
      some,
      { ...query, what: `${counting.what} but ${marks}` },
      (registers, { id }) => counting.make(registers, query, { school: id, disputed: disputed.get(id) }),
    );
    for (const [school, pupils] of made) found.set(school, pupils);
  }
  return found;
}

export const cachedDisputedMarks = (
  reading: Reading,
  schools: readonly string[],
): Promise<Map<string, ReadonlySet<string>>> =>
  reading.ofSchools(
    'disputed marks',
    schools,
    async (missing) => {
      const marks = await disputedMarks(reading.db, missing);
      return (school) => marks.get(school) ?? new Set();
    },
    { on: 'roll', withActions: true },
  );
