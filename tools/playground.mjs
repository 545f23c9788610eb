// `npm run playground`: Microsoft's own test client for bots, in front of the product, on this computer alone.
// It is large and only this command needs it, so it is installed apart, the first time. `-- --smoke` drives it.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { npmCommand } from './installed-packages.mjs';
import { prepareToStart, runOurs } from './run-ours.mjs';
import { inRepository } from './repository.mjs';
import { PlainFault } from './say.mjs';

const NAME = '@microsoft/m365agentsplayground';
const VERSION = '0.2.28';
const folder = inRepository('.tools/playground');

try {
  prepareToStart();
  install();
  runOurs('tools/playground/main.ts');
} catch (error) {
  if (!(error instanceof PlainFault)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function install() {
  const manifest = `${folder}/node_modules/${NAME}/package.json`;
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === VERSION) return;
  console.log(`Installing ${NAME} ${VERSION} …`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/package.json`, '{ "private": true }\n');
  const npm = npmCommand();
  const wish = ['install', '--no-audit', '--no-fund', '--no-save', '--prefix', folder, `${NAME}@${VERSION}`];
  const result = spawnSync(npm.file, [...npm.args, ...wish], { encoding: 'utf8', shell: npm.shell });
  if (result.status !== 0)
    throw new PlainFault(`${result.stderr ?? ''}\n${NAME} could not be installed: it needs the network.`);
}
