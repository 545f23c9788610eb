import pino, { type DestinationStream } from 'pino';
import { errorFacts } from './error-text.ts';

/** JSON lines on standard output; ids only, never a name. */
export function createLogger(level: string, to: DestinationStream = pino.destination(1)): pino.Logger {
  const serializers = { err: (error: unknown) => errorFacts(error) };
  return pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime, serializers }, to);
}

/** Libraries write to the console as they please: of what they write, the kind of an error alone is kept. */
export function logConsole(log: pino.Logger): void {
  const write = (...parts: unknown[]): void => {
    const err = parts.find((part) => part instanceof Error);
    log.warn({ ...(err && { err }) }, 'a library wrote to the console');
  };
  for (const way of ['debug', 'error', 'info', 'log', 'trace', 'warn'] as const) console[way] = write;
}
