import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { Reading } from '#shared/store/engine/data-memory.ts';
import { cachedDailyTargets } from '#shared/store/targets/cached-targets.ts';
import { cohortText, yearsText } from '#shared/wording/targets/cohort-text.ts';
import { yearFilter } from './year-filter.ts';

export interface CountedCohort {
  /** "pupil premium pupils, years 7–10" */
  text: string;
  includes(pupil: { yearGroup: number; pupilPremium: boolean }): boolean;
}

/** Whom a school's diff to target counts on a day; undefined: the school has no target. */
export async function countedCohort(
  reading: Reading,
  school: string,
  date: SchoolDate,
): Promise<CountedCohort | undefined> {
  const target = (await cachedDailyTargets(reading, date)).get(school);
  if (!target) return undefined;
  const { cohort, years } = target;
  const ofYears = yearFilter(years, undefined);
  return {
    text: `${cohortText(cohort)}, ${yearsText(years)}`,
    includes: ({ yearGroup, pupilPremium }) => ofYears(yearGroup) && (cohort === 'all' || pupilPremium),
  };
}
