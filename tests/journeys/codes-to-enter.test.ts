/** An officer enters what a family said, takes it back, enters it again, and the next file shows that it stands. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/product/browser.ts';
import { startProduct, type RunningProduct } from '../support/product/running-product.ts';
import { marksCsv, smallSchool } from '../support/schools/small-school.ts';
import { barriersIn } from './barriers.ts';

jest.setTimeout(120_000);

const TODAY = '2026-09-16';
const OFFICER = 'officer@grove.example';

describe('the page of codes to enter', () => {
  let product: RunningProduct;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    [product, browser] = await Promise.all([startProduct({ LOCAL_NOW: `${TODAY}T10:00` }), launchBrowser()]);
    for (const kind of ['schools', 'terms', 'staff', 'pupils'] as const)
      await product.importCsv(kind, smallSchool[kind]);
    page = await (
      await browser.newContext({ reducedMotion: 'reduce', viewport: { width: 390, height: 844 } })
    ).newPage();
    page.setDefaultTimeout(30_000);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  const expectWellMade = async (): Promise<void> => {
    expect(await barriersIn(page)).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(wide).toBe(false);
  };
  const row = (text: string) => page.getByRole('listitem').filter({ hasText: text });

  it('claims nothing while no register is in', async () => {
    await page.goto(`${product.address}/tab?as=${OFFICER}#/codes-to-enter`);
    await page.getByRole('heading', { name: 'Nothing to enter as far as we know.' }).waitFor();
    await expectWellMade();
  });

  it('tells a tutor that the office enters codes', async () => {
    const [name, as] = ['Codes are entered by the office.', 'tutor8a@grove.example'];
    const other = await page.context().newPage();
    await other.goto(`${product.address}/tab?as=${as}#/codes-to-enter`);
    await other.getByRole('heading', { name }).waitFor();
    await other.close();
  });

  it('goes by keyboard from what was said to what the register shows', async () => {
    await product.importCsv('marks', marksCsv(TODAY, 'AM', { KHAN1: 'N' }));
    const { body } = await product.request('/api/pupils/search', { as: OFFICER, json: { text: 'amina' } });
    const [pupil] = (body as { items: { id: string }[] }).items;
    const said = { pupils: [pupil?.id], from: TODAY, to: TODAY, reason: 'illness', sessions: ['AM'] };
    const notice = { ...said, by: 'line', heardFrom: 'mother', conversation: true };
    await product.request('/api/schools/BA/notices', { as: OFFICER, json: notice });
    await page.reload();
    await row('Amina Khan').getByText('Illness. Mother, absence line, Wed 16 Sep, 10:0').waitFor();
    await expectWellMade();

    await row('Amina Khan').getByRole('checkbox').focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'I entered these (1)' }).click();
    await row('Amina Khan').getByText('the next file will show it').waitFor();
    await expectWellMade();
    await page.getByRole('button', { name: 'Undo' }).click();
    await row('Amina Khan').getByText('To enter', { exact: true }).waitFor();

    await row('Amina Khan').getByRole('checkbox').check();
    await page.getByRole('button', { name: 'I entered these (1)' }).click();
    await row('Amina Khan').getByText('the next file will show it').waitFor();
    await product.importCsv('marks', marksCsv(TODAY, 'AM', { KHAN1: 'I' }));
    await page.reload();
    await page.getByRole('button', { name: 'In the register by now (1)' }).click();
    await row('Amina Khan').getByText('In the register', { exact: true }).waitFor();
  });
});
