/**
 * The one door for small numbers: what figures a reader may be told of pupils whom they do not see. The roll decides,
 * and of several schools as one on which days marks have come in; never what a mark is, nor what was asked before
 * (docs/decisions/0017). Files, cards, channels and previews ask here too.
 */
import { EVERY_SCHOOL, hasRight, seesWholeGroup } from '#shared/domain/people/permission.ts';
import { halfTermsOf, type HalfTerm } from '#shared/domain/figures/disclosure/half-terms.ts';
import {
  rollDays,
  toldInHalfTerm,
  toldToOne,
  type RollDay,
  type SchoolOfRolls,
  type ToldDays,
} from '#shared/domain/figures/disclosure/told-days.ts';
import {
  commonBands,
  hasCompany,
  toldWith,
  toldWithout,
  schoolsInCompany,
  type JointSide,
  type ToldGroups,
} from '#shared/domain/figures/disclosure/told-groups.ts';
import { isTold, companiesIn, whyNotTold, type Wanted } from '#shared/domain/figures/disclosure/told-sums.ts';
import { isSchoolDay, type SchoolCalendar } from '#shared/domain/basics/school-calendar.ts';
import {
  addDays,
  firstDayOfSchoolYear,
  earlierOf,
  laterOf,
  mondayOf,
  schoolYearOf,
  type SchoolDate,
} from '#shared/domain/basics/school-date.ts';
import { londonWallClock, type Moment } from '#shared/domain/basics/london-time.ts';
import { phaseOf, type YearGroup } from '#shared/domain/basics/year-group.ts';
import { readYearRange } from '#shared/domain/basics/year-range.ts';
import type { DatedMembership } from '#shared/domain/roll/pupil-groups.ts';
import { hasClosed } from '#shared/domain/registers/register-due.ts';
import { targetInForce } from '#shared/domain/targets/target-settings.ts';
import { tooFewText } from '#shared/wording/basics/told-text.ts';
import {
  byTheWeekText,
  notAllInText,
  notOnTheListText,
  toldTogetherText,
} from '#shared/wording/figures/disclosure-text.ts';
import type { Reading } from '#shared/store/engine/data-memory.ts';
import { cachedCalendars, cachedSchools } from '#shared/store/people/cached-people.ts';
import type { School } from '#shared/store/people/schools.ts';
import { cachedRolls } from '#shared/store/registers/school-registers.ts';
import { cachedTargets } from '#shared/store/targets/cached-targets.ts';
import type { StaffMember } from '../../context.ts';
import { daysWithFigures, type Figures } from './days-with-figures.ts';

/** A channel, or whoever looks over a shoulder at a card: sees no pupil. */
export const CHANNEL = 'channel';
/** Somebody who is shown a card in their own chat: told what a channel is, and nothing that they could subtract from. */
interface InChat {
  inChat: StaffMember;
}
export type Reader = StaffMember | typeof CHANNEL | InChat;
type OneReader = StaffMember | typeof CHANNEL;

export interface Range {
  from: SchoolDate;
  to: SchoolDate;
}

/** Which years of a school. */
export type Includes = (year: YearGroup, school: string) => boolean;

export interface Sum extends Range {
  schools: readonly string[];
  /** Of which years; left out: of every year. */
  includes?: Includes;
  side: 'all' | 'premium' | 'send';
  /** Told day by day, and not only as one sum. */
  byDay?: boolean;
  /** Whether small schools stand together in a row beside it. */
  hasCompanies?: boolean;
  /** As known at an earlier moment: then one of several schools may have had no marks yet. */
  known?: boolean;
  /** Of pupils by their year so far: the days since which each of several schools must have figures. */
  since?: SchoolDate;
}

