// `npm run package` builds .build/attendance-first.zip from environment values; `-- --example` from invented ones.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildPackage } from './build-package.ts';
import { exampleValues } from './example-values.ts';

const output = '.build/attendance-first.zip';
const asExample = process.argv.includes('--example');

try {
  const zip = await buildPackage(asExample ? exampleValues : process.env);
  const file = path.resolve(import.meta.dirname, '../..', output);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, zip);
  console.log(
    `${output} is ready to upload in Teams${asExample ? ' (invented values: to look at only)' : ''}.`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
