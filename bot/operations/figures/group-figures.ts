import type { MeasureBy, MeasureRow, Measures } from '#shared/contracts/figures/measures.ts';
import { attendanceGap, attendanceRate } from '#shared/domain/registers/attendance-rate.ts';
import { bandEdges } from '#shared/domain/figures/attendance-band.ts';
import { londonIso, londonWallClock, type Moment } from '#shared/domain/basics/london-time.ts';
import {
  addMeasure,
  gapOfPremium,
  gapOfSend,
  noMeasure,
  type Measure,
} from '#shared/domain/figures/measures.ts';
import { addCount, noRegisterCount, type RegisterCount } from '#shared/domain/registers/register-counts.ts';
import { hasRight, seesWholeGroup } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { previousSchoolDay } from '#shared/domain/basics/school-calendar.ts';
import {
  addDays,
  earlierOf,
  firstDayOfSchoolYear,
  mondayOf,
  schoolYearOf,
  type SchoolDate,
} from '#shared/domain/basics/school-date.ts';
import { groupNameLabels } from '#shared/wording/figures/measure-text.ts';
import { byTheWeekText } from '#shared/wording/figures/disclosure-text.ts';
import { roundedQuotient } from '#shared/domain/basics/whole-number.ts';
import { auditRead } from '#shared/store/audit/audit.ts';
import { pupilsByIds } from '#shared/store/roll/pupils.ts';
import type { School } from '#shared/store/people/schools.ts';
import { cachedCalendars } from '#shared/store/people/cached-people.ts';
import { nameOf } from '../roll/pupil-name.ts';
import type { StaffContext, StaffMember } from '../context.ts';
import { dataTime } from './data-time.ts';
import { mustBeRange, mustHaveCome } from '../basics/date-range.ts';
import { visibleSchools } from '../people/visible-schools.ts';
import { groupsMustExist } from './existing-groups.ts';
import {
  measuredGroups,
  type FiguresQuery,
  type Group,
  type GroupsMeasured,
  type Range,
} from './measured-groups.ts';
import { disclosureFor, unseenBy } from './disclosure/disclosure.ts';
import {
  codesOfAll,
  inBands,
  mustBeOnTheList,
  seesAllAsked,
  everythingTold,
  toldOf,
  type GroupTold,
  type Limits,
} from './disclosure/told-figures.ts';

/**
 * The figures of any days (the school year so far when none are asked) for groups of any kind, of the schools whose
 * figures the person sees; pupil by pupil only those the person may see. As it stands now, or was known at a moment.
 */
