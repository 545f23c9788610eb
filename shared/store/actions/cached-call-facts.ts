/** What lists of calls say of each besides, remembered while actions stand. */
import { isCall } from '#shared/domain/actions/action-kinds.ts';
import { familyKeys } from '#shared/domain/actions/calls/family-rung.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { Reading } from '../engine/data-memory.ts';
import { contactsOfPupils } from '../roll/contacts.ts';
import { adultsOfPupils } from '../roll/named-adults.ts';
import { cachedOpenActions } from './cached-open-actions.ts';
import { triesOfDay, type StoredOutcome } from './outcomes.ts';

/** By pupil. */
interface SchoolCallFacts {
  /** The latest try of today. */
  tries: ReadonlyMap<number, StoredOutcome>;
  /** Who works with a pupil by name. */
  adults: ReadonlyMap<number, readonly string[]>;
  /** By what other schools know the family of an open call. */
  families: ReadonlyMap<number, readonly string[]>;
}

/** What one takes in memory, roughly and rather too much. */
const BYTES = { tried: 900, adults: 200, family: 300 } as const;

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
      for (const { school } of missing) read.set(school, await callFacts(reading, school, today));
      return ({ school }) => {
        const value = read.get(school) ?? { tries: new Map(), adults: new Map(), families: new Map() };
        const { tries, adults, families } = value;
        return {
          value,
          bytes: tries.size * BYTES.tried + adults.size * BYTES.adults + families.size * BYTES.family,
        };
      };
    },
    { on: 'roll', withActions: true },
  );
  return new Map([...found].map(([{ school }, facts]) => [school, facts]));
}

async function callFacts(reading: Reading, school: string, today: SchoolDate): Promise<SchoolCallFacts> {
  const { db } = reading;
  const open = (await cachedOpenActions(reading, [school], today)).get(school)?.actions ?? [];
  const rung = open.flatMap(({ kind, pupilId }) => (isCall(kind) && pupilId !== null ? [pupilId] : []));
  const contacts = await contactsOfPupils(db, school, [...new Set(rung)]);
  return {
    tries: new Map((await triesOfDay(db, school, today)).flatMap(byPupil)),
    adults: await adultsOfPupils(db, school, today),
    families: new Map([...contacts].map(([pupil, ofPupil]) => [pupil, familyKeys(ofPupil)])),
  };
}

const byPupil = (outcome: StoredOutcome): [number, StoredOutcome][] =>
  outcome.pupilId === null ? [] : [[outcome.pupilId, outcome]];
