import type { DailyCardView, TrustCardView } from '#shared/contracts/messages/daily-card.ts';
import type { SchoolDaily, TrustDaily } from '#shared/contracts/figures/figures.ts';
import { londonIso } from '#shared/domain/basics/london-time.ts';
import { EVERY_SCHOOL, mayUse } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { cachedSchools } from '#shared/store/people/cached-people.ts';
import type { Context, StaffContext } from '../context.ts';
import { CHANNEL, type Reader } from '../figures/disclosure/disclosure.ts';
import { dailyOf } from '../figures/trust-daily.ts';

/** The figures a channel gets of a school, or ('*') of the trust; null when there is no such school. */
export async function dailyCardView(
  ctx: Context,
  scope: string,
  among: ReadonlySet<string> | null = null,
  reader: Reader = CHANNEL,
): Promise<DailyCardView | TrustCardView | null> {
  const reading = await ctx.reading();
  const schools = (await cachedSchools(reading)).filter(
    ({ id }) => (scope === EVERY_SCHOOL || id === scope) && (among === null || among.has(id)),
  );
  if (schools.length === 0) return null;
  const daily = await dailyOf(ctx, schools, {}, { years: 'by-setting', reader }, reading);
  const now = londonIso(ctx.at);
  // Small schools stand together where they have a figure together; what is said of their premium alone is no day's diff.
  const rows = daily.schools
    .filter(({ together, allowed }) => together === null || allowed !== null)
    .map((school) => rowOf(school, daily.date));
  if (scope !== EVERY_SCHOOL) {
    const [row] = rows;
    return row
      ? {
          kind: 'school',
          ...row,
          now,
          link: ctx.linkTo({ page: 'figures', school: scope }),
          replaces: false,
        }
      : null;
  }
  return {
    ...trustView(daily),
    name: schools.find(({ trust }) => trust)?.trust ?? 'The trust',
    rows,
    now,
    link: ctx.linkTo({ page: 'figures' }),
  };
}

function rowOf(school: SchoolDaily, date: string): TrustCardView['rows'][number] {
  return {
    school: school.together ? school.name : school.school,
    name: school.name,
    date,
    sessions: school.sessions,
    cohort: school.target.cohort,
    smallCohort: school.smallCohort,
    tooFew: school.allowed === null,
    years: school.years,
    targetPercent: school.target.percent,
    allowed: school.allowed,
    absent: school.absent,
    diff: school.diff,
    returnsNeeded: school.returnsNeeded,
    onePupilPercent: school.onePupilPercent,
    change:
      school.changeSincePreviousDay === null || school.previousDay === null
        ? null
        : { value: school.changeSincePreviousDay, since: school.previousDay },
    asOf: school.asOf,
    registersMissing: school.registersMissing ?? 0,
    missingMarks: school.missingMarks ?? 0,
    best: school.diffIfMissingPresent,
    worst: school.diffIfMissingAbsent,
    schoolDay: school.schoolDay,
  };
}

function sharedDay(told: readonly SchoolDaily[]): string | null {
  const days = new Set(
    told
      .filter(({ changeSincePreviousDay }) => changeSincePreviousDay !== null)
      .map(({ previousDay }) => previousDay),
  );
  return days.size === 1 ? ([...days][0] ?? null) : null;
}

function trustView(daily: TrustDaily): Omit<TrustCardView, 'name' | 'rows' | 'now' | 'link'> {
  const { trust } = daily;
  return {
    kind: 'trust',
    date: daily.date,
    sessions: daily.sessions,
    counted: trust.schoolsCounted,
    total: trust.schoolsTotal,
    allowed: trust.allowed,
    absent: trust.absent,
    diff: trust.diff,
    returnsNeeded: trust.returnsNeeded,
    change: trust.changeSincePreviousDay,
    changeSince: sharedDay(daily.schools),
    asOf: daily.asOf,
    registersMissing: trust.registersMissing ?? 0,
    missingMarks: trust.missingMarks ?? 0,
    best: trust.diffIfMissingPresent,
    worst: trust.diffIfMissingAbsent,
    replaces: false,
  };
}

/**
 * The figures a person is shown when they ask: of the places a channel is bound to, else of their own school, else of
 * every school they may see.
 */
export async function dailyViewFor(
  ctx: StaffContext,
  scopes: readonly string[],
): Promise<DailyCardView | TrustCardView | null> {
  // In a channel nobody's own pupils are taken out; it is asked for there by others' leave.
  const reader: Reader = scopes.length > 0 ? CHANNEL : { inChat: ctx.actor };
  const schools = await cachedSchools(await ctx.reading());
  const visible = schools
    .filter(({ id }) => mayUse(ctx.actor, 'see-figures', id) === 'yes')
    .map(({ id }) => id);
  const [bound] = scopes;
  if (bound && (bound === EVERY_SCHOOL ? visible.length === schools.length : visible.includes(bound)))
    return dailyCardView(ctx, bound, null, reader);
  const [only] = visible;
  if (only === undefined) {
    if (schools.length === 0) return null;
    throw new Problem('forbidden', 'Your role does not see the figures of a school.');
  }
  return dailyCardView(ctx, visible.length === 1 ? only : EVERY_SCHOOL, new Set(visible), reader);
}
