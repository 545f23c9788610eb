import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ServiceClientCredentialsFactory } from 'botframework-connector';
import { base64url } from 'jose';
import { readConfig } from '../../bot/config.ts';
import { admitConnector } from '../../bot/teams/messages-route.ts';
import { start } from '../../bot/start.ts';
import type { Running } from '../../bot/wiring/shared.ts';
import { bringIn } from '../support/schools/a-school.ts';
import { startConnector, textOf, type RecordingConnector } from '../support/product/connector.ts';
import { createTestDatabase } from '../support/stores/postgres.ts';
import { quietLog } from '../support/product/quiet-log.ts';
import { smallSchool } from '../support/schools/small-school.ts';
import { startTokenIssuer, type TokenIssuer } from '../support/product/token-issuer.ts';

const TENANT = '11111111-1111-4111-8111-111111111111';
const BOT = '22222222-2222-4222-8222-222222222222';
const HEAD = '44444444-4444-4444-8444-444444444444';
const OUTBOUND = 'Bearer a-token-of-the-bot-for-the-connector';

/** Entra's part of what the bot sends: MSAL itself speaks https alone. */
class StubCredentials extends ServiceClientCredentialsFactory {
  override isValidAppId = async (appId: string) => appId === BOT;
  override isAuthenticationDisabled = async () => false;
  override createCredentials = async () =>
    ({
      signRequest: async (request: { headers: { set(name: string, value: string): void } }) => {
        request.headers.set('authorization', OUTBOUND);
        return request;
      },
    }) as never;
}

