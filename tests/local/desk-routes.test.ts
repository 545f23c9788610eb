import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Boards, DeskConversations, DeskMessages } from '#shared/contracts/local-desk.ts';
import { mountLocalMicrosoft } from '../../bot/local/local-microsoft.ts';
import { openStandInDocuments } from '../../bot/local/stand-in-documents.ts';
import { chatIdOf, groupIdOf, localBot, localTenantId, teamsIdOf } from '../../bot/local/teams-world.ts';
import {
  birch,
  birchAttendance,
  elsewhere,
  lead,
  officer,
  people,
  schools,
  tutor,
} from './invented-people.ts';
import { memoryDatabase, testServer } from './stand-in-server.ts';

type Heard = { type: string; name?: string; value?: unknown; text?: string } & Record<string, unknown>;
const card = (text: string) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text }],
});

describe('the local desk’s requests', () => {
  const database = memoryDatabase();
  let server: Awaited<ReturnType<typeof testServer>>;
  let heard: Heard[] = [];
  let botAnswer: { status: number; body?: unknown } = { status: 200 };

  beforeAll(async () => {
    const documents = await openStandInDocuments(database.db);
    server = await testServer((restify, port) => {
      mountLocalMicrosoft(restify, documents, {
        origin: () => `http://127.0.0.1:${port()}`,
        now: () => '2026-09-16T08:40:00Z',
        listPeople: async () => people,
        listSchools: async () => schools,
        lateFile: async (school) =>
          school === 'BA' ? { name: 'BA late.csv', text: 'school,upn\r\nBA,X' } : undefined,
      });
      restify.post('/api/messages', async (req, res) => {
        heard.push(req.body as Heard);
        res.json(botAnswer.status, botAnswer.body ?? {});
      });
    });
  });
  beforeEach(() => {
    heard = [];
    botAnswer = { status: 200 };
  });
  afterAll(async () => {
    await server.close();
    await database.close();
  });

  async function call<T>(method: string, path: string, body?: unknown) {
    const response = await fetch(`${server.origin}${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', Authorization: 'Bearer x' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as T };
  }
  const desk = <T>(path: string) => call<T>('GET', `/api/local/desk${path}`);
  const act = <T>(path: string, body: unknown) => call<T>('POST', `/api/local/desk${path}`, body);
  const read = async (as: string, conversation: string, since = 0) =>
    (await desk<DeskMessages>(`/messages?${new URLSearchParams({ as, conversation, since: String(since) })}`))
      .body;
  const messagesHeard = () => heard.filter((one) => one.type === 'message');

  it('shows a person their own teams and chat, and nobody else’s', async () => {
    const { body } = await desk<DeskConversations>(`/conversations?as=${tutor.email}`);
    expect(body.teams.map((team) => team.name)).toEqual(['Birch Academy']);
    expect(body.teams[0]?.channels.map((channel) => channel.name)).toEqual(['Attendance', 'General']);
    expect(body.chat.id).toBe(chatIdOf(tutor));
    const trust = await desk<DeskConversations>(`/conversations?as=${lead.email}`);
    expect(trust.body.teams.map((team) => team.name)).toEqual(['Trust team']);
    const query = new URLSearchParams({ as: elsewhere.email, conversation: birchAttendance.id });
    expect((await desk(`/messages?${query}`)).status).toBe(404);
    expect((await desk('/conversations?as=nobody@school.example')).status).toBe(404);
  });

  it('sends a channel message as Teams does: mention, thread, team and tenant', async () => {
    await act('/messages', { as: officer.email, conversation: birchAttendance.id, text: 'post here' });
    const [activity] = messagesHeard();
    const id = activity?.id as string;
    expect(activity).toMatchObject({
      channelId: 'msteams',
      serviceUrl: `${server.origin}/api/local/connector`,
      text: '<at>Attendance First</at> post here',
      from: { id: teamsIdOf(officer), aadObjectId: officer.entraObjectId, name: officer.name },
      recipient: localBot,
      conversation: {
        id: `${birchAttendance.id};messageid=${id}`,
        conversationType: 'channel',
        isGroup: true,
        tenantId: localTenantId,
      },
      channelData: {
        team: { id: birch.id },
        channel: { id: birchAttendance.id },
        tenant: { id: localTenantId },
      },
    });
    expect(activity?.entities).toContainEqual({
      type: 'mention',
      mentioned: localBot,
      text: '<at>Attendance First</at>',
    });
  });

  it('tells the bot once that it was added, to a team and to a chat', async () => {
    for (const text of ['help', 'my calls'])
      await act('/messages', { as: tutor.email, conversation: chatIdOf(tutor), text });
    expect(heard.map((one) => one.type)).toEqual([
      'conversationUpdate',
      'installationUpdate',
      'message',
      'message',
    ]);
    expect(heard[0]).toMatchObject({
      membersAdded: [{ id: localBot.id }],
      conversation: { conversationType: 'personal' },
    });
    expect(messagesHeard()[0]).toMatchObject({
      text: 'help',
      conversation: { id: chatIdOf(tutor), conversationType: 'personal' },
    });
  });

  it('keeps what does not mention the bot from it', async () => {
    const said = {
      as: officer.email,
      conversation: birchAttendance.id,
      text: 'Morning all',
      mentionBot: false,
    };
    await act('/messages', said);
    expect(messagesHeard()).toEqual([]);
    const { messages } = await read(officer.email, birchAttendance.id);
    expect(messages.at(-1)).toMatchObject({ text: 'Morning all', from: { isMe: true, isBot: false } });
  });

  it('says on the message when the bot did not take it', async () => {
    botAnswer = { status: 500 };
    await act('/messages', { as: officer.email, conversation: chatIdOf(officer), text: 'today' });
    const { messages } = await read(officer.email, chatIdOf(officer));
    expect(messages.at(-1)?.undelivered).toMatch(/did not take this message/);
  });

  describe('with a card in the channel', () => {
    let message: string;
    const press = (action: object, as = officer.email) =>
      act('/presses', { as, conversation: birchAttendance.id, message, action, inputs: { note: 'rang' } });

    beforeEach(async () => {
      const attachments = [
        { contentType: 'application/vnd.microsoft.card.adaptive', content: card('Before') },
      ];
      const made = await call<{ activityId: string }>('POST', '/api/local/connector/v3/conversations', {
        channelData: { channel: { id: birchAttendance.id } },
        activity: { type: 'message', attachments },
      });
      message = made.body.activityId;
    });

    it('presses Action.Execute as an invoke and shows the new card to that person alone', async () => {
      const value = card('After');
      botAnswer = {
        status: 200,
        body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value },
      };
      const action = { type: 'Action.Execute', verb: 'refresh', title: 'Refresh', data: { case: 'c1' } };
      expect((await press(action)).body).toEqual({ result: 'card' });
      expect(heard.at(-1)).toMatchObject({
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: { action: { ...action, data: { case: 'c1', note: 'rang' } }, trigger: 'manual' },
        replyToId: message,
        conversation: { id: `${birchAttendance.id};messageid=${message}` },
      });
      const seen = async (as: string) =>
        (await read(as, birchAttendance.id)).messages.find((one) => one.id === message)?.cards;
      expect(await seen(officer.email)).toEqual([value]);
      expect(await seen(tutor.email)).toEqual([card('Before')]);
    });

    it('shows a line or a problem the bot answers with', async () => {
      const action = { type: 'Action.Execute', verb: 'x' };
      const line = 'application/vnd.microsoft.activity.message';
      botAnswer = { status: 200, body: { statusCode: 200, type: line, value: 'Thank you' } };
      expect((await press(action)).body).toEqual({ result: 'line', text: 'Thank you' });
      const value = { code: 'Forbidden', message: 'Ask the officer.' };
      botAnswer = { status: 200, body: { statusCode: 403, type: 'application/vnd.microsoft.error', value } };
      expect((await press(action)).body).toEqual({ result: 'problem', text: 'Ask the officer.' });
      botAnswer = { status: 500 };
      expect((await press(action)).body).toMatchObject({ result: 'problem' });
    });

    it('presses Action.Submit as a message with a value', async () => {
      expect((await press({ type: 'Action.Submit', data: { verb: 'refresh' } })).body).toEqual({
        result: 'nothing',
      });
      expect(heard.at(-1)).toMatchObject({
        type: 'message',
        value: { verb: 'refresh', note: 'rang' },
        replyToId: message,
      });
      expect(heard.at(-1)).not.toHaveProperty('text');
    });

    it('lets the bot’s own update stand before what one person saw', async () => {
      const type = 'application/vnd.microsoft.card.adaptive';
      botAnswer = { status: 200, body: { statusCode: 200, type, value: card('Mine') } };
      await press({ type: 'Action.Execute', verb: 'x' });
      const { mark } = await read(officer.email, birchAttendance.id);
      const attachments = [{ contentType: type, content: card('For all') }];
      const path = `${encodeURIComponent(birchAttendance.id)}/activities/${message}`;
      await call('PUT', `/api/local/connector/v3/conversations/${path}`, { type: 'message', attachments });
      const { messages } = await read(officer.email, birchAttendance.id, mark);
      expect(messages).toMatchObject([
        { id: message, editedAt: '2026-09-16T08:40:00Z', cards: [card('For all')] },
      ]);
    });
  });

  it('shows the Planner board of a person’s team and ticks it as that person', async () => {
    const graph = (method: string, path: string, body?: unknown) =>
      call<{ id: string }>(method, `/api/local/graph/v1.0${path}`, body);
    const plan = (await graph('POST', '/planner/plans', { title: 'Calls', owner: groupIdOf('BA') })).body.id;
    const bucketId = (await graph('POST', '/planner/buckets', { planId: plan, name: 'This morning' })).body
      .id;
    const item = (title: string) => ({ '@odata.type': '#microsoft.graph.plannerChecklistItem', title });
    const task = await graph('POST', '/planner/tasks', {
      planId: plan,
      bucketId,
      title: 'Absence calls',
      assignments: {
        [tutor.entraObjectId]: { '@odata.type': '#microsoft.graph.plannerAssignment', orderHint: ' !' },
      },
      details: { checklist: { one: item('AF-1'), two: item('AF-2') } },
    });
    const board = async (as: string) => (await desk<Boards>(`/planner?as=${as}`)).body.boards;
    expect((await board(officer.email))[0]).toMatchObject({ title: 'Calls', team: 'Birch Academy' });
    expect(await board(elsewhere.email)).toEqual([]);

    await act('/planner/ticks', { as: tutor.email, task: task.body.id, item: 'two', checked: true });
    expect((await board(tutor.email))[0]?.buckets[0]?.tasks[0]).toMatchObject({
      assignees: [tutor.name],
      checklist: [
        { title: 'AF-1', checked: false },
        { title: 'AF-2', checked: true },
      ],
    });
    await act('/planner/ticks', { as: tutor.email, task: task.body.id, checked: true });
    expect((await board(tutor.email))[0]?.buckets[0]?.tasks[0]?.percentComplete).toBe(100);
    const stranger = { as: elsewhere.email, task: task.body.id, checked: false };
    expect((await act('/planner/ticks', stranger)).status).toBe(404);
  });

  it('hands out the late file of a school that has one', async () => {
    const response = await fetch(`${server.origin}/api/local/desk/late-file/BA`);
    expect(response.headers.get('content-type')).toMatch(/^text\/csv/);
    expect(await response.text()).toBe('school,upn\r\nBA,X');
    expect((await fetch(`${server.origin}/api/local/desk/late-file/HA`)).status).toBe(404);
  });

  it('refuses what it does not understand', async () => {
    expect(
      (await act('/messages', { as: tutor.email, conversation: chatIdOf(tutor), text: ' ' })).status,
    ).toBe(400);
    expect((await act('/messages', undefined)).status).toBe(400);
  });
});
