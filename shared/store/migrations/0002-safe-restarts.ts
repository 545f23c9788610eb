import { sql, type Kysely } from 'kysely';

/** Code that knows only the first step writes and reads as before. */
export const worksWith = '0001-first-walk';

const statements = [
  `alter table posted_card add column repeated_at timestamptz`,
  `create table schema_step (
     trust_id text not null, name text not null, works_with text not null, primary key (trust_id, name))`,
];

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
