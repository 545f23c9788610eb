/**
 * `npm run verify-store`: works every derived figure and every pupil's days away out again from the registers, and says
 * what differs, and where proposals and meetings do not fit together.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { PlainError } from '#shared/domain/basics/plain-error.ts';
import { processUsing } from '#shared/store/engine/folder-lock.ts';
import { openStore } from '#shared/store/engine/open-store.ts';
import { keepFilesPrivate } from '#shared/store/engine/private-files.ts';
import { allSchools } from '#shared/store/people/schools.ts';
import { verifyEscalation } from '#shared/store/admin/verify-escalation.ts';
import { verifySchool } from '#shared/store/admin/verify-school.ts';
import { readConfig, type Config } from './config.ts';
import { errorText } from './error-text.ts';

const MOST_SHOWN = 20;

keepFilesPrivate();
try {
  const faults = await verify(readConfig());
  for (const fault of faults.slice(0, MOST_SHOWN)) process.stdout.write(`${fault}\n`);
  if (faults.length > MOST_SHOWN) process.stdout.write(`and ${faults.length - MOST_SHOWN} more\n`);
  process.stdout.write(
    faults.length === 0
      ? 'Every figure is what the registers say.\n'
      : `${faults.length} differences. The registers are right; tell whoever runs the product.\n`,
  );
  if (faults.length > 0) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`The store could not be checked. ${errorText(error)}\n`);
  process.exitCode = 2;
}

async function verify(config: Config): Promise<string[]> {
  const folder = config.DATA_DIR;
  if (!config.DATABASE_URL) {
    if (!existsSync(folder))
      throw new PlainError(`There is no store at ${resolve(folder)}. Is DATA_DIR right?`);
    if (processUsing(folder) !== null)
      throw new PlainError('The product is running on it. Stop it first, or check a restored backup.');
  }
  const store = await openStore(config.DATABASE_URL ? { databaseUrl: config.DATABASE_URL } : { folder });
  try {
    const faults: string[] = [];
    for (const { id, name } of await allSchools(store.db)) {
      const escalation = await verifyEscalation(store.db, id);
      const found = [...(await verifySchool(store.db, id)), ...escalation.faults];
      for (const line of escalation.toBeRevised) process.stdout.write(`${line}\n`);
      process.stdout.write(
        `${name}: ${found.length === 0 ? 'as it should be' : `${found.length} differences`}\n`,
      );
      faults.push(...found);
    }
    return faults;
  } finally {
    await store.close();
  }
}
