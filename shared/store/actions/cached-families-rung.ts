/** Whom schools spoke with today, remembered while actions stand. */
import { familyKeys, type FamiliesSpokenTo } from '#shared/domain/actions/calls/family-rung.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { Reading } from '../engine/data-memory.ts';
import type { Db } from '../engine/open-store.ts';
import { contactsOfPupils } from '../roll/contacts.ts';
import { triesOfDay } from './outcomes.ts';

/** The families that each of these schools spoke with in the day's calls. */
export const cachedFamiliesSpokenTo = async (
  reading: Reading,
  schools: readonly string[],
  today: SchoolDate,
): Promise<Map<string, FamiliesSpokenTo>> =>
  reading.ofSchools(
    `families spoken to on ${today}`,
    schools,
    async (missing) => {
      const read = new Map<string, FamiliesSpokenTo>();
      for (const school of missing) read.set(school, await familiesSpokenTo(reading.db, school, today));
      return (school) => read.get(school) ?? new Map();
    },
    { on: 'roll', withActions: true },
  );

async function familiesSpokenTo(db: Db, school: string, today: SchoolDate): Promise<FamiliesSpokenTo> {
  const spoken = (await triesOfDay(db, school, today)).filter(({ result }) => result === 'spoke-to');
  const pupils = spoken.flatMap(({ pupilId }) => pupilId ?? []);
  const contacts = await contactsOfPupils(db, school, [...new Set(pupils)]);
  // Oldest first: the latest stays.
  return new Map(
    spoken.flatMap(({ pupilId, at }) =>
      familyKeys(contacts.get(pupilId ?? 0) ?? []).map((key) => [key, at] as const),
    ),
  );
}
