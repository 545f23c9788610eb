/** How long everybody has been away since September as the policy counts it, remembered while registers stand. */
import { daysAway, daysAwayTogether, type DaysAway } from '#shared/domain/registers/away/days-away.ts';
import { daysLate, type DaysLate } from '#shared/domain/registers/away/days-late.ts';
import { firstDayOfSchoolYear, schoolYearOf } from '#shared/domain/basics/school-date.ts';
import type { Moment } from '#shared/domain/basics/london-time.ts';
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
export async function cachedDaysAway(
  reading: Reading,
  schools: readonly School[],
  moment: Moment,
): Promise<Map<string, ReadonlyMap<number, DaysAway>>> {
  const found = await daysAwayAt(reading, schools, moment);
  const moves = await cachedMoves(
    reading,
    schools.map(({ id }) => id),
    moment.today,
  );
  if (moves.size === 0) return found;
  const left = new Set(
    [...moves.values()].flatMap((pupils) => [...pupils.values()].flat()).map(({ school }) => school),
  );
  const elsewhere = await daysAwayAt(
    reading,
    (await cachedSchools(reading)).filter(({ id }) => left.has(id)),
    moment,
  );
  for (const [school, pupils] of moves) {
    const together = new Map(found.get(school));
    for (const [pupilId, selves] of pupils) {
      const before = selves.flatMap((self) => elsewhere.get(self.school)?.get(self.pupilId) ?? []);
      if (before.length > 0)
        together.set(pupilId, daysAwayTogether(pupilId, [...before, together.get(pupilId) ?? []].flat()));
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
  const disputed = await cachedDisputedMarks(
    reading,
    schools.map(({ id }) => id),
  );
  const from = firstDayOfSchoolYear(schoolYearOf(moment.today));
  const found = new Map<string, ReadonlyMap<number, DaysAway>>();
  // Most schools have none, and are counted together.
  for (const [marks, some] of Map.groupBy(schools, ({ id }) => [...(disputed.get(id) ?? [])].join())) {
    const query = { from, to: moment.today, moment };
    const made = await madeOfRegisters(
      reading,
      some,
      { ...query, what: `days away but ${marks}` },
      (registers, { id }) => daysAway(registers, query, policyOf(id, moment.today), disputed.get(id)),
    );
    for (const [school, pupils] of made) found.set(school, pupils);
  }
  return found;
}

/** By pupil: on how many days each came late since September, at another school of the trust before too. */
export async function cachedDaysLate(
  reading: Reading,
  school: School,
  moment: Moment,
): Promise<ReadonlyMap<number, DaysLate>> {
  const found = await daysLateAt(reading, school, moment);
  const moved = (await cachedMoves(reading, [school.id], moment.today)).get(school.id);
  if (!moved) return found;
  const schools = new Map((await cachedSchools(reading)).map((one) => [one.id, one]));
  const together = new Map(found);
  for (const [pupilId, selves] of moved)
    for (const self of selves) {
      const there = schools.get(self.school);
      const before = there && (await daysLateAt(reading, there, moment)).get(self.pupilId);
      if (!before) continue;
      const here = together.get(pupilId);
      const last = here && here.last > before.last ? here.last : before.last;
      together.set(pupilId, { pupilId, days: before.days + (here?.days ?? 0), last });
    }
  return together;
}

async function daysLateAt(
  reading: Reading,
  school: School,
  moment: Moment,
): Promise<ReadonlyMap<number, DaysLate>> {
  const disputed = (await cachedDisputedMarks(reading, [school.id])).get(school.id);
  const query = { from: firstDayOfSchoolYear(schoolYearOf(moment.today)), to: moment.today, moment };
  const what = `days late but ${[...(disputed ?? [])].join()}`;
  const made = await madeOfRegisters(reading, [school], { ...query, what }, (registers) =>
    daysLate(registers, query, disputed),
  );
  return made.get(school.id) ?? new Map();
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
