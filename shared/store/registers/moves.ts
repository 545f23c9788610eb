/** Who came this school year from another school of the trust, from what is remembered of each school. */
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { earlierSelves, type EarlierSelf } from '#shared/domain/roll/moves.ts';
import { schoolRoll } from '#shared/domain/roll/school-roll.ts';
import type { Reading } from '../engine/data-memory.ts';
import { cachedSchools } from '../people/cached-people.ts';
import { upnsOfSchools } from '../roll/pupils.ts';
import { cachedRolls } from './school-registers.ts';

/** By school and pupil on roll there today; schools and pupils without any are left out. */
export async function cachedMoves(
  reading: Reading,
  schools: readonly string[],
  today: SchoolDate,
): Promise<Map<string, Map<number, EarlierSelf[]>>> {
  const all = (await cachedSchools(reading)).map(({ id }) => id);
  if (all.length < 2) return new Map();
  const rolls = await cachedRolls(reading, all);
  const upns = await reading.ofSchools('UPNs', all, (missing) => readUpns(reading, missing), { on: 'roll' });
  const known = all.map((school) => ({
    school,
    roll: rolls.get(school) ?? schoolRoll([]),
    upns: upns.get(school) ?? new Map<string, number>(),
  }));
  const found = new Map<string, Map<number, EarlierSelf[]>>();
  for (const own of known) {
    if (!schools.includes(own.school)) continue;
    const others = known.filter(({ school }) => school !== own.school);
    const moved = earlierSelves(own, others, today);
    if (moved.size > 0) found.set(own.school, moved);
  }
  return found;
}

async function readUpns(
  reading: Reading,
  schools: readonly string[],
): Promise<(school: string) => ReadonlyMap<string, number>> {
  const found = await upnsOfSchools(reading.db, schools);
  return (school) =>
    new Map([...(found.get(school) ?? [])].map(([upn, pupilId]) => [upn.toUpperCase(), pupilId]));
}
