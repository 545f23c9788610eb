/**
 * What was read before, kept in memory for as long as it is still so. The database raises a school's version with
 * every change to what figures are made of; each question asks for the versions first, one small query, so an answer
 * from memory is the answer the tables would give now, whichever process changed them.
 */
import { LRUCache } from 'lru-cache';
import { Problem } from '#shared/domain/basics/problem.ts';
import type { Db } from './open-store.ts';

/** registers: pupils, groups and marks of a school; roll: without the marks; trust ('*'): schools, calendars, settings, staff. */
type About = 'registers' | 'roll' | 'actions' | 'trust';
type Versions = ReadonlyMap<string, number>;
const versionKey = (school: string, about: About): string => `${about} ${school}`;
/** What holds fifteen trusts' year of registers and the figures made from it; the longest unused go first. */
const USUAL_MEMORY_MB = 256;
const BYTES_PER_MB = 1024 * 1024;
/** What most values take; registers give their own size. */
const USUAL_BYTES = 4096;
/** A key and its place in memory, whatever the value. */
const BYTES_OF_AN_ENTRY = 200;
const MOST_WHOLE_ANSWERS = 500;
/** Everybody waits for this one small question: a connection that hangs must not hold them. */
const LONGEST_WAIT_MS = 5000;

async function inTime<Answer>(asking: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Problem('unavailable', 'The database does not answer just now. Try again in a minute.'));
    }, LONGEST_WAIT_MS);
  });
  asking.catch(() => undefined);
  return Promise.race([asking, tooLate]).finally(() => clearTimeout(timer));
}

function sameVersions(a: Versions, b: Versions): boolean {
  if (a.size !== b.size) return false;
  for (const [key, version] of a) if (b.get(key) !== version) return false;
  return true;
}

/** A version, or several in one text. */
type Version = number | string;

interface Held {
  version: Version;
  value: unknown;
}

export class DataMemory {
  readonly #held: LRUCache<string, Held>;
  readonly #answers = new WeakMap<Versions, LRUCache<string, object>>();
  #asking: Promise<unknown> = Promise.resolve();
  #next: Promise<Versions> | null = null;
  readonly #seesEveryChange: boolean;
  #changes = 0;
  #known: { versions: Versions; afterChanges: number; askedAt: number } | null = null;

  /** @param seesEveryChange whether `noteChange` is called for every change: then versions hold until the next one */
  constructor(seesEveryChange = false, mostMb = USUAL_MEMORY_MB) {
    this.#seesEveryChange = seesEveryChange;
    this.#held = new LRUCache({ maxSize: mostMb * BYTES_PER_MB });
  }

  /** Something may be changing in the database. */
  noteChange(): void {
    this.#changes += 1;
  }

