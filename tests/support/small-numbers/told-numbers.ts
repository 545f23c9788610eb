/** What each number in an answer for figures is of: whose, on which days, of which kind. A number nobody knows fails. */
import {
  addDays,
  firstDayOfSchoolYear,
  schoolYearOf,
  type SchoolDate,
} from '#shared/domain/basics/school-date.ts';
import { phaseOf } from '#shared/domain/basics/year-group.ts';
import type { SchoolDaily, TrustDaily } from '#shared/contracts/figures/figures.ts';
import type { Measures } from '#shared/contracts/figures/measures.ts';
import { beingOn, MOMENTS, TODAY, type Being, type RandomTrust, type TruePupil } from './random-trust.ts';

/** Whose a number is. */
export interface Whose {
  schools: readonly string[];
  years?: string | null | undefined;
  /** Where each school has years of its own. */
  yearsOf?: Record<string, string | null>;
  phase?: string | undefined;
  /** All the years before the sixth form. */
  main?: boolean;
  premium?: boolean;
  send?: string;
  tutorGroup?: string;
  house?: string;
}

/** Pupils' marks of days; who is on roll on a day; pupils by what they are over the year up to a day; by code. */
type Family = 'marks' | 'roll' | 'year' | 'results';

interface Part {
  whose: Whose;
  from: SchoolDate;
  to: SchoolDate;
}

export interface Told {
  family: Family;
  /** Of marks: which state of knowledge. */
  known: number;
  /** A number may be of several groups and days, each with a sign of its own. */
  parts: Part[];
  /** What is counted, where it can be counted again from the truth. */
  kind?: string | undefined;
  value: number;
}

export interface ToldCode {
  code: string;
  whose: Whose;
  value: number;
}

/** What the attacker asked, and of whom. */
export interface Asked {
  trust: RandomTrust;
  visible: readonly string[];
  query: Record<string, unknown>;
  answer: unknown;
}

export type Path = readonly (string | number)[];
/** 'nobody': a number that is of no pupil's marks. Undefined: nobody knows. */
export type Meaning = Told[] | { code: ToldCode } | 'nobody' | undefined;

const inYears = (years: string | null | undefined, year: number): boolean => {
  if (!years) return true;
  if (years.includes(',')) return years.split(',').some((some) => inYears(some, year));
  const [first = '', last = first] = years.split('-');
  const read = (text: string): number => (text.toUpperCase() === 'R' ? 0 : Number(text));
  return read(first) <= year && year <= read(last);
};

export function isOf(whose: Whose, school: string, being: Being): boolean {
  const { send, yearsOf } = whose;
  return (
    whose.schools.includes(school) &&
    inYears(whose.years, being.year) &&
    inYears(yearsOf?.[school], being.year) &&
    (whose.phase === undefined || phaseOf(being.year) === whose.phase) &&
    (!whose.main || phaseOf(being.year) !== 'post16') &&
    (whose.premium === undefined || being.premium === whose.premium) &&
    (send === undefined || (send === 'send' ? being.sen !== 'N' : being.sen === send)) &&
    (whose.tutorGroup === undefined || being.tutorGroup === whose.tutorGroup) &&
    (whose.house === undefined || being.house === whose.house)
  );
}

const sessionKinds: Record<string, readonly string[]> = {
  attended: ['/', '\\', 'L', 'V'],
  authorised: ['I', 'M', 'C', 'E'],
  unauthorised: ['O', 'N'],
  late: ['L'],
};
sessionKinds.possible = ['attended', 'authorised', 'unauthorised'].flatMap(
  (kind) => sessionKinds[kind] ?? [],
);

/** A pupil's codes of a day, as they were known. */
export function codesOn(pupil: TruePupil, day: SchoolDate, known: number): readonly string[] {
  if (known === 0 || (known === 1 && day > MOMENTS[0])) return [];
  return (known === 1 ? pupil.corrected.get(day) : undefined) ?? pupil.marks.get(day) ?? [];
}

