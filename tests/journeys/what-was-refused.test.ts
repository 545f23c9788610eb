/** An officer meets a code nobody knows, says what it means, and brings the marks in. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/product/browser.ts';
import { startProduct, type RunningProduct } from '../support/product/running-product.ts';
import { smallSchool } from '../support/schools/small-school.ts';
import { barriersIn } from './barriers.ts';

jest.setTimeout(120_000);

const marks = [
  'school,upn,date,session,code',
  'BA,A8A0,2026-09-14,AM,BM',
  'BA,A8A1,2026-09-16,AM,BM',
  'BA,A8A2,2026-09-16,AM,BM',
  'BA,A8A3,2026-09-16,AM,/',
  'BA,STRANGER,2026-09-16,AM,/',
].join('\n');

describe('the page of what was refused', () => {
  let product: RunningProduct;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    [product, browser] = await Promise.all([
      startProduct({ LOCAL_NOW: '2026-09-16T10:00' }),
      launchBrowser(),
    ]);
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
  const large = (text: string) => page.getByText(text, { exact: true }).waitFor();

  it('is good news when nothing was', async () => {
    await page.goto(`${product.address}/tab?as=officer@grove.example#/refused`);
    await page.getByRole('heading', { name: 'What was refused', level: 1 }).waitFor();
    await large('Nothing was refused');
    await expectWellMade();
  });

  it('asks what a code means, and brings its marks in with one press', async () => {
    await product.importCsv('marks', marks, 'officer@grove.example');
    await page.reload();
    await large('1 code to explain, 1 row to put right');
    const code = page
      .getByRole('listitem')
      .filter({ hasText: 'Code BM: 3 marks at Birch Academy, 14–16 Sep.' });
    await code.getByText('What does it mean?').waitFor();
    await page.getByText('No pupil of BA has this UPN.').waitFor();
    await page.getByText('1 row, 10:00').click();
    await page.getByText('STRANGER').waitFor();
    await expectWellMade();

    await code.getByLabel('It means').selectOption('B');
    await code.getByRole('button', { name: /^Keep this meaning/ }).click();
    await code.getByText('It means B (Other approved educational activity). They can come in now.').waitFor();
    await expectWellMade();
    await code.getByRole('button', { name: /^Bring in 3 marks/ }).click();
    await page.getByRole('status').filter({ hasText: 'Code BM: 3 marks came in.' }).waitFor();
    await large('1 row to put right');
    await page.getByText('BM means B (Other approved educational activity) at Birch Academy').waitFor();
    await expectWellMade();
    const again = await product.importCsv('marks', marks);
    expect([again.changed, again.rejectedCount]).toEqual([0, 1]);
  });
});
