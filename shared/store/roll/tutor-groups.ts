import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { Reading } from '../engine/data-memory.ts';
import type { Db } from '../engine/open-store.ts';
import { onRoll, pupilsOn } from './pupils.ts';

export interface TutorGroup {
  school: string;
  group: string;
  /** Where its pupils belong: each combination of year and house once. */
  whereabouts: { school: string; tutorGroup: string; yearGroup: number; house: string }[];
}

/** Every tutor group with pupils on roll, by school and name. */
export async function cachedTutorGroups(
  reading: Reading,
  schools: readonly string[],
  date: SchoolDate,
): Promise<TutorGroup[]> {
  const groups = await reading.ofSchools(`tutor groups ${date}`, schools, (missing) =>
    readTutorGroups(reading.db, missing, date),
  );
  return [...schools].sort().flatMap((school) => groups.get(school) ?? []);
}

async function readTutorGroups(
  db: Db,
  schools: readonly string[],
  date: SchoolDate,
): Promise<(school: string) => TutorGroup[]> {
  const rows = await onRoll(pupilsOn(db, date), date)
    .where('pupil.school_id', 'in', schools)
    .where('m.tutor_group', '!=', '')
    .clearSelect()
    .select(['pupil.school_id', 'm.tutor_group', 'm.year_group', 'm.house'])
    .distinct()
    .execute();
  const groups = new Map<string, Map<string, TutorGroup>>(schools.map((school) => [school, new Map()]));
  for (const { school_id: school, tutor_group: group, year_group: yearGroup, house } of rows) {
    const ofSchool = groups.get(school);
    const found = ofSchool?.get(group) ?? { school, group, whereabouts: [] };
    found.whereabouts.push({ school, tutorGroup: group, yearGroup, house });
    ofSchool?.set(group, found);
  }
  return (school) =>
    [...(groups.get(school)?.values() ?? [])].sort((a, b) =>
      a.group.localeCompare(b.group, 'en', { numeric: true }),
    );
}
