import type { TargetChange, Targets } from '#shared/contracts/targets.ts';
import type { SchoolPhase } from '#shared/domain/pupil-groups.ts';
import { firstDayOfSchoolYear, schoolYearOf } from '#shared/domain/school-date.ts';
import { targetFromPercent } from '#shared/domain/target.ts';
import type { TargetPurpose, TargetScope } from '#shared/domain/target-settings.ts';
import { yearsFault } from '#shared/domain/target-years.ts';

/** What somebody has filled in so far; `place` is 'trust', 'phase primary' … or 'school BA'. */
export interface TargetDraft {
  place: string;
  purpose: TargetPurpose;
  percent: string;
  cohort: 'pp' | 'all';
  /** '' for the usual ones. */
  years: string;
  starts: string;
  changePast: boolean;
}

const phases: readonly SchoolPhase[] = ['primary', 'secondary', 'all-through', 'special', 'post16'];

/** The places somebody may set a target of this purpose for, the widest first. */
export function placesFor({ schools, maySetTrust }: Targets, purpose: TargetPurpose): string[] {
  const own = schools.filter(({ maySet }) => maySet).map(({ school }) => `school ${school}`);
  if (purpose === 'department-minimum' || !maySetTrust) return own;
  const there = new Set(schools.map(({ phase }) => phase));
  const spoken = phases.filter(
    (phase) => there.has(phase) || (phase === 'secondary' && there.has('all-through')),
  );
  return ['trust', ...spoken.map((phase) => `phase ${phase}`), ...own];
}

export function scopeOfPlace(place: string): TargetScope {
  const [kind, ...rest] = place.split(' ');
  const of = rest.join(' ');
  if (kind === 'school') return { kind, school: of };
  return kind === 'phase' ? { kind, phase: of as SchoolPhase } : { kind: 'trust' };
}

/** As the form opens: the widest place, as the first school has it now. */
export function draftFor(targets: Targets): TargetDraft {
  const first = targets.schools[0]?.daily;
  return {
    place: placesFor(targets, 'daily')[0] ?? 'trust',
    purpose: 'daily',
    percent: String(first?.percent ?? 93),
    cohort: first?.cohort ?? 'pp',
    years: '',
    starts: targets.date,
    changePast: false,
  };
}

/** Another purpose: its places, whom it usually speaks of, and a school year for a minimum. */
export function withPurpose(draft: TargetDraft, purpose: TargetPurpose, targets: Targets): TargetDraft {
  const places = placesFor(targets, purpose);
  const isMinimum = purpose === 'department-minimum';
  return {
    ...draft,
    purpose,
    place: places.includes(draft.place) ? draft.place : (places[0] ?? draft.place),
    cohort: isMinimum || purpose === 'post-16' ? 'all' : 'pp',
    years: '',
    starts: isMinimum ? firstDayOfSchoolYear(schoolYearOf(targets.date)) : targets.date,
  };
}

export function phaseOfDraft({ place }: TargetDraft, { schools }: Targets): SchoolPhase | null {
  const scope = scopeOfPlace(place);
  if (scope.kind === 'phase') return scope.phase;
  if (scope.kind === 'trust') return null;
  return schools.find(({ school }) => school === scope.school)?.phase ?? null;
}

/** Runs of years that may be chosen there. */
export function yearsFor(draft: TargetDraft, targets: Targets): string[] {
  const phase = phaseOfDraft(draft, targets);
  const runs = ['R-6', '1-6', '7-9', '7-10', '7-11', '10-11', '11-11', 'R-11', '12-13', '12-12', '13-13'];
  const kind = scopeOfPlace(draft.place).kind;
  return runs.filter((years) => yearsFault(draft.purpose, kind, phase, years) === null);
}

export function isPast({ starts, purpose }: TargetDraft, { date }: Targets): boolean {
  return purpose !== 'department-minimum' && starts !== '' && starts < date;
}

/** The percentage as it is typed, with a comma too; null when it is none. */
export function percentOfText(text: string): number | null {
  const plain = text.trim().replace(',', '.').replace(/\s*%$/, '');
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(plain)) return null;
  return targetFromPercent(Number(plain)) === null ? null : Number(plain);
}

/** What would be sent; null while something is missing. */
export function changeOf(draft: TargetDraft): TargetChange | null {
  const percent = percentOfText(draft.percent);
  if (percent === null || !/^\d{4}-\d{2}-\d{2}$/.test(draft.starts)) return null;
  return {
    scope: scopeOfPlace(draft.place),
    purpose: draft.purpose,
    percent,
    cohort: draft.cohort,
    years: draft.years === '' ? null : draft.years,
    starts: draft.starts,
    ...(draft.changePast && { changePast: true }),
  };
}
