// `node tools/prepare.mjs start` does what is missing before the server can run, and is silent when nothing is.
import { installPackages } from './packages/installed-packages.mjs';
import { findNode24 } from './programs/node-24.mjs';
import { PlainFault } from './say.mjs';
import { buildTabs } from './tab-build.mjs';

const tasks = {
  start: () => {
    installPackages();
    buildTabs(findNode24());
  },
  packages: () => {
    installPackages();
    findNode24();
  },
};

try {
  const task = tasks[process.argv[2]];
  if (task === undefined) throw new PlainFault(`Say what to prepare: ${Object.keys(tasks).join(' or ')}.`);
  task();
} catch (error) {
  if (!(error instanceof PlainFault)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
