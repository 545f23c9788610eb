import { spawn } from 'node:child_process';
import path from 'node:path';
import { inRepository, root } from './repository.mjs';

const running = new Set();

/**
 * Runs a script under our Node, in a process group of its own so that it can be stopped whole.
 * @param {{ node: string, script: string, args: string[], env?: object, show?: boolean }} wish script as written in the repository
 * @returns {Promise<{ ok: boolean, output: string }>} output is empty when it was shown as it came
 */
export function runScript({ node, script, args, env = {}, show = false }) {
  const PATH = [inRepository('node_modules/.bin'), process.env.PATH].join(path.delimiter);
  const child = spawn(node, [inRepository(script), ...args], {
    cwd: root,
    env: { ...process.env, PATH, ...env },
    stdio: show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => (output += text));
  }
  return new Promise((resolve) => {
    const end = (ok) => {
      running.delete(child);
      resolve({ ok, output });
    };
    child.on('error', (error) => {
      output += error.message;
      end(false);
    });
    child.on('close', (code) => end(code === 0));
  });
}

/** Stops every script still running, with the processes it has started. */
export function stopScripts() {
  for (const child of running) {
    try {
      process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGTERM');
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  }
}
