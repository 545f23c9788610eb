// Starts the product in local mode, and Microsoft's own test client for bots in front of it.
// `npm run playground -- ayaan.iqbalur@larkmere.example` sits down as somebody else; `-- --smoke` drives it all.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConfig } from '../../bot/config.ts';
import { start } from '../../bot/start.ts';
import { startPlayground } from './playground.ts';
import { smoke } from './smoke.ts';

const OFFICER = 'imogen.candlequill@larkmere.example';

const tasks = process.argv.slice(2);
const isSmoke = tasks.includes('--smoke');
const folder = isSmoke ? mkdtempSync(path.join(tmpdir(), 'attendance-first-playground-')) : null;
try {
  const settings = folder ? { PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'warn' } : process.env;
  const product = await start(readConfig(settings));
  if (isSmoke) {
    await smoke(product);
    await product.stop();
  } else {
    const email = tasks.find((task) => task.includes('@')) ?? OFFICER;
    const playground = await startPlayground(product.address, email);
    console.log(`The Playground answers at ${playground.address}, you are ${email}. Ctrl+C ends it.`);
    await new Promise((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve));
    playground.process.kill();
    await product.stop();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  if (folder) rmSync(folder, { recursive: true, force: true });
}
process.exit();
