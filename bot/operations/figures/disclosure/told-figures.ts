/** What of groups' figures is told to a reader who does not see all of the pupils: the closed list of decision 0017. */
import type { MeasureBy } from '#shared/contracts/figures/measures.ts';
import { seesWholeGroup } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { phaseOf, yearGroupCode, type Phase, type YearGroup } from '#shared/domain/basics/year-group.ts';
import { firstDayOfSchoolYear, schoolYearOf, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { addMeasure, noMeasure, type Measure, type UnitCodes } from '#shared/domain/figures/measures.ts';
import { toldCodes, toldCodesTogether } from '#shared/domain/figures/disclosure/told-codes.ts';
import { addCount, noRegisterCount } from '#shared/domain/registers/register-counts.ts';
import {
  byTheWeekText,
  codesByHalfTermText,
  notOnTheListText,
} from '#shared/wording/figures/disclosure-text.ts';
import { groupNameLabels } from '#shared/wording/figures/measure-text.ts';
import type { School } from '#shared/store/people/schools.ts';
import type { StaffMember } from '../../context.ts';
import type { Disclosure, Includes, Range, Sum } from './disclosure.ts';
import type { FiguresQuery, Group } from '../measured-groups.ts';
import { yearFilter } from '../year-filter.ts';

export interface Limits {
  actor: StaffMember;
  disclosure: Disclosure;
  schools: readonly School[];
  query: FiguresQuery;
  by: MeasureBy;
  range: Range;
  today: SchoolDate;
}

const isWhole = (by: MeasureBy): boolean => ['trust', 'cluster', 'school', 'phase'].includes(by);
const isByTheWeek = ({ by, query }: Limits): boolean =>
  by === 'year' || by === 'send' || query.send !== undefined;

/** Whether the reader sees every pupil that is asked about: all of the schools', or of groups of their own. */
export function seesAllAsked(limits: Limits): boolean {
  const { actor, disclosure, schools, query } = limits;
  if (schools.every(({ id }) => disclosure.seesAll(id))) return true;
  const [only] = schools;
  if (!only || schools.length > 1 || !isOfThisYear(limits)) return false;
  const { tutorGroup, house, years } = query;
  return (
    (tutorGroup !== undefined && seesGroup(actor, only.id, { tutorGroup })) ||
    (house !== undefined && house !== '' && seesGroup(actor, only.id, { house })) ||
    (years !== undefined && yearsOf(years).every((year) => seesGroup(actor, only.id, { yearGroup: year })))
  );
}

/** Of last year's groups nobody knows the pupils for being with this year's. */
const isOfThisYear = ({ range, today }: Limits): boolean =>
  range.from >= firstDayOfSchoolYear(schoolYearOf(today));

const seesGroup = (
  person: StaffMember,
  school: string,
  group: { tutorGroup?: string; house?: string; yearGroup?: YearGroup },
): boolean => seesWholeGroup(person, { school, tutorGroup: '', house: '', yearGroup: -1, ...group });

function yearsOf(years: string): YearGroup[] {
  const includes = yearFilter(years);
  return Array.from({ length: 14 }, (_, year) => year).filter(includes);
}

/** Refuses what is not on the list, whatever the roll: in the same words whether there is such a group or not. */
export function mustBeOnTheList(limits: Limits): void {
  const { disclosure, schools, query, by, range } = limits;
  const refuse = (text: string): never => {
    throw new Problem('forbidden', text);
  };
  const ids = schools.map(({ id }) => id);
  const isSmaller = by === 'tutor-group' || by === 'house';
  const hasOwn =
    schools.length === 1 && isOfThisYear(limits) && schools.some(({ id }) => ownsSomething(limits.actor, id));
  if (query.tutorGroup !== undefined || query.house !== undefined) refuse(notOnTheListText);
  if (isSmaller && !hasOwn) refuse(notOnTheListText);
  if (query.send !== undefined && (query.send !== 'N' || query.premium !== undefined || by === 'premium'))
    refuse(notOnTheListText);
  if (query.premium !== undefined && !isWhole(by)) refuse(notOnTheListText);
  if (query.codes && !isHalfTerm(limits)) refuse(codesByHalfTermText);
  const weekly = isByTheWeek(limits);
  if (weekly && query.knownAt !== undefined) refuse(byTheWeekText);
  if (weekly && query.split === 'day') refuse(byTheWeekText);
  if (weekly && !hasOwn && !disclosure.isWholeWeeks(ids, range)) refuse(byTheWeekText);
}

const ownsSomething = ({ posts }: StaffMember, school: string): boolean =>
  posts.some(
    (post) =>
      post.school === school && post.tutorGroups.length + post.yearGroups.length + post.houses.length > 0,
  );

/** Codes: a whole school or phase, one half-term that is over. */
function isHalfTerm({ disclosure, query, by, range, schools }: Limits): boolean {
  const { premium, years, send, knownAt, split } = query;
  if ((by !== 'school' && by !== 'phase') || (by === 'phase' && schools.length > 1)) return false;
  if (premium || years || send || knownAt || split) return false;
  const isOver = disclosure.isWholeWeeks(
    schools.map(({ id }) => id),
    range,
  );
  return (
    isOver &&
    disclosure
      .halfTerms(schoolYearOf(range.to))
      .some(({ first, last }) => first === range.from && last === range.to)
  );
}

/** Years too small for a line of their own stand in bands, the same at all of the schools; SEND is one group. */
export function inBands(limits: Limits, groups: ReadonlyMap<string, Group>): Map<string, Group> {
  if (limits.by === 'send') return withSendTogether(groups);
  if (limits.by !== 'year') return new Map(groups);
  const bands = limits.disclosure.yearBands(
    limits.schools.map(({ id }) => id),
    limits.range,
  );
  const found = new Map<string, Group>();
  for (const [scope, group] of groups) {
    const year = group.key === 'R' ? 0 : Number(group.key);
    const band = bands.find((years) => years.includes(year));
    if (!band || band.length === 1) {
      found.set(scope, group);
      continue;
    }
    const key = keyOfYears(band);
    const name = groupNameLabels.years(band);
    const sum = found.get(`band ${key}`) ?? emptyGroup(group, key, name, String(band[0] ?? year));
    addGroup(sum, group);
    found.set(`band ${key}`, sum);
  }
  return found;
}

/** '7-9'; or, where a year between is one's own and has a row of its own, '7,9'. */
function keyOfYears(years: readonly YearGroup[]): string {
  const [first = 0, last = 0] = [years[0], years.at(-1)];
  return last - first + 1 === years.length
    ? `${yearGroupCode(first)}-${yearGroupCode(last)}`
    : years.map(yearGroupCode).join();
}

function withSendTogether(groups: ReadonlyMap<string, Group>): Map<string, Group> {
  const found = new Map<string, Group>();
  for (const [scope, group] of groups) {
    const together = group.key === 'N' ? scope : `${group.school} send`;
    const sum = found.get(together);
    if (group.key === 'N') found.set(together, group);
    else if (sum) addGroup(sum, group);
    else found.set(together, addGroup(emptyGroup(group, 'send', groupNameLabels.send, 'K'), group));
  }
  return found;
}

const emptyGroup = (like: Group, key: string, name: string, order: string): Group => ({
  ...like,
  key,
  name,
  order,
  measure: noMeasure(),
  counts: new Map(),
});

function addGroup(sum: Group, more: Group): Group {
  addMeasure(sum.measure, more.measure);
  for (const [school, count] of more.counts)
    sum.counts.set(school, addCount(sum.counts.get(school) ?? noRegisterCount(), count));
  return sum;
}

export interface GroupTold {
  /** Why it is not told, in words; null: it is. */
  hidden: string | null;
  /** The codes told, where codes are asked for. */
  measure: Measure;
  /** Which of its sides and bands are told. */
  tells: { premium: boolean; send: boolean; bands: boolean };
  /** Whether the days compared with are; of some of the schools, where the others have no figures on them. */
  isToldBefore: (before: Range, some?: readonly string[]) => boolean;
}

/** What a reader is told of a group's figures, or of the sum's (null). */
export function toldOf(
  limits: Limits,
  group: Group | null,
  measure: Measure,
  bandsRange: Range | null,
): GroupTold {
  const { actor, disclosure, schools, query, by, range } = limits;
  const ids: readonly string[] = group ? schoolsOf(limits, group) : schools.map(({ id }) => id);
  const filter = yearFilter(query.years, query.phase);
  const isOfGroup = group ? groupIncludes(by, group.key) : () => true;
  const includes: Includes = (year) => filter(year) && isOfGroup(year);
  const isOwn =
    isOfThisYear(limits) &&
    group !== null &&
    ids.length === 1 &&
    seesOwnGroup(actor, ids[0] ?? '', by, group.key);
  if (isOwn) {
    const own = everythingTold(measure, limits);
    return { ...own, tells: { ...own.tells, bands: bandsRange !== null } };
  }
  const byDay = query.split === 'day';
  const sumOf = (side: Sum['side'], days: Range, of = ids): Sum => ({
    schools: of,
    includes,
    side,
    byDay,
    known: query.knownAt !== undefined,
    ...days,
  });
  const told = (...of: Parameters<typeof sumOf>): boolean => disclosure.isTold(sumOf(...of));
  const side = query.premium ?? (by === 'premium' ? group?.key : undefined);
  const need = (by === 'send' && group) || query.send ? 'send' : 'all';
  const sides: Sum['side'][] =
    side === 'pp'
      ? ['premium']
      : side === 'non-pp'
        ? ['premium', 'all']
        : need === 'send'
          ? ['send', 'all']
          : ['all'];
  const hiddenOver = (days: Range, of: readonly string[] = ids): string | null =>
    group !== null && (by === 'tutor-group' || by === 'house')
      ? notOnTheListText
      : disclosure.hiddenText(...sides.map((one) => sumOf(one, days, of)));
  const isPlain = side === undefined && need === 'all';
  const tells = {
    premium: isPlain && (by !== 'year' || group === null) && told('premium', range),
    send: isPlain && (by !== 'year' || group === null) && told('send', range),
    bands:
      isPlain &&
      query.years === undefined &&
      bandsRange !== null &&
      (isWhole(by) || group === null) &&
      disclosure.isTold({
        ...sumOf('all', bandsRange),
        since: disclosure.lastSchoolWeek(ids, bandsRange.to),
      }),
  };
  return {
    hidden: hiddenOver(range),
    measure: { ...measure, codes: query.codes ? codesOfUnits(measure.unitCodes) : measure.codes },
    tells,
    isToldBefore: (before, some) =>
      some === undefined
        ? hiddenOver(before) === null
        : some.every((id) => hiddenOver(before, [id]) === null && hiddenOver(range, [id]) === null),
  };
}

/** Of one's own; last year's group is not, though this year's is beside it. */
export const everythingTold = (measure: Measure, limits: Limits): GroupTold => ({
  hidden: null,
  measure,
  tells: { premium: true, send: true, bands: true },
  isToldBefore: (before) =>
    limits.schools.every(({ id }) => limits.disclosure.seesAll(id)) ||
    isOfThisYear({ ...limits, range: before }),
});

function schoolsOf({ by, query, schools }: Limits, { key, school }: Group): string[] {
  if (school !== null) return [school];
  if (by === 'cluster') return schools.filter(({ cluster }) => (cluster ?? '') === key).map(({ id }) => id);
  return schools.filter(({ id }) => query.school === undefined || id === query.school).map(({ id }) => id);
}

function groupIncludes(by: MeasureBy, key: string): (year: YearGroup) => boolean {
  if (by === 'phase') return (year) => phaseOf(year) === (key as Phase);
  if (by === 'year') return (year) => key.split(',').some((years) => yearFilter(years)(year));
  return () => true;
}

function seesOwnGroup(person: StaffMember, school: string, by: MeasureBy, key: string): boolean {
  if (by === 'tutor-group') return key !== '' && seesGroup(person, school, { tutorGroup: key });
  if (by === 'house') return key !== '' && seesGroup(person, school, { house: key });
  return (
    by === 'year' &&
    key
      .split(',')
      .flatMap(yearsOf)
      .every((year) => seesGroup(person, school, { yearGroup: year }))
  );
}

/** The codes of several schools' phases, made of what each tells: whatever is asked together, no other sum is told. */
const codesOfUnits = (units: readonly UnitCodes[]): Map<string, number> =>
  toldCodesTogether(units.map(({ sessions, pupils }) => toldCodes(sessions, pupils)));

export const codesOfAll = (groups: readonly Group[]): Map<string, number> =>
  codesOfUnits(groups.flatMap(({ measure }) => measure.unitCodes));
