import { sql, type RawBuilder } from 'kysely';

type ColumnType = 'text' | 'integer' | 'boolean' | 'date' | 'json' | 'jsonb';

/** Rows per statement: enough to be quick, few enough that nobody waits long on the embedded store. */
export const ROWS_AT_ONCE = 5000;

/**
 * Many rows as the source of one statement: each column travels as one array, so that a thousand rows cost no more
 * parameters than one. Gives `(select … from unnest(…))` with the columns named as given.
 */
export function bulkRows<Row extends object>(
  columns: { [Column in keyof Row & string]: ColumnType },
  rows: readonly Row[],
): RawBuilder<unknown> {
  const names = Object.keys(columns) as (keyof Row & string)[];
  // Dates and documents travel as text: the two drivers read arrays of those differently.
  const arrays = names.map((name) => {
    const type = columns[name];
    const travels = type === 'date' || type === 'json' || type === 'jsonb' ? 'text' : type;
    return sql`${rows.map((row) => row[name])}::${sql.raw(travels)}[]`;
  });
  const selected = names.map(
    (name) => sql`${sql.ref(`r.${name}`)}::${sql.raw(columns[name])} as ${sql.ref(name)}`,
  );
  return sql`(select ${sql.join(selected)} from unnest(${sql.join(arrays)}) as r(${sql.join(names.map((name) => sql.ref(name)))}))`;
}

/** `(a, b, c)`: the columns of an insert. */
export const named = (columns: object): RawBuilder<unknown> =>
  sql`(${sql.join(Object.keys(columns).map((name) => sql.ref(name)))})`;