  /**
   * The versions as they are now, or as they were up to `mayBeOldMs` ago. Whoever asks while the database is being
   * asked shares the question after it.
   */
  async versions(read: () => Promise<Versions>, mayBeOldMs = 0): Promise<Versions> {
    if (this.#seesEveryChange && this.#known?.afterChanges === this.#changes) return this.#known.versions;
    if (this.#known && performance.now() - this.#known.askedAt < mayBeOldMs) return this.#known.versions;
    this.#next ??= this.#asking
      .catch(() => undefined) // its own askers hear of that
      .then(async () => {
        const afterChanges = this.#changes;
        const askedAt = performance.now();
        const asking = inTime(read());
        this.#asking = asking;
        this.#next = null;
        const found = await asking;
        const cached = this.#known?.versions;
        // The same versions are the same object, so that whole answers can hang on it.
        const versions = cached && sameVersions(cached, found) ? cached : found;
        this.#known = { versions, afterChanges, askedAt };
        return versions;
      });
    return this.#next;
  }

  /** Answers made from everything at these versions; they go when anything changes. */
  answersAt(versions: Versions): LRUCache<string, object> {
    let answers = this.#answers.get(versions);
    if (!answers) this.#answers.set(versions, (answers = new LRUCache({ max: MOST_WHOLE_ANSWERS })));
    return answers;
  }

  take(key: string, version: Version): Held | null {
    const held = this.#held.get(key);
    if (held?.version === version) return held;
    this.#held.delete(key);
    return null;
  }

  keep(key: string, version: Version, value: unknown, bytes = USUAL_BYTES): void {
    this.#held.set(key, { version, value }, { size: BYTES_OF_AN_ENTRY + bytes });
  }
}

/** Something of one school. */
export interface PartOfSchool {
  school: string;
  what: string;
}

interface Hangs {
  /** On a school's registers, unless it hangs on its roll alone. */
  on?: 'registers' | 'roll';
  withTrust?: boolean;
  withActions?: boolean;
}

/** One question's view of the store. What it gives is shared between questions: never change it. */
export class Reading {
  readonly db: Db;
  readonly #memory: DataMemory;
  readonly #versions: Versions;

  constructor(db: Db, memory: DataMemory, versions: Versions) {
    this.db = db;
    this.#memory = memory;
    this.#versions = versions;
  }

  #version(school: string, about: About): number {
    return this.#versions.get(versionKey(school, about)) ?? 0;
  }

  /** The versions of each kind of data of these schools, and of what schools share, as text. */
  versionsAt(schools: readonly string[]): Record<About, string> {
    const of = (about: About): string =>
      schools.map((school) => `${school} ${this.#version(school, about)}`).join(' ');
    return {
      registers: of('registers'),
      roll: of('roll'),
      actions: of('actions'),
      trust: String(this.#version('*', 'trust')),
    };
  }

  /** An answer made from any of it, made again after any change. */
  async whole<Value extends object>(what: string, make: () => Promise<Value>): Promise<Value> {
    const answers = this.#memory.answersAt(this.#versions);
    const held = answers.get(what);
    if (held) return held as Value;
    const value = await make();
    answers.set(what, value);
    return value;
  }

  /** What schools share, read again only after a change to it. */
  async shared<Value>(what: string, read: () => Promise<Value>): Promise<Value> {
    const version = this.#version('*', 'trust');
    const held = this.#memory.take(what, version);
    if (held) return held.value as Value;
    const value = await read();
    this.#memory.keep(what, version, value);
    return value;
  }

  /**
   * Something of each school's registers; `read` is asked for the schools that changed since, all at once. What hangs on
   * settings, calendars or staff too says `withTrust`; what hangs on actions and outcomes, `withActions`.
   */
  async ofSchools<Value>(
    what: string | ((school: string) => string),
    schools: readonly string[],
    read: (schools: readonly string[]) => Promise<(school: string) => Value>,
    hangs: Hangs = {},
  ): Promise<Map<string, Value>> {
    const parts = schools.map((school) => ({ school, what: typeof what === 'string' ? what : what(school) }));
    const found = await this.parts(
      parts,
      async (missing) => {
        const valueOf = await read(missing.map(({ school }) => school));
        return ({ school }) => ({ value: valueOf(school) });
      },
      hangs,
    );
    return new Map(parts.map((part) => [part.school, found.get(part) as Value]));
  }

  /** The same for several parts of each school. */
  async parts<Part extends PartOfSchool, Value>(
    parts: readonly Part[],
    read: (missing: readonly Part[]) => Promise<(part: Part) => { value: Value; bytes?: number }>,
    hangs: Hangs = {},
  ): Promise<Map<Part, Value>> {
    const versionOf = ({ school }: Part): Version =>
      [
        this.#version(school, hangs.on ?? 'registers'),
        hangs.withTrust ? this.#version('*', 'trust') : '',
        hangs.withActions ? this.#version(school, 'actions') : '',
      ].join(' ');
    const keyOf = ({ school, what }: Part): string => `${school} ${what}`;
    const found = new Map<Part, Value>();
    const missing: Part[] = [];
    for (const part of parts) {
      const held = this.#memory.take(keyOf(part), versionOf(part));
      if (held) found.set(part, held.value as Value);
      else missing.push(part);
    }
    if (missing.length === 0) return found;
    const valueOf = await read(missing);
    for (const part of missing) {
      const { value, bytes } = valueOf(part);
      found.set(part, value);
      this.#memory.keep(keyOf(part), versionOf(part), value, bytes);
    }
    return found;
  }
}

/** Begins a question: versions are read before anything they stand for; `mayBeOldMs`: or were, so long ago at most. */
export async function beginReading(store: { db: Db; memory: DataMemory }, mayBeOldMs = 0): Promise<Reading> {
  const versions = await store.memory.versions(async () => {
    const rows = await store.db.selectFrom('data_version').selectAll().execute();
    return new Map(rows.map((row) => [versionKey(row.school_id, row.about), row.version]));
  }, mayBeOldMs);
  return new Reading(store.db, store.memory, versions);
}
