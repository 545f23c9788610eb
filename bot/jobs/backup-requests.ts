/**
 * The embedded store is one process's alone, so a backup of it while it runs is made by that process: whoever may write
 * to its data folder leaves a request there, and finds the answer beside it.
 */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { PlainError } from '#shared/domain/basics/plain-error.ts';
import { errorText } from '../error-text.ts';
import type { Log } from '../operations/context.ts';

const LOOK_EVERY_MS = 1000;
const WANTED = 'backup-wanted.json';
const ANSWER = 'backup-answer.json';

interface Answer {
  file: string;
  /** How many rows it holds; or what went wrong. */
  rows?: number;
  fault?: string;
}

/** Looks for a request now and again, and does what it asks. Answers how to stop. */
export function watchBackupRequests(
  folder: string,
  log: Log,
  writeBackup: (file: string) => Promise<{ rows: number }>,
): () => void {
  let busy = false;
  const look = async (): Promise<void> => {
    if (busy || !existsSync(join(folder, WANTED))) return;
    busy = true;
    try {
      const { file } = JSON.parse(readFileSync(join(folder, WANTED), 'utf8')) as { file: string };
      rmSync(join(folder, WANTED));
      const answer: Answer = await writeBackup(file).then(
        ({ rows }) => ({ file, rows }),
        (error: unknown) => ({ file, fault: errorText(error) }),
      );
      log.info({ rows: answer.rows, fault: answer.fault }, 'a backup was asked for');
      leave(folder, ANSWER, answer);
    } catch (error) {
      log.error({ err: error }, 'a request for a backup could not be read');
    } finally {
      busy = false;
    }
  };
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  return () => clearInterval(timer);
}

/** Asks the process that runs on the folder for a backup, and waits for it while that process lives. */
export async function requestBackup(
  folder: string,
  file: string,
  isRunning: () => boolean,
): Promise<{ rows: number }> {
  rmSync(join(folder, ANSWER), { force: true });
  leave(folder, WANTED, { file });
  for (;;) {
    if (existsSync(join(folder, ANSWER))) {
      const answer = JSON.parse(readFileSync(join(folder, ANSWER), 'utf8')) as Answer;
      rmSync(join(folder, ANSWER));
      if (answer.fault !== undefined || answer.rows === undefined) throw new PlainError(answer.fault);
      return { rows: answer.rows };
    }
    if (!isRunning()) throw new PlainError('The product was stopped before the backup was made. Ask again.');
    await setTimeout(100);
  }
}

/** Whole at once: the other side never reads half of it. */
function leave(folder: string, name: string, answer: object): void {
  const beside = join(folder, `${name}.${process.pid}`);
  writeFileSync(beside, JSON.stringify(answer), { mode: 0o600 });
  renameSync(beside, join(folder, name));
}
