import pino from 'pino';

/** JSON lines on standard output; ids only, never a name. */
export function createLogger(level: string): pino.Logger {
  return pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime });
}
