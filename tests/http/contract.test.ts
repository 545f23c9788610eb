import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Agent } from 'node:http';
import type { ApiRequest } from '#shared/contracts/api-request.ts';
import { tabApi, type RequestName } from '#shared/contracts/tab-api.ts';
import { rawRequest } from '../support/product/raw-request.ts';
import type { RunningProduct } from '../support/product/running-product.ts';
import { TODAY, openCallAbout, people, problemOf, startSmallTrust } from '../support/schools/small-trust.ts';

const { tutor, officer, head, otherOfficer, lead } = people;
let product: RunningProduct;
let stop: () => Promise<void>;

beforeAll(async () => {
  ({ product, stop } = await startSmallTrust());
});
afterAll(() => stop());

const get = (path: string, as?: string) => product.request(path, as === undefined ? {} : { as });
const openCall = (as: string, name: string) => openCallAbout(product, as, name);

describe('signing in, in local mode', () => {
  it('lists the people, admin@local among them with every school', async () => {
    const answer = await fetch(`${product.address}/api/local/people`);
    const { people } = (await answer.json()) as {
      people: { email: string; name: string; roles: string[]; schools: string[]; entraObjectId: string }[];
    };
    const admin = people.find(({ email }) => email === 'admin@local');
    expect(admin?.schools).toEqual(['BA', 'CA']);
    expect([...(admin?.roles ?? [])].sort()).toEqual([
      'administrator',
      'attendance-officer',
      'safeguarding-lead',
      'trust-lead',
    ]);
    expect(people.find(({ email }) => email === tutor)).toMatchObject({ roles: ['tutor'], schools: ['BA'] });
    const ids = people.map(({ entraObjectId }) => entraObjectId);
    expect(new Set(ids).size).toBe(people.length);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  it('gives a token to whoever is on the list', async () => {
    const { status, body } = await get('/api/me', officer);
    expect([status, body]).toMatchObject([200, { email: officer, posts: [{ school: 'BA' }] }]);
  });

  it.each([
    ['an address nobody has', '{"email":"nobody@grove.example"}', 404],
    ['no address', '{}', 400],
    ['an address that is no text', '{"email":7}', 400],
    ['garbage', '{"email":', 400],
    ['nothing', '', 400],
  ])('refuses %s', async (_what, body, status) => {
    const answer = await fetch(`${product.address}/api/local/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(answer.status).toBe(status);
    expect(problemOf({ body: await answer.json() }).message).not.toBe('');
  });
});

describe('every request of the list, and the reference itself', () => {
  const requests = [
    ...Object.values<ApiRequest>(tabApi).map(({ method, path }) => [method, path] as const),
    ['GET', '/api/openapi.json'] as const,
  ];
  const filled = (path: string): string =>
    path.replace('{school}', 'BA').replace('{group}', '8A').replace('{kind}', 'marks').replace('{id}', '1');

  it.each(requests)('%s %s is 401 without a token, and with a bad one', async (method, path) => {
    const tokens = [undefined, 'Bearer', 'Bearer nonsense', 'Basic YTpi', 'Bearer a.b.c'];
    for (const authorization of tokens) {
      const answer = await fetch(`${product.address}${filled(path)}`, {
        method,
        headers: authorization === undefined ? {} : { authorization },
        ...(method !== 'GET' && { body: 'school,upn\n' }),
      });
      expect(answer.status).toBe(401);
      expect(problemOf({ body: await answer.json() }).code).toBe('not-signed-in');
    }
  });

  it('stands in the reference with its path, method and answer', async () => {
    const { status, body } = await get('/api/openapi.json');
    expect(status).toBe(200);
    const { openapi, paths } = body as { openapi: string; paths: Record<string, Record<string, object>> };
    expect(openapi).toMatch(/^3\.1/);
    for (const { method, path } of Object.values<ApiRequest>(tabApi))
      expect(paths[path]?.[method.toLowerCase()]).toMatchObject({ responses: { '200': expect.anything() } });
  });

  it('is answered as JSON that nobody keeps', async () => {
    const answer = await fetch(`${product.address}/api/me`, {
      headers: { authorization: `Bearer ${await product.tokenOf()}` },
    });
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });
});

describe('without signing in', () => {
  it('the health and readiness are told', async () => {
    const health = await fetch(`${product.address}/health`);
    expect([health.status, await health.json()]).toEqual([
      200,
      { alive: true, now: expect.stringMatching(/^2026-09-16T14:\d\d:\d\d\+01:00$/) },
    ]);
    expect((await fetch(`${product.address}/ready`)).status).toBe(200);
  });

  it.each(['/api/nothing', '/nothing', '/api/trust', '/api/actions/1'])(
    '%s is not there: 404, as JSON',
    async (path) => {
      const answer = await fetch(`${product.address}${path}`);
      expect(answer.status).toBe(404);
      expect(problemOf({ body: await answer.json() }).code).toBe('not-found');
    },
  );

  it('a method that an address does not take is 404 too', async () => {
    const answer = await fetch(`${product.address}/api/me`, { method: 'DELETE' });
    expect(answer.status).toBe(404);
    problemOf({ body: await answer.json() });
  });

  it('a path that is no text leads nowhere either', async () => {
    const answer = await rawRequest(product.address, { path: '/api/pupils/%E0%A4%A/summary' });
    expect(answer.status).toBe(404);
    problemOf({ body: JSON.parse(answer.body) });
  });
});

describe('the Host header, in local mode', () => {
  it.each(['evil.example', 'evil.example:3978', '127.0.0.1.evil.example', '10.0.0.1'])(
    '%j is refused, whatever is asked',
    async (host) => {
      for (const path of ['/health', '/api/local/people', '/', '/api/me']) {
        const answer = await rawRequest(product.address, { path, headers: { host } });
        expect(answer.status).toBe(403);
        expect(problemOf({ body: JSON.parse(answer.body) }).code).toBe('forbidden');
      }
    },
  );

  it.each(['localhost', 'localhost:3978', '127.0.0.1', '127.0.0.1:1', '[::1]:3978'])(
    '%j is this computer',
    async (host) => {
      expect((await rawRequest(product.address, { path: '/health', headers: { host } })).status).toBe(200);
    },
  );
});

describe('files over HTTP', () => {
  it('are answered with what became of each row', async () => {
    const { status, body } = await product.request('/api/imports/marks', {
      csv: `school,upn,date,session,code\nBA,A8A0,${TODAY},PM,\\\nBA,WHO,${TODAY},PM,\\\n`,
    });
    expect([status, body]).toEqual([
      200,
      {
        cleared: [],
        id: expect.any(String),
        kind: 'marks',
        rows: 2,
        accepted: 1,
        changed: 1,
        unchanged: 0,
        warnings: [],
        rejectedCount: 1,
        rejected: [{ line: 3, column: 'upn', found: 'WHO', message: 'No pupil of BA has this UPN.' }],
      },
    ]);
  });

  it.each([
    ['nothing at all', '', 'The file is empty'],
    ['a heading alone', 'school,upn,date,session,code\n', 'There are no rows in it'],
    ['another heading', 'a,b,c\n1,2,3\n', 'these columns are missing: school, upn, date, session, code'],
    ['a large file with another heading', `a,b,c\n${'1,2,3\n'.repeat(300_000)}`, 'columns are missing'],
    ['no text', 'PK\u0003\u0004\u0000\u0000', 'not a CSV file'],
  ])('%s: 422 with one clear error', async (_what, csv, text) => {
    const answer = await product.request('/api/imports/marks', { csv });
    expect(answer.status).toBe(422);
    expect(problemOf(answer)).toMatchObject({
      code: 'unprocessable',
      message: expect.stringContaining(text),
    });
  });

  it('leave the connection good for the next request, also when refused while still being sent', async () => {
    const upload = `a,b,c\n${'1,2,3\n'.repeat(300_000)}`;
    const sockets = new Set<unknown>();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (const [path, body, status] of [
      ['/api/imports/marks', upload, 422],
      ['/api/imports/lessons', upload, 404],
      ['/health', '', 200],
    ] as const) {
      const answer = await rawRequest(product.address, {
        path,
        body,
        agent,
        method: path === '/health' ? 'GET' : 'POST',
        headers: { authorization: `Bearer ${await product.tokenOf()}`, 'content-type': 'text/csv' },
        onSocket: (socket) => sockets.add(socket),
      });
      expect(answer.status).toBe(status);
    }
    expect(sockets.size).toBe(1);
    agent.destroy();
  });

  it('of an unknown kind: 404', async () => {
    expect((await product.request('/api/imports/lessons', { csv: 'a\n1\n' })).status).toBe(404);
  });

  it('that a role may not bring: 403; another school’s rows are refused one by one', async () => {
    const csv = `school,upn,date,session,code\nBA,A8A1,${TODAY},PM,\\\n`;
    for (const as of [tutor, head, lead])
      expect((await product.request('/api/imports/marks', { csv, as })).status).toBe(403);
    for (const kind of ['schools', 'terms', 'staff'])
      expect((await product.request(`/api/imports/${kind}`, { csv, as: officer })).status).toBe(403);
    const { status, body } = await product.request('/api/imports/marks', { csv, as: otherOfficer });
    expect([status, body]).toMatchObject([200, { changed: 0, rejectedCount: 1 }]);
  });
});

describe('what is asked wrongly is a bad request, never a bug', () => {
  it.each([
    '/api/trust/daily?date=2026-02-30',
    '/api/trust/daily?date=16/09/2026',
    '/api/trust/daily?years=seven',
    '/api/trust/daily?years=10-7',
    '/api/trust/daily?years=7-99',
    '/api/trust/daily?phase=middle',
    '/api/trust/daily-targets?percents=abc',
    '/api/trust/daily-targets?cohort=half',
    '/api/trust/gaps?from=2026-09-20&to=2026-09-01',
    '/api/trust/gaps?from=1900-01-01&to=2199-01-01',
    '/api/trust/bands?from=2026-09-20&to=2026-09-01',
    '/api/trust/bands?from=2026-13-01',
    '/api/trust/gaps?from=2026-09-17',
    '/api/trust/key-measures?date=2026-09-17',
    '/api/trust/daily-days?to=2026-09-17',
    '/api/trust/post-16?from=2026-09-17',
    '/api/open-registers?from=2026-09-17',
    '/api/first-days-back?date=2026-09-17',
    '/api/figures?from=2026-09-17',
    '/api/trust/results?schoolYear=last',
    '/api/trust/results?schoolYear=2025/27',
    '/api/actions?status=lost',
    '/api/actions?kind=nothing',
    '/api/actions?limit=1000',
    '/api/actions?cursor=nonsense',
    `/api/actions?cursor=${Buffer.from('["2026-99-99",false,"A"]').toString('base64url')}`,
    '/api/actions?date=2026-09-31',
    '/api/schools/BA/tutor-groups/8A?date=yesterday',
  ])('%s: 400', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(400);
    expect(problemOf(answer).code).toBe('bad-request');
  });

  it.each(Object.keys(tabApi) as RequestName[])('a NUL in any part of %s is refused', async (name) => {
    const { method, path, params, query, csv }: ApiRequest = tabApi[name];
    const filled = (nul?: string) =>
      path.replaceAll(/\{(\w+)\}/g, (_, part: string) => (part === nul ? 'a%00' : 'BA'));
    const asked = [
      ...Object.keys(params?.shape ?? {}).map((part) => filled(part)),
      ...Object.keys(query?.shape ?? {}).map((part) => `${filled()}?${part}=a%00`),
    ];
    for (const one of asked)
      expect([one, (await product.request(one, { method })).status]).toEqual([one, 400]);
    if (method === 'GET' || csv) return;
    for (const json of [{ 'a\u0000': 1 }, { a: ['b', { c: '\u0000' }] }])
      expect((await product.request(filled(), { method, json })).status).toBe(400);
  });

  it('a NUL within a cursor is refused', async () => {
    const cursor = Buffer.from('["2026-09-16",false,"A\\u0000"]').toString('base64url');
    expect((await get(`/api/actions?cursor=${cursor}`)).status).toBe(400);
  });

  it.each([
    {},
    { text: ' ' },
    { text: 'a', limit: 0 },
    { text: 'a', limit: 'many' },
    { text: 'a\u0000' },
    { text: 'a', upn: 'b' },
    { search: 'a' },
  ])('a search for %j: 400', async (json) => {
    const answer = await product.request('/api/pupils/search', { json });
    expect([answer.status, problemOf(answer).code]).toEqual([400, 'bad-request']);
  });

  it.each(['/api/pupils?search=khan', '/api/pupils?upn=KHAN1', '/api/pupils/search?text=khan'])(
    'names stand in no address, %s is 404',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );

  it.each(['gaps', 'bands', 'post-16'].map((table) => `/api/trust/${table}`).concat('/api/figures'))(
    '%s of a week that runs may be asked for to its end',
    async (path) => {
      const { status, body } = await get(`${path}?from=2026-09-14&to=2026-09-18`);
      expect([status, body]).toMatchObject([200, { from: '2026-09-14', to: '2026-09-18' }]);
    },
  );

  it.each([
    ['garbage', '{"result":', 400],
    ['another shape', '{"result":"shouted"}', 400],
    ['nothing', '', 400],
    ['a list', '[]', 400],
    ['a field that nobody knows', '{"result":"no-answer","mood":"good"}', 400],
    ['a NUL in a note', '{"result":"no-answer","note":"a\\u0000b"}', 400],
    [
      'a day that does not exist',
      '{"result":"spoke-to","expectedBack":{"kind":"date","date":"2026-02-30"}}',
      400,
    ],
    [
      'an hour that does not exist',
      '{"result":"spoke-to","expectedBack":{"kind":"today","time":"25:00"}}',
      400,
    ],
    ['more than 1 MB', `{"result":"no-answer","note":"${'x'.repeat(1_100_000)}"}`, 413],
  ])('an outcome that is %s: refused, and the call stays open', async (_what, body, status) => {
    const call = await openCall(officer, 'Bob Beech0');
    const answer = await fetch(`${product.address}/api/actions/${call.id}/outcome`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await product.tokenOf(officer)}`,
        'content-type': 'application/json',
      },
      body,
    });
    expect(answer.status).toBe(status);
    problemOf({ body: await answer.json() });
    expect((await openCall(officer, 'Bob Beech0')).status).toBe('open');
  });
});
