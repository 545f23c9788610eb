import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SignJWT, base64url } from 'jose';
import { readConfig } from '../../bot/config.ts';
import { entraSignIn } from '../../bot/http/entra-sign-in.ts';
import { admitConnector } from '../../bot/teams/messages-route.ts';
import { start } from '../../bot/start.ts';
import type { Running } from '../../bot/wiring/shared.ts';
import { bringIn } from '../support/schools/a-school.ts';
import { createTestDatabase } from '../support/stores/postgres.ts';
import { smallSchool } from '../support/schools/small-school.ts';
import { startTokenIssuer, type TokenIssuer } from '../support/product/token-issuer.ts';

const TENANT = '11111111-1111-4111-8111-111111111111';
const CLIENT = '22222222-2222-4222-8222-222222222222';
const TEAMS = '33333333-3333-4333-8333-333333333333';
const PERSON = '44444444-4444-4444-8444-444444444444';
const ISSUER = `https://issuer.example/${TENANT}/v2.0`;

const needed = {
  MODE: 'entra',
  ENTRA_TENANT_ID: TENANT,
  ENTRA_CLIENT_ID: CLIENT,
  ENTRA_ALLOWED_CLIENTS: TEAMS,
  BOT_APP_ID: CLIENT,
  BOT_APP_TYPE: 'SingleTenant',
  BOT_APP_PASSWORD: 'not a real one',
  BOT_TENANT_ID: TENANT,
  GRAPH_CLIENT_SECRET: 'not a real one',
  TAB_HOST: 'tab.example',
};

