import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRepository } from '../repository.mjs';
import { PlainFault } from '../say.mjs';

const wanted = 24;
const windows = process.platform === 'win32';
const name = `node-${windows ? 'win' : process.platform}-${process.arch}`;
const packaged = inRepository(`node_modules/${name}/bin/${windows ? 'node.exe' : 'node'}`);
const inBin = inRepository(`node_modules/.bin/${windows ? 'node.cmd' : 'node'}`);

/**
 * The Node everything of ours runs under: the one npm installed with the packages, else the machine's own when
 * that is 24. The first is made the `node` of npm's scripts, too.
 * @returns {string} the path of its executable
 */
export function findNode24() {
  if (existsSync(packaged) && majorOf(packaged) === wanted) {
    putInBin();
    return packaged;
  }
  if (Number(process.versions.node.split('.')[0]) === wanted) return process.execPath;
  throw new PlainFault(
    `Attendance First runs on Node ${wanted}. It brings its own for Linux and Windows, but none that runs on this ` +
      `machine (${process.platform}-${process.arch}), and the Node found here is ${process.versions.node}.\n` +
      `Install Node ${wanted} (https://nodejs.org) and start again.`,
  );
}

/** npm 10 leaves out this link, as three packages offer a `node` and two of them are for other machines. */
function putInBin() {
  if (existsSync(inBin)) return;
  rmSync(inBin, { force: true });
  const fromBin = path.relative(path.dirname(inBin), packaged);
  if (windows) writeFileSync(inBin, `@"%~dp0\\${fromBin}" %*\r\n`);
  else symlinkSync(fromBin, inBin);
}

function majorOf(executable) {
  const { stdout } = spawnSync(executable, ['--version'], { encoding: 'utf8' });
  return Number(/^v(\d+)\./.exec(stdout ?? '')?.[1]);
}
