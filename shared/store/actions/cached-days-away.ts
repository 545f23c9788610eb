/** How long everybody has been away since September as the policy counts it, remembered while registers stand. */
import { daysAway, type DaysAway } from '#shared/domain/registers/away/days-away.ts';
import { daysLate, type DaysLate } from '#shared/domain/registers/away/days-late.ts';
import { firstDayOfSchoolYear, schoolYearOf } from '#shared/domain/basics/school-date.ts';
import type { Moment } from '#shared/domain/basics/london-time.ts';
import type { Reading } from '../engine/data-memory.ts';
import { cachedPolicies } from '../people/escalation-policies.ts';
import type { School } from '../people/schools.ts';
import { madeOfRegisters } from '../registers/school-registers.ts';
import { disputedMarks } from './notices.ts';

/** By school and pupil; a mark that a family says is wrong stands outside until that is answered. */
export async function cachedDaysAway(
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

/** By pupil: on how many days each came late since September. */
export async function cachedDaysLate(
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
