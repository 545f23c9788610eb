import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { request as httpRequest } from 'node:http';
import { startProduct, type RunningProduct } from '../support/product/running-product.ts';
import { smallSchool } from '../support/schools/small-school.ts';

let product: RunningProduct;
let token: string;

beforeAll(async () => {
  product = await startProduct({ LOCAL_NOW: '2026-09-16T09:40', LOG_LEVEL: 'silent' });
  for (const kind of ['schools', 'terms', 'staff', 'pupils'] as const)
    await product.importCsv(kind, smallSchool[kind]);
  token = await product.tokenOf();
});

afterAll(() => product.stop());

const oddWords = ['', '%', '%00', '../../etc', '2026-02-30', '0001-01-01', '9999-12-31', '7-', '10-7'];
const odd = fc.oneof(
  fc.constantFrom(...oddWords, 'a'.repeat(3000), '💥', "'; drop table school;--", '<at>x</at>'),
  fc.string(),
  fc.string({ unit: 'binary' }),
);
const anything = fc.anything({ maxDepth: 2, withBigInt: false });
const asJson = { 'content-type': 'application/json' };

async function answer(path: string, options: RequestInit = {}): Promise<{ status: number; body: string }> {
  const answered = await fetch(`${product.address}${path}`, {
    ...options,
    headers: { authorization: `Bearer ${token}`, ...(options.headers as Record<string, string>) },
  });
  return { status: answered.status, body: await answered.text() };
}

const inPath = (text: string): string => encodeURIComponent(text.toWellFormed());

describe('whatever is asked', () => {
  it('is answered, and never by a fault of ours', async () => {
    const path = fc.tuple(fc.nat(9), odd, odd, odd).map(([which, a, b, c]) => {
      const [x, y, z] = [a, b, c].map(inPath);
      return [
        `/api/trust/daily?date=${x}&years=${y}&phase=${z}`,
        `/api/trust/gaps?from=${x}&to=${y}`,
        `/api/trust/bands?from=${x}&to=${y}`,
        `/api/trust/daily-targets?percents=${x}&cohort=${y}`,
        `/api/schools/${x}/tutor-groups/${y}?date=${z}`,
        `/api/schools/BA/tutor-groups/8A?date=${x}`,
        `/api/schools/${x}?y=${y}&z=${z}`,
        `/api/pupils/${x}/summary`,
        `/api/actions?limit=${x}&cursor=${y}&date=${z}`,
        `/${x}`,
      ][which] as string;
    });
    await fc.assert(
      fc.asyncProperty(path, async (asked) => {
        expect((await answer(asked)).status).toBeLessThan(500);
      }),
      { numRuns: 150 },
    );
  });

  it('is answered when it is searched for', async () => {
    const search = fc.record({ text: odd, upn: odd, limit: anything }, { requiredKeys: [] });
    await fc.assert(
      fc.asyncProperty(search, async (asked) => {
        const body = JSON.stringify(asked);
        const { status } = await answer('/api/pupils/search', { method: 'POST', body, headers: asJson });
        expect([200, 400]).toContain(status);
      }),
      { numRuns: 80 },
    );
  });

  it('is refused in words when it is no activity', async () => {
    const fields = [
      'type',
      'id',
      'text',
      'name',
      'value',
      'channelId',
      'from',
      'conversation',
      'channelData',
    ];
    const hostile = fc.dictionary(fc.constantFrom(...fields), anything);
    await fc.assert(
      fc.asyncProperty(hostile, async (activity) => {
        const body = JSON.stringify({ serviceUrl: 'http://127.0.0.1:9/', ...activity });
        const { status } = await answer('/api/messages', { method: 'POST', body, headers: asJson });
        expect([200, 202, 400, 403, 501]).toContain(status);
      }),
      { numRuns: 150 },
    );
  });

  it('is refused in words when a body is odd', async () => {
    const bodies = fc.oneof(
      anything.map((value) => JSON.stringify(value) ?? ''),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const { status } = await answer('/api/actions/none/outcome', {
          method: 'POST',
          body,
          headers: asJson,
        });
        expect([400, 404]).toContain(status);
      }),
      { numRuns: 80 },
    );
  });
});

describe('a body that is too large, or wrong from its first line', () => {
  it('still hears why', async () => {
    const json = await answer('/api/actions/none/outcome', {
      method: 'POST',
      body: 'x'.repeat(3_000_000),
      headers: asJson,
    });
    expect(json.status).toBe(413);
    const csv = await answer('/api/imports/marks', {
      method: 'POST',
      body: `who,what\n${'a,b\n'.repeat(500_000)}`,
      headers: { 'content-type': 'text/csv' },
    });
    expect(csv.status).toBe(422);
    expect(csv.body).toMatch(/these columns are missing: school, upn, date, session, code/);
  });
});

describe('an address or method that is not there', () => {
  it.each(['GET', 'HEAD', 'DELETE', 'PATCH'])('%s is answered, and the server lives on', async (method) => {
    const status = await new Promise<number>((resolve, reject) => {
      const asked = httpRequest(`${product.address}/nope`, { method }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      asked.on('error', reject);
      asked.end();
    });
    expect(status).toBe(404);
    expect((await answer('/health')).status).toBe(200);
  });
});