export async function groupFigures(ctx: StaffContext, query: FiguresQuery): Promise<Measures> {
  const now = ctx.moment;
  const knownAt = query.knownAt === undefined ? null : endOfSecond(new Date(query.knownAt));
  const moment = knownAt ? momentAt(knownAt, now) : now;
  mustHaveCome('from', query.from, now.today);
  const to = query.to ?? moment.today;
  const range = { from: query.from ?? firstDayAsked(query, to), to };
  mustBeRange(range.from, range.to);
  if (query.compare === 'day' && range.from !== range.to)
    throw new Problem('bad-request', 'compare=day: a single day is compared with the one before it.');
  const reading = await ctx.reading();
  const seen = await visibleSchools(reading, ctx.actor, query.school);
  const schools = seen.filter(({ cluster }) => query.cluster === undefined || cluster === query.cluster);
  const ids = schools.map(({ id }) => id);
  const by = query.by ?? usualGroups(ctx.actor, query);
  // Bands, persistent and severe absence are of the school year up to the last day, whatever days are asked for.
  const bandsFrom = firstDayOfSchoolYear(schoolYearOf(to));
  const disclosure = await disclosureFor(reading, ctx.actor, now, {
    from: earlierOf(earlierOf(bandsFrom, range.from), addDays(range.from, -LONGEST_BREAK_IN_DAYS)),
    to,
  });
  const limits: Limits = { actor: ctx.actor, disclosure, schools, query, by, range, today: now.today };
  // Pupil by pupil only those are counted whom one sees.
  const limited = by === 'pupil' || seesAllAsked(limits) ? null : limits;
  if (limited) mustBeOnTheList(limited);
  await groupsMustExist(reading, schools, query);
  const names = by === 'pupil' ? await pupilNames(ctx, schools, query, now.today) : null;

  const measured = { reading, schools, query, by, moment, knownAt };
  const lastBandsDay = limited ? disclosure.lastWholeWeek(ids, to) : to;
  // What was known at a moment is told of days: marks of a week may be those of one register then.
  const bandsTo = lastBandsDay < bandsFrom || (limited && knownAt) ? null : lastBandsDay;
  const counted = await measuredGroups({
    ...measured,
    range,
    bandsFrom,
    bandsTo: bandsTo ?? bandsFrom,
    byLastRegister: !ids.every((id) => disclosure.seesAll(id)),
    unseen: limited && query.codes ? unseenBy(ctx.actor) : undefined,
    withSeries: true,
  });
  const groups = limited ? inBands(limited, counted) : counted;
  const before = await groupsBefore(measured, range);
  const bandsRange = bandsTo === null ? null : { from: bandsFrom, to: bandsTo };
  const told = (group: Group | null, measure: Measure): GroupTold =>
    limited ? toldOf(limited, group, measure, bandsRange) : everythingTold(measure, limits);
  const rows = [...groups]
    .filter(([, { key }]) => !names || names.has(key))
    .map(([, group]) => ({ group, told: told(group, group.measure) }));
  const shown = rows.filter(({ told: { hidden } }) => hidden === null);
  // Of pupils one does not see, nothing but a school's or a group's own figures is told.
  const someAlone = names !== null;
  const summed = someAlone ? shown.map(({ group }) => group) : [...groups.values()];
  const sum = summed.reduce((all, { measure }) => addMeasure(all, measure), noMeasure());
  const total = told(null, sum);
  if (limited && isByTheWeekOnly(limited) && shown.length === 0 && !disclosure.isWholeWeeks(ids, range))
    throw new Problem('forbidden', byTheWeekText);
  const beforeOf = (group: Group | null): Group[] =>
    before ? groupsWithin(before.groups, group, limited) : [];
  const beside = (of: GroupTold, now: readonly Group[], then: readonly Group[]): Compared | null => {
    if (!before) return null;
    const compared = overBoth(now, then);
    return of.isToldBefore(before.range, compared.some ?? undefined) ? compared : null;
  };
  if (names) await auditNames(ctx, schools, query, shown.length);
  return {
    ...range,
    by,
    asOf: knownAt ? londonIso(knownAt) : await dataTime(reading, schools, to),
    knownAt: knownAt ? londonIso(knownAt) : null,
    compared: before && before.range,
    provisional: (total.hidden === null ? [total] : shown.map((row) => row.told)).some(
      ({ measure }) => measure.count.missing > 0,
    ),
    edges: [...bandEdges],
    bandsTo,
    rows: shown
      .map(({ group, told }): MeasureRow & { order: string } => ({
        key: group.key,
        name: names?.get(group.key)?.name ?? group.name,
        ...(names && { upn: names.get(group.key)?.upn }),
        school: group.school,
        order: names?.get(group.key)?.name ?? group.order,
        ...figuresOf(told, beside(told, [group], beforeOf(group)), query),
      }))
      .sort((a, b) => a.order.localeCompare(b.order, 'en-GB', { numeric: true }))
      .map(({ order: _order, ...row }) => row),
    hidden: [
      ...rows
        .toSorted((a, b) => a.group.order.localeCompare(b.group.order, 'en-GB', { numeric: true }))
        .map(({ group, told: of }) => ({ name: group.name, hidden: of.hidden })),
      { name: groupNameLabels.together, hidden: total.hidden },
    ].flatMap(({ name, hidden }) => (hidden === null ? [] : [{ name, hidden }])),
    // Of pupils whom one does not see no question tells how many are alike.
    notShown: (names && (query.premium ?? query.send) ? rows.length : groups.size) - shown.length,
    total:
      total.hidden !== null
        ? null
        : figuresOf(
            limited && query.codes
              ? { ...total, measure: { ...total.measure, codes: codesOfAll(summed) } }
              : total,
            beside(
              total,
              summed,
              someAlone
                ? shown.flatMap(({ group }) => beforeOf(group))
                : [...(before?.groups.values() ?? [])],
            ),
            query,
          ),
  };
}