export interface Disclosure {
  /** Whether the reader sees every pupil of the school: then nothing of it is hidden. */
  seesAll(school: string): boolean;
  isTold(sum: Sum): boolean;
  /** Whether a sum is not told only because one of several schools has no marks of a day yet. */
  isWaiting(sum: Sum): boolean;
  /** Whether the days are school weeks, whole and over, at these schools. */
  isWholeWeeks(schools: readonly string[], range: Range): boolean;
  /** The last day up to which whole school weeks are over, at or before a day. */
  lastWholeWeek(schools: readonly string[], date: SchoolDate): SchoolDate;
  /** The Monday of the last week, at or before a day, in which one of the schools was open. */
  lastSchoolWeek(schools: readonly string[], date: SchoolDate): SchoolDate;
  /** The schools that a school's side is told together with, itself among them; empty: it is told with nobody. */
  toldWith(school: string, includes: Includes, side: 'all' | JointSide, on: SchoolDate): string[];
  /** Why the first of these sums that is not told is not, in words; null: all are told. */
  hiddenText(...sums: readonly Sum[]): string | null;
  halfTerms(schoolYear: number): readonly HalfTerm[];
  /** Bands of years told by the week, the same at all of these schools and on all of these days. */
  yearBands(schools: readonly string[], range: Range): YearGroup[][];
}

const LONGEST_HOLIDAY_IN_DAYS = 120;
const everyYear = (): boolean => true;

export async function disclosureFor(
  reading: Reading,
  reader: Reader,
  moment: Moment,
  range: Range,
): Promise<Disclosure> {
  if (reader === CHANNEL || !('inChat' in reader)) return disclosureForOne(reading, reader, moment, range);
  const card = await disclosureForOne(reading, CHANNEL, moment, range);
  const own = await disclosureForOne(reading, reader.inChat, moment, range);
  return {
    ...card,
    isTold: (sum) => card.isTold(sum) && own.isTold(sum),
    isWaiting: (sum) => card.isWaiting(sum) || own.isWaiting(sum),
    hiddenText: (...sums) => card.hiddenText(...sums) ?? own.hiddenText(...sums),
  };
}

