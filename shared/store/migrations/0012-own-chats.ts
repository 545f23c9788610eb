import { sql, type Kysely } from 'kysely';

/** It only takes away rows that the step before would have written anew. */
export const worksWith = '0011-cleared-unasked';

/** A conversation was once kept as somebody's own chat without its saying that it is one: forgotten, until they write again. */
const statement = `
  delete from personal_chat where not coalesce(
    conversation -> 'conversation' ->> 'conversationType' = 'personal'
    and coalesce(conversation -> 'conversation' ->> 'isGroup', 'false') = 'false'
    and conversation -> 'conversation' ->> 'id' !~* '^19:|@thread|;messageid=', false)`;

export async function up(db: Kysely<never>): Promise<void> {
  await sql.raw(statement).execute(db);
}
