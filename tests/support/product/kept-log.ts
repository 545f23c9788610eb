import type { Log } from '../../../bot/operations/context.ts';

export interface KeptLog extends Log {
  /** Every line that tells of trouble, oldest first. */
  troubles: string[];
  said: string[];
}

/** Keeps what is logged for a test to look at. */
export function keptLog(): KeptLog {
  const troubles: string[] = [];
  const said: string[] = [];
  const keep = (facts: object, message: string): void => {
    const { err } = facts as { err?: Error };
    troubles.push(`${message}${err ? `: ${err.message}` : ''}`);
  };
  return { troubles, said, info: (_facts, message) => void said.push(message), warn: keep, error: keep };
}
