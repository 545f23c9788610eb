import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { installExtraPackages } from '../packages/extra-packages.mjs';
import { inRepository } from '../repository.mjs';

const folder = '.tools/chromium';
const version = '153.0.0';

/**
 * A headless Chromium that an npm package holds for Linux on x64, with the libraries and a font it needs. It is
 * unpacked in a folder of ours: the package itself would do so where every account of the machine can write.
 * @returns {Promise<string | null>} the program that starts it; null where there is none, or where it does not start
 */
export async function findChromiumFromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const packages = installExtraPackages(folder, { '@sparticuz/chromium': version });
  const target = inRepository(`${folder}/${version}`);
  if (!existsSync(target)) unpack(path.join(packages, '@sparticuz/chromium/bin'), target);
  // Both name the place, so they are written anew: the repository may have moved.
  writeFileSync(path.join(target, 'fonts.conf'), fontSettings(target));
  const program = path.join(target, 'start');
  writeFileSync(program, starter(target), { mode: 0o755 });
  return (await starts(program)) ? program : null;
}

function unpack(archives, target) {
  const unfinished = `${target}-unfinished`;
  const contentOf = (archive) => brotliDecompressSync(readFileSync(path.join(archives, archive)));
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  writeFileSync(path.join(unfinished, 'chromium'), contentOf('chromium.br'), { mode: 0o755 });
  for (const archive of ['al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br'])
    execFileSync('tar', ['-x', '-C', unfinished], { input: contentOf(archive) });
  renameSync(unfinished, target);
}

const starter = (target) => `#!/bin/sh
export LD_LIBRARY_PATH='${target}/lib' FONTCONFIG_FILE='${target}/fonts.conf'
exec '${target}/chromium' "$@"
`;

const fontSettings = (target) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${target}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${target}/fonts-cache</cachedir>
</fontconfig>
`;

async function starts(executablePath) {
  const { chromium } = await import('playwright-core');
  try {
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    await browser.close();
    return true;
  } catch {
    return false;
  }
}