const sessionsOf = (kind: string, codes: readonly string[]): number =>
  codes.filter((code) => sessionKinds[kind]?.includes(code)).length;

/** Attendance so far is told of those on roll on a school's last school day: the holiday after it changes nothing. */
export const rollDay = ({ schools, days }: RandomTrust, school: string, to: SchoolDate): SchoolDate => {
  const closed = schools.find(({ id }) => id === school)?.closed;
  return days.findLast((day) => day <= to && !closed?.has(day)) ?? to;
};

/**
 * The same number counted from the truth, whatever the product counted; null: not counted again here. It is told in many
 * answers and to several readers, and counted once.
 */
export function countedAgain(trust: RandomTrust, told: Told): number | null {
  if (told.kind === undefined) return null;
  const before = countedOf.get(trust) ?? new Map<string, number>();
  countedOf.set(trust, before);
  const number = JSON.stringify([told.family, told.known, told.kind, told.parts]);
  const counted = before.get(number) ?? countedFrom(trust, told, told.kind);
  before.set(number, counted);
  return counted;
}
const countedOf = new WeakMap<RandomTrust, Map<string, number>>();

function countedFrom(trust: RandomTrust, { family, known, parts }: Told, kind: string): number {
  const { pupils, days } = trust;
  let sum = 0;
  for (const { whose, from, to } of parts) {
    const within = days.filter((day) => from <= day && day <= to);
    for (const pupil of pupils) {
      const counted = pupil.beings.filter(({ being }) => isOf(whose, pupil.school, being));
      if (counted.length === 0) continue;
      const isOfOn = (day: SchoolDate): boolean => {
        const being = beingOn(pupil, day);
        return counted.some((one) => one.being === being);
      };
      if (family === 'roll') sum += isOfOn(to) ? 1 : 0;
      else if (family === 'marks')
        for (const day of within) sum += isOfOn(day) ? sessionsOf(kind, codesOn(pupil, day, known)) : 0;
      else if (isOfOn(rollDay(trust, pupil.school, to))) {
        const codes = within.flatMap((day) => codesOn(pupil, day, known));
        const [possible, attended] = [sessionsOf('possible', codes), sessionsOf('attended', codes)];
        const least = { pupils: 0, persistentlyAbsent: 10, severelyAbsent: 2 }[kind];
        if (possible > 0 && (least === 0 || (least ?? 0) * (possible - attended) >= possible)) sum += 1;
      }
    }
  }
  return sum;
}

const KINDS = new Set(['possible', 'attended', 'authorised', 'unauthorised', 'late']);
const kindAt = (path: Path): string | undefined => {
  const last = String(path.at(-1));
  return KINDS.has(last) ? last : undefined;
};

const yearSoFar = (to: SchoolDate): SchoolDate => firstDayOfSchoolYear(schoolYearOf(to));
const marks = (
  whose: Whose,
  from: SchoolDate,
  to: SchoolDate,
  value: number,
  kind?: string,
  known = 2,
): Told[] => [{ family: 'marks', known, parts: [{ whose, from, to }], kind, value }];
const roll = (whose: Whose, on: SchoolDate, value: number, kind?: string): Told[] => [
  { family: 'roll', known: 2, parts: [{ whose, from: on, to: on }], kind, value },
];
const year = (whose: Whose, to: SchoolDate, value: number, kind?: string, known = 2): Told[] => [
  { family: 'year', known, parts: [{ whose, from: yearSoFar(to), to }], kind, value },
];

const at = (of: unknown, ...path: Path): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<string | number, unknown> | null)?.[key], of);

type Reads = (path: Path, value: number, asked: Asked) => Meaning;

interface DayRow {
  school?: string;
  together?: string[] | null;
  target?: { cohort: 'pp' | 'all' };
  years?: string | null;
  previousDay?: SchoolDate | null;
  diff?: number | null;
}

