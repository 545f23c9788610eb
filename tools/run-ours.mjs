import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { installPackages } from './packages/installed-packages.mjs';
import { findNode24 } from './programs/node-24.mjs';
import { inRepository, root } from './repository.mjs';
import { PlainFault } from './say.mjs';
import { buildTabs } from './tab-build.mjs';

/** What the server needs before it can be started. */
export function prepareToStart() {
  installPackages();
  buildTabs(findNode24());
}

/** Runs a TypeScript file of ours, after installing what is missing, with the arguments this process was given. */
export function runOurs(file) {
  try {
    installPackages();
    if (!existsSync(inRepository(file))) throw new PlainFault(`${file} is not there yet.`);
    const args = [inRepository(file), ...process.argv.slice(2)];
    process.exitCode = spawnSync(findNode24(), args, { cwd: root, stdio: 'inherit' }).status ?? 1;
  } catch (error) {
    if (!(error instanceof PlainFault)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
