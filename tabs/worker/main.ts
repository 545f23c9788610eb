/**
 * Keeps the page, what its fire list needs, and what the tab asks first, so that a copy kept on the device opens with
 * the network gone. It holds no answers about pupils. The network comes first for whatever has no fixed content, so
 * that a new version is never hidden. It imports nothing: browsers run it as a plain script.
 */
export type {};

/** Put in by the build: the addresses of the parts, the one that the page itself asks for first. */
declare const PARTS_TO_KEEP: readonly [string, ...string[]];

/** What is used of ServiceWorkerGlobalScope, which the types of a page do not name. */
interface WorkerScope {
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Asked) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  location: { origin: string };
}
interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}
interface Asked {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}

const scope = globalThis as unknown as WorkerScope;
const parts = PARTS_TO_KEEP;
const PREFIX = 'attendance-first ';
/** Parts are named by what they hold: another build has another name. */
const CACHE = PREFIX + parts.join(' ');
const ANEW = ['/tab', '/tab-config.json'];
const PATIENCE_MS = 4_000;

scope.addEventListener('install', (event) => event.waitUntil(keepAll()));
scope.addEventListener('activate', (event) => event.waitUntil(takeOver()));
scope.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== scope.location.origin) return;
  if (ANEW.includes(pathname)) event.respondWith(networkFirst(event.request, pathname));
  else if (parts.includes(pathname)) event.respondWith(keptFirst(event.request, pathname));
});

async function keepAll(): Promise<void> {
  const page = await fetch('/tab', { cache: 'no-cache' });
  // While servers of two versions answer, the page may be of the other: the browser tries again at the next opening.
  if (!(await page.clone().text()).includes(parts[0])) throw new Error('The page is of another version.');
  const cache = await caches.open(CACHE);
  await cache.put('/tab', page);
  await cache.addAll(['/tab-config.json', ...parts]);
  await scope.skipWaiting();
}

async function takeOver(): Promise<void> {
  for (const name of await caches.keys())
    if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
  await scope.clients.claim();
}

/** What is kept is marked, so that the tab knows that the network is gone and asks for no sign-in. */
async function networkFirst(request: Request, path: string): Promise<Response> {
  const answer = fetch(request);
  try {
    return await Promise.race([answer, outOfPatience()]);
  } catch {
    const kept = await keptAt(path);
    if (!kept) return answer;
    const headers = new Headers(kept.headers);
    headers.set('kept-on-device', 'yes');
    return new Response(await kept.blob(), { headers });
  }
}

async function keptFirst(request: Request, path: string): Promise<Response> {
  return (await keptAt(path)) ?? fetch(request);
}

async function keptAt(path: string): Promise<Response | undefined> {
  const cache = await caches.open(CACHE);
  return cache.match(path, { ignoreVary: true });
}

function outOfPatience(): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error('The network does not answer.')), PATIENCE_MS);
  });
}
