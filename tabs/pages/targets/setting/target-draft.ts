import type { TargetChange, Targets } from '#shared/contracts/targets/targets.ts';
import type { SchoolPhase } from '#shared/domain/basics/year-group.ts';
import { firstDayOfSchoolYear, schoolYearOf } from '#shared/domain/basics/school-date.ts';
import { percentOf, targetFromPercent } from '#shared/domain/targets/target.ts';
import {
  scopeKey,
  targetInForce,
  type TargetPurpose,
  type TargetScope,
} from '#shared/domain/targets/target-settings.ts';
import { yearsFault } from '#shared/domain/targets/target-years.ts';

/** What somebody has filled in so far; `place` is 'trust', 'phase primary' … or 'school BA'. */
export interface TargetDraft {
  scopeKey: string;
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
export function scopeKeysFor({ schools, maySetTrust }: Targets, purpose: TargetPurpose): string[] {
  const own = schools.filter(({ maySet }) => maySet).map(({ school }) => `school ${school}`);
  if (purpose === 'department-minimum' || !maySetTrust) return own;
  const there = new Set(schools.map(({ phase }) => phase));
  const spoken = phases.filter(
    (phase) => there.has(phase) || (phase === 'secondary' && there.has('all-through')),
  );
  return ['trust', ...spoken.map((phase) => `phase ${phase}`), ...own];
}

export function scopeOfKey(scopeKey: string): TargetScope {
  const [kind, ...rest] = scopeKey.split(' ');
  const of = rest.join(' ');
  if (kind === 'school') return { kind, school: of };
  return kind === 'phase' ? { kind, phase: of as SchoolPhase } : { kind: 'trust' };
}

/** As the form opens: the widest place, with what holds there. */
export function draftFor(targets: Targets): TargetDraft {
  const scopeKey = scopeKeysFor(targets, 'daily')[0] ?? 'trust';
  const empty = { years: '', starts: targets.date, changePast: false };
  return withScope({ scopeKey, purpose: 'daily', percent: '', cohort: 'pp', ...empty }, scopeKey, targets);
}

/** Another purpose: its places, and a school year for a minimum. */
export function withPurpose(draft: TargetDraft, purpose: TargetPurpose, targets: Targets): TargetDraft {
  const scopeKeys = scopeKeysFor(targets, purpose);
  const isMinimum = purpose === 'department-minimum';
  const starts = isMinimum ? firstDayOfSchoolYear(schoolYearOf(targets.date)) : targets.date;
  const scopeKey = scopeKeys.includes(draft.scopeKey) ? draft.scopeKey : (scopeKeys[0] ?? draft.scopeKey);
  return withScope({ ...draft, purpose, starts, changePast: false }, scopeKey, targets);
}

/** Another place: what holds there now is where a change begins. */
export function withScope(draft: TargetDraft, scopeKey: string, targets: Targets): TargetDraft {
  const { purpose } = draft;
  const found = holdingAt(scopeKey, purpose, targets);
  const usual: TargetDraft['cohort'] =
    purpose === 'department-minimum' || purpose === 'post-16' ? 'all' : 'pp';
  const moved = {
    ...draft,
    scopeKey,
    cohort: found?.cohort ?? usual,
    percent: found ? String(found.percent) : '',
  };
  const years = found?.years ?? '';
  return { ...moved, years: yearsFor(moved, targets).includes(years) ? years : '' };
}

interface Holding {
  percent: number;
  cohort: 'pp' | 'all';
  years: string | null;
}

function holdingAt(key: string, purpose: TargetPurpose, targets: Targets): Holding | null {
  const scope = scopeOfKey(key);
  const own = targets.history.find(
    (one) => one.state === 'in-force' && one.purpose === purpose && scopeKey(one.scope) === scopeKey(scope),
  );
  if (own?.target) return own.target;
  if (scope.kind === 'school') {
    const school = targets.schools.find((one) => one.school === scope.school);
    const held = {
      daily: school?.daily,
      'key-measure': school?.keyMeasure[0],
      'department-minimum': school?.minimum,
      'post-16': school?.post16,
    }[purpose];
    return held ? { ...held, years: null } : null;
  }
  const any = { id: '', phase: scope.kind === 'phase' ? scope.phase : ('secondary' as const) };
  const begin = targetInForce([], any, purpose, targets.date);
  return begin && { percent: percentOf(begin.hundredths), cohort: begin.cohort, years: null };
}

function phaseOfDraft({ scopeKey }: TargetDraft, { schools }: Targets): SchoolPhase | null {
  const scope = scopeOfKey(scopeKey);
  if (scope.kind === 'phase') return scope.phase;
  if (scope.kind === 'trust') return null;
  return schools.find(({ school }) => school === scope.school)?.phase ?? null;
}

/** Runs of years that may be chosen there. */
export function yearsFor(draft: TargetDraft, targets: Targets): string[] {
  const phase = phaseOfDraft(draft, targets);
  const runs = ['R-6', '1-6', '7-9', '7-10', '7-11', '10-11', '11-11', 'R-11', '12-13', '12-12', '13-13'];
  const kind = scopeOfKey(draft.scopeKey).kind;
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
    scope: scopeOfKey(draft.scopeKey),
    purpose: draft.purpose,
    percent,
    cohort: draft.cohort,
    years: draft.years === '' ? null : draft.years,
    starts: draft.starts,
    ...(draft.changePast && { changePast: true }),
  };
}
