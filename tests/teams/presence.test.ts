import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startConnector, type RecordingConnector } from '../support/product/connector.ts';
import { eventually, startProduct, type RunningProduct } from '../support/product/running-product.ts';
import { smallSchool } from '../support/schools/small-school.ts';

const CHANNEL = '19:attendance@thread.tacv2';
const TEAM = '19:general@thread.tacv2';
const BOT = '28:bot';

describe('where the bot is', () => {
  let product: RunningProduct;
  let connector: RecordingConnector;
  let officer: string;
  let nextId = 0;

  beforeAll(async () => {
    connector = await startConnector();
    product = await startProduct({ LOCAL_NOW: '2026-09-16T09:40' });
    for (const kind of ['schools', 'terms', 'staff', 'pupils'] as const)
      await product.importCsv(kind, smallSchool[kind]);
    const { people } = (await (await fetch(`${product.address}/api/local/people`)).json()) as {
      people: { email: string; entraObjectId: string }[];
    };
    officer = people.find(({ email }) => email === 'officer@grove.example')?.entraObjectId ?? '';
    await send(CHANNEL, { type: 'message', text: '<at>Attendance First</at> post here' });
    await cards(1);
  });
  afterAll(async () => {
    await product.stop();
    await connector.close();
  });
  beforeEach(() => void connector.takeSent());

  async function send(where: string, rest: object): Promise<void> {
    nextId += 1;
    const personal = where.startsWith('a:');
    const answer = await fetch(`${product.address}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        id: `m${nextId}`,
        channelId: 'msteams',
        serviceUrl: connector.serviceUrl,
        from: { id: '29:officer', name: 'Olu', aadObjectId: officer },
        recipient: { id: BOT, name: 'Attendance First' },
        conversation: { id: where, conversationType: personal ? 'personal' : 'channel', isGroup: !personal },
        ...(!personal && { channelData: { team: { id: TEAM }, channel: { id: where, name: 'Attendance' } } }),
        ...rest,
      }),
    });
    expect(answer.status).toBeLessThan(300);
  }
  const cards = (count: number) =>
    eventually('the card', async () => {
      const sent = connector.sent.filter(({ body }) => /to target/.test(String(body.summary)));
      return sent.length >= count ? sent : null;
    });
  const waits = async () =>
    (await product.request('/api/waiting')).body as {
      channels: { state: string }[];
      people: { name: string }[];
    };
  const postNow = async () =>
    ((await product.request('/api/schools/BA/daily-card', { method: 'POST' })).body as { channels: object[] })
      .channels;

  it.each([
    ['removed from the team', TEAM, { type: 'installationUpdate', action: 'remove' }, TEAM],
    ['taken out as a member', TEAM, { type: 'conversationUpdate', membersRemoved: [{ id: BOT }] }, TEAM],
    [
      'in a channel that was deleted',
      TEAM,
      {
        type: 'conversationUpdate',
        channelData: { eventType: 'channelDeleted', team: { id: TEAM }, channel: { id: CHANNEL } },
      },
      CHANNEL,
    ],
  ])(
    'when it is %s, nothing more is sent there, until it is heard of again',
    async (_how, where, gone, back) => {
      await send(where, gone);
      expect((await waits()).channels).toMatchObject([{ state: 'removed' }]);
      expect(await postNow()).toEqual([]);
      const before = connector.sent.filter(({ body }) => /to target/.test(String(body.summary))).length;
      const heard =
        back === TEAM
          ? { type: 'installationUpdate', action: 'add' }
          : { type: 'message', text: '<at>Attendance First</at> today' };
      await send(back, heard);
      expect((await waits()).channels).toEqual([]);
      await cards(before + 1);
    },
  );

  it('is not brought back by somebody else coming or going', async () => {
    await send(TEAM, { type: 'installationUpdate', action: 'remove' });
    await send(TEAM, { type: 'conversationUpdate', membersRemoved: [{ id: '29:somebody' }] });
    await send('19:other@thread.tacv2', { type: 'message', text: '<at>Attendance First</at> help' });
    expect((await waits()).channels).toMatchObject([{ state: 'removed' }]);
    await send(TEAM, { type: 'installationUpdate', action: 'add' });
  });

  it('knows who removed it from their own chat, until they write again', async () => {
    await send('a:officer', { type: 'message', text: 'help' });
    await send('a:officer', { type: 'installationUpdate', action: 'remove' });
    expect((await waits()).people).toMatchObject([{ name: 'Olu Officer' }]);
    await send('a:officer', { type: 'message', text: 'help' });
    expect((await waits()).people).toEqual([]);
  });
});