/** The days' figures of a school, of several together, or of the trust. */
function dayNumber(
  path: Path,
  value: number,
  { trust }: Asked,
  { date, rows, of }: { date: SchoolDate; rows: readonly DayRow[]; of: readonly string[] },
  phase: string | undefined,
): Meaning {
  const own = rows.filter((row) => !row.together && of.includes(row.school ?? ''));
  const yearsOf = Object.fromEntries(own.map((row) => [row.school ?? '', row.years ?? null]));
  const [first = '', second = ''] = path.map(String);
  const whose: Whose = { schools: of, yearsOf, phase };
  // The trust's diff is of the schools that have one, alone or together.
  const counted = new Set(
    rows
      .filter(({ diff }) => diff !== null && diff !== undefined)
      .flatMap((row) => row.together ?? [row.school]),
  );
  const isCounted = ({ school }: DayRow): boolean =>
    of.length === 1 || counted.size === 0 || counted.has(school);
  const ofTarget = own.filter(isCounted).map((row): Whose & { previousDay: SchoolDate | null } => ({
    ...whose,
    schools: [row.school ?? ''],
    ...(row.target?.cohort === 'pp' && { premium: true }),
    previousDay: row.previousDay ?? null,
  }));
  const side = { pp: { premium: true }, nonPp: { premium: false }, all: {} }[second];
  const isOpen = (school: string): boolean =>
    trust.days.includes(date) && !trust.schools.find(({ id }) => id === school)?.closed.has(date);
  switch (first) {
    case 'cohort':
      return roll({ ...whose, ...side }, date, value, 'roll');
    case 'rate':
      return marks({ ...whose, ...side }, date, date, value, kindAt(path));
    case 'missingMarks':
      return marks(whose, date, date, value);
    case 'missingMarksPp':
      return marks({ ...whose, premium: true }, date, date, value);
    case 'allowed':
    case 'onePupilPercent':
      return [
        {
          family: 'roll',
          known: 2,
          parts: ofTarget.map((one) => ({ whose: one, from: date, to: date })),
          value,
        },
      ];
    case 'absent':
    case 'diff':
    case 'diffIfMissingPresent':
    case 'diffIfMissingAbsent':
    case 'countedAbsent':
    case 'returnsNeeded':
      if (of.length > 1 && counted.size === 0) return [];
      return [
        {
          family: 'marks',
          known: 2,
          parts: ofTarget.map((one) => ({ whose: one, from: date, to: date })),
          value,
        },
      ];
    case 'changeSincePreviousDay': {
      const both = ofTarget.filter(
        ({ previousDay, schools: [school = ''] }) => previousDay && isOpen(school),
      );
      const parts = both.flatMap(({ previousDay, ...one }) => [
        { whose: one, from: date, to: date },
        { whose: one, from: previousDay ?? date, to: previousDay ?? date },
      ]);
      return [{ family: 'marks', known: 2, parts, value }];
    }
    case 'schoolsCounted':
    case 'schoolsTotal':
    case 'registersMissing':
    case 'target':
    case 'departmentMinimum':
      return 'nobody';
    default:
      return undefined;
  }
}

const schoolsOfRow = (row: { school: string; together?: string[] | null }): string[] =>
  row.together ?? [row.school];

function dailyNumber(path: Path, value: number, asked: Asked, daily: TrustDaily): Meaning {
  const { date, schools } = daily;
  const phase = asked.query.phase as string | undefined;
  const [place, index, ...rest] = path;
  if (place === 'trust') {
    const of = schools.filter(({ together }) => !together).map(({ school }) => school);
    return dayNumber(path.slice(1), value, asked, { date, rows: schools, of }, phase);
  }
  if (place !== 'schools') return undefined;
  const row = schools[Number(index)] as SchoolDaily;
  return dayNumber(rest, value, asked, { date, rows: schools, of: schoolsOfRow(row) }, phase);
}

