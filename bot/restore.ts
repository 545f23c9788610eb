/** `npm run restore -- file [--replace]`: fills the store from a backup, whichever engine made it. */
import { PlainError } from '#shared/domain/basics/plain-error.ts';
import { EVERY_SCHOOL } from '#shared/domain/people/permission.ts';
import { restoreBackup } from '#shared/store/backup/restore-backup.ts';
import { cardsPostedOn } from '#shared/store/messages/posted-cards.ts';
import { openStore, type Store } from '#shared/store/engine/open-store.ts';
import { keepFilesPrivate } from '#shared/store/engine/private-files.ts';
import { allSchools } from '#shared/store/people/schools.ts';
import { momentOf, startClock, type Clock } from './clock.ts';
import { readConfig } from './config.ts';
import { errorText } from './error-text.ts';
import { openQueue } from './jobs/queue.ts';
import { createLogger } from './logger.ts';

keepFilesPrivate();
try {
  const given = process.argv.slice(2);
  const [file] = given.filter((word) => word !== '--replace');
  if (!file) throw new PlainError('Name the backup: npm run restore -- school.backup');
  const config = readConfig();
  const clock = startClock(config.MODE === 'local' ? (config.LOCAL_NOW ?? null) : null);
  const store = await openStore(
    config.DATABASE_URL ? { databaseUrl: config.DATABASE_URL } : { folder: config.DATA_DIR },
  );
  try {
    const { rows } = await restoreBackup(store, file, {
      replace: given.includes('--replace'),
      now: clock.now(),
    });
    await askAnew(store, clock);
    process.stdout.write(`${rows} rows are back. Start the product; it goes on from there.\n`);
  } finally {
    await store.close();
  }
} catch (error) {
  process.stderr.write(`Nothing was restored. ${errorText(error)}\n`);
  process.exitCode = 1;
}

/** A backup holds no waiting work: what may have waited, Planner and the cards posted today, is asked for once more. */
async function askAnew(store: Store, clock: Clock): Promise<void> {
  const queue = await openQueue(store, createLogger('silent'));
  const schools = (await allSchools(store.db)).map(({ id }) => id);
  for (const school of schools)
    await queue.enqueue(store.db, { name: 'sync-planner', key: school, data: { school } });
  const posted = await cardsPostedOn(store.db, [...schools, EVERY_SCHOOL], momentOf(clock).today);
  for (const school of new Set(posted.map((card) => card.school)))
    await queue.enqueue(store.db, {
      name: 'post-daily-card',
      key: school,
      data: { school, scheduled: false },
    });
  await queue.stop();
}
