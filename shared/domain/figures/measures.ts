/** Decides the figures of any group over any days: what is counted for whom, and what is made of the counts. */
import { attendanceGap } from '../registers/attendance-rate.ts';
import { BandTally } from './band-tally.ts';
import { registerGroupOf, type DatedMembership } from '../roll/pupil-groups.ts';
import { phaseOf, type Phase } from '../basics/year-group.ts';
import {
  addCount,
  countRegisters,
  emptyCount,
  noRegisterCount,
  type RegisterCount,
} from '../registers/register-counts.ts';
import type { SchoolRegisters } from '../registers/school-registers.ts';
import { Numbered } from '../basics/numbered.ts';
import type { Moment } from '../basics/london-time.ts';
import type { SchoolDate } from '../basics/school-date.ts';
import { rolledOn, type RollPupil } from '../roll/school-roll.ts';

/** What figures may be broken down by, within a school; a pupil is in one group at a time. */
export const breakdowns = [
  'all',
  'phase',
  'year',
  'house',
  'tutor-group',
  'premium',
  'send',
  'pupil',
] as const;
export type Breakdown = (typeof breakdowns)[number];

export interface MeasureQuery {
  from: SchoolDate;
  to: SchoolDate;
  moment: Moment;
  by: Breakdown;
  split?: 'week' | 'day' | undefined;
  /** Count code by code too. */
  withCodes?: boolean;
  /** And how many pupils had each code, of those of whom this holds. */
  pupilsOfCode?: ((membership: DatedMembership) => boolean) | undefined;
  /** Pupils lie in a band by their sessions from this day on, as the school year's; left out: of the days asked for. */
  bandsFrom?: SchoolDate;
  /** And up to this day; left out: the last of the days asked for. */
  bandsTo?: SchoolDate;
  /** Which pupils are counted, while which membership holds. */
  includes: (pupil: RollPupil, membership: DatedMembership) => boolean;
}

const sides = ['pp', 'nonPp', 'send', 'nonSend'] as const;
type Side = (typeof sides)[number];
const sidesOf = ({ pupilPremium, sen }: DatedMembership): readonly [Side, Side] => [
  pupilPremium ? 'pp' : 'nonPp',
  sen === 'N' ? 'nonSend' : 'send',
];

/** A school's phase: what is told of codes by name is decided for each. */
export interface UnitCodes {
  sessions: Map<string, number>;
  pupils: Map<string, Set<number>>;
}

export interface Measure {
  /** Sessions of the days asked for. */
  count: RegisterCount;
  /** The same by sides, for the gaps: pupil premium or not; SEN support, a plan, or neither. */
  pp: RegisterCount;
  nonPp: RegisterCount;
  send: RegisterCount;
  nonSend: RegisterCount;
  /** Sessions by register code, when asked. */
  codes: Map<string, number>;
  /** The same for each school's phase, with who had each code, when asked for those who do not see them. */
  unitCodes: UnitCodes[];
  /** By week or day, when asked. */
  series: Map<SchoolDate, RegisterCount>;
  /** On roll on the last day; and of each side. */
  onRoll: number;
  pupilsOf: Record<Side, number>;
  /** Pupils on roll on the last day, by their band. */
  bands: BandTally;
}

export const noMeasure = (): Measure => ({
  count: noRegisterCount(),
  pp: noRegisterCount(),
  nonPp: noRegisterCount(),
  send: noRegisterCount(),
  nonSend: noRegisterCount(),
  codes: new Map(),
  unitCodes: [],
  series: new Map(),
  onRoll: 0,
  pupilsOf: { pp: 0, nonPp: 0, send: 0, nonSend: 0 },
  bands: new BandTally(),
});