async function disclosureForOne(
  reading: Reading,
  reader: OneReader,
  moment: Moment,
  range: Range,
): Promise<Disclosure> {
  const schools = await cachedSchools(reading);
  const calendars = await cachedCalendars(reading);
  const schoolOf = new Map(schools.map((school) => [school.id, school]));
  const seesAll = (school: string): boolean => reader !== CHANNEL && hasRight(reader, 'see-pupils', school);
  const unseen = schools.filter(({ id }) => !seesAll(id));
  const settled = unseen.length === 0 ? [] : await toldDays(reading, reader, schools, range, moment.today);
  // Settled as for somebody who sees no school, then without those that are seen: who is let see one learns of no other.
  const seen = new Set(schools.map(({ id }) => id).filter(seesAll));
  const days =
    seen.size === 0
      ? settled
      : settled.map((some) => ({ ...some, groups: cachedWithout(some.groups, seen) }));
  const small = new Set(days.flatMap(({ groups }) => schoolsInCompany(groups)));
  const figuresOn = await daysWithFigures(
    reading,
    unseen.filter(({ id }) => small.has(id)),
    { from: range.from, to: earlierOf(range.to, moment.today) },
    moment,
  );
  const daysOfFigures = [...new Set([...figuresOn.values()].flatMap(({ days: some }) => some))];
  const over = ({ from, to }: Range): ToldDays[] => {
    const within = days.filter((some) => some.from <= to && from <= some.to);
    if (within.length > 0) return within;
    // No school day: what was told on the last one before, or will be on the first.
    const before = days.findLast((some) => some.to < from) ?? days[0];
    return before ? [before] : [];
  };
  const calendarOf = (school: string): SchoolCalendar => calendars.get(school) ?? [];

  const isWholeWeeks = (ids: readonly string[], { from, to }: Range): boolean => {
    const weekOf = (day: SchoolDate): SchoolDate[] =>
      [0, 1, 2, 3, 4, 5, 6].map((more) => addDays(mondayOf(day), more));
    const cutOff = [...weekOf(from).filter((day) => day < from), ...weekOf(to).filter((day) => day > to)];
    // Of a week to come nothing is over, though it has no school day: the roll goes on.
    if (mondayOf(to) > moment.today) return false;
    return ids.every((id) => {
      const calendar = calendarOf(id);
      const last = weekOf(to).findLast((day) => isSchoolDay(calendar, day));
      const school = schoolOf.get(id);
      const isOver =
        last === undefined ||
        last < moment.today ||
        (last === moment.today && school !== undefined && hasClosed(last, 'PM', school.closing, moment));
      return isOver && !cutOff.some((day) => isSchoolDay(calendar, day));
    });
  };
  /**
   * On a day on which one of several schools is closed, what they tell together would be of the others alone. So nothing
   * in its week is told that may not be told without that school; but the sum of the whole week is, where all are open
   * on another day of it.
   */
  const onShortDays = ({ from, to }: Range, byDay: boolean): ToldGroups[] => {
    if (!over({ from, to }).some(({ groups }) => hasCompany(groups))) return [];
    const found: ToldGroups[] = [];
    for (let monday = mondayOf(from); monday <= to; monday = addDays(monday, 7)) {
      const week = [0, 1, 2, 3, 4, 5, 6].flatMap((more) => {
        const day = addDays(monday, more);
        const closed = unseen.filter(({ id }) => !isSchoolDay(calendarOf(id), day)).map(({ id }) => id);
        return closed.length < unseen.length ? [{ day, closed: new Set(closed) }] : [];
      });
      const isWhole = week.every(({ day }) => from <= day && day <= to);
      if (!byDay && isWhole && week.some(({ closed }) => closed.size === 0)) continue;
      for (const { day, closed } of week)
        if (closed.size > 0)
          found.push(...over({ from: day, to: day }).map(({ groups }) => cachedWithout(groups, closed)));
    }
    return found;
  };
  const withWhom: Disclosure['toldWith'] = (school, includes, side, on) => {
    const [some] = over({ from: on, to: on });
    if (!some || seesAll(school)) return [];
    return toldWith(some.groups, school, includes, side);
  };
  const wantedOf = ({ schools: ids, includes = everyYear, side, from, to }: Sum): Wanted => {
    const of = new Set(ids.filter((id) => !seesAll(id)));
    return { schools: of, includes, side, weekly: isWholeWeeks([...of], { from, to }) };
  };
  const groupsOf = ({ from, to, byDay = false }: Sum): ToldGroups[] => [
    ...over({ from, to }).map(({ groups }) => groups),
    ...onShortDays({ from, to }, byDay),
  ];
  const tells: Disclosure['isTold'] = (sum) => {
    const wanted = wantedOf(sum);
    if (wanted.schools.size === 0) return true;
    return groupsOf(sum).every((some) => isTold(some, wanted)) && !isOfSomeAlone(sum, wanted);
  };
  /** Whether a sum of several schools as one is, on a day of it, of some of them alone: the others have no marks of it. */
  const isOfSomeAlone = ({ from, to, side, known = false, since = from }: Sum, wanted: Wanted): boolean =>
    over({ from, to }).some((some) => {
      const companies = companiesIn(some.groups, wanted);
      if (companies.length === 0) return false;
      if (known) return true;
      const [first, last] = [laterOf(since, laterOf(from, some.from)), earlierOf(to, some.to)];
      const asked = daysOfFigures.filter((day) => first <= day && day <= last);
      return companies.some((members) =>
        asked.some((day) =>
          isOfSomeMembers(
            members.map(({ school, phase }) => ({
              figures: figuresOn.get(school)?.on(phase, side, day) ?? 'none',
              isOpen: isSchoolDay(calendarOf(school), day),
            })),
          ),
        ),
      );
    });
  return {
    seesAll,
    isTold: tells,
    isWaiting: (sum) => {
      const wanted = wantedOf(sum);
      return groupsOf(sum).every((some) => isTold(some, wanted)) && isOfSomeAlone(sum, wanted);
    },
    isWholeWeeks,
    lastSchoolWeek: (ids, date) => {
      let day = date;
      for (let back = 0; back < LONGEST_HOLIDAY_IN_DAYS; back++, day = addDays(day, -1))
        if (ids.some((id) => isSchoolDay(calendarOf(id), day))) break;
      return mondayOf(day);
    },
    lastWholeWeek: (ids, date) => {
      let to = earlierOf(date, moment.today);
      while (!isWholeWeeks(ids, { from: mondayOf(to), to })) to = addDays(mondayOf(to), -1);
      return to;
    },
    toldWith: withWhom,
    hiddenText: (...sums) => {
      const sum = sums.find((one) => !tells(one));
      if (!sum) return null;
      const { schools: ids, includes = everyYear, side, to } = sum;
      const wanted = wantedOf(sum);
      const reasons = new Set(groupsOf(sum).map((some) => whyNotTold(some, wanted)));
      if (reasons.has('not-listed')) return notOnTheListText;
      const [school, ...more] = ids;
      const together =
        sum.hasCompanies && school !== undefined && more.length === 0
          ? (side === 'premium' ? (['premium', 'cohortPremium'] as const) : [side])
              .map((joint) =>
                withWhom(school, includes, joint, to).filter(
                  (id) => id !== school && !tells({ ...sum, schools: [id] }),
                ),
              )
              .find((others) => others.length > 0 && tells({ ...sum, schools: [school, ...others] }))
          : undefined;
      if (together)
        return toldTogetherText(
          together.map((id) => schoolOf.get(id)?.name ?? id).sort((a, b) => a.localeCompare(b, 'en-GB')),
        );
      if (reasons.has('too-few')) return tooFewText;
      return reasons.has('by-week') ? byTheWeekText : notAllInText;
    },
    yearBands: (ids, days) =>
      commonBands(
        over(days).flatMap(({ groups }) =>
          groups.bodies
            .filter((body) => body.units.some(({ school }) => ids.includes(school)))
            .flatMap(({ told }) => told.bands),
        ),
      ),
    halfTerms: (schoolYear) => halfTermsOf([...calendars.values()], schoolYear),
  };
}

