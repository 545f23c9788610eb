import { sql } from 'kysely';
import type { QueryExecutorProvider } from 'kysely';

/** One stored thing of Microsoft's side: `version` grows by one with each write, `changed` orders all writes. */
export type StandInDocument<T> = { id: string; version: number; changed: number; body: T };

export type StandInDocuments = {
  get<T>(collection: string, id: string): Promise<StandInDocument<T> | undefined>;
  /** In order of creation; `changedAfter` leaves out what was not written since that `changed`. */
  list<T>(collection: string, changedAfter?: number): Promise<StandInDocument<T>[]>;
  /** The highest `changed` of each collection whose name begins with `prefix`. */
  lastChanges(prefix: string): Promise<Map<string, number>>;
  /** False when the id is taken already; nothing is written then. */
  create<T>(collection: string, id: string, body: T): Promise<boolean>;
  /** Creates or overwrites; answers the new version. */
  put<T>(collection: string, id: string, body: T): Promise<number>;
  /** Writes only over `version`; answers the new version, or undefined when somebody else was first. */
  replace<T>(collection: string, id: string, version: number, body: T): Promise<number | undefined>;
  /** With `version`: only that one. Answers whether anything was removed. */
  remove(collection: string, id: string, version?: number): Promise<boolean>;
};

type Row = { id: string; version: number; changed: number; body: string };

/** Opens the stand-ins' one table, on PGlite and Postgres alike. Never call it inside a transaction. */
export async function openStandInDocuments(db: QueryExecutorProvider): Promise<StandInDocuments> {
  await sql`create sequence if not exists local_stand_in_changed`.execute(db);
  // The body is text, not jsonb: what was sent comes back letter for letter.
  await sql`create table if not exists local_stand_in (
    collection text not null,
    id text not null,
    version integer not null,
    changed integer not null default nextval('local_stand_in_changed'),
    position serial not null,
    body text not null,
    primary key (collection, id)
  )`.execute(db);
  return documentsIn(db);
}

function documentsIn(db: QueryExecutorProvider): StandInDocuments {
  return {
    async get<T>(collection: string, id: string) {
      const { rows } = await sql<Row>`select id, version, changed, body from local_stand_in
        where collection = ${collection} and id = ${id}`.execute(db);
      return rows[0] && read<T>(rows[0]);
    },
    async list<T>(collection: string, changedAfter = 0) {
      const { rows } = await sql<Row>`select id, version, changed, body from local_stand_in
        where collection = ${collection} and changed > ${changedAfter} order by position`.execute(db);
      return rows.map((row) => read<T>(row));
    },
    async lastChanges(prefix) {
      const { rows } = await sql<{ collection: string; changed: number }>`
        select collection, max(changed) as changed from local_stand_in
        where starts_with(collection, ${prefix}) group by collection`.execute(db);
      return new Map(rows.map((row) => [row.collection, row.changed]));
    },
    async create(collection, id, body) {
      const { rows } = await sql`insert into local_stand_in (collection, id, version, body)
        values (${collection}, ${id}, 1, ${JSON.stringify(body)})
        on conflict (collection, id) do nothing returning version`.execute(db);
      return rows.length === 1;
    },
    async put(collection, id, body) {
      const { rows } = await sql<{ version: number }>`
        insert into local_stand_in (collection, id, version, body)
        values (${collection}, ${id}, 1, ${JSON.stringify(body)})
        on conflict (collection, id) do update set body = excluded.body,
          version = local_stand_in.version + 1, changed = nextval('local_stand_in_changed')
        returning version`.execute(db);
      return rows[0]?.version ?? 1;
    },
    async replace(collection, id, version, body) {
      const { rows } = await sql<{ version: number }>`update local_stand_in
        set body = ${JSON.stringify(body)}, version = version + 1, changed = nextval('local_stand_in_changed')
        where collection = ${collection} and id = ${id} and version = ${version}
        returning version`.execute(db);
      return rows[0]?.version;
    },
    async remove(collection, id, version) {
      const { rows } = await sql`delete from local_stand_in
        where collection = ${collection} and id = ${id}
          and (${version ?? null}::integer is null or version = ${version ?? null}::integer)
        returning id`.execute(db);
      return rows.length === 1;
    },
  };
}

function read<T>(row: Row): StandInDocument<T> {
  return { id: row.id, version: row.version, changed: row.changed, body: JSON.parse(row.body) as T };
}
