/** Decides which target holds for a school on a day: the most specific one set, else the one we begin with. */
import type { Phase, SchoolPhase } from '../basics/year-group.ts';
import { firstDayOfSchoolYear, schoolYearOf, type SchoolDate } from '../basics/school-date.ts';
import type { TargetHundredths } from './target.ts';
import { usualYears, yearsInForce } from './target-years.ts';

/**
 * daily: the diff to target. key-measure: the attendance under which a pupil premium pupil is counted.
 * department-minimum: the least the Department asks of a school in a school year. post-16: years 12 and 13.
 */
export type TargetPurpose = 'daily' | 'key-measure' | 'department-minimum' | 'post-16';
export const targetPurposes: readonly TargetPurpose[] = [
  'daily',
  'key-measure',
  'department-minimum',
  'post-16',
];

export type TargetScope =
  { kind: 'trust' } | { kind: 'phase'; phase: SchoolPhase } | { kind: 'school'; school: string };

export interface TargetValue {
  cohort: 'pp' | 'all';
  /** Like 7-10; null: the years such figures usually cover. */
  years: string | null;
  hundredths: TargetHundredths;
}

/** One change: from this day on the scope has this target; null: none of its own any more. */
export interface TargetSetting {
  scope: TargetScope;
  purpose: TargetPurpose;
  starts: SchoolDate;
  value: TargetValue | null;
}

export interface TargetInForce<Setting extends TargetSetting = TargetSetting> extends TargetValue {
  /** Where it comes from; null: what holds until somebody sets another. */
  from: Setting | null;
}

interface AnySchool {
  id: string;
  phase: SchoolPhase;
}

/** The phases of whose pupils a school's key measure is told: each has its own. */
export function keyMeasurePhases(phase: SchoolPhase): Phase[] {
  if (phase === 'primary' || phase === 'secondary') return [phase];
  return phase === 'post16' ? [] : ['primary', 'secondary'];
}

/**
 * The target in force: the school's own, else its phase's, else the trust's; of each the one with the latest start
 * not after the date. Whatever order the settings come in.
 * @param pupils the phase of the pupils asked about, where a school has those of several (key measure)
 */
export function targetInForce<Setting extends TargetSetting>(
  settings: readonly Setting[],
  school: AnySchool,
  purpose: TargetPurpose,
  date: SchoolDate,
  pupils?: Phase,
): TargetInForce<Setting> | null {
  const since = purpose === 'department-minimum' ? firstDayOfSchoolYear(schoolYearOf(date)) : '';
  const begun = settings.filter(
    (one) => one.purpose === purpose && one.starts <= date && one.starts >= since,
  );
  for (const holds of scopesOf(school, purpose, pupils)) {
    const latest = begun
      .filter(({ scope }) => holds(scope))
      .reduce<Setting | null>((last, one) => (last === null || one.starts > last.starts ? one : last), null);
    if (latest?.value) return { ...inForce(latest.value, school.phase, purpose), from: latest };
  }
  const begin = targetToBeginWith(school.phase, purpose, pupils);
  return begin && { ...inForce(begin, school.phase, purpose), from: null };
}

/** Who a setting may speak to, most specific first. */
function scopesOf(
  school: AnySchool,
  purpose: TargetPurpose,
  pupils: Phase | undefined,
): ((scope: TargetScope) => boolean)[] {
  const phases = new Set<SchoolPhase>([school.phase]);
  if (pupils) phases.add(pupils);
  if (purpose === 'post-16') phases.add('post16');
  // The diff of an all-through school is told of its secondary years, as the trust prints it.
  else if (school.phase === 'all-through' && !pupils) phases.add('secondary');
  return [
    (scope) => scope.kind === 'school' && scope.school === school.id,
    ...[...phases].map((phase) => (scope: TargetScope) => scope.kind === 'phase' && scope.phase === phase),
    (scope) => scope.kind === 'trust',
  ];
}

/** What the trust prints: 93 % of pupil premium for the diff; under 96 % (primary) or 95 % the key measure counts. */
function targetToBeginWith(
  school: SchoolPhase,
  purpose: TargetPurpose,
  pupils: Phase | undefined,
): TargetValue | null {
  if (purpose === 'daily') return { cohort: 'pp', years: null, hundredths: 9300 };
  if (purpose !== 'key-measure') return null;
  const phase = pupils ?? keyMeasurePhases(school)[0];
  return { cohort: 'pp', years: null, hundredths: phase === 'primary' ? 9600 : 9500 };
}

function inForce(value: TargetValue, phase: SchoolPhase, purpose: TargetPurpose): TargetValue {
  const { cohort, years, hundredths } = value;
  return {
    cohort,
    years: years === null ? usualYears(purpose, phase) : yearsInForce(purpose, phase, years),
    hundredths,
  };
}

/** Whether a school's own target asks for less than the Department does. */
export function liesUnder(target: TargetValue | null, minimum: TargetValue | null): boolean {
  return target !== null && minimum !== null && target.hundredths < minimum.hundredths;
}

/** The settings as they would be: one of the same scope, purpose and day is replaced. */
export function withSetting<Setting extends TargetSetting>(
  settings: readonly Setting[],
  added: Setting,
): Setting[] {
  return [...settings.filter((one) => !isSameSetting(one, added)), added];
}

export function isSameSetting(a: Omit<TargetSetting, 'value'>, b: Omit<TargetSetting, 'value'>): boolean {
  return a.purpose === b.purpose && a.starts === b.starts && scopeKey(a.scope) === scopeKey(b.scope);
}

export function scopeKey(scope: TargetScope): string {
  if (scope.kind === 'trust') return 'trust';
  return scope.kind === 'phase' ? `phase ${scope.phase}` : `school ${scope.school}`;
}
