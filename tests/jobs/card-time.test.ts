import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bindChannel } from '#shared/store/messages/channels.ts';
import { startConnector, textOf, type RecordingConnector } from '../support/product/connector.ts';
import { eventually, startProduct, type RunningProduct } from '../support/product/running-product.ts';
import { marksCsv, smallSchool } from '../support/schools/small-school.ts';

const folder = mkdtempSync(join(tmpdir(), 'attendance-first-'));
let product: RunningProduct;
let connector: RecordingConnector;

beforeAll(async () => {
  connector = await startConnector();
  const earlier = await startProduct({ DATA_DIR: folder, LOCAL_NOW: '2026-09-16T09:30' });
  await earlier.importCsv('schools', smallSchool.schools);
  const { store, clock } = earlier.running.ports;
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
  for (const kind of ['terms', 'staff', 'pupils'] as const) await earlier.importCsv(kind, smallSchool[kind]);
  await earlier.importCsv('marks', marksCsv('2026-09-16', 'AM', { KHAN1: 'N' }));
  await earlier.stop();
  // A start later, since bringing in takes its time, and who misses the minute waits for the next.
  product = await startProduct({ DATA_DIR: folder, LOCAL_NOW: '2026-09-16T09:44:56' });
});

afterAll(async () => {
  await product?.stop();
  await connector.close();
  rmSync(folder, { recursive: true, force: true });
});

jest.setTimeout(150_000);

it('posts the daily card by itself when the school’s card time comes', async () => {
  const card = await eventually('the card at 09:45', async () => connector.sent[0], 130);
  expect(textOf(card.body)).toMatch(/BA · Wed 16 Sep/);
});
