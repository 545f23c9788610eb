import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAdapter } from '../../bot/teams/adapter.ts';
import { createCardPoster } from '../../bot/teams/card-poster.ts';
import { NotDelivered } from '../../bot/operations/context.ts';
import { misbehavingGraph } from '../graph/misbehaving-graph.ts';
import { quietLog } from '../support/product/quiet-log.ts';
import { someCard } from '../support/schools/some-card.ts';

describe('a connector that misbehaves', () => {
  let connector: Awaited<ReturnType<typeof misbehavingGraph>>;
  beforeAll(async () => {
    connector = await misbehavingGraph();
  });
  afterAll(() => connector.close());

  const waits: number[] = [];
  const manners = { wait: async (milliseconds: number) => void waits.push(milliseconds) };
  const poster = (timeoutMs = 10_000) =>
    createCardPoster(createAdapter(null, quietLog, { manners: { ...manners, timeoutMs } }), '');
  const conversation = (conversationType: string, serviceUrl = connector.origin) => ({
    channelId: 'msteams',
    serviceUrl,
    bot: { id: '28:bot', name: 'Bot' },
    conversation: { id: '19:channel@thread.tacv2', conversationType, isGroup: true },
  });
  const channel = (serviceUrl?: string) => conversation('channel', serviceUrl);
  const chat = () => conversation('personal');
  const refusal = (status: number, code = 'x') => ({ status, body: { error: { code, message: 'words' } } });
  const troubleOf = (work: Promise<unknown>): Promise<Error> =>
    work.then(
      () => Promise.reject(new Error('It went through')),
      (error: unknown) => error as Error,
    );

  it('gives the card’s id, sent once', async () => {
    connector.willAnswer({ status: 201, body: { id: '19:x;messageid=7', activityId: '7' } });
    expect(await poster().postCard(channel(), someCard)).toBe('7');
    expect(connector.asked).toHaveLength(1);
  });

  it.each([412, 429, 503])(
    'asks again after %d, as that was not looked at, and obeys Retry-After',
    async (status) => {
      waits.length = 0;
      const busy = { ...refusal(status), headers: { 'Retry-After': '2' } };
      connector.willAnswer(busy, busy, { status: 201, body: { id: 'x;messageid=8' } });
      expect(await poster().postCard(channel(), someCard)).toBe('8');
      expect(waits).toEqual([2000, 2000]);
    },
  );

  it('does not wait long in place, and then sends nothing until the pause is over', async () => {
    const one = poster();
    connector.willAnswer({ ...refusal(429), headers: { 'Retry-After': '600' } });
    for (let time = 0; time < 2; time += 1)
      expect(await troubleOf(one.postCard(channel(), someCard))).toMatchObject({ why: 'later' });
    expect(connector.asked).toHaveLength(1);
  });

  it.each([500, 502, 504])('never sends a card again that a %d may have taken', async (status) => {
    connector.willAnswer(refusal(status));
    expect(await troubleOf(poster().postCard(channel(), someCard))).not.toBeInstanceOf(NotDelivered);
    expect(connector.asked).toHaveLength(1);
  });

  it('nor one whose answer was lost', async () => {
    connector.willAnswer({ status: 200, silent: true });
    const trouble = await troubleOf(poster(300).postCard(channel(), someCard));
    expect(trouble).not.toBeInstanceOf(NotDelivered);
    expect(trouble.message).toBe('Teams did not answer in time.');
    expect(connector.asked).toHaveLength(1);
  });

  it('knows that nothing went out when nobody is there', async () => {
    const gone = await misbehavingGraph();
    await gone.close();
    const trouble = await troubleOf(poster().postCard(channel(gone.origin), someCard));
    expect(trouble).toMatchObject({ why: 'later', message: 'Teams was not reached (ECONNREFUSED).' });
  });

  it.each([
    [403, 'BotNotInConversationRoster', 'gone'],
    [404, 'ConversationNotFound', 'gone'],
    [403, 'MessageWritesBlocked', 'blocked'],
    [403, 'BotDisabledByUser', 'blocked'],
    [403, 'Forbidden', 'later'],
    [401, 'Unauthorized', 'later'],
  ])('reads %d %s as: %s', async (status, code, why) => {
    connector.willAnswer(refusal(status, code));
    expect(await troubleOf(poster().postCard(channel(), someCard))).toMatchObject({ why });
    expect(await troubleOf(poster().tell(chat(), 'words'))).toMatchObject({ why });
  });

  it('finds the reason inside the message, where Teams puts it for a blocked chat', async () => {
    const message = JSON.stringify({ subCode: 'MessageWritesBlocked', details: 'Thread is blocked.' });
    connector.willAnswer({ status: 403, body: { errorCode: 209, message } });
    expect(await troubleOf(poster().tell(chat(), 'words'))).toMatchObject({ why: 'blocked' });
  });

  it('says whether a card was updated: yes, gone, or trouble', async () => {
    connector.willAnswer({ status: 200, body: { id: '7' } });
    expect(await poster().updateCard(channel(), '7', someCard)).toBe(true);
    connector.willAnswer(refusal(404, 'ActivityNotFoundInConversation'));
    expect(await poster().updateCard(channel(), '7', someCard)).toBe(false);
    connector.willAnswer(refusal(500));
    expect(await troubleOf(poster().updateCard(channel(), '7', someCard))).toMatchObject({ why: 'later' });
  });
});