interface WhatIfRow {
  school: string;
  now: DayRow;
  then: DayRow;
}

const whatIf: Reads = (path, value, asked) => {
  const answer = asked.answer as { date: SchoolDate; schools: WhatIfRow[] };
  const [place, index] = path;
  const when = place === 'trust' ? path[1] : path[2];
  if (place === 'trust' && when !== 'now' && when !== 'then') return 'nobody';
  if (when !== 'now' && when !== 'then') return undefined;
  const rows = answer.schools.map((row) => ({
    ...row[when],
    school: row.school,
    together: row.school.includes('+') ? row.school.split('+') : null,
  }));
  const of =
    place === 'trust'
      ? rows.filter(({ together }) => !together).map(({ school }) => school)
      : (answer.schools[Number(index)]?.school ?? '').split('+');
  return dayNumber(
    path.slice(place === 'trust' ? 2 : 3),
    value,
    asked,
    { date: answer.date, rows, of },
    undefined,
  );
};

/** Which days a school's figures are compared with. */
function beforeOf(
  trust: RandomTrust,
  school: string,
  { from, to }: Measures,
  compare: unknown,
): Omit<Part, 'whose'> | null {
  if (compare === 'week') return { from: addDays(from, -7), to: addDays(to, -7) };
  const closed = trust.schools.find(({ id }) => id === school)?.closed;
  const day = trust.days.findLast((one) => one < to && !closed?.has(one));
  return day ? { from: day, to: day } : null;
}

const knownOf = (knownAt: unknown): number => {
  if (typeof knownAt !== 'string') return 2;
  return MOMENTS.filter((moment) => moment <= knownAt.slice(0, 16)).length;
};

const SIDES: Record<string, Partial<Whose>> = {
  pp: { premium: true },
  nonPp: { premium: false },
  send: { send: 'send' },
  nonSend: { send: 'N' },
};

function whoseRow(
  { trust, visible, query }: Asked,
  { by }: Measures,
  row: Measures['rows'][number] | null,
): Whose {
  const text = (name: string): string | undefined => query[name] as string | undefined;
  const schools = visible.filter((id) => {
    const school = trust.schools.find((one) => one.id === id);
    return (text('school') ?? id) === id && (text('cluster') ?? school?.cluster) === school?.cluster;
  });
  const asked: Whose = {
    schools,
    years: text('years'),
    phase: text('phase'),
    ...(query.premium !== undefined && { premium: query.premium === 'pp' }),
    ...(query.send !== undefined && { send: text('send') ?? '' }),
    ...(query.tutorGroup !== undefined && { tutorGroup: text('tutorGroup') ?? '' }),
    ...(query.house !== undefined && { house: text('house') ?? '' }),
  };
  if (!row) return asked;
  const whose = row.school === null ? asked : { ...asked, schools: [row.school] };
  const both = {
    years: row.key,
    yearsOf: Object.fromEntries(schools.map((id) => [id, text('years') ?? null])),
  };
  const of: Record<string, () => Partial<Whose>> = {
    trust: () => ({}),
    school: () => ({}),
    cluster: () => ({
      schools: schools.filter((id) => trust.schools.find((one) => one.id === id)?.cluster === row.key),
    }),
    phase: () => ({ phase: row.key }),
    year: () => both,
    premium: () => ({ premium: row.key === 'pp' }),
    send: () => ({ send: row.key }),
    house: () => ({ house: row.key }),
    'tutor-group': () => ({ tutorGroup: row.key }),
  };
  return { ...whose, ...of[by]?.() };
}

