// `npm run dev`: the server, started again when a file of ours changes, and the tab, changed in place. Ctrl-C ends both.
import { spawn } from 'node:child_process';
import { installPackages } from './packages/installed-packages.mjs';
import { findNode24 } from './programs/node-24.mjs';
import { inRepository, root } from './repository.mjs';
import { PlainFault } from './say.mjs';

const { PORT = '3978', DEV_PORT = '5173' } = process.env;

try {
  installPackages();
  const node = findNode24();
  const run = (args, env = {}) =>
    spawn(node, args, { cwd: root, stdio: 'inherit', env: { ...process.env, PORT, DEV_PORT, ...env } });
  const running = [
    run(['--watch', '--watch-preserve-output', 'bot/main.ts']),
    run([
      inRepository('node_modules/vite/bin/vite.js'),
      '--config',
      inRepository('tools/dev/vite.config.ts'),
    ]),
  ];
  const end = () => running.forEach((child) => child.kill('SIGTERM'));
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, end);
  for (const child of running) child.on('exit', end);
} catch (error) {
  if (!(error instanceof PlainFault)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
