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
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
  for (const child of running) child.on('exit', end);
  if (process.env.npm_lifecycle_event === 'dev') whenParentGoes(end);
} catch (error) {
  if (!(error instanceof PlainFault)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/** Whatever has ended npm (or, on Windows, the shell it started us in) without a word to us has ended us too. */
function whenParentGoes(end) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent && isThere(parent)) return;
    clearInterval(timer);
    end();
  }, 1000);
  timer.unref();
}

function isThere(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code !== 'ESRCH';
  }
}
