import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { inRepository } from './repository.mjs';
import { PlainFault } from './say.mjs';

const wanted = 24;

/**
 * The Node everything of ours runs under: the one npm installed with the packages,
 * else the machine's own when that is 24.
 * @returns {string} the path of its executable
 */
export function findNode24() {
  const ours = packagedNode();
  if (existsSync(ours) && majorOf(ours) === wanted) return ours;
  if (Number(process.versions.node.split('.')[0]) === wanted) return process.execPath;
  throw new PlainFault(
    `Attendance First runs on Node ${wanted}. It brings its own for Linux and Windows, but none that runs on this ` +
      `machine (${process.platform}-${process.arch}), and the Node found here is ${process.versions.node}.\n` +
      `Install Node ${wanted} (https://nodejs.org) and start again.`,
  );
}

function packagedNode() {
  const windows = process.platform === 'win32';
  const name = `node-${windows ? 'win' : process.platform}-${process.arch}`;
  return inRepository(`node_modules/${name}/bin/${windows ? 'node.exe' : 'node'}`);
}

function majorOf(executable) {
  const { stdout } = spawnSync(executable, ['--version'], { encoding: 'utf8' });
  return Number(/^v(\d+)\./.exec(stdout ?? '')?.[1]);
}