describe('the settings of entra mode', () => {
  it('are accepted when nothing is missing', () => {
    expect(readConfig(needed)).toMatchObject({ MODE: 'entra', ENTRA_ALLOWED_CLIENTS: [TEAMS] });
  });

  it('are all said at once when they are missing', () => {
    const names = Object.keys(needed).filter((name) => !['MODE', 'ENTRA_ALLOWED_CLIENTS'].includes(name));
    const said = refusalOf({ MODE: 'entra' });
    for (const name of names.filter((one) => one !== 'BOT_APP_PASSWORD'))
      expect(said).toContain(`${name}: is missing`);
    expect(refusalOf({ ...needed, BOT_APP_PASSWORD: undefined })).toBe('BOT_APP_PASSWORD: is missing');
  });

  it.each([
    ['ENTRA_TENANT_ID', 'common', 'expected a GUID'],
    ['BOT_APP_TYPE', 'MultiTenant', 'BOT_APP_TYPE'],
    ['PORT', 'eighty', 'PORT'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL'],
    ['DATABASE_URL', 'mysql://x', 'postgres://'],
    ['DEMO', 'on', 'is for local mode only'],
    ['LOCAL_NOW', '2026-09-16T09:40', 'is for local mode only'],
    ['GRAPH_BASE_URL', 'http://127.0.0.1:1/v1.0', 'is for local mode only'],
  ])('%s=%s is refused', (name, value, text) => {
    expect(refusalOf({ ...needed, [name]: value })).toContain(text);
  });

  it('need no bot password with a managed identity', () => {
    const config = { ...needed, BOT_APP_TYPE: 'UserAssignedMSI', BOT_APP_PASSWORD: undefined };
    expect(readConfig(config).MODE).toBe('entra');
  });
});

describe('the settings of local mode', () => {
  it('have a value each when nothing is set', () => {
    expect(readConfig({})).toMatchObject({
      MODE: 'local',
      PORT: 3978,
      HOST: '127.0.0.1',
      DATA_DIR: './.data',
      DEMO: 'on',
    });
  });

  it.each([
    [{ HOST: '0.0.0.0' }, 'this computer only'],
    [{ HOST: '192.168.1.4' }, 'this computer only'],
    [{ LOCAL_NOW: 'yesterday' }, '2026-11-18T09:40'],
    [{ DEMO: 'maybe' }, 'DEMO'],
    [{ MODE: 'cloud' }, 'neither local nor entra'],
  ])('%j is refused', (settings, text) => {
    expect(refusalOf(settings)).toContain(text);
  });
});

function refusalOf(settings: Record<string, string | undefined>): string {
  try {
    readConfig(settings);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('These settings were accepted');
}

describe('entra mode', () => {
  let issuer: TokenIssuer;
  let running: Running;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    issuer = await startTokenIssuer();
    const database = await createTestDatabase();
    drop = database.drop;
    running = await start(
      readConfig({
        ...needed,
        PORT: '0',
        DATABASE_URL: database.url,
        LOG_LEVEL: 'silent',
        ENTRA_ISSUER: ISSUER,
        ENTRA_KEYS_URL: issuer.keysUrl,
      }),
    );
    await bringIn(running.ports, 'schools', smallSchool.schools);
    await bringIn(running.ports, 'staff', [
      {
        school: 'BA',
        email: 'head@grove.example',
        name: 'Hana Head',
        roles: 'senior-leader',
        entraObjectId: PERSON.toUpperCase(),
      },
    ]);
  });
  afterAll(async () => {
    await running.stop();
    await drop();
    await issuer.stop();
  });

  const seconds = Math.floor(Date.now() / 1000);
  const good = {
    iss: ISSUER,
    aud: CLIENT,
    tid: TENANT,
    oid: PERSON,
    azp: TEAMS,
    ver: '2.0',
    scp: 'User.Read access_as_user',
    roles: ['Attendance.Staff'],
    iat: seconds - 60,
    nbf: seconds - 60,
    exp: seconds + 3600,
  };

  async function statusWith(token: string, path = '/api/me'): Promise<number> {
    const answer = await fetch(`${running.address}${path}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return answer.status;
  }

  it('lets in whom the tenant has signed in and the staff list names', async () => {
    const answer = await fetch(`${running.address}/api/me`, {
      headers: { authorization: `Bearer ${await issuer.sign(good)}` },
    });
    expect([answer.status, await answer.json()]).toMatchObject([200, { email: 'head@grove.example' }]);
    expect(await statusWith(await issuer.sign({ ...good, azp: CLIENT, scp: 'access_as_user' }))).toBe(200);
  });

  it.each([
    ['that has expired', { exp: seconds - 10 }],
    ['that is not yet valid', { nbf: seconds + 600 }],
    ['without an end', { exp: undefined }],
    ['without a beginning', { nbf: undefined }],
    ['for another program', { aud: '00000003-0000-0000-c000-000000000000' }],
    ['for nobody in particular', { aud: undefined }],
    ['of another issuer', { iss: 'https://issuer.example/other/v2.0' }],
    ['of another tenant', { tid: '99999999-9999-4999-8999-999999999999' }],
    ['without a tenant', { tid: undefined }],
    ['of the old kind', { ver: '1.0' }],
    ['from a program that is not allowed', { azp: '99999999-9999-4999-8999-999999999999' }],
    ['that does not say which program asks', { azp: undefined }],
    ['for another scope', { scp: 'User.Read' }],
    ['for a scope that only begins alike', { scp: 'access_as_user_too' }],
    ['of a program without a person', { scp: undefined, roles: ['Attendance.Staff'] }],
    ['that names no person', { oid: undefined }],
  ])('refuses a token %s: 401', async (_what, change) => {
    expect(await statusWith(await issuer.sign({ ...good, ...change }))).toBe(401);
  });

  it('refuses a token that the tenant has not signed, whatever it says: 401', async () => {
    expect(await statusWith(await issuer.forge(good))).toBe(401);
    expect(await statusWith(await issuer.sign(good, { kid: 'unheard of' }))).toBe(401);
    const parts = (await issuer.sign(good)).split('.');
    const altered = base64url.encode(JSON.stringify({ ...good, oid: TEAMS }));
    expect(await statusWith(`${parts[0]}.${altered}.${parts[2]}`)).toBe(401);
    const unsigned = base64url.encode(JSON.stringify({ alg: 'none', typ: 'JWT' }));
    for (const signature of ['', 'x'])
      expect(await statusWith(`${unsigned}.${parts[1]}.${signature}`)).toBe(401);
    const keys = await (await fetch(issuer.keysUrl)).text();
    for (const secret of [keys, CLIENT, 'local sign-in'])
      expect(
        await statusWith(
          await new SignJWT(good)
            .setProtectedHeader({ alg: 'HS256', kid: 'published' })
            .sign(new TextEncoder().encode(secret)),
        ),
      ).toBe(401);
    for (const nonsense of ['', 'a.b.c', 'x'.repeat(5000)]) expect(await statusWith(nonsense)).toBe(401);
  });

  it.each([
    ['a pupil’s account, without the app role', { roles: undefined }],
    ['an account with another app role', { roles: ['Attendance.Pupil'] }],
    ['somebody of the tenant who is not on the staff list', { oid: '55555555-5555-4555-8555-555555555555' }],
  ])('knows %s and refuses: 403', async (_who, change) => {
    expect(await statusWith(await issuer.sign({ ...good, ...change }))).toBe(403);
  });

  it('knows a person by object id alone, never by the address in a token', async () => {
    const stranger = {
      ...good,
      oid: TEAMS,
      preferred_username: 'head@grove.example',
      email: 'head@grove.example',
    };
    expect(await statusWith(await issuer.sign(stranger))).toBe(403);
  });

  it.each([
    '/',
    '/api/local/people',
    '/api/local/sign-in',
    '/api/local/desk/state',
    '/api/local/graph/v1.0/me',
    '/api/local/connector/v3/conversations',
  ])('has nothing of local mode: %s is 404, signed in or not', async (path) => {
    const token = await issuer.sign(good);
    for (const method of ['GET', 'POST'])
      for (const headers of [new Headers(), new Headers({ authorization: `Bearer ${token}` })])
        expect((await fetch(`${running.address}${path}`, { method, headers })).status).toBe(404);
  });

  it('has no local administrator', async () => {
    const staff = await running.ports.store.db.selectFrom('staff').select('email').execute();
    expect(staff).toEqual([{ email: 'head@grove.example' }]);
  });

  it('takes an activity from Microsoft’s connector alone: 401', async () => {
    const activity = {
      type: 'message',
      text: 'help',
      id: '1',
      channelId: 'msteams',
      from: { id: 'x', aadObjectId: PERSON },
      recipient: { id: 'bot' },
      conversation: { id: 'c' },
      serviceUrl: 'https://smba.example/',
    };
    const post = async (authorization?: string): Promise<number> => {
      const answer = await fetch(`${running.address}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
        body: JSON.stringify(activity),
      });
      return answer.status;
    };
    expect(await post()).toBe(401);
    expect(await post('Bearer nonsense')).toBe(401);
  });

  it('takes from the connector only what was signed for this bot and this service address', async () => {
    const admit = admitConnector({ appId: CLIENT, tenantId: TENANT }, issuer.keysUrl);
    const serviceUrl = 'https://smba.example/';
    const signed = {
      iss: 'https://api.botframework.com',
      aud: CLIENT,
      serviceurl: serviceUrl,
      nbf: seconds - 60,
      exp: seconds + 600,
    };
    const admitted = async (token: Promise<string>): Promise<boolean> => {
      const body = { serviceUrl, conversation: { tenantId: TENANT } };
      const request = { headers: { authorization: `Bearer ${await token}` }, body };
      return admit(request as never).then(
        () => true,
        () => false,
      );
    };
    expect(await admitted(issuer.sign(signed))).toBe(true);
    expect(await admitted(issuer.forge(signed))).toBe(false);
    for (const change of [
      { aud: TEAMS },
      { iss: ISSUER },
      { exp: seconds - 600 },
      { serviceurl: 'https://elsewhere.example/' },
      { serviceurl: undefined },
    ])
      expect(await admitted(issuer.sign({ ...signed, ...change }))).toBe(false);
  });

  it('answers to any Host, says it is alive, and lets Microsoft’s pages frame it', async () => {
    const health = await fetch(`${running.address}/health`);
    expect(health.status).toBe(200);
    expect(health.headers.get('content-security-policy')).toContain(
      'frame-ancestors https://*.cloud.microsoft https://teams.microsoft.com',
    );
    expect(health.headers.get('x-frame-options')).toBeNull();
  });

  it('says it cannot check, rather than that the token is bad, when the tenant’s keys are out of reach', async () => {
    const gone = await startTokenIssuer();
    await gone.stop();
    const authenticate = entraSignIn(
      {
        tenantId: TENANT,
        clientId: CLIENT,
        allowedClients: [TEAMS],
        appRole: 'Attendance.Staff',
        issuer: ISSUER,
        keysUrl: gone.keysUrl,
      },
      async () => null,
    );
    const request = { headers: { authorization: `Bearer ${await gone.sign(good)}` } };
    await expect(authenticate({} as never, request as never)).rejects.toMatchObject({ code: 'unavailable' });
  });
});
