/** What groups of pupils are measured over any days, school by school, remembered until it changes. */
import type { MeasureBy } from '#shared/contracts/figures/measures.ts';
import {
  addMeasure,
  measureSchool,
  noMeasure,
  type Breakdown,
  type Measure,
  type MeasureQuery,
} from '#shared/domain/figures/measures.ts';
import { registerGroupOf, type DatedMembership } from '#shared/domain/roll/pupil-groups.ts';
import { yearGroupCode, type Phase } from '#shared/domain/basics/year-group.ts';
import type { Moment } from '#shared/domain/basics/london-time.ts';
import { earlierOf, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { RollPupil } from '#shared/domain/roll/school-roll.ts';
import { lastCalledDay } from '#shared/domain/registers/registers-called.ts';
import type { RegisterCount } from '#shared/domain/registers/register-counts.ts';
import type { SchoolRegisters } from '#shared/domain/registers/school-registers.ts';
import { groupNameLabels, phaseLabels } from '#shared/wording/figures/measure-text.ts';
import type { Reading } from '#shared/store/engine/data-memory.ts';
import { registersAsKnownAt } from '#shared/store/registers/registers-known-at.ts';
import { madeOfRegisters } from '#shared/store/registers/school-registers.ts';
import type { School } from '#shared/store/people/schools.ts';
import { yearFilter } from './year-filter.ts';

export interface FiguresQuery {
  from?: SchoolDate | undefined;
  to?: SchoolDate | undefined;
  by?: MeasureBy | undefined;
  school?: string | undefined;
  cluster?: string | undefined;
  phase?: Phase | undefined;
  years?: string | undefined;
  tutorGroup?: string | undefined;
  house?: string | undefined;
  premium?: 'pp' | 'non-pp' | undefined;
  send?: 'N' | 'K' | 'E' | undefined;
  split?: 'week' | 'day' | undefined;
  codes?: 'yes' | undefined;
  compare?: 'day' | 'week' | undefined;
  knownAt?: string | undefined;
}

export interface Range {
  from: SchoolDate;
  to: SchoolDate;
}

export interface Group {
  key: string;
  name: string;
  school: string | null;
  order: string;
  measure: Measure;
  /** The sessions school by school. */
  counts: Map<string, RegisterCount>;
}

/** Of whom a reader learns from figures; and what tells readers apart who see others. */
interface Unseen {
  key: string;
  is: (school: string, membership: DatedMembership) => boolean;
}

export interface GroupsMeasured {
  reading: Reading;
  schools: readonly School[];
  query: FiguresQuery;
  by: MeasureBy;
  moment: Moment;
  knownAt: Date | null;
  range: Range;
  /** From which day on pupils lie in a band; left out: of the range. */
  bandsFrom?: SchoolDate;
  /** And up to which; left out: to the last of the range. */
  bandsTo?: SchoolDate;
  /** Whether those are counted who were on roll on the last day of it with a register. */
  byLastRegister?: boolean;
  /** How many pupils had a code, too: for those who do not see them. Left out: not asked. */
  unseen?: Unseen | undefined;
  withSeries: boolean;
}

/** The groups' measures, by what tells them apart. */
export async function measuredGroups(measured: GroupsMeasured): Promise<Map<string, Group>> {
  const { schools, by } = measured;
  const bySchool = await schoolMeasures(measured, withinSchool(by));
  const groups = new Map<string, Group>();
  for (const school of schools) {
    for (const [name, measure] of bySchool.get(school.id) ?? []) {
      const group = groupOf(by, school, name, measured.query.school !== undefined);
      const scope = `${group.school} ${group.key}`;
      const known = groups.get(scope) ?? { ...group, measure: noMeasure(), counts: new Map() };
      addMeasure(known.measure, measure);
      known.counts.set(school.id, measure.count);
      groups.set(scope, known);
    }
  }
  return groups;
}

const withinSchool = (by: MeasureBy): Breakdown =>
  by === 'trust' || by === 'cluster' || by === 'school' ? 'all' : by;

function groupOf(
  by: MeasureBy,
  school: School,
  name: string,
  ofOneSchool: boolean,
): Omit<Group, 'measure' | 'counts'> {
  switch (by) {
    case 'trust':
      return { key: 'trust', name: school.trust ?? groupNameLabels.trust, school: null, order: '' };
    case 'cluster': {
      const cluster = school.cluster ?? '';
      return { key: cluster, name: cluster || groupNameLabels.noCluster, school: null, order: cluster };
    }
    case 'school':
      return { key: school.id, name: school.name, school: school.id, order: school.name };
    case 'phase':
      return {
        key: name,
        name: phaseLabels[name as Phase],
        school: ofOneSchool ? school.id : null,
        order: name,
      };
    case 'year': {
      const year = Number(name);
      const shared = { key: yearGroupCode(year), name: groupNameLabels.year(year), order: String(year) };
      return { ...shared, school: ofOneSchool ? school.id : null };
    }
    case 'premium':
    case 'send':
      return {
        key: name,
        name: groupNameLabels[name as 'pp'],
        school: ofOneSchool ? school.id : null,
        order: name,
      };
    case 'house':
    case 'tutor-group': {
      const named = name || groupNameLabels.noHouse;
      return {
        key: name,
        name: ofOneSchool ? named : `${school.name}, ${named}`,
        school: school.id,
        order: ofOneSchool ? named : `${school.name} ${named}`,
      };
    }
    case 'pupil':
      return { key: name, name, school: school.id, order: name };
  }
}

async function schoolMeasures(
  {
    reading,
    schools,
    query,
    moment,
    knownAt,
    range,
    bandsFrom = range.from,
    bandsTo = range.to,
    byLastRegister = false,
    unseen,
    withSeries,
  }: GroupsMeasured,
  by: Breakdown,
): Promise<ReadonlyMap<string, ReadonlyMap<string, Measure>>> {
  const wanted: MeasureQuery = {
    ...range,
    bandsFrom,
    moment,
    by,
    includes: includesAsked(query),
    split: withSeries ? query.split : undefined,
    withCodes: query.codes === 'yes',
  };
  const read = { from: earlierOf(range.from, bandsFrom), to: range.to };
  const measure = (registers: SchoolRegisters, school: string): Map<string, Measure> =>
    measureSchool(registers, {
      ...wanted,
      bandsTo: byLastRegister ? lastCalledDay(registers, bandsFrom, bandsTo) : bandsTo,
      pupilsOfCode: unseen && ((membership) => unseen.is(school, membership)),
    });
  if (knownAt) {
    const ids = schools.map(({ id }) => id);
    const known = await registersAsKnownAt(reading, ids, read.from, read.to, knownAt);
    return new Map([...known].map(([school, registers]) => [school, measure(registers, school)]));
  }
  const { from: _from, to: _to, compare: _compare, school: _school, cluster: _cluster, ...rest } = query;
  const what = `measures ${JSON.stringify({ ...rest, by, ...range, bandsFrom, bandsTo, byLastRegister, unseen: unseen?.key, withSeries })}`;
  return madeOfRegisters(reading, schools, { what, ...read, moment }, (registers, { id }) =>
    measure(registers, id),
  );
}

function includesAsked(query: FiguresQuery): (pupil: RollPupil, membership: DatedMembership) => boolean {
  const years = yearFilter(query.years, query.phase);
  return (_pupil, membership) =>
    years(membership.yearGroup) &&
    (query.tutorGroup === undefined || registerGroupOf(membership) === query.tutorGroup) &&
    (query.house === undefined || membership.house === query.house) &&
    (query.premium === undefined || membership.pupilPremium === (query.premium === 'pp')) &&
    (query.send === undefined || membership.sen === query.send);
}