const figures: Reads = (path, value, asked) => {
  const answer = asked.answer as Measures;
  const { from, to, bandsTo } = answer;
  if (path[0] === 'edges') return 'nobody';
  if (path[0] === 'notShown') return 'nobody';
  const isTotal = path[0] === 'total';
  if (!isTotal && path[0] !== 'rows') return undefined;
  // Pupil by pupil nobody is told of but those one sees.
  if (answer.by === 'pupil') return [];
  const rest = path.slice(isTotal ? 1 : 2);
  const row = isTotal ? null : (answer.rows[Number(path[1])] ?? null);
  const whose = whoseRow(asked, answer, row);
  const figuresOf = isTotal ? answer.total : row;
  const known = knownOf(asked.query.knownAt);
  const [first = '', index = 0] = rest;
  const side = SIDES[first];
  if (side) {
    // A side of a side is itself, or nobody.
    const { premium, send } = asked.query;
    const isSide =
      side.send === undefined ? (premium ?? answer.by === 'premium') : (send ?? answer.by === 'send');
    if (isSide) return [];
    return marks({ ...whose, ...side }, from, to, value, kindAt(rest), known);
  }
  const bandsOf = (kind?: string): Told[] => year(whose, bandsTo ?? to, value, kind, known);
  switch (first) {
    case 'onRoll':
      return roll(whose, to, value, 'roll');
    case 'rate':
    case 'sessions':
    case 'percents':
      return marks(whose, from, to, value, first === 'percents' ? undefined : kindAt(rest), known);
    case 'gapPp':
      return [true, false].flatMap((premium) =>
        marks({ ...whose, premium }, from, to, value, undefined, known),
      );
    case 'gapSend':
      return ['N', 'send'].flatMap((send) => marks({ ...whose, send }, from, to, value, undefined, known));
    case 'pupilsCounted':
      return bandsOf('pupils');
    case 'persistentlyAbsent':
    case 'severelyAbsent':
      return bandsOf(first);
    case 'bands':
    case 'bandPercents':
      return bandsOf();
    case 'series': {
      const period = figuresOf?.series?.[Number(index)]?.period ?? from;
      const last = asked.query.split === 'week' ? addDays(period, 6) : period;
      const days = { from: period < from ? from : period, to: last > to ? to : last };
      return marks(whose, days.from, days.to, value, kindAt(rest), known);
    }
    case 'codes':
      return { code: { code: figuresOf?.codes?.[Number(index)]?.code ?? '', whose, value } };
    case 'before': {
      const counts = (part: Part | null): number =>
        part
          ? (countedAgain(asked.trust, { family: 'marks', known, parts: [part], kind: 'possible', value }) ??
            0)
          : 0;
      const both = whose.schools.flatMap((school) => {
        const one = { ...whose, schools: [school] };
        const then = beforeOf(asked.trust, school, answer, asked.query.compare);
        const [now, before] = [{ whose: one, from, to }, then && { whose: one, ...then }];
        return before && counts(now) > 0 && counts(before) > 0 ? [{ now, before }] : [];
      });
      const of = (parts: Part[], kind?: string): Told => ({ family: 'marks', known, parts, kind, value });
      const before = of(
        both.map((one) => one.before),
        kindAt(rest),
      );
      return rest[1] === 'change' ? [before, of(both.map(({ now }) => now))] : [before];
    }
    default:
      return undefined;
  }
};

const gaps: Reads = (path, value, { answer, query, visible }) => {
  const { from, to } = answer as { from: SchoolDate; to: SchoolDate };
  if (path[0] === 'national') return 'nobody';
  const isTrust = path[0] === 'trust';
  const row = at(answer, 'schools', path[1] ?? 0) as { school: string; together: string[] | null };
  const whose: Whose = {
    schools: isTrust ? visible : schoolsOfRow(row),
    phase: query.phase as string | undefined,
  };
  const rest = path.slice(isTrust ? 1 : 2);
  switch (rest[0]) {
    case 'pp':
    case 'nonPp':
    case 'all':
      return marks({ ...whose, ...SIDES[rest[0]] }, from, to, value, kindAt(rest));
    case 'gap':
      return [true, false].flatMap((premium) => marks({ ...whose, premium }, from, to, value));
    case 'missingMarks':
      return marks(whose, from, to, value);
    case 'missingMarksPp':
      return marks({ ...whose, premium: true }, from, to, value);
    default:
      return undefined;
  }
};

