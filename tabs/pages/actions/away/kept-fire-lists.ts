/** Fire lists kept on this device: in the browser's own database, each until midnight and for one person only. */
import { isOver, keptFireList, type FireList, type KeptFireList } from './fire-list.ts';

const STORE = 'fire-lists';

/** Keeps a list in place of the one before, and the page with it. Throws where the device keeps no pages or no data. */
export async function keepFireList(person: string, list: FireList, serverNow: string): Promise<void> {
  await keepPage();
  const kept = keptFireList(person, list, serverNow, Date.now());
  await inStore('readwrite', (store) => store.put(kept));
  await forgetOthers(person);
}

/** What may still be shown: of whoever is named, else of whoever was here last. */
export async function keptFireLists(person: string | null): Promise<KeptFireList[]> {
  await forget(isOver);
  const all = await allKept();
  return all.filter((kept) => person === null || kept.person === person.toLowerCase());
}

/** Somebody is signed in: what was kept for others is deleted, and at midnight, while the tab is open, what is theirs. */
export async function forgetOthers(person: string): Promise<void> {
  await forget((kept, now) => kept.person !== person.toLowerCase() || isOver(kept, now));
}

/** Nobody is signed in any more. */
export async function forgetFireLists(): Promise<void> {
  await forget(() => true);
}

let midnight: ReturnType<typeof setTimeout> | undefined;

async function forget(which: (kept: KeptFireList, now: number) => boolean): Promise<void> {
  const now = Date.now();
  const all = await allKept();
  const stays = all.filter((kept) => !which(kept, now));
  for (const { person, school } of all.filter((kept) => which(kept, now)))
    await inStore('readwrite', (store) => store.delete([person, school]));
  clearTimeout(midnight);
  if (stays.length === 0) return;
  const next = Math.min(...stays.map(({ until }) => until));
  midnight = setTimeout(() => void forget(isOver).catch(() => undefined), next - now);
}

function allKept(): Promise<KeptFireList[]> {
  return inStore('readonly', (store) => store.getAll() as IDBRequest<KeptFireList[]>);
}

let page: Promise<void> | null = null;

/** Has the worker keep the page and its parts; resolves once they lie on the device. */
function keepPage(): Promise<void> {
  page ??= startWorker();
  page.catch(() => {
    page = null;
  });
  return page;
}

async function startWorker(): Promise<void> {
  const { active, installing, waiting } = await navigator.serviceWorker.register('/tab-worker.js', {
    scope: '/tab',
  });
  const coming = installing ?? waiting;
  if (active || !coming) return;
  await new Promise<void>((resolve, reject) => {
    coming.addEventListener('statechange', () => {
      if (coming.state === 'activated') resolve();
      if (coming.state === 'redundant') reject(new Error('The parts of the page could not be kept.'));
    });
  });
}

async function inStore<Result>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const database = await opened();
  try {
    const transaction = database.transaction(STORE, mode);
    const request = work(transaction.objectStore(STORE));
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('The device could not keep it.'));
    });
    return request.result;
  } finally {
    database.close();
  }
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('attendance-first', 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(STORE, { keyPath: ['person', 'school'] });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The device keeps no data.'));
  });
}