/** The years of a school; the schools, and a school as a whole for those who do not see its pupils. */
const usualGroups = (person: StaffMember, { school }: FiguresQuery): MeasureBy =>
  school !== undefined && hasRight(person, 'see-pupils', school) ? 'year' : 'school';

/** Two school days may lie as far apart. */
const LONGEST_BREAK_IN_DAYS = 130;

const isByTheWeekOnly = ({ by }: Limits): boolean => by === 'year' || by === 'send';

/** The groups of another range that a group is compared with: itself, or the years of its band. */
function groupsWithin(
  before: ReadonlyMap<string, Group>,
  group: Group | null,
  limited: Limits | null,
): Group[] {
  if (!group) return [...before.values()];
  const all = limited ? inBands(limited, before) : before;
  return [...all.values()].filter(({ key, school }) => key === group.key && school === group.school);
}

/** The school year, or where figures are compared the day or the week that is. */
function firstDayAsked({ compare }: FiguresQuery, to: SchoolDate): SchoolDate {
  if (compare === 'day') return to;
  return compare === 'week' ? mondayOf(to) : firstDayOfSchoolYear(schoolYearOf(to));
}

/** Data times are told in whole seconds: what came in within the second was known at it. */
const endOfSecond = (at: Date): Date => (at.getUTCMilliseconds() === 0 ? new Date(at.getTime() + 999) : at);

/** A past moment; one to come is refused, as nothing is known of it. */
function momentAt(at: Date, now: Moment): Moment {
  const { date, time } = londonWallClock(at);
  if (date > now.today || (date === now.today && time > now.time))
    throw new Problem('bad-request', 'knownAt: that moment is still to come.');
  return { today: date, time };
}

interface PupilNamed {
  name: string;
  upn: string;
}

/** The pupils the person may see today, by id: whom one once taught is nobody's to look up. */
async function pupilNames(
  ctx: StaffContext,
  schools: readonly School[],
  query: FiguresQuery,
  today: SchoolDate,
): Promise<Map<string, PupilNamed>> {
  const school = query.school === undefined ? undefined : schools[0];
  if (!school) throw new Problem('bad-request', 'by=pupil: name the school.');
  const rows = await ctx.store.db
    .selectFrom('pupil')
    .select('pupil_id')
    .where('school_id', '=', school.id)
    .execute();
  const pupils = await pupilsByIds(
    ctx.store.db,
    school.id,
    rows.map((row) => row.pupil_id),
    today,
  );
  const seen = pupils.filter((pupil) => seesWholeGroup(ctx.actor, pupil));
  if (seen.length === 0) throw new Problem('forbidden', 'Your role does not see the pupils of this school.');
  return new Map(seen.map((pupil) => [String(pupil.id), { name: nameOf(pupil), upn: pupil.upn }]));
}

async function auditNames(
  ctx: StaffContext,
  schools: readonly School[],
  query: FiguresQuery,
  pupils: number,
): Promise<void> {
  const [school] = schools;
  if (!school) return;
  await auditRead(ctx.store, {
    school: school.id,
    at: ctx.at,
    staffId: ctx.actor.id,
    what: 'figures.by-pupil',
    detail: { ...query, pupils },
  });
}

