import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '#shared/store/engine/open-store.ts';
import { allSchools } from '#shared/store/people/schools.ts';
import { settingsOn } from '#shared/store/people/settings.ts';
import { inventTrust } from '../../bot/local/invented-trust/invented-trust.ts';
import { seededRandom } from '../../bot/local/invented-trust/seeded-random.ts';
import { verifyEscalation } from '#shared/store/admin/verify-escalation.ts';
import { verifySchool } from '#shared/store/admin/verify-school.ts';
import { signIn } from './client.ts';
import { NotStarted, startProcess } from './product-process.ts';

const TODAY = '2026-11-18';
const NOW = `${TODAY}T09:40`;

/**
 * Kills the very first start, and the starts after it, while the store is made, migrated and filled; then lets one
 * end, which must leave the whole invented trust. Answers what is wrong.
 */
export async function runFirstStart(options: {
  seed: string;
  kills: number;
  databaseUrl: string | null;
  say?: (line: string) => void;
}): Promise<string[]> {
  const { seed, kills, databaseUrl, say = () => undefined } = options;
  const random = seededRandom(`${seed} first start`);
  const folder = mkdtempSync(join(tmpdir(), 'attendance-first-crash-'));
  const settings = {
    DATA_DIR: folder,
    DEMO: 'on',
    LOCAL_NOW: NOW,
    ...(databaseUrl && { DATABASE_URL: databaseUrl }),
  };
  try {
    for (let kill = 1; kill <= kills; kill += 1) {
      // The first ones fall into making and migrating the store, the later ones into filling it.
      const after = kill % 2 === 1 ? random.between(300, 3500) : random.between(3000, 9000);
      const answered = await startProcess(settings, after).catch((error: unknown) => {
        if (!(error instanceof NotStarted)) throw error;
        return null;
      });
      await answered?.kill();
      say(`first start: killed after ${after} ms${answered ? ', it answered already' : ''}`);
    }
    return await faultsOfFilled(settings, databaseUrl, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Bringing the invented files in again must find every row there already. */
async function faultsOfFilled(
  settings: Record<string, string>,
  databaseUrl: string | null,
  folder: string,
): Promise<string[]> {
  const faults: string[] = [];
  // Before signing in: on a slow machine the connection of the sign-in would be closed before it is done.
  const trust = inventTrust(NOW);
  const product = await startProcess(settings);
  const client = await signIn(product.address);
  for (const kind of ['schools', 'terms', 'staff', 'pupils', 'contacts', 'marks'] as const) {
    const { rows, changed, rejectedCount } = await client.importCsv(kind, trust[kind]);
    if (changed > 0 || rejectedCount > 0)
      faults.push(`${changed} of ${rows} rows of ${kind} were missing, ${rejectedCount} are refused`);
  }
  await product.end();
  const store = await openStore(databaseUrl ? { databaseUrl } : { folder });
  try {
    const schools = await allSchools(store.db);
    const kept = await settingsOn(store.db, schools, TODAY);
    for (const { school, cardTime, absenceCallsBy } of trust.settings) {
      const found = kept.get(school);
      if (found?.cardTime !== cardTime || found.absenceCallsBy !== absenceCallsBy)
        faults.push(`the settings of ${school} are not those of the invented trust`);
    }
    for (const { id } of schools) {
      faults.push(...(await verifySchool(store.db, id)).slice(0, 3));
      faults.push(...(await verifyEscalation(store.db, id)).faults.slice(0, 3));
    }
  } finally {
    await store.close();
  }
  return faults;
}