const bands: Reads = (path, value, { answer, query, visible }) => {
  const { to, schools } = answer as { to: SchoolDate; schools: { school: string }[] };
  if (path[0] === 'edges') return 'nobody';
  const isTrust = path[0] === 'trust';
  const whose: Whose = {
    schools: isTrust ? visible : [schools[Number(path[1])]?.school ?? ''],
    phase: query.phase as string | undefined,
  };
  const name = String(path[isTrust ? 1 : 2]);
  const isCounted = ['pupils', 'persistentlyAbsent', 'severelyAbsent'].includes(name);
  if (name === 'missingMarks') return marks(whose, yearSoFar(to), to, value);
  const isKnown = isCounted || ['counts', 'percents'].includes(name);
  return isKnown ? year(whose, to, value, isCounted ? name : undefined) : undefined;
};

const keyMeasures: Reads = (path, value, { answer, visible }) => {
  const { date, weekBefore, rows } = answer as {
    date: SchoolDate;
    weekBefore: SchoolDate;
    rows: { school: string; phase: string }[];
  };
  const isTrust = path[0] === 'trust';
  const row = rows[Number(path[1])];
  const whose: Whose = isTrust
    ? { schools: visible, main: true, premium: true }
    : { schools: [row?.school ?? ''], phase: row?.phase, premium: true };
  const before = year(whose, weekBefore, value);
  switch (path[isTrust ? 1 : 2]) {
    case 'pupils':
      return year(whose, date, value, 'pupils');
    case 'below':
      return year(whose, date, value);
    case 'missingMarks':
      return marks(whose, yearSoFar(date), date, value);
    case 'belowWeekBefore':
      return before;
    case 'change':
      return [...year(whose, date, value), ...before];
    case 'underPercent':
      return 'nobody';
    default:
      return undefined;
  }
};

const postSixteen: Reads = (path, value, { answer, visible }) => {
  const { from, to } = answer as { from: SchoolDate; to: SchoolDate };
  const isTrust = path[0] === 'trust';
  const row = at(answer, 'schools', path[1] ?? 0) as { school: string; notes: { date: SchoolDate }[] };
  const whose: Whose = { schools: isTrust ? visible : [row.school], phase: 'post16' };
  const rest = path.slice(isTrust ? 1 : 2);
  switch (rest[0]) {
    case 'pupils':
      return roll(whose, to, value, 'roll');
    case 'rate':
    case 'authorised':
    case 'unauthorised':
      return marks(whose, from, to, value, kindAt(rest));
    case 'missingMarks':
      return marks(whose, from, to, value);
    case 'notes': {
      const day = row.notes[Number(rest[1])]?.date ?? from;
      return marks(whose, day, day, value);
    }
    case 'targetPercent':
      return 'nobody';
    default:
      return undefined;
  }
};

const DAYS_OF_UNEXPLAINED = 40;
/** What is asked about registers may say how they were kept; never how many pupils had a code. */
const OF_REGISTERS = ['late-registers'];

