import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { bindChannel } from '#shared/store/channels.ts';
import { startConnector, wordsOf, type RecordingConnector } from '../support/connector.ts';
import { eventually, startProduct, type RunningProduct } from '../support/running-product.ts';
import { marksCsv, smallSchool } from '../support/small-school.ts';

let product: RunningProduct;
let connector: RecordingConnector;

beforeAll(async () => {
  connector = await startConnector();
  product = await startProduct({ LOCAL_NOW: '2026-09-16T09:44:53' });
  await product.importCsv('schools', smallSchool.schools);
  const { store, clock } = product.running.context;
  const conversation = {
    channelId: 'msteams',
    serviceUrl: connector.serviceUrl,
    conversation: { id: '19:morning@thread.tacv2', conversationType: 'channel', isGroup: true },
    bot: { id: '28:bot', name: 'Attendance First' },
  };
  const channel = {
    school: 'BA',
    channel: '19:morning@thread.tacv2',
    name: null,
    conversation,
    boundBy: 'someone',
  };
  await store.transaction((tx) => bindChannel(tx, channel, clock.now()));
  for (const kind of ['terms', 'staff', 'pupils'] as const) await product.importCsv(kind, smallSchool[kind]);
  await product.importCsv('marks', marksCsv('2026-09-16', 'AM', { KHAN1: 'N' }));
});

afterAll(async () => {
  await product.stop();
  await connector.close();
});

jest.setTimeout(150_000);

it('posts the daily card by itself when the school’s card time comes', async () => {
  const card = await eventually('the card at 09:45', async () => connector.sent[0], 130);
  expect(wordsOf(card.body)).toMatch(/BA · Wed 16 Sep/);
});
