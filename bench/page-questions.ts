/** What the pages ask for, each of other days every time, beside the same in SQL on a row a mark. */
import type { Engine } from './engines.ts';
import { compareTimes, middle, seconds, type Row } from './measure.ts';

const attended = `m.code in ('/','\\','L','B','K','P','V','W')`;
const possible = `m.code not in ('D','Q','X','Y1','Y2','Y3','Y4','Y5','Y6','Y7','Z','#','-')`;
const counts = `count(*) filter (where ${possible}) as possible, count(*) filter (where ${attended}) as attended`;
const from = `from mark m join pupil p on p.school = m.school and p.upn = m.upn`;
const between = (first: string, last: string): string => `m.date between '${first}' and '${last}'`;

interface Days {
  /** First day of the year. */
  first: string;
  /** The day asked about. */
  day: string;
  /** The same day a week before. */
  weekBefore: string;
}

export interface PageQuestion {
  what: string;
  path: (days: Days) => string;
  sql: (days: Days) => string;
}

const bySchoolAndYear = (group: string, { first, day }: Days): string => `
  with total as (
    select ${group} as name, p.school, p.upn, p.pp, ${counts},
      count(*) filter (where m.code in ('C','C1','C2','E','I','J1','M','R','S','T')) as authorised,
      count(*) filter (where m.code = 'L') as late
    ${from} where ${between(first, day)} group by ${group}, p.school, p.upn, p.pp)
  select name, count(*) as pupils, sum(possible) as possible, sum(attended) as attended,
    sum(authorised) as authorised, sum(late) as late,
    sum(possible) filter (where pp) as pp_possible, sum(attended) filter (where pp) as pp_attended,
    count(*) filter (where 10 * (possible - attended) >= possible) as persistent,
    count(*) filter (where 2 * (possible - attended) >= possible) as severe
  from total group by name`;

export const pageQuestions: readonly PageQuestion[] = [
  {
    what: 'the diff of a past day',
    path: ({ day }) => `/api/trust/daily?years=7-10&date=${day}`,
    sql: ({ day }) => `select p.school, p.pp, count(distinct p.upn) as cohort, ${counts}
      ${from} where m.date = '${day}' and p.year_group between 7 and 10 group by p.school, p.pp`,
  },
  {
    what: 'gaps of a week',
    path: ({ day, weekBefore }) => `/api/trust/gaps?from=${weekBefore}&to=${day}`,
    sql: ({ day, weekBefore }) =>
      `select p.school, p.pp, ${counts} ${from} where ${between(weekBefore, day)} group by p.school, p.pp`,
  },
  {
    what: 'gaps of the year up to a day',
    path: ({ first, day }) => `/api/trust/gaps?from=${first}&to=${day}`,
    sql: ({ first, day }) =>
      `select p.school, p.pp, ${counts} ${from} where ${between(first, day)} group by p.school, p.pp`,
  },
  {
    what: 'bands, PA, severe up to a day',
    path: ({ first, day }) => `/api/trust/bands?from=${first}&to=${day}`,
    sql: ({ first, day }) => `
      with total as (select m.school, m.upn, ${counts} from mark m where ${between(first, day)} group by m.school, m.upn)
      select school, count(*) as pupils, count(*) filter (where 10 * (possible - attended) >= possible) as persistent,
        count(*) filter (where 2 * (possible - attended) >= possible) as severe,
        count(*) filter (where attended * 100 < 60 * possible) as below60,
        count(*) filter (where attended * 100 >= 60 * possible and attended * 100 < 90 * possible) as below90,
        count(*) filter (where attended * 100 >= 90 * possible and attended * 100 < 95 * possible) as below95
      from total where possible > 0 group by school`,
  },
  {
    what: 'key measures on a day',
    path: ({ day }) => `/api/trust/key-measures?date=${day}`,
    sql: ({ first, day, weekBefore }) => `
      with total as (
        select m.school, m.upn, ${counts},
          count(*) filter (where ${possible} and m.date <= '${weekBefore}') as possible_before,
          count(*) filter (where ${attended} and m.date <= '${weekBefore}') as attended_before
        ${from} where p.pp and ${between(first, day)} group by m.school, m.upn)
      select school, count(*) as pupils, count(*) filter (where attended * 100 < 95 * possible) as below,
        count(*) filter (where attended_before * 100 < 95 * possible_before) as below_before from total group by school`,
  },
  {
    what: 'all measures by school, year up to a day',
    path: ({ first, day }) => `/api/figures?by=school&from=${first}&to=${day}`,
    sql: (days) => bySchoolAndYear('p.school', days),
  },
  {
    what: 'all measures by year group, year up to a day',
    path: ({ first, day }) => `/api/figures?by=year&from=${first}&to=${day}`,
    sql: (days) => bySchoolAndYear('p.year_group', days),
  },
  {
    what: 'a school by tutor group, year up to a day',
    path: ({ first, day }) => `/api/figures?school=S03&by=tutor-group&from=${first}&to=${day}`,
    sql: ({ first, day }) => `
      with total as (select p.tutor_group, p.upn, ${counts}
        ${from} where p.school = 'S03' and ${between(first, day)} group by p.tutor_group, p.upn)
      select tutor_group, count(*) as pupils, sum(possible) as possible, sum(attended) as attended,
        count(*) filter (where 10 * (possible - attended) >= possible) as persistent from total group by tutor_group`,
  },
];

const ASKED = 9;

/** Other days for each asking, so that no answer is remembered. */
function daysAsked(schoolDays: readonly string[]): Days[] {
  const last = schoolDays.length - 2;
  return Array.from({ length: ASKED }, (_, turn) => {
    const index = Math.max(6, last - turn * 2);
    return {
      first: schoolDays[0] ?? '',
      day: schoolDays[index] ?? '',
      weekBefore: schoolDays[index - 5] ?? '',
    };
  });
}

/** Seconds each question takes an engine, in the middle. */
export async function askEngine(engine: Engine, schoolDays: readonly string[], times = 3): Promise<number[]> {
  const taken: number[] = [];
  for (const question of pageQuestions) {
    const own: number[] = [];
    for (const days of daysAsked(schoolDays).slice(0, times))
      own.push(await seconds(() => engine.run(question.sql(days))));
    taken.push(middle(own));
  }
  return taken;
}

/** Seconds of server time for each question, of days nobody has asked about yet. */
export async function askProduct(
  get: (path: string) => Promise<{ serverTime: number }>,
  schoolDays: readonly string[],
): Promise<number[]> {
  const taken: number[] = [];
  for (const question of pageQuestions) {
    const own: number[] = [];
    for (const days of daysAsked(schoolDays)) own.push((await get(question.path(days))).serverTime);
    taken.push(middle(own));
  }
  return taken;
}

export function pageRows(
  kind: string,
  ours: readonly number[],
  yardsticks: readonly (readonly [name: string, times: readonly number[]])[],
): Row[] {
  return pageQuestions.flatMap(({ what }, index) =>
    yardsticks.map(([name, times]) =>
      compareTimes(
        `${kind}: ${what}, of a day not asked before`,
        ours[index] ?? NaN,
        [name, times[index] ?? NaN],
        name === 'DuckDB' ? '≤ 1, and < 10 ms' : '',
      ),
    ),
  );
}
