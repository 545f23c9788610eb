/**
 * What was read before, kept in memory for as long as it is still so. The database raises a school's version with
 * every change to what figures are made of; each question asks for the versions first, one small query, so an answer
 * from memory is the answer the tables would give now, whichever process changed them.
 */
import type { Db } from './open-store.ts';

/** The version of what schools share: schools, calendars, settings, staff. */
const SHARED = '*';
/** Enough for months of a trust's days; the longest unused go first. */
const MOST_REMEMBERED = 10_000;

export class DataMemory {
  readonly #held = new Map<string, { version: number; value: unknown }>();
  #asking: Promise<unknown> = Promise.resolve();
  #next: Promise<ReadonlyMap<string, number>> | null = null;

  /** The versions as they are now. Whoever asks while the database is being asked shares the question after it. */
  versions(read: () => Promise<ReadonlyMap<string, number>>): Promise<ReadonlyMap<string, number>> {
    this.#next ??= this.#asking
      .catch(() => undefined) // its own askers hear of that
      .then(() => {
        const asking = read();
        this.#asking = asking;
        this.#next = null;
        return asking;
      });
    return this.#next;
  }

  take(key: string, version: number): { value: unknown } | null {
    const held = this.#held.get(key);
    if (!held) return null;
    this.#held.delete(key);
    if (held.version !== version) return null;
    this.#held.set(key, held);
    return held;
  }

  keep(key: string, version: number, value: unknown): void {
    this.#held.set(key, { version, value });
    if (this.#held.size > MOST_REMEMBERED) {
      const oldest = this.#held.keys().next();
      if (!oldest.done) this.#held.delete(oldest.value);
    }
  }
}

/** One question's view of the store. What it gives is shared between questions: never change it. */
export class Reading {
  readonly db: Db;
  readonly #memory: DataMemory;
  readonly #versions: ReadonlyMap<string, number>;

  constructor(db: Db, memory: DataMemory, versions: ReadonlyMap<string, number>) {
    this.db = db;
    this.#memory = memory;
    this.#versions = versions;
  }

  /** What schools share, read again only after a change to it. */
  async shared<Value>(what: string, read: () => Promise<Value>): Promise<Value> {
    const version = this.#versions.get(SHARED) ?? 0;
    const held = this.#memory.take(what, version);
    if (held) return held.value as Value;
    const value = await read();
    this.#memory.keep(what, version, value);
    return value;
  }

  /** Something of each school; `read` is asked for the schools that changed since, all at once. */
  async ofSchools<Value>(
    what: string,
    schools: readonly string[],
    read: (schools: readonly string[]) => Promise<(school: string) => Value>,
  ): Promise<Map<string, Value>> {
    const found = new Map<string, Value>();
    const missing: string[] = [];
    for (const school of schools) {
      const held = this.#memory.take(`${what} ${school}`, this.#versions.get(school) ?? 0);
      if (held) found.set(school, held.value as Value);
      else missing.push(school);
    }
    if (missing.length === 0) return found;
    const valueOf = await read(missing);
    for (const school of missing) {
      const value = valueOf(school);
      found.set(school, value);
      this.#memory.keep(`${what} ${school}`, this.#versions.get(school) ?? 0, value);
    }
    return found;
  }
}

/** Begins a question: versions are read before anything they stand for. */
export async function beginReading(store: { db: Db; memory: DataMemory }): Promise<Reading> {
  const versions = await store.memory.versions(async () => {
    const rows = await store.db.selectFrom('data_version').selectAll().execute();
    return new Map(rows.map((row) => [row.school_id, row.version]));
  });
  return new Reading(store.db, store.memory, versions);
}
