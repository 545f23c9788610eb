import { ConfigFault, readConfig } from './config.ts';
import { start } from './start.ts';
import type { Running } from './wiring/shared.ts';

/** Whoever stops a service kills it after ten seconds. */
const LONGEST_STOP_MS = 9000;

const began = performance.now();
let running: Running;
try {
  const config = readConfig();
  if (config.MODE === 'local')
    process.stdout.write(
      'Attendance First, local mode: for trying on this computer only. Nothing leaves it.\n',
    );
  running = await start(config);
} catch (error) {
  const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
  const text = error instanceof Error ? `${error.message}${cause}` : String(error);
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