describe('the bot in entra mode', () => {
  let issuer: TokenIssuer;
  let connector: RecordingConnector;
  let running: Running;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    issuer = await startTokenIssuer();
    connector = await startConnector();
    const database = await createTestDatabase();
    drop = database.drop;
    const config = readConfig({
      MODE: 'entra',
      PORT: '0',
      DATABASE_URL: database.url,
      TAB_HOST: 'tab.example',
      ENTRA_TENANT_ID: TENANT,
      ENTRA_CLIENT_ID: BOT,
      GRAPH_CLIENT_SECRET: 'not a real one',
      BOT_APP_ID: BOT,
      BOT_APP_TYPE: 'SingleTenant',
      BOT_APP_PASSWORD: 'x',
      BOT_TENANT_ID: TENANT,
    });
    running = await start(config, quietLog, {
      keysUrl: issuer.keysUrl,
      credentials: new StubCredentials(),
      settings: {
        ToBotFromChannelOpenIdMetadataUrl: issuer.metadataUrl,
        ToBotFromEmulatorOpenIdMetadataUrl: issuer.metadataUrl,
        ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
        ToChannelFromBotLoginUrl: 'https://login.example/tenant',
        ToChannelFromBotOAuthScope: 'https://api.botframework.com',
        OAuthUrl: 'https://token.example',
        ValidateAuthority: 'false',
        CallerId: '',
      },
    });
    await bringIn(running.ports, 'schools', smallSchool.schools);
    await bringIn(running.ports, 'staff', [
      {
        school: 'BA',
        email: 'head@grove.example',
        name: 'Hana Head',
        roles: 'senior-leader',
        entraObjectId: HEAD,
      },
    ]);
  });
  afterAll(async () => {
    await running?.stop();
    await drop?.();
    await connector.close();
    await issuer.stop();
  });
  beforeEach(() => void connector.takeSent());

  const seconds = Math.floor(Date.now() / 1000);
  const good = () => ({
    iss: 'https://api.botframework.com',
    aud: BOT,
    serviceurl: connector.serviceUrl,
    nbf: seconds - 60,
    exp: seconds + 3600,
  });

  async function post(authorization: string | null, change: object = {}) {
    const activity = {
      type: 'message',
      text: 'help',
      id: randomUUID(),
      channelId: 'msteams',
      from: { id: '29:head', aadObjectId: HEAD },
      recipient: { id: `28:${BOT}`, name: 'Attendance First' },
      conversation: { id: 'a:head', conversationType: 'personal', tenantId: TENANT },
      serviceUrl: connector.serviceUrl,
      ...change,
    };
    const answer = await fetch(`${running.address}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization !== null && { authorization }) },
      body: JSON.stringify(activity),
    });
    return { status: answer.status, text: await answer.text() };
  }
  const chatsKnown = () => running.ports.store.db.selectFrom('personal_chat').select('staff_id').execute();

  async function expectRefused(authorization: string | null, change: object = {}): Promise<void> {
    const { status, text } = await post(authorization, change);
    expect(status).toBe(401);
    expect(JSON.parse(text)).toEqual({
      problem: { code: 'not-signed-in', message: 'Only the Bot Framework may post here.' },
    });
    expect(connector.takeSent()).toEqual([]);
    expect(await chatsKnown()).toEqual([]);
  }

  it.each([
    ['that has expired', { exp: seconds - 400 }],
    ['without an end', { exp: undefined }],
    ['that is not yet valid', { nbf: seconds + 600 }],
    ['for another bot', { aud: TENANT }],
    ['for nobody in particular', { aud: undefined }],
    ['of another issuer', { iss: 'https://login.microsoftonline.com/x/v2.0' }],
    ['of no issuer', { iss: undefined }],
    ['for another service address', { serviceurl: 'https://smba.example/' }],
    ['for no service address', { serviceurl: undefined }],
  ])('refuses a token %s', async (_what, change) => {
    await expectRefused(`Bearer ${await issuer.sign({ ...good(), ...change })}`);
  });

  it('refuses a service address that is not the token’s', async () => {
    const token = `Bearer ${await issuer.sign(good())}`;
    await expectRefused(token, { serviceUrl: 'https://elsewhere.example/' });
    await expectRefused(token, { serviceUrl: `${connector.serviceUrl}/` });
  });

  /** What only the SDK finds, it also writes to the console. */
  const quietly = async (work: () => Promise<void>): Promise<void> => {
    const { error } = console;
    console.error = () => undefined;
    await work().finally(() => (console.error = error));
  };

  it('refuses a channel that the signing key is not endorsed for', async () => {
    const token = await issuer.sign(good());
    await quietly(() => expectRefused(`Bearer ${token}`, { channelId: 'webchat' }));
  });

  it('refuses what the Bot Framework has not signed: 401', async () => {
    await expectRefused(`Bearer ${await issuer.forge(good())}`);
    await expectRefused(`Bearer ${await issuer.sign(good(), { kid: 'unheard of' })}`);
    const nameless = await issuer.sign(good(), { kid: undefined });
    await quietly(() => expectRefused(`Bearer ${nameless}`));
    const [header = '', , signature = ''] = (await issuer.sign(good())).split('.');
    const altered = base64url.encode(JSON.stringify({ ...good(), aud: BOT, extra: 1 }));
    await expectRefused(`Bearer ${header}.${altered}.${signature}`);
  });

  it('refuses algorithm none, and its own public key used as a secret', async () => {
    const claims = base64url.encode(JSON.stringify(good()));
    const none = base64url.encode(JSON.stringify({ alg: 'none', kid: 'published' }));
    for (const signature of ['', 'x']) await expectRefused(`Bearer ${none}.${claims}.${signature}`);
    const hmac = base64url.encode(JSON.stringify({ alg: 'HS256', kid: 'published' }));
    const keys = await (await fetch(issuer.keysUrl)).text();
    for (const secret of [issuer.publishedKey, keys]) {
      const signature = createHmac('sha256', secret).update(`${hmac}.${claims}`).digest('base64url');
      await expectRefused(`Bearer ${hmac}.${claims}.${signature}`);
    }
  });

  it.each([null, '', 'Bearer', 'Bearer ', 'Bearer a.b.c', 'Basic eDp5', `Bearer ${'x'.repeat(6000)}`])(
    'refuses %j',
    async (authorization) => {
      await expectRefused(authorization);
    },
  );

  it.each([
    ['another tenant', { conversation: { id: 'a:head', conversationType: 'personal', tenantId: HEAD } }],
    ['another tenant by its channel data', { channelData: { tenant: { id: HEAD } } }],
    ['no tenant', { conversation: { id: 'a:head', conversationType: 'personal' } }],
  ])('refuses a conversation of %s: 403', async (_what, change) => {
    const { status, text } = await post(`Bearer ${await issuer.sign(good())}`, change);
    expect([status, (JSON.parse(text) as { problem: { code: string } }).problem.code]).toEqual([
      403,
      'forbidden',
    ]);
    expect([connector.takeSent(), await chatsKnown()]).toEqual([[], []]);
  });

  it('says that it cannot check, rather than that the sender is bad, when the keys are out of reach', async () => {
    const gone = await startTokenIssuer();
    await gone.stop();
    const request = {
      headers: { authorization: `Bearer ${await gone.sign(good())}` },
      body: { serviceUrl: connector.serviceUrl },
    };
    const admitted = admitConnector({ appId: BOT, tenantId: TENANT }, gone.keysUrl)(request as never);
    await expect(admitted).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('lets in what the Bot Framework signed for it, and answers with a sign-in of its own', async () => {
    const { status } = await post(`Bearer ${await issuer.sign(good())}`);
    expect(status).toBeLessThan(300);
    const [answer] = connector.takeSent();
    expect(textOf(answer?.body)).toMatch(/my calls/);
    expect(answer?.authorization).toBe(OUTBOUND);
    expect(await chatsKnown()).toHaveLength(1);
  });
});
