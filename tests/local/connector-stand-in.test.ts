import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication, MessageFactory } from 'botbuilder';
import type { ConversationReference, TurnContext } from 'botbuilder';
import { mountConnectorStandIn } from '../../bot/local/connector/connector-stand-in.ts';
import { conversationMessages } from '../../bot/local/connector/conversation-messages.ts';
import { openStandInDocuments } from '../../bot/local/stand-in-documents.ts';
import { chatIdOf, localTenantId, teamsIdOf } from '../../bot/local/teams-world.ts';
import { birchAttendance, officer, tutor, world } from './invented-people.ts';
import { memoryDatabase, testServer } from './stand-in-server.ts';

const base = '/api/local/connector';
const now = () => '2026-09-16T08:40:00Z';

describe('the stand-in for the Bot Framework’s connector', () => {
  const database = memoryDatabase();
  let server: Awaited<ReturnType<typeof testServer>>;
  let messages: ReturnType<typeof conversationMessages>;

  beforeAll(async () => {
    const documents = await openStandInDocuments(database.db);
    messages = conversationMessages(documents, now);
    server = await testServer((restify, port) =>
      mountConnectorStandIn(restify, documents, {
        base,
        now,
        serviceUrl: () => `http://127.0.0.1:${port()}${base}`,
        world: async () => world,
      }),
    );
  });
  afterAll(async () => {
    await server.close();
    await database.close();
  });

  const call = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${server.origin}${base}/v3/${path}`, {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: (text ? JSON.parse(text) : undefined) as never };
  };
  const at = (conversation: string, rest = '') => `conversations/${encodeURIComponent(conversation)}${rest}`;
  const newThread = async (text: string) => {
    const channelData = { channel: { id: birchAttendance.id } };
    const answer = await call('POST', 'conversations', {
      isGroup: true,
      channelData,
      activity: { type: 'message', text },
    });
    return answer.body as { id: string; activityId: string; serviceUrl: string };
  };
  const stored = async (conversation: string, id: string) => (await messages.get(conversation, id))?.body;

  it('begins a thread in a channel and names it with its first message', async () => {
    const made = await newThread('The daily card');
    expect(made.id).toBe(`${birchAttendance.id};messageid=${made.activityId}`);
    expect(made.serviceUrl).toBe(`${server.origin}${base}`);
    expect(await stored(birchAttendance.id, made.activityId)).toMatchObject({
      text: 'The daily card',
      thread: made.activityId,
      from: { isBot: true },
      sentAt: now(),
    });
  });

  it('takes ids full of punctuation for replies, updates and deletions', async () => {
    const { id, activityId } = await newThread('First');
    const reply = await call('POST', at(id, `/activities/${activityId}`), {
      type: 'message',
      text: 'A reply',
    });
    const replyId = (reply.body as { id: string }).id;
    expect(await stored(birchAttendance.id, replyId)).toMatchObject({ text: 'A reply', thread: activityId });
    const edit = await call('PUT', at(id, `/activities/${activityId}`), { type: 'message', text: 'Second' });
    expect([edit.status, edit.body]).toEqual([200, { id: activityId }]);
    expect(await stored(birchAttendance.id, activityId)).toMatchObject({ text: 'Second', editedAt: now() });
    expect((await call('DELETE', at(id, `/activities/${replyId}`))).status).toBe(200);
    expect(await stored(birchAttendance.id, replyId)).toMatchObject({ deletedAt: now(), text: '' });
    expect((await call('PUT', at(id, `/activities/${replyId}`), { type: 'message' })).status).toBe(404);
  });

  it('finds the personal chat of a person by either id', async () => {
    for (const id of [teamsIdOf(tutor), tutor.entraObjectId]) {
      const answer = await call('POST', 'conversations', { members: [{ id }], tenantId: localTenantId });
      expect(answer.body).toMatchObject({ id: chatIdOf(tutor) });
    }
  });

  it('answers 404 for what is not there and 413 for what Teams would not take', async () => {
    const message = { type: 'message', text: 'x' };
    expect((await call('POST', at('19:nowhere@thread.tacv2', '/activities'), message)).status).toBe(404);
    expect((await call('POST', at(`${birchAttendance.id};messageid=1`, '/activities'), message)).status).toBe(
      404,
    );
    expect((await call('PUT', at(birchAttendance.id, '/activities/1'), message)).status).toBe(404);
    expect((await call('POST', 'conversations', { members: [{ id: '29:nobody' }] })).status).toBe(404);
    const large = { type: 'message', text: 'x'.repeat(30_000) };
    expect((await call('POST', at(birchAttendance.id, '/activities'), large)).status).toBe(413);
  });

  it('accepts typing and keeps nothing of it', async () => {
    const before = (await messages.list(chatIdOf(officer))).length;
    expect((await call('POST', at(chatIdOf(officer), '/activities'), { type: 'typing' })).status).toBe(202);
    expect(await messages.list(chatIdOf(officer))).toHaveLength(before);
  });

  it('names the members, all at once or in pages', async () => {
    const all = await call('GET', at(birchAttendance.id, '/members'));
    expect(all.body).toMatchObject([
      { aadObjectId: tutor.entraObjectId },
      { aadObjectId: officer.entraObjectId },
    ]);
    const first = await call('GET', at(birchAttendance.id, '/pagedmembers?pageSize=1'));
    expect(first.body).toMatchObject({ members: [{ name: tutor.name }], continuationToken: '1' });
    const one = await call('GET', at(chatIdOf(tutor), `/members/${encodeURIComponent(teamsIdOf(tutor))}`));
    expect(one.body).toMatchObject({ name: tutor.name, userPrincipalName: tutor.email });
    expect((await call('GET', at(chatIdOf(tutor), `/members/${officer.entraObjectId}`))).status).toBe(404);
  });

  it('serves botbuilder’s own client: thread, update, deletion', async () => {
    const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
    const serviceUrl = `${server.origin}${base}`;
    let begun: Partial<ConversationReference> = {};
    await adapter.createConversationAsync(
      '',
      'msteams',
      serviceUrl,
      '',
      {
        isGroup: true,
        bot: { id: 'bot', name: 'Attendance First' },
        channelData: { channel: { id: birchAttendance.id } },
        activity: MessageFactory.text('From the adapter'),
        members: [],
        topicName: '',
        tenantId: localTenantId,
      } as never,
      async (context) => {
        begun = { conversation: context.activity.conversation, serviceUrl, channelId: 'msteams' };
      },
    );
    const conversation = begun.conversation?.id ?? '';
    const inThread = (act: (context: TurnContext) => Promise<void>) =>
      adapter.continueConversationAsync('', begun, act);
    let reply = '';
    await inThread(async (context) => {
      reply = (await context.sendActivity('More'))?.id ?? '';
    });
    await inThread(async (context) => {
      await context.updateActivity({ ...MessageFactory.text('Better'), id: reply });
    });
    const thread = conversation.split('messageid=')[1];
    expect(await stored(birchAttendance.id, reply)).toMatchObject({ text: 'Better', thread });
    await inThread((context) => context.deleteActivity(reply));
    expect(await stored(birchAttendance.id, reply)).toMatchObject({ deletedAt: now() });
  });
});
