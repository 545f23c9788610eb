/** The yardstick: the same marks kept a row each in the same engine, and the same questions asked of them in SQL. */
import { sql, type Kysely } from 'kysely';

export interface PlainMark {
  school: string;
  pupil: number;
  date: string;
  session: string;
  code: string;
  pp: boolean;
}

export async function keepRowPerMark(db: Kysely<never>, marks: readonly PlainMark[]): Promise<void> {
  await sql`create table bench_mark (school text, pupil integer, date date, session text, code text, pp boolean)`.execute(
    db,
  );
  for (let at = 0; at < marks.length; at += 5000) {
    const piece = marks.slice(at, at + 5000);
    await sql`insert into bench_mark select * from json_to_recordset(${JSON.stringify(piece)}::json)
      as x(school text, pupil integer, date date, session text, code text, pp boolean)`.execute(db);
  }
  await sql`create index on bench_mark (date, school) include (pp, code)`.execute(db);
  await sql`analyze`.execute(db);
}

/** Possible and attended of a day by school and premium: what the daily diff is made from. */
export async function dailyFromRows(db: Kysely<never>, date: string): Promise<unknown[]> {
  const { rows } = await sql`select school, pp,
      count(*) filter (where code in ('/','\\','L','B','K','P','V','W')) as attended,
      count(*) filter (where code not in ('D','Q','X','Z','#','-')) as possible,
      count(distinct pupil) as pupils
    from bench_mark where date = ${date} group by school, pp`.execute(db);
  return rows;
}
