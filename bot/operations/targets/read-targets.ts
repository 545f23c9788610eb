import type { SchoolTargets, TargetHolding, Targets } from '#shared/contracts/targets/targets.ts';
import { londonIso } from '#shared/domain/basics/london-time.ts';
import { PlainError } from '#shared/domain/basics/plain-error.ts';
import { usualNationalGap } from '#shared/domain/targets/national-gap.ts';
import { hasRightAnywhere, mayUse } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { schoolYearOf, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { percentOf } from '#shared/domain/targets/target.ts';
import {
  keyMeasurePhases,
  liesUnder,
  scopeKey,
  targetInForce,
  type TargetInForce,
  type TargetScope,
  type TargetValue,
} from '#shared/domain/targets/target-settings.ts';
import { cachedNationalGap } from '#shared/store/targets/national-gap.ts';
import type { School } from '#shared/store/people/schools.ts';
import { staffNames } from '#shared/store/people/staff.ts';
import type { StoredTarget } from '#shared/store/targets/targets.ts';
import { cachedSchools } from '#shared/store/people/cached-people.ts';
import { cachedTargets } from '#shared/store/targets/cached-targets.ts';
import type { StaffContext, StaffMember } from '../context.ts';

type NameOf = (staffId: string) => string | null;

/** The targets in force at every school the person sees figures of, where each comes from, and every change. */
export async function readTargets(
  ctx: StaffContext,
  query: { date?: SchoolDate | undefined } = {},
): Promise<Targets> {
  const reading = await ctx.reading();
  const schools = (await cachedSchools(reading)).filter(
    ({ id }) => mayUse(ctx.actor, 'see-figures', id) === 'yes',
  );
  if (schools.length === 0 && !hasRightAnywhere(ctx.actor, 'set-trust-targets'))
    throw new Problem('forbidden', 'Your role does not see the figures of a school.');
  const settings = await cachedTargets(reading);
  const date = query.date ?? ctx.moment.today;
  const gap = await cachedNationalGap(reading, date);
  const names = await staffNames(ctx.store.db, [
    ...settings.map(({ setBy }) => setBy),
    ...(gap ? [gap.setBy] : []),
  ]);
  const nameOf: NameOf = (staffId) => names.get(staffId) ?? null;
  return {
    date,
    schools: schools.map((school) => targetsOf(ctx.actor, school, settings, date, nameOf)),
    history: historyOf(ctx.actor, schools, settings, date, nameOf),
    nationalGap: {
      ...(gap ?? usualNationalGap),
      from: gap && { starts: gap.starts, setBy: nameOf(gap.setBy) },
    },
    maySetTrust: hasRightAnywhere(ctx.actor, 'set-trust-targets'),
  };
}

function targetsOf(
  person: StaffMember,
  school: School,
  settings: readonly StoredTarget[],
  date: SchoolDate,
  nameOf: NameOf,
): SchoolTargets {
  const daily = targetInForce(settings, school, 'daily', date);
  if (!daily) throw new PlainError(`${school.id} has no target of the day`);
  const minimum = targetInForce(settings, school, 'department-minimum', date);
  const post16 = targetInForce(settings, school, 'post-16', date);
  const keyMeasure = keyMeasurePhases(school.phase).flatMap((phase) => {
    const found = targetInForce(settings, school, 'key-measure', date, phase);
    return found ? [{ phase, ...holding(found, nameOf) }] : [];
  });
  return {
    school: school.id,
    name: school.name,
    phase: school.phase,
    daily: holding(daily, nameOf),
    minimum: minimum && holding(minimum, nameOf),
    underMinimum: liesUnder(daily, minimum),
    keyMeasure,
    post16: post16 && holding(post16, nameOf),
    maySet: mayUse(person, 'set-school-targets', school.id) === 'yes',
  };
}

const valueView = ({ cohort, years, hundredths }: TargetValue) => ({
  percent: percentOf(hundredths),
  cohort,
  years,
});

function holding(target: TargetInForce<StoredTarget>, nameOf: NameOf): TargetHolding {
  const { from } = target;
  return {
    ...valueView(target),
    from: from && { scope: from.scope, starts: from.starts, setBy: nameOf(from.setBy) },
  };
}

function historyOf(
  person: StaffMember,
  schools: readonly School[],
  settings: readonly StoredTarget[],
  date: SchoolDate,
  nameOf: NameOf,
): Targets['history'] {
  const visible = new Set(schools.map(({ id }) => id));
  const keyOf = (one: StoredTarget): string => `${one.purpose} ${scopeKey(one.scope)}`;
  const latest = new Map<string, StoredTarget>();
  for (const one of settings) if (one.starts <= date) latest.set(keyOf(one), one); // oldest start first
  const stateOf = (one: StoredTarget): 'planned' | 'in-force' | 'past' => {
    if (one.starts > date) return 'planned';
    const isOver = one.purpose === 'department-minimum' && schoolYearOf(one.starts) < schoolYearOf(date);
    return latest.get(keyOf(one)) === one && !isOver ? 'in-force' : 'past';
  };
  return settings
    .filter(({ scope }) => scope.kind !== 'school' || visible.has(scope.school))
    .map((one) => ({
      scope: one.scope,
      purpose: one.purpose,
      starts: one.starts,
      target: one.value && valueView(one.value),
      setBy: nameOf(one.setBy),
      setAt: londonIso(one.setAt),
      state: stateOf(one),
      maySet: maySet(person, one.scope),
    }))
    .reverse();
}

function maySet(person: StaffMember, scope: TargetScope): boolean {
  if (scope.kind === 'school') return mayUse(person, 'set-school-targets', scope.school) === 'yes';
  return hasRightAnywhere(person, 'set-trust-targets');
}
