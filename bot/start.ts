import type { Config } from './config.ts';
import { createLogger } from './logger.ts';
import type { Log } from './operations/context.ts';
import type { BotEndpoints } from './teams/adapter.ts';
import type { Running } from './wiring/shared.ts';

/** Starts the whole product; answers once it takes requests. Only the mode that is asked for is loaded. */
export async function start(
  config: Config,
  log: Log = createLogger(config.LOG_LEVEL),
  botEndpoints: BotEndpoints = {},
): Promise<Running> {
  if (config.MODE === 'local') {
    const { startLocal } = await import('./wiring/local.ts');
    return startLocal(config, log);
  }
  const { startEntra } = await import('./wiring/entra.ts');
  return startEntra(config, log, botEndpoints);
}
