/** What an administrator sees of what waits: good news when nothing does, and what to do when something does. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { intendMessage, settleMessage } from '#shared/store/messages/outbox.ts';
import { bindChannel, markChannelState } from '#shared/store/messages/channels.ts';
import type { QueuedJob } from '../../bot/operations/context.ts';
import { launchBrowser } from '../support/product/browser.ts';
import { startProduct, type RunningProduct } from '../support/product/running-product.ts';
import { smallSchool } from '../support/schools/small-school.ts';
import { barriersIn } from './barriers.ts';

jest.setTimeout(120_000);

const given: QueuedJob = {
  id: 'job-1',
  name: 'sync-planner',
  key: 'BA',
  data: { school: 'BA' },
  state: 'given-up',
  ageMs: 3_600_000,
  tries: 13,
  trouble: 'Planner could not be brought up to date',
};

describe('the page of what waits', () => {
  let product: RunningProduct;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    [product, browser] = await Promise.all([
      startProduct({ LOCAL_NOW: '2026-09-16T10:00' }),
      launchBrowser(),
    ]);
    page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
    page.setDefaultTimeout(30_000);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  const open = () => page.goto(`${product.address}/tab?as=admin@local#/waiting`);
  const expectNoBarriers = async (): Promise<void> => {
    expect(await barriersIn(page)).toEqual([]);
  };

  it('is good news when nothing waits', async () => {
    await open();
    await page.getByRole('heading', { name: 'What waits', level: 1 }).waitFor();
    await page.getByText('Nothing waits', { exact: true }).waitFor();
    await expectNoBarriers();
  });

  it('says what rests, where the bot is not, and takes work up again', async () => {
    await product.importCsv('schools', smallSchool.schools);
    await product.importCsv('staff', smallSchool.staff);
    const { ports } = product.running;
    const list = [given];
    ports.work = { list: async () => [...list], takeUpAgain: async () => void list.splice(0) };
    const channel = { school: 'BA', channel: '19:x', name: 'Attendance' };
    await ports.store.transaction((tx) =>
      bindChannel(tx, { ...channel, conversation: {}, boundBy: 'x' }, ports.clock.now()),
    );
    const why = 'Teams did not take a message (403 BotNotInConversationRoster).';
    await markChannelState(ports.store.db, channel, 'removed', why, ports.clock.now());
    const { id: to } = await ports.store.db
      .selectFrom('staff')
      .select('staff_id as id')
      .where('name', '=', 'Local administrator')
      .executeTakeFirstOrThrow();
    const message = { school: 'BA', kind: 'early-change', about: '2026-09-14', staffId: to } as const;
    const anHourAgo = new Date(ports.clock.now().getTime() - 3_600_000);
    const lost = { state: 'unknown', tries: 1, why: 'No answer in time.' } as const;
    await ports.store.transaction(async (tx) => {
      await intendMessage(tx, message, anHourAgo);
      await settleMessage(tx, message, lost, anHourAgo);
    });
    await page.reload();
    await page.getByText('5 things wait').waitFor();
    const alerts = page.getByRole('region', { name: /Schools where a safeguarding alert/ });
    expect(
      await alerts.getByText('No safeguarding lead, no deputy lead and no head teacher are named.').count(),
    ).toBe(2);
    const messages = page.getByRole('region', { name: 'Messages that may not have arrived' });
    await messages.getByText('The week’s early change at Birch Academy, to Local administrator').waitFor();
    const channels = page.getByRole('region', { name: 'Channels without their card' });
    await channels.getByText('Attendance, Birch Academy').waitFor();
    await channels.getByText(/Add it again, or say something to it there/).waitFor();
    await page.getByText('rests, tried 13 times, since 09:00').waitFor();
    await expectNoBarriers();
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.getByRole('button', { name: 'Try again: Planner’s tasks of Birch Academy' }).click();
    await page.getByText('4 things wait').waitFor();
  });

  it('is no page for others', async () => {
    await page.goto(`${product.address}/tab?as=officer@grove.example#/waiting`);
    await page.reload();
    await page.getByText('Administrators see what waits.').waitFor();
    expect(await page.getByRole('link', { name: 'What waits' }).count()).toBe(0);
  });
});
