/** What errors carry, and what of it reaches a log. */
import { describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { sql } from 'kysely';
import { z } from 'zod';
import { PlainError } from '#shared/domain/basics/plain-error.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { errorFacts, errorText } from '../bot/error-text.ts';
import { createLogger, logConsole } from '../bot/logger.ts';
import { onBothEngines } from './support/stores/both-engines.ts';

/** Part of no code: found in a log, it came from a value. */
const NAME = 'Zaphira Quillmarrow';

/** All that a log, a prompt or What waits would say of it. */
function toldOf(error: unknown): string {
  let said = errorText(error);
  createLogger('info', { write: (line) => void (said += line) }).error({ err: error, school: 'BA' }, 'a bug');
  return said;
}

async function thrownBy(work: () => unknown): Promise<unknown> {
  try {
    await work();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown');
}

onBothEngines('what the database says of a value', (openedStore) => {
  it.each([
    ['is no number', '22P02', sql`select ${NAME}::int`],
    ['is no date', '22007', sql`select ${NAME}::date`],
    ['is no JSON', '22P02', sql`select ${`{"name": "${NAME}"`}::jsonb`],
    ['is no list', '22P02', sql`select ${`{"${NAME}", "a`}::text[]`],
    ['is too long', '22001', sql`insert into marked (id, name, letter) values (3, 'a', ${NAME})`],
    ['is there already', '23505', sql`insert into marked (id, name) values (1, ${NAME}), (2, ${NAME})`],
    ['is not allowed', '23514', sql`insert into marked (id, name) values (-1, ${NAME})`],
    ['lacks another', '23502', sql`insert into marked (id, name) values (null, ${NAME})`],
    ['was raised', 'P0001', sql`select raise_marked(${NAME})`],
    ['stands in what was raised further in', '22P02', sql`select cast_marked(${NAME})`],
  ])('that it %s is told without it', async (_what, code, query) => {
    const { db } = openedStore();
    await sql`create table if not exists marked (
      id integer primary key check (id > 0), name text not null unique, letter varchar(1))`.execute(db);
    await sql`create or replace function raise_marked(name text) returns void language plpgsql as
      $$ begin raise exception 'No such pupil: %', name using detail = name, hint = name; end $$`.execute(db);
    await sql`create or replace function cast_marked(name text) returns int language plpgsql as
      $$ begin return name::int; end $$`.execute(db);
    const error = await thrownBy(() => query.execute(db));
    expect(error).toMatchObject({ code });
    for (const one of [
      error,
      new PlainError('The import failed.', { cause: error }),
      new AggregateError([error]),
    ]) {
      const told = toldOf(one);
      expect(told).not.toMatch(/Zaphira|Quillmarrow/);
      expect(told).toContain(code);
      expect(told).toContain('error-text.test.ts');
    }
  });

  it('keeps what it says of our own statements, and names the constraint', async () => {
    const { db } = openedStore();
    const missing = await thrownBy(() => sql`select ${NAME} from nowhere`.execute(db));
    expect(errorText(missing)).toBe('relation "nowhere" does not exist');
    expect(toldOf(missing)).not.toContain('Zaphira');
    const twice = await thrownBy(() =>
      sql`insert into marked (id, name) values (7, ${NAME}), (7, 'b')`.execute(db),
    );
    expect(errorFacts(twice)).toMatchObject({ about: { table: 'marked', constraint: 'marked_pkey' } });
  });
});

describe('what else carries a value', () => {
  const withParts = Object.assign(new PlainError('The connector refused.'), {
    statusCode: 403,
    code: 'Forbidden',
    request: { headers: { authorization: NAME }, body: NAME },
    response: { body: NAME },
    details: [NAME],
  });
  class RestError extends Error {}
  class OfALibrary extends Error {
    override name = 'Error';
  }
  it.each([
    ['a parser', () => JSON.parse(NAME) as unknown],
    ['a contract', () => z.object({ items: z.array(z.enum(['a'])) }).parse({ items: [NAME] })],
    [
      'a plain error of a library',
      () => Promise.reject(new Error(`tenantId with value ["${NAME}"] is no text`)),
    ],
    ['a type error', () => NAME in (NAME as never)],
    ['a type error of a key', () => (null as never)[NAME]],
    ['a range error', () => Promise.reject(new RangeError(`${NAME} is out of range`))],
    ['a list of errors', () => Promise.reject(new AggregateError([new Error(NAME)], NAME))],
    ['a refusal', () => Promise.reject(new Problem('unprocessable', `Its heading has: ${NAME}`))],
    ['a file’s path', () => readFileSync(`/nowhere/${NAME}.csv`)],
    ['an address', () => new URL(NAME)],
    [
      'a made-up system error',
      () => Promise.reject(Object.assign(new Error(NAME), { errno: 1, syscall: NAME })),
    ],
    ['a record’s key', () => z.record(z.string(), z.number()).parse({ [NAME]: 'a' })],
    ['another realm’s error', () => void runInNewContext(`throw new Error(${JSON.stringify(NAME)})`)],
    // oxlint-disable-next-line prefer-promise-reject-errors
    ['an error without a class', () => Promise.reject(Object.setPrototypeOf(new Error(NAME), null))],
    [
      'a message that was changed later',
      () => Promise.reject(Object.assign(new Error(`a\n    at ${NAME}`), { message: 'b' })),
    ],
    ['a client’s error and its parts', () => Promise.reject(withParts)],
    ['a client’s message', () => Promise.reject(new RestError(`{"text": "${NAME}"}`))],
    ['a library’s error that calls itself Error', () => Promise.reject(new OfALibrary(NAME))],
    ['a message in a stack', () => Promise.reject(new RestError(`a\n    at ${NAME}\n    at b`))],
    // oxlint-disable-next-line prefer-promise-reject-errors
    ['no error at all', () => Promise.reject(NAME)],
    // oxlint-disable-next-line prefer-promise-reject-errors
    ['a bare object', () => Promise.reject({ message: NAME, code: NAME })],
    ['a cause', () => Promise.reject(new Error('No.', { cause: new RestError(NAME) }))],
  ])('%s is told without it', async (_what, work) => {
    expect(toldOf(await thrownBy(work))).not.toMatch(/Zaphira|Quillmarrow/);
  });

  it('says what helps to find the fault', () => {
    expect(errorFacts(withParts)).toMatchObject({
      type: 'PlainError',
      message: 'The connector refused.',
      code: 'Forbidden',
      status: 403,
      stack: expect.stringMatching(/^ {4}at .*error-text\.test\.ts/),
    });
  });
});

describe('what may be told in words', () => {
  const timeout = new Error('timeout exceeded when trying to connect');
  it.each([
    ['our own', () => Promise.reject(new PlainError('Planner is full.')), 'Planner is full.'],
    [
      'that something is away',
      () => Promise.reject(new Problem('unavailable', 'The database is away.')),
      'The database is away.',
    ],
    ['the database’s client’s of its connection', () => Promise.reject(timeout), timeout.message],
    ['the system’s of a file', () => readFileSync('/nowhere/a'), 'ENOENT: no such file or directory, open'],
    [
      'the system’s of another machine',
      () => once(connect({ host: '127.0.0.1', port: 1 }), 'connect'),
      'ECONNREFUSED: connection refused, connect 127.0.0.1:1',
    ],
    ['nothing but its kind and code', () => new URL('no'), 'TypeError ERR_INVALID_URL'],
  ])('%s', async (_what, work, text) => {
    expect(errorText(await thrownBy(work))).toBe(text);
  });
});

describe('what reaches the output past our log', () => {
  it('is told the same way when a library writes to the console', () => {
    const before = { ...console };
    let said = '';
    logConsole(createLogger('info', { write: (line) => void (said += line) }));
    try {
      console.error(Object.assign(new Error('No.'), { request: NAME }));
      console.warn(`About ${NAME}`);
      console.log({ NAME });
    } finally {
      Object.assign(console, before);
    }
    expect(said.trim().split('\n')).toHaveLength(3);
    expect(said).not.toContain('Zaphira');
  });

  it('is told the same way when nobody catches an error, and the process ends', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'attendance-first-uncaught-'));
    const thrown = `Object.assign(new Error('No.'), { detail: process.env.MARKED_NAME })`;
    // Once it has started: in the midst of compiling its store a process does not always come to its end.
    const script = `let looks = 0; const timer = setInterval(() => {
      if (process.listenerCount('SIGTERM') === 0 && ++looks < 3000) return;
      clearInterval(timer); void Promise.reject(${thrown}); }, 20);`;
    const { status, stdout, stderr } = await ended(
      spawn(process.execPath, [join(import.meta.dirname, '../bot/main.ts')], {
        env: {
          PATH: process.env.PATH,
          PORT: '0',
          DATA_DIR: folder,
          DEMO: 'off',
          MARKED_NAME: NAME,
          NODE_OPTIONS: `--import "data:text/javascript,${encodeURIComponent(script)}"`,
        },
      }),
    );
    rmSync(folder, { recursive: true, force: true });
    expect(status).toBe(1);
    expect(stdout).toContain('nobody caught an error');
    expect(stdout + stderr).not.toContain('Zaphira');
  });
});

async function ended(child: ChildProcess): Promise<{ status: number; stdout: string; stderr: string }> {
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name]?.setEncoding('utf8').on('data', (text: string) => (said[name] += text));
  const [status] = (await once(child, 'close')) as [number];
  return { status, ...said };
}