/** Adds a measure to another, in place: the trust's figures are made of the schools' counts, never of their rates. */
export function addMeasure(sum: Measure, more: Measure): Measure {
  addCount(sum.count, more.count);
  for (const side of sides) {
    addCount(sum[side], more[side]);
    sum.pupilsOf[side] += more.pupilsOf[side];
  }
  for (const [code, sessions] of more.codes) sum.codes.set(code, (sum.codes.get(code) ?? 0) + sessions);
  sum.unitCodes.push(...more.unitCodes);
  for (const [period, count] of more.series)
    sum.series.set(period, addCount(sum.series.get(period) ?? noRegisterCount(), count));
  sum.onRoll += more.onRoll;
  sum.bands.addAll(more.bands);
  return sum;
}

export const gapOfPremium = ({ pp, nonPp }: Measure): number | null => attendanceGap(pp, nonPp);
export const gapOfSend = ({ send, nonSend }: Measure): number | null => attendanceGap(send, nonSend);

/** A group's name within a breakdown; for a pupil the id. */
function groupName(by: Breakdown, pupil: RollPupil, membership: DatedMembership): string {
  switch (by) {
    case 'all':
      return '';
    case 'phase':
      return phaseOf(membership.yearGroup);
    case 'year':
      return String(membership.yearGroup);
    case 'house':
      return membership.house;
    case 'tutor-group':
      return registerGroupOf(membership);
    case 'premium':
      return membership.pupilPremium ? 'pp' : 'non-pp';
    case 'send':
      return membership.sen;
    case 'pupil':
      return String(pupil.id);
  }
}

/** The measures of each group of a school, by the group's name. Sessions count for the group of their day. */
export function measureSchool(registers: SchoolRegisters, query: MeasureQuery): Map<string, Measure> {
  const found = new Map<string, Measure>();
  const measureOf = (name: string): Measure => {
    const measure = found.get(name) ?? noMeasure();
    found.set(name, measure);
    return measure;
  };
  countSides(registers, query, measureOf);
  countBands(registers, query, measureOf);
  if (query.withCodes) countCodes(registers, query, measureOf);
  if (query.pupilsOfCode) countPupilsOfCodes(registers, query, query.pupilsOfCode, measureOf);
  if (query.split) countSeries(registers, query, query.split, measureOf);
  return found;
}

type MeasureOf = (name: string) => Measure;

/** Every pupil's sessions while each membership held, added up for the groups. */
function countSides(registers: SchoolRegisters, query: MeasureQuery, measureOf: MeasureOf): void {
  const { from, to, moment } = query;
  const { pupils, flat } = registers.roll;
  const counts = countRegisters(registers, {
    from,
    to,
    moment,
    by: 'kind',
    groups: flat.from.length,
    groupOf: (_pupil, _membership, _place, span) => span,
  });
  let span = 0;
  // One count serves for all the pupils: very many are added up.
  const count = noRegisterCount();
  for (const pupil of pupils) {
    for (const { membership } of pupil.spans) {
      counts.addTo(emptyCount(count), span);
      span += 1;
      if (count.possible + count.missing === 0 || !query.includes(pupil, membership)) continue;
      const measure = measureOf(groupName(query.by, pupil, membership));
      addCount(measure.count, count);
      for (const side of sidesOf(membership)) addCount(measure[side], count);
    }
  }
}

/** Pupils on roll on the last day lie in a band by all of their sessions, whatever group they were in then. */
function countBands(registers: SchoolRegisters, query: MeasureQuery, measureOf: MeasureOf): void {
  const { from, bandsFrom = from, to, bandsTo = to, moment } = query;
  const { pupils } = registers.roll;
  const counts = countRegisters(registers, {
    from: bandsFrom,
    to: bandsTo,
    moment,
    by: 'kind',
    groups: pupils.length,
    groupOf: (_pupil, _membership, index) => index,
  });
  const count = noRegisterCount();
  pupils.forEach((pupil, index) => {
    const last = rolledOn(pupil, to);
    if (last && query.includes(pupil, last)) {
      const measure = measureOf(groupName(query.by, pupil, last));
      measure.onRoll += 1;
      for (const side of sidesOf(last)) measure.pupilsOf[side] += 1;
    }
    const banded = bandsTo === to ? last : rolledOn(pupil, bandsTo);
    if (banded && query.includes(pupil, banded))
      measureOf(groupName(query.by, pupil, banded)).bands.add(counts.addTo(emptyCount(count), index));
  });
}