/** Of a day on which some have marks: marks of a day without school are of nobody else; else all that are open must be in. */
function isOfSomeMembers(members: readonly { figures: Figures; isOpen: boolean }[]): boolean {
  const withMarks = members.filter(({ figures }) => figures === 'few' || figures === 'most');
  if (withMarks.length === 0) return false;
  const isOnClosedDay = withMarks.some(({ isOpen }) => !isOpen);
  return (
    isOnClosedDay ||
    members.some(({ figures, isOpen }) => isOpen && (figures === 'none' || figures === 'few'))
  );
}

const withoutClosed = new WeakMap<ToldGroups, Map<string, ToldGroups>>();

/** What is told without some schools, which are closed or seen: the same on every day of one school's own holiday. */
function cachedWithout(groups: ToldGroups, without: ReadonlySet<string>): ToldGroups {
  const cached = withoutClosed.get(groups) ?? new Map<string, ToldGroups>();
  withoutClosed.set(groups, cached);
  const key = [...without].join();
  const found = cached.get(key) ?? toldWithout(groups, without);
  cached.set(key, found);
  return found;
}

async function toldDays(
  reading: Reading,
  reader: OneReader,
  schools: readonly School[],
  { from, to }: Range,
  today: SchoolDate,
): Promise<ToldDays[]> {
  const found: ToldDays[] = [];
  const halfTerms: HalfTerm[] = [];
  for (let year = schoolYearOf(from) - 1; year <= schoolYearOf(to) + 1; year++)
    halfTerms.push(...(await cachedHalfTerms(reading, year)));
  for (const [index, { first, last }] of halfTerms.entries()) {
    // Some schools are open on a day between: what was settled stands, and is closed, until the next begins.
    const next = halfTerms[index + 1];
    const until = next ? addDays(next.first, -1) : last;
    if (first > to || until < from) continue;
    // Own groups are this year's: of an earlier year's nobody knows the pupils.
    const own = schoolYearOf(first) === schoolYearOf(today) ? reader : CHANNEL;
    found.push(...(await toldInOne(reading, own, schools, { first, last: until })));
  }
  return found;
}

/** The school year's; a year without any school day is one. */
const cachedHalfTerms = (reading: Reading, schoolYear: number): Promise<HalfTerm[]> =>
  reading.shared(`half-terms ${schoolYear}`, async () => {
    const calendars = await cachedCalendars(reading);
    const found = halfTermsOf([...calendars.values()], schoolYear);
    const [first, next] = [firstDayOfSchoolYear(schoolYear), firstDayOfSchoolYear(schoolYear + 1)];
    return found.length > 0 ? found : [{ first, last: addDays(next, -1) }];
  });

