/** The worker as it is built, in a world of its own with a cache and a network that the test holds. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';

const ORIGIN = 'https://tab.example';
const built = readFileSync(join(import.meta.dirname, '../../.build/tabs/tab-worker.js'), 'utf8');
const page = readFileSync(join(import.meta.dirname, '../../.build/tabs/index.html'), 'utf8');
const [entry] = /\/assets\/index-[\w-]+\.js/.exec(page) ?? [''];

type Lasting = { waitUntil(work: Promise<unknown>): void };
type Asked = { request: { url: string; method: string }; respondWith(answer: Promise<Response>): void };

let network: ((path: string) => Response | Promise<Response>) | null;
let kept: Map<string, Map<string, Response>>;
let listeners: Map<string, (event: never) => void>;

beforeEach(() => {
  network = (path) => new Response(path === '/tab' ? page : `new ${path}`);
  kept = new Map();
  listeners = new Map();
  const pathOf = (asked: string | { url: string }): string =>
    new URL(typeof asked === 'string' ? asked : asked.url, ORIGIN).pathname;
  const ask = async (asked: string | { url: string }): Promise<Response> => {
    if (!network) throw new TypeError('Failed to fetch');
    return network(pathOf(asked));
  };
  const open = async (name: string) => {
    const cache = kept.get(name) ?? new Map<string, Response>();
    kept.set(name, cache);
    return {
      put: async (path: string, answer: Response) => void cache.set(path, answer),
      addAll: async (paths: string[]) => {
        for (const path of paths) cache.set(path, await ask(path));
      },
      match: async (path: string) => cache.get(path)?.clone(),
    };
  };
  const world = {
    addEventListener: (type: string, listener: (event: never) => void) => listeners.set(type, listener),
    skipWaiting: async () => undefined,
    clients: { claim: async () => undefined },
    location: { origin: ORIGIN },
    caches: { open, keys: async () => [...kept.keys()], delete: async (name: string) => kept.delete(name) },
    fetch: ask,
    setTimeout: (late: () => void) => {
      outOfPatience = late;
    },
    URL,
    Response,
    Headers,
    Error,
  };
  runInContext(built, createContext(world));
});

let outOfPatience: () => void;

async function told(type: 'install' | 'activate'): Promise<void> {
  const work: Promise<unknown>[] = [];
  const event: Lasting = { waitUntil: (lasting) => void work.push(lasting) };
  listeners.get(type)?.(event as never);
  await Promise.all(work);
}

/** undefined: the worker leaves it to the browser. */
function asked(path: string, method = 'GET'): Promise<Response> | undefined {
  const answers: Promise<Response>[] = [];
  const request = { url: new URL(path, ORIGIN).href, method };
  const event: Asked = { request, respondWith: (answer) => void answers.push(answer) };
  listeners.get('fetch')?.(event as never);
  return answers[0];
}

describe('the worker', () => {
  it('lets the network go first for the page, and says what comes from the device', async () => {
    await told('install');
    network = (path) => new Response(`newer ${path}`);
    const online = await asked('/tab?as=somebody#/calls');
    expect([await online?.text(), online?.headers.has('kept-on-device')]).toEqual(['newer /tab', false]);
    network = null;
    const offline = await asked('/tab?as=somebody');
    expect([await offline?.text(), offline?.headers.has('kept-on-device')]).toEqual([page, true]);
    expect((await asked('/tab-config.json'))?.headers.has('kept-on-device')).toBe(true);
  });

  it('waits no longer than its patience for a network that says nothing', async () => {
    await told('install');
    network = () => new Promise<Response>(() => undefined);
    const answer = asked('/tab');
    outOfPatience();
    expect(await (await answer)?.text()).toBe(page);
  });

  it('has nothing to do with answers, with what changes data, and with other parts', async () => {
    await told('install');
    const [cache] = kept.values();
    expect([...(cache?.keys() ?? [])].filter((path) => !path.startsWith('/assets/'))).toEqual([
      '/tab',
      '/tab-config.json',
    ]);
    for (const path of ['/api/me', '/api/schools/BA/away', '/health', '/assets/other-12345678.js'])
      expect([path, asked(path)]).toEqual([path, undefined]);
    expect(asked('/tab', 'POST')).toBeUndefined();
    expect(asked('https://elsewhere.example/tab')).toBeUndefined();
  });

  it('keeps the parts that the page asks for at once, and gives them without the network', async () => {
    await told('install');
    network = null;
    const parts = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? '');
    expect(parts).toContain(entry);
    for (const path of parts) expect(await (await asked(path))?.text()).toBe(`new ${path}`);
  });

  it('keeps nothing of a page of another version, and drops what was kept before only once it has its own', async () => {
    kept.set('attendance-first former', new Map());
    kept.set('of somebody else', new Map());
    network = () => new Response(page.replaceAll(entry, '/assets/index-former00.js'));
    await expect(told('install')).rejects.toThrow('another version');
    expect([...kept.keys()]).toEqual(['attendance-first former', 'of somebody else']);
    network = (path) => new Response(path === '/tab' ? page : '');
    await told('install');
    await told('activate');
    expect([...kept.keys()]).toEqual(['of somebody else', expect.stringContaining(entry)]);
  });
});
