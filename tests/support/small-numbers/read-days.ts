/** What the numbers of a day are of: its figures, what a target would make of them, and the card in a channel. */
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { SchoolDaily, TrustDaily } from '#shared/contracts/figures/figures.ts';
import {
  kindAt,
  marks,
  roll,
  schoolsOfRow,
  type Asked,
  type Meaning,
  type Path,
  type Reads,
} from './reading.ts';
import type { Whose } from './whose-number.ts';

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

export function dailyNumber(path: Path, value: number, asked: Asked, daily: TrustDaily): Meaning {
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

export const whatIf: Reads = (path, value, asked) => {
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
