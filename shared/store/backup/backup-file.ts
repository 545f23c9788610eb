/**
 * The form of a backup: gzipped lines of JSON. First what it is; then for each table a line that names it and its
 * columns, its rows as lists of texts, and a line with their count and SHA-256; last a line that says it is whole.
 */
import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { PassThrough } from 'node:stream';
import { PlainError } from '../../domain/basics/plain-error.ts';

export const BACKUP_FORMAT = 'attendance-first backup 1';

export interface BackupHead {
  form: typeof BACKUP_FORMAT;
  /** The migration its tables are shaped by. */
  migration: string;
  madeAt: string;
}
export interface TableHead {
  table: string;
  columns: string[];
}
export type Cells = (string | null)[];

export interface BackupWriter {
  table(head: TableHead): Promise<void>;
  rows(rows: readonly Cells[]): Promise<void>;
  endTable(): Promise<void>;
}

/** Writes beside the file first and puts it in its place when it is whole: only its owner can read it. */
export async function writeBackupFile(
  file: string,
  head: BackupHead,
  write: (writer: BackupWriter) => Promise<void>,
): Promise<void> {
  const part = `${file}.part`;
  await rm(part, { force: true });
  const lines = new PassThrough();
  const written = pipeline(lines, createGzip(), createWriteStream(part, { flags: 'wx', mode: 0o600 }));
  let failed = false;
  written.catch(() => (failed = true));
  const say = async (text: string): Promise<void> => {
    if (failed) await written;
    if (!lines.write(text)) await Promise.race([once(lines, 'drain'), written]);
  };
  let hash: Hash = createHash('sha256');
  let count = 0;
  try {
    await say(`${lineOf(head)}\n`);
    await write({
      table: async (table) => {
        [hash, count] = [createHash('sha256'), 0];
        await say(`${lineOf(table)}\n`);
      },
      rows: async (rows) => {
        const text = rows.map((row) => `${lineOf(row)}\n`).join('');
        hash.update(text);
        count += rows.length;
        if (text) await say(text);
      },
      endTable: () => say(`${lineOf({ rows: count, sha256: hash.digest('hex') })}\n`),
    });
    await say(`${lineOf({ whole: true })}\n`);
    lines.end();
    await written;
    const handle = await open(part, 'r');
    await handle.sync();
    await handle.close();
    await rename(part, file);
  } catch (error) {
    lines.destroy();
    await written.catch(() => undefined);
    await rm(part, { force: true });
    throw error;
  }
}

/** One line of text: JSON lets two more line separators stand than a reader of lines does. */
function lineOf(value: unknown): string {
  return JSON.stringify(value).replace(/[\u2028\u2029]/g, (separator) =>
    separator === '\u2028' ? '\\u2028' : '\\u2029',
  );
}

export interface BackupReader {
  head(head: BackupHead): void | Promise<void>;
  table(table: TableHead): void | Promise<void>;
  rows(rows: Cells[]): void | Promise<void>;
}

const ROWS_AT_ONCE = 1000;
const notWhole = (why: string): Error =>
  new PlainError(`The backup is not whole: ${why}. Nothing was changed.`);

/** Reads a backup from beginning to end; throws in words where it is none, is cut off or was changed. */
export async function readBackupFile(file: string, reader: BackupReader): Promise<void> {
  const unzipped = createGunzip();
  const read = pipeline(createReadStream(file), unzipped);
  read.catch(() => undefined); // told by the lines, which end in the same fault
  let state: 'head' | 'tables' | 'rows' | 'whole' = 'head';
  let rows: Cells[] = [];
  let table = '';
  let hash = createHash('sha256');
  let count = 0;
  const hand = async (): Promise<void> => {
    if (rows.length > 0) await reader.rows(rows);
    rows = [];
  };
  try {
    for await (const line of createInterface({ input: unzipped, crlfDelay: Infinity })) {
      const record = parsed(line);
      if (Array.isArray(record) && state === 'rows') {
        hash.update(`${line}\n`);
        count += 1;
        if (rows.push(record as Cells) >= ROWS_AT_ONCE) await hand();
      } else if (state === 'head') {
        if (record.form !== BACKUP_FORMAT)
          throw new PlainError('This file is no backup of Attendance First. Nothing was changed.');
        await reader.head(record as unknown as BackupHead);
        state = 'tables';
      } else if (state === 'rows' && 'sha256' in record) {
        await hand();
        if (record.rows !== count || record.sha256 !== hash.digest('hex'))
          throw notWhole(`${table} was changed`);
        state = 'tables';
      } else if (state === 'tables' && typeof record.table === 'string') {
        table = record.table;
        [hash, count, state] = [createHash('sha256'), 0, 'rows'];
        await reader.table(record as unknown as TableHead);
      } else if (state === 'tables' && record.whole === true) state = 'whole';
      else throw notWhole('it holds what it should not');
    }
    await read;
  } catch (error) {
    unzipped.destroy();
    throw (error as NodeJS.ErrnoException).code?.startsWith('Z_')
      ? notWhole('it is cut off or damaged')
      : error;
  }
  if (state !== 'whole') throw notWhole('it is cut off');
}

function parsed(line: string): Record<string, unknown> {
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    throw new PlainError('This file is no backup of Attendance First, or is damaged. Nothing was changed.');
  }
}
