import type { Log } from '../../../bot/operations/context.ts';

/** Says nothing; what goes wrong is seen in what comes back. */
export const quietLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
