import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { targetInForce, type TargetInForce } from '#shared/domain/targets/target-settings.ts';
import type { Reading } from '../engine/data-memory.ts';
import type { School } from '../people/schools.ts';
import { cachedSchools } from '../people/cached-people.ts';
import { allTargets, type StoredTarget } from './targets.ts';

export interface SchoolTarget extends TargetInForce<StoredTarget> {
  /** What the Department asks of the school this school year, if it is known. */
  minimum: TargetInForce<StoredTarget> | null;
}

/** Every target set, now, before and from a later day on. */
export const cachedTargets = (reading: Reading): Promise<StoredTarget[]> =>
  reading.shared('targets', () => allTargets(reading.db));

/** The target of the daily diff at every school on a day. */
export async function cachedDailyTargets(
  reading: Reading,
  date: SchoolDate,
): Promise<ReadonlyMap<string, SchoolTarget>> {
  const schools = await cachedSchools(reading);
  const targets = await cachedTargets(reading);
  return reading.shared(`targets on ${date}`, async () => dailyTargetsOf(targets, schools, date));
}

/** The same of targets that are not, or not yet, stored. */
export function dailyTargetsOf(
  targets: readonly StoredTarget[],
  schools: readonly School[],
  date: SchoolDate,
): Map<string, SchoolTarget> {
  return new Map(
    schools.flatMap((school) => {
      const target = targetInForce(targets, school, 'daily', date);
      const minimum = targetInForce(targets, school, 'department-minimum', date);
      return target ? [[school.id, { ...target, minimum }] as const] : [];
    }),
  );
}
