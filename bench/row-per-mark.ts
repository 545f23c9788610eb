/** The yardstick: the same marks kept a row each, and the same questions asked of them in SQL. */

const attended = `m.code in ('/','\\','L','B','K','P','V','W')`;
const possible = `m.code not in ('D','Q','X','Y1','Y2','Y3','Y4','Y5','Y6','Y7','Z','#','-')`;

export const tables = [
  `create table pupil (school text, upn text, year_group integer, tutor_group text, pp boolean,
     primary key (school, upn))`,
  `create table mark (school text, upn text, date date, session text, code text,
     primary key (school, upn, date, session))`,
];

/** For the questions of one day: kept apart from the loading that is timed. */
export const coveringIndex = `create index mark_day on mark (date, school) include (upn, code)`;

/** Possible, attended and cohort of a day by school and premium: what the daily diff is made from. */
export const daily = (date: string): string => `
  select p.school, p.pp, count(distinct p.upn) as cohort, count(*) filter (where ${possible}) as possible,
    count(*) filter (where ${attended}) as attended
  from mark m join pupil p on p.school = m.school and p.upn = m.upn
  where m.date = '${date}' and p.year_group between 7 and 10 group by p.school, p.pp`;

/** The year so far by pupil, then bands, persistent and severe absence by school. */
export const yearToDate = `
  with total as (
    select m.school, m.upn, count(*) filter (where ${possible}) as possible,
      count(*) filter (where ${attended}) as attended
    from mark m group by m.school, m.upn)
  select school, count(*) as pupils,
    count(*) filter (where 10 * (possible - attended) >= possible) as persistent,
    count(*) filter (where 2 * (possible - attended) >= possible) as severe,
    count(*) filter (where attended * 100 < 60 * possible) as below60,
    count(*) filter (where attended * 100 >= 60 * possible and attended * 100 < 90 * possible) as below90,
    count(*) filter (where attended * 100 >= 90 * possible and attended * 100 < 95 * possible) as below95,
    count(*) filter (where attended * 100 >= 95 * possible and attended * 100 < 97 * possible) as below97,
    count(*) filter (where attended * 100 >= 97 * possible and attended * 100 < 99 * possible) as below99
  from total where possible > 0 group by school`;

/** A tutor group: each pupil's year so far and marks of the day. */
export const tutorGroup = (school: string, group: string, date: string): string => `
  select p.upn, count(*) filter (where ${possible}) as possible, count(*) filter (where ${attended}) as attended,
    max(m.code) filter (where m.date = '${date}' and m.session = 'AM') as am,
    max(m.code) filter (where m.date = '${date}' and m.session = 'PM') as pm
  from mark m join pupil p on p.school = m.school and p.upn = m.upn
  where p.school = '${school}' and p.tutor_group = '${group}' group by p.upn`;

/** What the guide's policy counts as days away. */
const missed = `code in ('I','G','N','O','U')`;
const stages = { 2: [3, 5, 7], 3: [6, 8, 10], 4: [9, 11, 13] } as const;
const stageOf = (sessions: string, term: string): string =>
  `case ${[1, 2, 3]
    .flatMap((at) =>
      ([4, 3, 2] as const).map(
        (stage) =>
          `when ${term} = ${at} and ${sessions} >= ${2 * (stages[stage][at - 1] ?? 0)} then ${stage}`,
      ),
    )
    .join(' ')} else 0 end`;

/** Each pupil's sessions away so far, the last of them, and the stage they reach in a term. */
export const stagesReached = (date: string, term: number): string => `
  with away as (
    select school, upn, count(*) as sessions, max(date) as last from mark
    where date <= '${date}' and ${missed} group by school, upn)
  select school, upn, sessions, last, ${stageOf('sessions', String(term))} as stage from away where sessions >= 6`;

/** The first week in which each pupil reaches each stage in each term of the year. */
export const stagesOfYear = (starts: Readonly<Record<2 | 3, string>>): string => `
  with away as (
    select school, upn, date, row_number() over (partition by school, upn order by date, session) as sessions,
      case when date < '${starts[2]}' then 1 when date < '${starts[3]}' then 2 else 3 end as term
    from mark where ${missed}),
  reached as (select school, upn, term, date, ${stageOf('sessions', 'term')} as stage from away)
  select school, upn, term, stage, date_trunc('week', min(date)) as week from reached where stage > 0
  group by school, upn, term, stage`;
