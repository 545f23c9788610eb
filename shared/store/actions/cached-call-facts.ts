/** What lists of calls say of each besides: the latest try of today and who is named, remembered while actions stand. */
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { Reading } from '../engine/data-memory.ts';
import { namedAdults, type NamedAdult } from '../roll/named-adults.ts';
import { latestTries, type StoredOutcome } from './outcomes.ts';

interface SchoolCallFacts {
  /** By pupil. */
  tries: ReadonlyMap<number, StoredOutcome>;
  named: ReadonlyMap<number, NamedAdult>;
}

/** What one takes in memory, roughly and rather too much. */
const BYTES = { tried: 900, named: 200 } as const;

export async function cachedCallFacts(
  reading: Reading,
  schools: readonly string[],
  today: SchoolDate,
): Promise<Map<string, SchoolCallFacts>> {
  const parts = schools.map((school) => ({ school, what: `call facts on ${today}` }));
  const found = await reading.parts(
    parts,
    async (missing) => {
      const read = new Map<string, SchoolCallFacts>();
      for (const { school } of missing)
        read.set(school, {
          tries: await latestTries(reading.db, school, today),
          named: await namedAdults(reading.db, school),
        });
      return ({ school }) => {
        const value = read.get(school) ?? { tries: new Map(), named: new Map() };
        return { value, bytes: value.tries.size * BYTES.tried + value.named.size * BYTES.named };
      };
    },
    { on: 'roll', withActions: true },
  );
  return new Map([...found].map(([{ school }, facts]) => [school, facts]));
}
