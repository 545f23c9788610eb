import { keepFilesPrivate } from '#shared/store/engine/private-files.ts';
import { ConfigFault, readConfig } from './config.ts';
import { errorText } from './error-text.ts';
import { createLogger, logConsole } from './logger.ts';
import { start } from './start.ts';
import type { Running } from './wiring/shared.ts';

/** Whoever stops a service kills it after ten seconds. */
const LONGEST_STOP_MS = 9000;

keepFilesPrivate();
const began = performance.now();
let running: Running;
try {
  const config = readConfig();
  if (config.MODE === 'local')
    process.stdout.write(
      'Attendance First, local mode: for trying on this computer only. Nothing leaves it.\n',
    );
  const log = createLogger(config.LOG_LEVEL);
  logConsole(log);
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'nobody caught an error: the process ends');
    process.exit(1);
  });
  running = await start(config, log);
} catch (error) {
  const cause = error instanceof Error && error.cause instanceof Error ? ` (${errorText(error.cause)})` : '';
  const text = `${errorText(error)}${cause}`;
  process.stderr.write(
    error instanceof ConfigFault
      ? `These settings need mending:\n${text}\n`
      : `Attendance First could not start: ${text}\n`,
  );
  process.exit(1);
}

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => {
      process.stderr.write('Stopped before all that was in hand had ended. What was acknowledged is kept.\n');
      process.exit(0);
    }, LONGEST_STOP_MS);
    void running.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}

// Last: whoever reads that it answers may ask it to stop.
const seconds = ((performance.now() - began) / 1000).toFixed(1);
process.stdout.write(`Attendance First answers at ${running.address} (after ${seconds} s)\n`);