/** The groups over the days compared with: as many a week before, or each school's own school day before. */
async function groupsBefore(
  measured: Omit<GroupsMeasured, 'range' | 'withSeries'>,
  { from, to }: Range,
): Promise<{ range: Range; groups: Map<string, Group> } | null> {
  const { reading, schools, query } = measured;
  const groupsOf = (range: Range, some = schools): Promise<Map<string, Group>> =>
    measuredGroups({ ...measured, schools: some, range, withSeries: false });
  if (query.compare === 'week') {
    const range = { from: addDays(from, -7), to: addDays(to, -7) };
    return { range, groups: await groupsOf(range) };
  }
  if (query.compare !== 'day') return null;
  const calendars = await cachedCalendars(reading);
  const byDay = Map.groupBy(schools, ({ id }) => previousSchoolDay(calendars.get(id) ?? [], to));
  const days = [...byDay.keys()].filter((day) => day !== null).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return null;
  const groups = new Map<string, Group>();
  for (const day of days)
    for (const [scope, group] of await groupsOf({ from: day, to: day }, byDay.get(day))) {
      const found = groups.get(scope);
      if (!found) groups.set(scope, group);
      else for (const [school, count] of group.counts) found.counts.set(school, count);
    }
  return { range: { from: first, to: last }, groups };
}

/** The sessions now and then, of the schools that have both. */
interface Compared {
  now: RegisterCount;
  before: RegisterCount;
  /** Of which schools, where others have one of the two only; null: of all. */
  some: string[] | null;
}

/** A school that had no day before, or has none now, would change the sum by coming or going (domain, section 3). */
function overBoth(now: readonly Group[], before: readonly Group[]): Compared {
  const [ofNow, ofBefore] = [bySchool(now), bySchool(before)];
  const compared = { now: noRegisterCount(), before: noRegisterCount() };
  const both: string[] = [];
  for (const [school, count] of ofNow) {
    const then = ofBefore.get(school);
    if (!then || count.possible === 0 || then.possible === 0) continue;
    both.push(school);
    addCount(compared.now, count);
    addCount(compared.before, then);
  }
  const schools = new Set([...ofNow.keys(), ...ofBefore.keys()]);
  return { ...compared, some: both.length < schools.size ? both : null };
}

function bySchool(groups: readonly Group[]): Map<string, RegisterCount> {
  const sums = new Map<string, RegisterCount>();
  for (const { counts } of groups)
    for (const [school, count] of counts)
      sums.set(school, addCount(sums.get(school) ?? noRegisterCount(), count));
  return sums;
}

function figuresOf(
  { measure, tells }: GroupTold,
  compared: Compared | null,
  query: FiguresQuery,
): NonNullable<Measures['total']> {
  const { count, bands, series, codes } = measure;
  const percent = (sessions: number): number | null =>
    count.possible === 0 ? null : roundedQuotient(sessions * 100, count.possible, 1);
  return {
    onRoll: measure.onRoll,
    rate: attendanceRate(count),
    sessions: count,
    percents: {
      authorised: percent(count.authorised),
      unauthorised: percent(count.unauthorised),
      late: percent(count.late),
    },
    pp: tells.premium ? attendanceRate(measure.pp) : null,
    nonPp: tells.premium ? attendanceRate(measure.nonPp) : null,
    gapPp: tells.premium ? gapOfPremium(measure) : null,
    send: tells.send ? attendanceRate(measure.send) : null,
    nonSend: tells.send ? attendanceRate(measure.nonSend) : null,
    gapSend: tells.send ? gapOfSend(measure) : null,
    pupilsCounted: tells.bands ? bands.pupils : null,
    persistentlyAbsent: tells.bands ? bands.persistentlyAbsent : null,
    severelyAbsent: tells.bands ? bands.severelyAbsent : null,
    bands: tells.bands ? bands.counts : null,
    bandPercents: tells.bands
      ? bands.counts.map((pupils) =>
          bands.pupils === 0 ? 0 : roundedQuotient(pupils * 100, bands.pupils, 0),
        )
      : null,
    ...(query.codes === 'yes' && {
      codes: [...codes]
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([code, sessions]) => ({ code, sessions, percent: percent(sessions) })),
    }),
    ...(query.split && {
      series: [...series].map(([period, part]) => ({ period, rate: attendanceRate(part), sessions: part })),
    }),
    before: compared && {
      rate: attendanceRate(compared.before),
      change: attendanceGap(compared.before, compared.now),
    },
  };
}
