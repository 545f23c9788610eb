import { zipSync } from 'fflate';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { iconFaults } from './icon-faults.ts';
import { manifestFaults, type AppManifest } from './manifest-faults.ts';
import { renderManifest } from './render-manifest.ts';

const folder = path.resolve(import.meta.dirname, '../../manifest');

/** The manifest with its variables, and both icons, as they lie in the repository. */
export async function readParts() {
  const [template, color, outline] = await Promise.all([
    readFile(path.join(folder, 'manifest.json'), 'utf8'),
    readFile(path.join(folder, 'color.png')),
    readFile(path.join(folder, 'outline.png')),
  ]);
  return { template, color, outline };
}

/**
 * The Teams app package: a zip of manifest and icons, checked without the network.
 * @throws an Error whose message lists all that is missing, else all that is wrong
 */
export async function buildPackage(values: Record<string, string | undefined>): Promise<Uint8Array> {
  const { template, color, outline } = await readParts();
  const rendered = renderManifest(template, values);
  const manifest = JSON.parse(rendered) as AppManifest;
  const faults = [...(await manifestFaults(manifest)), ...iconFaults({ color, outline })];
  if (faults.length > 0) throw new Error(`The package would be refused:\n  ${faults.join('\n  ')}`);
  return zipSync({ 'manifest.json': Buffer.from(rendered), 'color.png': color, 'outline.png': outline });
}
