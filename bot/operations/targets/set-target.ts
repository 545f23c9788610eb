import type { TargetChange, Targets, TargetWithdrawal } from '#shared/contracts/targets/targets.ts';
import { EVERY_SCHOOL, hasRightAnywhere, mayUse } from '#shared/domain/people/permission.ts';
import type { SchoolPhase } from '#shared/domain/basics/year-group.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { firstDayOfSchoolYear, schoolYearOf, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { targetFromPercent } from '#shared/domain/targets/target.ts';
import {
  isSameSetting,
  type TargetPurpose,
  type TargetScope,
  type TargetSetting,
} from '#shared/domain/targets/target-settings.ts';
import { yearsFault } from '#shared/domain/targets/target-years.ts';
import { readYearRange, yearRangeText } from '#shared/domain/basics/year-range.ts';
import { targetFaultLabels } from '#shared/wording/targets/target-setting-text.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { lockSchool, type Tx } from '#shared/store/engine/open-store.ts';
import { allSchools, findSchool } from '#shared/store/people/schools.ts';
import { allTargets, dropTarget, storeTarget, type StoredTarget } from '#shared/store/targets/targets.ts';
import type { Context, StaffContext } from '../context.ts';
import { readTargets } from './read-targets.ts';

/** Sets a target from a day on; what held before stays in the history, a second change of the same day replaces. */
export async function setTarget(ctx: StaffContext, change: TargetChange): Promise<Targets> {
  const setting = await settingOf(ctx, change);
  notUnawares(ctx, setting, change.changePast);
  await changeTargets(ctx, setting, (tx) => storeTarget(tx, setting));
  return readTargets(ctx);
}

/**
 * Ends a target: from the day on the scope has none of its own, and the next wider one holds. One that has not begun
 * is taken away as if it had never been planned.
 */
export async function withdrawTarget(ctx: StaffContext, query: TargetWithdrawal): Promise<Targets> {
  await maySetThere(ctx, query.scope, query.purpose);
  const { today } = ctx.moment;
  const setting = settingFrom(ctx, query, null);
  const settings = await allTargets(ctx.store.db);
  const planned = setting.starts > today && settings.some((one) => isSameSetting(one, setting));
  if (!planned) {
    const own = settings.filter((one) => isSameSetting({ ...one, starts: '' }, { ...setting, starts: '' }));
    const latest = own.filter(({ starts }) => starts <= setting.starts).at(-1);
    if (!latest?.value) throw new Problem('not-found', targetFaultLabels.nothingToEnd);
    notUnawares(ctx, setting, query.changePast);
  }
  await changeTargets(ctx, setting, (tx) => (planned ? dropTarget(tx, setting) : storeTarget(tx, setting)));
  return readTargets(ctx);
}

/** A change as it would be kept, once the person may make it and it makes sense. */
export async function settingOf(ctx: StaffContext, change: TargetChange): Promise<StoredTarget> {
  const { scope, purpose, cohort, years } = change;
  const phase = await maySetThere(ctx, scope, purpose);
  const hundredths = targetFromPercent(change.percent);
  if (hundredths === null) throw new Problem('bad-request', targetFaultLabels.notAPercentage);
  if (purpose === 'department-minimum' && scope.kind !== 'school')
    throw new Problem('bad-request', targetFaultLabels.minimumIsOfASchool);
  const fault = yearsFault(purpose, scope.kind, phase, years);
  if (fault) throw new Problem('bad-request', targetFaultLabels[fault]);
  const range = years === null ? null : readYearRange(years);
  return settingFrom(ctx, change, {
    cohort,
    years: range && yearRangeText(range),
    hundredths,
  });
}

function settingFrom(
  ctx: StaffContext,
  query: { scope: TargetScope; purpose: TargetPurpose; starts?: SchoolDate | undefined },
  value: TargetSetting['value'],
): StoredTarget {
  const starts = query.starts ?? ctx.moment.today;
  return {
    scope: query.scope,
    purpose: query.purpose,
    starts: query.purpose === 'department-minimum' ? firstDayOfSchoolYear(schoolYearOf(starts)) : starts,
    value,
    setBy: ctx.actor.id,
    setAt: ctx.at,
  };
}

/** Answers with the phase spoken of; null for the trust's. */
async function maySetThere(
  ctx: StaffContext,
  scope: TargetScope,
  purpose: TargetPurpose,
): Promise<SchoolPhase | null> {
  if (scope.kind !== 'school') {
    if (!hasRightAnywhere(ctx.actor, 'set-trust-targets'))
      throw new Problem('forbidden', targetFaultLabels.notTheTrusts);
    return scope.kind === 'phase' ? scope.phase : null;
  }
  const school = await findSchool(ctx.store.db, scope.school);
  const may = mayUse(ctx.actor, 'set-school-targets', scope.school);
  if (!school || may === 'unknown')
    throw new Problem('not-found', `The school ${scope.school} was not found.`);
  if (may === 'no')
    throw new Problem(
      'forbidden',
      purpose === 'department-minimum' ? targetFaultLabels.notTheMinimum : targetFaultLabels.notTheSchools,
    );
  return school.phase;
}

/** A day before today changes figures that people have seen; a minimum stands beside them and changes none. */
function notUnawares(ctx: Context, setting: StoredTarget, confirmed: boolean | undefined): void {
  const { today } = ctx.moment;
  if (setting.starts >= today || confirmed || setting.purpose === 'department-minimum') return;
  throw new Problem('unprocessable', targetFaultLabels.pastChanges(setting.starts), {
    starts: setting.starts,
  });
}

async function changeTargets(
  ctx: StaffContext,
  setting: StoredTarget,
  work: (tx: Tx) => Promise<void>,
): Promise<void> {
  const { scope, purpose, starts, value } = setting;
  const schoolId = scope.kind === 'school' ? scope.school : EVERY_SCHOOL;
  const { today } = ctx.moment;
  await ctx.transaction(async (tx) => {
    await lockSchool(tx, schoolId);
    const before = (await allTargets(tx)).find((one) => isSameSetting(one, setting))?.value ?? null;
    await work(tx);
    await audit(tx, {
      school: schoolId,
      at: setting.setAt,
      staffId: ctx.actor.id,
      what: value === null ? 'target.withdraw' : 'target.set',
      detail: { scope, purpose, starts, target: value, instead: before },
    });
    if (starts > today || purpose !== 'daily') return;
    const schools = scope.kind === 'school' ? [scope.school] : (await allSchools(tx)).map(({ id }) => id);
    for (const school of schools) await ctx.figuresChanged(ctx, tx, school);
  });
}