function countCodes(registers: SchoolRegisters, query: MeasureQuery, measureOf: MeasureOf): void {
  const { from, to, moment } = query;
  const names = new Numbered<string>();
  const groups = groupsOfSpans(registers, query, names);
  const counts = countRegisters(registers, {
    from,
    to,
    moment,
    by: 'code',
    groups: names.all.length,
    groupOf: (_pupil, _membership, _place, span) => groups[span] ?? -1,
  });
  names.all.forEach((name, number) => {
    for (const [code, sessions] of counts.codes(number)) measureOf(name).codes.set(code, sessions);
  });
}

function countPupilsOfCodes(
  registers: SchoolRegisters,
  query: MeasureQuery,
  isCounted: (membership: DatedMembership) => boolean,
  measureOf: MeasureOf,
): void {
  const { from, to, moment } = query;
  const names = new Numbered<{ name: string; phase: Phase; pupil: number | null }>();
  const groups = registers.roll.pupils.flatMap((pupil) =>
    pupil.spans.map(({ membership }) => {
      if (!query.includes(pupil, membership)) return -1;
      const name = groupName(query.by, pupil, membership);
      const [phase, isOne] = [phaseOf(membership.yearGroup), isCounted(membership)];
      return names.of(`${isOne ? pupil.id : ''} ${phase} ${name}`, {
        name,
        phase,
        pupil: isOne ? pupil.id : null,
      });
    }),
  );
  const counts = countRegisters(registers, {
    from,
    to,
    moment,
    by: 'code',
    groups: names.all.length,
    groupOf: (_pupil, _membership, _place, span) => groups[span] ?? -1,
  });
  const units = new Map<string, UnitCodes>();
  names.all.forEach(({ name, phase, pupil }, number) => {
    const unit: UnitCodes = units.get(`${phase} ${name}`) ?? { sessions: new Map(), pupils: new Map() };
    if (!units.has(`${phase} ${name}`)) measureOf(name).unitCodes.push(unit);
    units.set(`${phase} ${name}`, unit);
    for (const [code, sessions] of counts.codes(number)) {
      unit.sessions.set(code, (unit.sessions.get(code) ?? 0) + sessions);
      const had = unit.pupils.get(code) ?? new Set<number>();
      unit.pupils.set(code, pupil === null ? had : had.add(pupil));
    }
  });
}

function countSeries(
  registers: SchoolRegisters,
  query: MeasureQuery,
  split: 'week' | 'day',
  measureOf: MeasureOf,
): void {
  const { from, to, moment } = query;
  const names = new Numbered<string>();
  const groups = groupsOfSpans(registers, query, names);
  const counts = countRegisters(registers, {
    from,
    to,
    moment,
    by: 'kind',
    split,
    groups: names.all.length,
    groupOf: (_pupil, _membership, _place, span) => groups[span] ?? -1,
  });
  names.all.forEach((name, number) => {
    counts.periods.forEach((period, index) => {
      const count = counts.count(number, index);
      if (count.possible + count.missing > 0) measureOf(name).series.set(period, count);
    });
  });
}

/** The number of each span's group; they are all met before the counting, which must know how many there are. */
function groupsOfSpans(registers: SchoolRegisters, query: MeasureQuery, names: Numbered<string>): number[] {
  return registers.roll.pupils.flatMap((pupil) =>
    pupil.spans.map(({ membership }) => {
      if (!query.includes(pupil, membership)) return -1;
      const name = groupName(query.by, pupil, membership);
      return names.of(name, name);
    }),
  );
}
