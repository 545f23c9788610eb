import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { npmCommand } from './installed-packages.mjs';
import { inRepository } from '../repository.mjs';
import { PlainFault } from '../say.mjs';

/**
 * Installs packages that not everybody needs in a folder of their own, unless they are there in these versions.
 * @param {string} folder as written in the repository, ignored by git
 * @param {Record<string, string>} packages exact versions by name
 * @returns {string} the absolute path of the folder's node_modules
 */
export function installExtraPackages(folder, packages) {
  const target = inRepository(folder);
  const installed = inRepository(`${folder}/node_modules`);
  const names = Object.keys(packages);
  if (names.every((name) => versionIn(installed, name) === packages[name])) return installed;
  console.log(`Installing ${names.join(', ')} …`);
  mkdirSync(target, { recursive: true });
  writeFileSync(`${target}/package.json`, JSON.stringify({ private: true, dependencies: packages }));
  const npm = npmCommand();
  const result = spawnSync(npm.file, [...npm.args, 'install', '--no-audit', '--no-fund'], {
    cwd: target,
    encoding: 'utf8',
    shell: npm.shell,
  });
  if (result.status !== 0) {
    const output = `${result.stderr ?? ''}${result.error?.message ?? ''}`.trim();
    throw new PlainFault(
      `${output}\n\nThese packages could not be installed: ${names.join(', ')}. It needs the network. ` +
        `To try by hand: cd ${folder} && npm install`,
    );
  }
  return installed;
}

function versionIn(installed, name) {
  const manifest = `${installed}/${name}/package.json`;
  return existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).version : undefined;
}
