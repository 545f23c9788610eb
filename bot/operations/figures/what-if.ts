import type { SchoolDaily, TrustDaily } from '#shared/contracts/figures/figures.ts';
import type { TargetChange, WhatIf } from '#shared/contracts/targets/targets.ts';
import { mayUse } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { targetFromPercent } from '#shared/domain/targets/target.ts';
import { withSetting, type TargetValue } from '#shared/domain/targets/target-settings.ts';
import { yearsInForce } from '#shared/domain/targets/target-years.ts';
import { targetFaultLabels } from '#shared/wording/targets/target-setting-text.ts';
import type { Reading } from '#shared/store/engine/data-memory.ts';
import type { School } from '#shared/store/people/schools.ts';
import { cachedSchools } from '#shared/store/people/cached-people.ts';
import {
  cachedDailyTargets,
  cachedTargets,
  dailyTargetsOf,
  type SchoolTarget,
} from '#shared/store/targets/cached-targets.ts';
import type { StaffContext } from '../context.ts';
import { settingOf } from '../targets/set-target.ts';
import { dailyOf } from './trust-daily.ts';

/** A day as it stands and as it would with another target; what is not named stays each school's own. */
export async function whatIf(
  ctx: StaffContext,
  query: {
    date?: SchoolDate | undefined;
    percent?: number | undefined;
    cohort?: TargetValue['cohort'] | undefined;
    years?: string | undefined;
  },
): Promise<WhatIf> {
  const hundredths = query.percent === undefined ? undefined : targetFromPercent(query.percent);
  if (hundredths === null) throw new Problem('bad-request', targetFaultLabels.notAPercentage);
  const { reading, schools } = await visibleTo(ctx);
  const date = query.date ?? ctx.moment.today;
  const own = await cachedDailyTargets(reading, date);
  const instead = new Map(
    schools.flatMap((school) => {
      const target = own.get(school.id);
      if (!target) return [];
      const years = query.years ? yearsInForce('daily', school.phase, query.years) : target.years;
      const { cohort = target.cohort } = query;
      return [
        [school.id, { ...target, cohort, years, hundredths: hundredths ?? target.hundredths }] as const,
      ];
    }),
  );
  return compared(ctx, reading, schools, date, instead);
}

/** What a change of targets would do on the day it is asked, at the schools it would reach. */
export async function previewTarget(ctx: StaffContext, change: TargetChange): Promise<WhatIf> {
  const { reading, schools } = await visibleTo(ctx);
  const { today } = ctx.moment;
  // Whatever day it is to begin: seen as if it held today.
  const setting = { ...(await settingOf(ctx, change)), starts: today };
  const settings = withSetting(await cachedTargets(reading), setting);
  const instead = dailyTargetsOf(settings, schools, today);
  const reached = schools.filter(({ id }) => instead.get(id)?.from === setting);
  return compared(ctx, reading, reached, today, instead);
}

async function visibleTo(ctx: StaffContext): Promise<{ reading: Reading; schools: School[] }> {
  const reading = await ctx.reading();
  const schools = (await cachedSchools(reading)).filter(
    ({ id }) => mayUse(ctx.actor, 'see-figures', id) === 'yes',
  );
  if (schools.length === 0) throw new Problem('forbidden', 'Your role does not see the figures of a school.');
  return { reading, schools };
}

async function compared(
  ctx: StaffContext,
  reading: Reading,
  schools: readonly School[],
  date: SchoolDate,
  instead: ReadonlyMap<string, SchoolTarget>,
): Promise<WhatIf> {
  const manner = { years: 'by-setting', reader: ctx.actor } as const;
  const now = await dailyOf(ctx, schools, { date }, manner, reading);
  const then = await dailyOf(ctx, schools, { date }, { ...manner, instead }, reading);
  const rowThen = new Map(then.schools.map((row) => [row.school, row]));
  return {
    date,
    asOf: now.asOf,
    schools: now.schools.flatMap((row) => {
      const other = rowThen.get(row.school);
      return other ? [{ school: row.school, name: row.name, now: dayOf(row), then: dayOf(other) }] : [];
    }),
    trust: {
      schoolsCounted: then.trust.schoolsCounted,
      schoolsTotal: then.trust.schoolsTotal,
      now: figuresOf(now.trust),
      then: figuresOf(then.trust),
    },
  };
}

const figuresOf = ({ allowed, absent, diff, returnsNeeded, hidden }: TrustDaily['trust'] | SchoolDaily) => ({
  allowed,
  absent,
  diff,
  returnsNeeded,
  hidden: allowed === null ? hidden : null,
});
const dayOf = (row: SchoolDaily) => ({ target: row.target, years: row.years, ...figuresOf(row) });