/** Of the rolls as they are, for each kind of reader: made again only when one of them changes. */
const toldOf = new WeakMap<readonly RollDay[], Map<string, { of: SchoolOfRolls[]; told: ToldDays[] }>>();

async function toldInOne(
  reading: Reading,
  reader: OneReader,
  schools: readonly School[],
  halfTerm: HalfTerm,
): Promise<ToldDays[]> {
  const nobodysDays = reader === CHANNEL ? null : await toldInOne(reading, CHANNEL, schools, halfTerm);
  if (nobodysDays && schools.every(({ id }) => ownGroupsKey(reader, id) === '')) return nobodysDays;
  const days = await reading.ofSchools(
    (id) => `told roll ${halfTerm.first} ${halfTerm.last} ${ownGroupsKey(reader, id)}`,
    schools.map(({ id }) => id),
    async (missing) => {
      const rolls = await cachedRolls(reading, missing);
      return (id) => {
        const roll = rolls.get(id);
        return roll ? rollDays(roll, halfTerm, isSeenBy(reader, id)) : [];
      };
    },
    { on: 'roll' },
  );
  const settings = (await cachedTargets(reading)).filter(
    ({ setAt }) => londonWallClock(setAt).date < halfTerm.first,
  );
  const of = schools.map((school): SchoolOfRolls => {
    const years = targetInForce(settings, school, 'daily', halfTerm.first)?.years ?? null;
    return {
      school: school.id,
      cluster: school.cluster ?? '',
      targetYears: years === null ? null : yearsIn(years),
      days: days.get(school.id) ?? [],
    };
  });
  const key = of[0]?.days ?? [];
  const cached = toldOf.get(key) ?? new Map<string, { of: SchoolOfRolls[]; told: ToldDays[] }>();
  toldOf.set(key, cached);
  const kind = schools.map(({ id }) => ownGroupsKey(reader, id)).join('|');
  const held = cached.get(kind);
  if (held && isSameRolls(held.of, of)) return held.told;
  const told = nobodysDays ? toldToOne(nobodysDays, of) : toldInHalfTerm(halfTerm, of);
  cached.set(kind, { of, told });
  return told;
}

const isSameRolls = (a: readonly SchoolOfRolls[], b: readonly SchoolOfRolls[]): boolean =>
  a.length === b.length &&
  a.every((one, index) => {
    const other = b[index];
    return (
      one.days === other?.days &&
      one.school === other.school &&
      one.cluster === other.cluster &&
      [...(one.targetYears ?? [-1])].join() === [...(other.targetYears ?? [-1])].join()
    );
  });

function yearsIn(text: string): Set<YearGroup> {
  const { first, last } = readYearRange(text) ?? { first: 0, last: 13 };
  return new Set(Array.from({ length: last - first + 1 }, (_, index) => first + index));
}

/** Own groups, whose pupils a tutor or year leader knows. */
const isSeenBy =
  (reader: OneReader, school: string) =>
  (membership: DatedMembership): boolean =>
    reader !== CHANNEL && seesWholeGroup(reader, { school, ...membership });

/** Of whose codes somebody learns from figures: not of pupils of their own groups. */
export const unseenBy = (
  actor: StaffMember,
): { key: string; is: (school: string, of: DatedMembership) => boolean } => ({
  key: JSON.stringify(actor.posts.filter(hasOwnGroups)),
  is: (school, membership) => !isSeenBy(actor, school)(membership),
});

const hasOwnGroups = ({ tutorGroups, yearGroups, houses }: StaffMember['posts'][number]): boolean =>
  tutorGroups.length + yearGroups.length + houses.length > 0;

function ownGroupsKey(reader: OneReader, school: string): string {
  if (reader === CHANNEL) return '';
  const own = reader.posts.filter(
    (post) => (post.school === school || post.school === EVERY_SCHOOL) && hasOwnGroups(post),
  );
  return own.length === 0 ? '' : JSON.stringify(own);
}

/** The phases that a choice of years takes in. */
export const phaseIncludes =
  (phase: string | undefined) =>
  (year: YearGroup): boolean =>
    phase === undefined || phaseOf(year) === phase;
