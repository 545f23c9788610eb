import type { WorkToday } from '#shared/contracts/actions/work-today.ts';
import { dailyFigures, type GroupDay } from '#shared/domain/figures/daily-figures.ts';
import { isSchoolDay } from '#shared/domain/basics/school-calendar.ts';
import { londonIso } from '#shared/domain/basics/london-time.ts';
import { hasRight, hasRightAnywhere, seesWholeGroup } from '#shared/domain/people/permission.ts';
import { hasClosed } from '#shared/domain/registers/register-due.ts';
import { cachedReceived, groupDays } from '#shared/store/figures/figures.ts';
import type { Reading } from '#shared/store/engine/data-memory.ts';
import { cachedCalendars, cachedSchools, cachedStaff } from '#shared/store/people/cached-people.ts';
import type { School } from '#shared/store/people/schools.ts';
import type { StaffContext } from '../context.ts';
import { mustBeAllowed } from '../people/must-be-allowed.ts';
import { readSchoolCodes } from './codes/school-codes.ts';

/**
 * Of each school where the person works with pupils: from when its data of today is, how many registers are due and not
 * in, and whether the person alone holds its office.
 */
export async function workToday(ctx: StaffContext): Promise<WorkToday> {
  mustBeAllowed(hasRightAnywhere(ctx.actor, 'ring-families') ? 'yes' : 'no', 'the list of work');
  const reading = await ctx.reading();
  const { today } = ctx.moment;
  const schools = (await cachedSchools(reading)).filter(({ id }) => hasRight(ctx.actor, 'ring-families', id));
  const ids = schools.map(({ id }) => id);
  const received = await cachedReceived(reading, ids, today);
  const groups = await groupDays(reading, ids, [today]);
  const calendars = await cachedCalendars(reading);
  const offices = await officeHolders(reading, ids, today);
  const codes = await codesWaiting(ctx, ids);
  return {
    schools: schools.map((school) => {
      const at = received.get(school.id);
      const schoolDay = isSchoolDay(calendars.get(school.id) ?? [], today);
      const holders = offices.get(school.id) ?? [];
      return {
        school: school.id,
        schoolName: school.name,
        schoolDay,
        asOf: at ? londonIso(at) : null,
        registersMissing: schoolDay ? missingOf(ctx, school, groups(school.id, today)) : 0,
        codesToEnter: codes.get(school.id) ?? 0,
        officeOfOne: holders.length === 1 && holders[0] === ctx.actor.id,
      };
    }),
  };
}

/** Of own groups; whoever sees the school, or has no group of their own there, is told of all of it. */
function missingOf(ctx: StaffContext, school: School, groups: readonly GroupDay[]): number {
  const closed = {
    AM: hasClosed(ctx.moment.today, 'AM', school.closing, ctx.moment),
    PM: hasClosed(ctx.moment.today, 'PM', school.closing, ctx.moment),
  };
  const isOwn = ({ registerGroup, yearGroup }: GroupDay): boolean =>
    seesWholeGroup(ctx.actor, { school: school.id, tutorGroup: registerGroup, yearGroup, house: '' });
  const own = groups.some(isOwn) ? isOwn : () => true;
  return dailyFigures(groups, closed, { cohort: 'all', hundredths: 0 }, own).registersMissing;
}

/** Who holds each school's office, by id. */
async function officeHolders(
  reading: Reading,
  schools: readonly string[],
  today: string,
): Promise<Map<string, string[]>> {
  const { byId } = await cachedStaff(reading, today);
  const holders = new Map<string, string[]>();
  for (const person of byId.values())
    for (const { school } of person.posts)
      if (schools.includes(school) && hasRight(person, 'hold-the-office', school))
        holders.set(school, [...(holders.get(school) ?? []), person.id]);
  return holders;
}

/** By school, of those where the person enters codes by a post of the school itself. */
async function codesWaiting(ctx: StaffContext, schools: readonly string[]): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const school of schools) {
    const isThere = ctx.actor.posts.some((post) => post.school === school);
    if (!isThere || !hasRight(ctx.actor, 'put-right-in-the-mis', school)) continue;
    const { told } = await readSchoolCodes(ctx, ctx.store.db, school);
    const waiting = told.filter(({ state }) => ['to-enter', 'differs', 'taken-back'].includes(state));
    found.set(school, waiting.length);
  }
  return found;
}
