import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { bareEnvironment } from '../support/product/bare-environment.ts';

const main = join(import.meta.dirname, '../../bot/main.ts');
const LONGEST_START_MS = 90_000;

/** The real product in a process of its own, which can be killed without warning and started again. */
export interface ProductProcess {
  address: string;
  /** kill -9; answers when the process is gone. */
  kill(): Promise<void>;
  /** Asks it to end as an administrator would (SIGTERM); answers its exit code. */
  end(): Promise<number | null>;
  /** What it wrote until now, for a message when something is wrong. */
  said(): string;
}

/** A start that was killed, or came to nothing, before the product answered. */
export class NotStarted extends Error {}

/**
 * Starts `node bot/main.ts` with the settings named and waits until it answers.
 * @param killAfterMs kills it this long after its start, whether it answers by then or not
 */
export async function startProcess(
  settings: Record<string, string>,
  killAfterMs: number | null = null,
): Promise<ProductProcess> {
  const child = spawn(process.execPath, [main], {
    env: { ...bareEnvironment(), PORT: '0', LOG_LEVEL: 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const gone = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const address = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        said = (said + text).slice(-20_000);
        const found = /answers at (http:\S+)/.exec(said)?.[1];
        if (found) resolve(found);
      });
  });
  const timer = killAfterMs === null ? null : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  const atOnce = () => void child.kill('SIGKILL');
  process.once('exit', atOnce);
  void gone.then(() => process.off('exit', atOnce));

  const found = await Promise.race([address, gone, tooLong(child)]);
  if (typeof found !== 'string') throw new NotStarted(`The product did not start:\n${said}`);
  return {
    address: found,
    said: () => said,
    kill: async () => {
      if (timer) clearTimeout(timer);
      child.kill('SIGKILL');
      await gone;
    },
    end: async () => {
      if (timer) clearTimeout(timer);
      child.kill('SIGTERM');
      return gone;
    },
  };
}

async function tooLong(child: ChildProcess): Promise<null> {
  await pause(LONGEST_START_MS, undefined, { ref: false });
  child.kill('SIGKILL');
  return null;
}
