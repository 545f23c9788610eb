import type { TrustDaily } from '#shared/contracts/figures/figures.ts';
import {
  dailyFigures,
  type DailyFigures,
  type DailyTarget,
  type GroupDay,
} from '#shared/domain/figures/daily-figures.ts';
import { londonIso, type Moment } from '#shared/domain/basics/london-time.ts';
import { mayUse, readerKey } from '#shared/domain/people/permission.ts';
import type { Phase } from '#shared/domain/basics/year-group.ts';
import { hasClosed, registersClosed } from '#shared/domain/registers/register-due.ts';
import { isSchoolDay, previousSchoolDay } from '#shared/domain/basics/school-calendar.ts';
import { addDays, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { sessions } from '#shared/domain/basics/session.ts';
import { liesUnder } from '#shared/domain/targets/target-settings.ts';
import { percentOf, returnsNeeded } from '#shared/domain/targets/target.ts';
import type { Reading } from '#shared/store/engine/data-memory.ts';
import { groupDays, cachedReceived } from '#shared/store/figures/figures.ts';
import type { School } from '#shared/store/people/schools.ts';
import { cachedCalendars, cachedSchools } from '#shared/store/people/cached-people.ts';
import { cachedDailyTargets, type SchoolTarget } from '#shared/store/targets/cached-targets.ts';
import type { Context, StaffContext } from '../context.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { dailyTold, type CountedDay } from './disclosure/daily-told.ts';
import { CHANNEL, disclosureFor, type Disclosure, type Reader } from './disclosure/disclosure.ts';
import { yearFilter } from './year-filter.ts';

export interface DailyQuery {
  date?: SchoolDate | undefined;
  phase?: Phase | undefined;
  years?: string | undefined;
}

/** The day's diff to target for every school the person may see figures of, and the trust. */
export async function trustDaily(ctx: StaffContext, query: DailyQuery): Promise<TrustDaily> {
  const reading = await ctx.reading();
  const schools = await cachedSchools(reading);
  const visible = schools.filter((school) => mayUse(ctx.actor, 'see-figures', school.id) === 'yes');
  if (visible.length === 0 && schools.length > 0) {
    throw new Problem('forbidden', 'Your role does not see the figures of a school.');
  }
  const byTarget = query.years === 'target';
  const years = byTarget ? undefined : query.years;
  const { today, time } = ctx.moment;
  const reader = readerKey(ctx.actor);
  return reading.whole(`daily at ${today} ${time} ${JSON.stringify(query)} for ${reader}`, () =>
    dailyOf(
      ctx,
      visible,
      { ...query, years },
      { years: byTarget ? 'by-setting' : 'every', reader: ctx.actor },
      reading,
    ),
  );
}

export interface DailyManner {
  /** Years that are not asked for: every year, or those of each school's own target. */
  years: 'every' | 'by-setting';
  /**
   * For whom; in a channel the figures of all pupils stand in the place of a pupil premium cohort that is too small to
   * be told of.
   */
  reader: Reader;
  /** Targets that do not hold, to see what they would make of the day; nothing of it is remembered. */
  instead?: ReadonlyMap<string, SchoolTarget>;
}

/** Two school days may lie as far apart. */
const LONGEST_GAP_IN_DAYS = 120;

/** The day's figures of the schools given. */
export async function dailyOf(
  ctx: Context,
  schools: readonly School[],
  query: DailyQuery,
  manner: DailyManner,
  begun?: Reading,
): Promise<TrustDaily> {
  const reading = begun ?? (await ctx.reading());
  const moment = ctx.moment;
  const date = query.date ?? moment.today;
  const ids = schools.map((school) => school.id);
  const received = await cachedReceived(reading, ids, date);
  const days = { from: addDays(date, -LONGEST_GAP_IN_DAYS), to: date };
  const disclosure = await disclosureFor(reading, manner.reader, moment, days);
  const schoolOf = new Map(schools.map((school) => [school.id, school]));
  const small = isCard(manner.reader)
    ? await smallCohorts(reading, schools, date, query, manner, disclosure)
    : null;
  const manners = (id: string): string =>
    `${manner.years} ${small?.has(id) ?? false} ${query.years ?? ''} ${query.phase ?? ''}`;
  const read = (of: readonly string[]) =>
    readDaily(reading, schoolsNamed(of, schoolOf), date, moment, query, manner, small);
  const rowOf = manner.instead
    ? await read(ids)
    : await reading
        .ofSchools(
          (id) => `daily ${date} ${moment.today} ${registersClosed(schoolOf.get(id), moment)} ${manners(id)}`,
          ids,
          read,
          { withTrust: true },
        )
        .then((cached) => (id: string) => cached.get(id));
  const rows = ids.flatMap((id): CountedDay[] => {
    const row = rowOf(id);
    const at = received.get(id);
    return row ? [{ ...row, asOf: at ? londonIso(at) : null }] : [];
  });
  const latest = [...received.values()].sort((a, b) => b.getTime() - a.getTime())[0];
  return {
    date,
    asOf: latest ? londonIso(latest) : null,
    sessions: sessions.filter((session) => rows.some((row) => row.sessions.includes(session))),
    ...dailyTold(rows, disclosure, { date, phase: query.phase }),
  };
}

const isCard = (reader: Reader): boolean => reader === CHANNEL || 'inChat' in reader;

/** The schools whose pupil premium cohort is not told of in a channel. */
async function smallCohorts(
  reading: Reading,
  schools: readonly School[],
  date: SchoolDate,
  query: DailyQuery,
  manner: DailyManner,
  disclosure: Disclosure,
): Promise<Set<string>> {
  const targets = manner.instead ?? (await cachedDailyTargets(reading, date));
  return new Set(
    schools.flatMap(({ id }) => {
      const chosen = targets.get(id);
      if (chosen?.cohort !== 'pp') return [];
      const includes = yearFilter(yearsOf(query, manner, chosen), query.phase);
      const isTold = disclosure.isTold({ schools: [id], includes, side: 'premium', from: date, to: date });
      return isTold ? [] : [id];
    }),
  );
}

const yearsOf = (query: DailyQuery, manner: DailyManner, chosen: SchoolTarget): string | null =>
  query.years ?? (manner.years === 'by-setting' ? chosen.years : null);

const schoolsNamed = (ids: readonly string[], schools: ReadonlyMap<string, School>): School[] =>
  ids.flatMap((id) => schools.get(id) ?? []);

/** Each school's row; null where the phase asked for has nobody. Everything in it stands until the data changes. */
async function readDaily(
  reading: Reading,
  schools: readonly School[],
  date: SchoolDate,
  moment: Moment,
  query: DailyQuery,
  manner: DailyManner,
  small: ReadonlySet<string> | null,
): Promise<(school: string) => Omit<CountedDay, 'asOf'> | null> {
  const calendarOf = await cachedCalendars(reading);
  const targets = manner.instead ?? (await cachedDailyTargets(reading, date));
  const ids = schools.map(({ id }) => id);
  const previousDays = new Map(ids.map((id) => [id, previousSchoolDay(calendarOf.get(id) ?? [], date)]));
  const dates = new Set([date, ...[...previousDays.values()].filter((day) => day !== null)]);
  const groupsOn = await groupDays(reading, ids, [...dates]);

  const rows = new Map<string, Omit<CountedDay, 'asOf'>>();
  for (const school of schools) {
    const chosen = targets.get(school.id);
    if (!chosen) continue;
    const isDay = isSchoolDay(calendarOf.get(school.id) ?? [], date);
    const years = yearsOf(query, manner, chosen);
    const includes = yearFilter(years, query.phase);
    const includesGroup = (group: GroupDay): boolean => includes(group.yearGroup);
    const groups = groupsOn(school.id, date);
    const smallCohort = small?.has(school.id) ?? false;
    const target: DailyTarget = {
      cohort: smallCohort ? 'all' : chosen.cohort,
      hundredths: chosen.hundredths,
    };
    const figures = figuresOf(school, groups, date, moment, target, includesGroup, isDay);
    if (query.phase && figures.cohort.all === 0) continue;
    const previousDay = previousDays.get(school.id) ?? null;
    const before = previousDay
      ? figuresOf(school, groupsOn(school.id, previousDay), previousDay, moment, target, includesGroup, true)
      : null;
    rows.set(school.id, {
      school: school.id,
      name: school.name,
      target: { cohort: target.cohort, percent: percentOf(chosen.hundredths) },
      departmentMinimum: chosen.minimum && {
        percent: percentOf(chosen.minimum.hundredths),
        aboveTarget: liesUnder(chosen, chosen.minimum),
      },
      years,
      smallCohort,
      schoolDay: isDay,
      previousDay,
      returnsNeeded: returnsNeeded(figures.diff),
      changeSincePreviousDay:
        figures.diff === null || before?.diff == null ? null : figures.diff - before.diff,
      ...figures,
    });
  }
  return (school) => rows.get(school) ?? null;
}

function figuresOf(
  school: School,
  groups: readonly GroupDay[],
  date: SchoolDate,
  moment: Moment,
  target: DailyTarget,
  includes: (group: GroupDay) => boolean,
  isDay: boolean,
): DailyFigures {
  const closed = {
    AM: isDay && hasClosed(date, 'AM', school.closing, moment),
    PM: isDay && hasClosed(date, 'PM', school.closing, moment),
  };
  const marksCount = isDay ? groups : groups.map(withoutMarks);
  return dailyFigures(marksCount, closed, target, includes);
}

/** On a day that is no school day the roll stands, and nothing is known of attendance. */
function withoutMarks(group: GroupDay): GroupDay {
  const none = { marked: 0, called: false, possible: 0, attended: 0 };
  return { ...group, AM: none, PM: none, absentBoth: 0 };
}
