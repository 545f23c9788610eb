import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { rawRequest } from '../support/product/raw-request.ts';
import { startProduct, type RunningProduct } from '../support/product/running-product.ts';

let product: RunningProduct;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

const ask = (path: string, headers: Record<string, string> = {}): ReturnType<typeof rawRequest> =>
  rawRequest(product.address, { path, headers });

/** The page itself and all it asks for before anything is shown. */
async function firstLoad(): Promise<string[]> {
  const { body } = await ask('/tab');
  const asked = [...body.matchAll(/(?:src|href)="(?:\.\/|\/)?(assets\/[^"]+)"/g)].map(
    ([, path]) => `/${path}`,
  );
  return [...new Set(asked)];
}

describe('the tab’s first load', () => {
  it('stays under 200 kB', async () => {
    const parts = ['/tab', ...(await firstLoad())];
    expect(parts.length).toBeGreaterThan(1);
    let bytes = 0;
    for (const path of parts) bytes += gzipSync((await ask(path)).body).byteLength;
    expect(bytes).toBeLessThan(200_000);
  });

  it('brings parts compressed, named by what they hold and kept for a year; the page itself is asked for anew', async () => {
    for (const path of await firstLoad()) {
      expect(path).toMatch(/-[\w-]{8}\.(js|css)$/);
      const { status, headers } = await ask(path, { 'accept-encoding': 'gzip' });
      expect([status, headers['content-encoding']]).toEqual([200, 'gzip']);
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    }
    for (const path of ['/tab', '/']) expect((await ask(path)).headers['cache-control']).toBe('no-cache');
    const gone = await ask('/assets/gone-12345678.js');
    expect([gone.status, gone.headers['cache-control']]).toEqual([404, 'no-store']);
  });
});

describe('every answer', () => {
  it.each(['/api/me', '/api/trust/daily', '/health', '/tab', '/nowhere'])(
    '%s says how long the server took',
    async (path) => {
      const { headers } = await ask(path, { authorization: `Bearer ${await product.tokenOf()}` });
      expect(headers['server-timing']).toMatch(/^app;dur=\d+\.\d$/);
    },
  );
});