/** Requests that tell no figures: of oneself, of what was set or brought in, or of pupils whom one sees. */
export const ofNoFigures: ReadonlySet<string> = new Set([
  ...[
    'giveNotice',
    'withdrawNotice',
    'recordSigning',
    'readPupilList',
    'undoSigning',
    'schoolCallers',
    'shareCalls',
  ],
  ...['codesToEnter', 'recordCodesEntered', 'undoCodesEntered', 'setReasonCodes'],
  ...['me', 'changes', 'workToday', 'actions', 'openAlerts', 'alertReaders', 'searchPupils'],
  ...['callScripts', 'setCallScripts', 'callNumbers', 'nameAdult', 'undoPassOn'],
  ...['schoolSettings', 'changeSchoolSettings', 'pupilSights', 'givePupilSight', 'endPupilSight'],
  ...['setTarget', 'withdrawTarget', 'setNationalGap', 'whatWaits', 'tryAgain'],
  ...['schoolDailyCard', 'trustDailyCard', 'alertPeople', 'setAlertPeople', 'alertStandings', 'holdDrill'],
  ...['watchedChildren', 'tellWorker'],
  ...['importFile', 'pastImports', 'undoImport', 'checkCleared', 'whatWasRefused'],
  ...['localCodes', 'putLocalCode', 'bringInCode', 'letGoCode'],
]);

/** How to read the answer of each request that tells figures. */
export const readings: Record<string, Reads> = {
  openRegisters: (path, value, { answer }) => {
    const { from, to } = answer as { from: SchoolDate; to: SchoolDate };
    const row = at(answer, 'schools', path[1] ?? 0) as { school: string };
    const whose = { schools: [row.school] };
    switch (path[2]) {
      case 'registersMissing':
        return 'nobody';
      case 'missingMarks':
        return marks(whose, from, to, value);
      case 'unexplainedFromThree':
      case 'unexplainedOverFive':
        return marks(whose, addDays(TODAY, -DAYS_OF_UNEXPLAINED), TODAY, value);
      case 'registers': {
        const register = at(row, 'registers', path[3] ?? 0) as { date: SchoolDate; registerGroup: string };
        const whoseRegister = { ...whose, tutorGroup: register.registerGroup };
        return value === 0 ? 'nobody' : marks(whoseRegister, register.date, register.date, value);
      }
      // Of pupils whom one sees.
      case 'unexplained':
        return [];
      default:
        return undefined;
    }
  },
  keyGroups: (path, value, { answer }) => {
    const { mayOpen } = answer as { mayOpen: boolean };
    if (mayOpen) return [];
    const isOfTheRoll = ['pp', 'send-k', 'send-e', 'new-joiners', 'medical'].includes(
      String(at(answer, 'groups', path[1] ?? 0, 'group')),
    );
    const isNumber = path[0] === 'onRoll' || (isOfTheRoll && path[2] === 'pupils');
    return isNumber || (path[2] === 'yearToDate' && value === 0) ? 'nobody' : undefined;
  },
  codingWatch: (path, _value, { answer }) =>
    OF_REGISTERS.includes(String(at(answer, 'questions', path[1] ?? 0, 'evidence', 'kind')))
      ? 'nobody'
      : undefined,
  targets: () => 'nobody',
  trustDaily: (path, value, asked) => dailyNumber(path, value, asked, asked.answer as TrustDaily),
  trustDays: (path, value, asked) => {
    const days = at(asked.answer, 'days') as TrustDaily[];
    const day = days[Number(path[1])];
    return day ? dailyNumber(path.slice(2), value, asked, day) : undefined;
  },
  whatIf,
  previewTarget: whatIf,
  keyMeasures,
  postSixteen,
  trustGaps: gaps,
  trustBands: bands,
  figures,
  dailyTargets: (path, value, { answer, query, trust }) => {
    const row = at(answer, 'rows', path[1] ?? 0) as { school: string };
    const whose: Whose = {
      schools: [row.school],
      years: query.years as string | undefined,
      phase: query.phase as string | undefined,
      ...(query.cohort === 'pp' && { premium: true }),
    };
    const isKnown = ['cohort', 'onePupilPercent', 'allowed'].includes(String(path[2]));
    const today = trust.days.at(-1) ?? '';
    return isKnown ? roll(whose, today, value, path[2] === 'cohort' ? 'roll' : undefined) : undefined;
  },
  firstDaysBack: (path, value, { answer }) => {
    const row = at(answer, 'schools', path[1] ?? 0) as { school: string; firstDay: SchoolDate };
    const whose = { schools: [row.school] };
    if (path[2] === 'onRoll') return roll(whose, row.firstDay, value, 'roll');
    const isKnown = ['back', 'notBack', 'notKnown'].includes(String(path[2]));
    return isKnown ? marks(whose, row.firstDay, row.firstDay, value) : undefined;
  },
  // How many pupils a school has is public, and its size alone says nothing of their marks.
  aboutSchool: (path) => (path[0] === 'onRoll' ? 'nobody' : undefined),
  // Nobody has results here: all that is told is how many have none. small-groups.test.ts has results.
  trustResults: (path, value, { answer, visible }) => {
    if (['schoolYear', 'years', 'edges'].includes(String(path[0])) || value === 0) return 'nobody';
    const { schools } = answer as { schools: { school: string }[] };
    const isTrust = path[0] === 'trust';
    const whose = { schools: isTrust ? visible : [schools[Number(path[1])]?.school ?? ''], years: '11' };
    const isKnown = path[isTrust ? 1 : 2] === 'withoutResult';
    return isKnown
      ? [{ family: 'results', known: 2, parts: [{ whose, from: TODAY, to: TODAY }], value }]
      : undefined;
  },
};

