/** `npm run backup -- file`: the whole store into one file, also while the product runs. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { PlainError } from '#shared/domain/basics/plain-error.ts';
import { writeBackup } from '#shared/store/backup/write-backup.ts';
import { processUsing } from '#shared/store/engine/folder-lock.ts';
import { openStore } from '#shared/store/engine/open-store.ts';
import { keepFilesPrivate } from '#shared/store/engine/private-files.ts';
import { readConfig, type Config } from './config.ts';
import { errorText } from './error-text.ts';
import { requestBackup } from './jobs/backup-requests.ts';

keepFilesPrivate();
try {
  const [name] = process.argv.slice(2);
  if (!name) throw new PlainError('Name the file to write: npm run backup -- school.backup');
  const file = resolve(name);
  if (existsSync(file)) throw new PlainError(`${file} is there already. Name a new file.`);
  const { rows } = await backUp(readConfig(), file);
  process.stdout.write(
    `${rows} rows are kept in ${file}. It holds children’s data: only this account can read it; keep it so.\n`,
  );
} catch (error) {
  process.stderr.write(`No backup was made. ${errorText(error)}\n`);
  process.exitCode = 1;
}

async function backUp(config: Config, file: string): Promise<{ rows: number }> {
  const folder = config.DATA_DIR;
  if (!config.DATABASE_URL) {
    if (processUsing(folder) !== null)
      return requestBackup(folder, file, () => processUsing(folder) !== null);
    if (!existsSync(folder))
      throw new PlainError(`There is no store at ${resolve(folder)}. Is DATA_DIR right?`);
  }
  const store = await openStore(config.DATABASE_URL ? { databaseUrl: config.DATABASE_URL } : { folder });
  try {
    return await writeBackup(store, file, new Date());
  } finally {
    await store.close();
  }
}