/** A card in a channel, read like the day's figures of whoever sees no pupil. */
export const dailyOnCard = (path: Path, value: number, { trust, answer }: Asked): Meaning => {
  const view = answer as { date: SchoolDate; rows?: CardRow[] } & CardRow;
  const { date } = view;
  const names = new Map(trust.schools.map(({ id, name }) => [name, id]));
  const schoolsOf = ({ school, name }: CardRow): string[] =>
    names.has(name)
      ? [school]
      : (/\((.*)\)/.exec(name)?.[1] ?? '').split(', ').map((one) => names.get(one) ?? one);
  const rows = (view.rows ?? [view]).map((row): DayRow => {
    const some = schoolsOf(row);
    return {
      school: some.join('+'),
      together: some.length > 1 ? some : null,
      target: { cohort: row.cohort },
      years: row.years,
      previousDay: row.change?.since ?? null,
    };
  });
  const isRow = path[0] === 'rows';
  const rest = isRow ? path.slice(2) : path;
  const of =
    isRow || !view.rows ? schoolsOf(view.rows?.[Number(path[1])] ?? view) : trust.schools.map(({ id }) => id);
  const named = {
    best: 'diffIfMissingPresent',
    worst: 'diffIfMissingAbsent',
    change: 'changeSincePreviousDay',
  };
  const [first = ''] = rest;
  if (['targetPercent', 'registersMissing', 'counted', 'total'].includes(String(first))) return 'nobody';
  // A card says none where it tells nothing.
  if (first === 'missingMarks' && value === 0) return [];
  const name = named[first as keyof typeof named] ?? first;
  return dayNumber(
    [name, ...rest.slice(1)],
    value,
    { trust, visible: of, query: {}, answer },
    { date, rows, of },
    undefined,
  );
};

interface CardRow {
  school: string;
  name: string;
  cohort: 'pp' | 'all';
  years: string | null;
  change: { since: SchoolDate } | null;
}

export const gapsOnCard = (path: Path, value: number, asked: Asked): Meaning => {
  const view = asked.answer as { schools: { school: string }[] };
  if (path[0] === 'missingMarks') return gaps(['trust', 'missingMarks'], value, asked);
  const names = new Map(asked.trust.schools.map(({ id, name }) => [name, id]));
  const schools = view.schools.map(({ school }) => ({
    school,
    together: school.includes('(')
      ? (/\((.*)\)/.exec(school)?.[1] ?? '').split(', ').map((one) => names.get(one) ?? one)
      : null,
  }));
  return gaps(
    path.filter((key) => key !== 'sides'),
    value,
    { ...asked, answer: { ...view, schools } },
  );
};
