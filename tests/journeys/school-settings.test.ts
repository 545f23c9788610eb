/** A school's settings on one page, in the dark: each part is reached by its address, saved by itself, and says so. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/product/browser.ts';
import { startProduct, type RunningProduct } from '../support/product/running-product.ts';
import { smallSchool } from '../support/schools/small-school.ts';
import { barriersIn } from './barriers.ts';

jest.setTimeout(120_000);

describe('the settings of a school', () => {
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
    const context = await browser.newContext({
      reducedMotion: 'reduce',
      viewport: { width: 390, height: 844 },
    });
    context.setDefaultTimeout(15_000);
    page = await context.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  const part = (name: string) => page.getByRole('region', { name });
  const focusedHeading = (name: string) =>
    page.waitForFunction((text) => document.activeElement?.textContent === text, name);

  it('are set part by part, by keyboard and on a phone, and are found again', async () => {
    const parts = ['Who hears of safeguarding alerts', 'Which code each reason proposes'] as const;
    await page.goto(`${product.address}/tab?as=admin@local&theme=dark#/settings/BA/alert-people`);
    await focusedHeading(parts[0]);
    const lead = part(parts[0]).getByRole('group', { name: 'Safeguarding lead', exact: true });
    await lead.getByRole('combobox', { name: 'Name' }).selectOption({ label: 'Sal Safeguarding' });
    await lead.getByRole('textbox', { name: 'Telephone' }).fill('4711');
    await page.keyboard.press('Enter');
    await part(parts[0]).getByText('Saved. It holds from now on.').waitFor();
    expect(await page.getByText(/^Saved\./).count()).toBe(1);

    await page.getByRole('link', { name: parts[1] }).press('Enter');
    await focusedHeading(parts[1]);
    await page.keyboard.press('Tab');
    expect(
      await part(parts[1])
        .getByLabel('Illness')
        .evaluate((field) => field === document.activeElement),
    ).toBe(true);
    await part(parts[1]).getByLabel('Holiday').selectOption('C');
    await part(parts[1]).getByRole('button', { name: 'Save' }).press('Enter');
    await part(parts[1]).getByText('Saved.').waitFor();

    // As the address asks: nobody around the page names a theme.
    expect(await page.evaluate(() => document.documentElement.style.colorScheme)).toBe('dark');
    expect(await barriersIn(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
    await page.reload();
    await focusedHeading(parts[1]);
    expect(await part(parts[1]).getByLabel('Holiday').inputValue()).toBe('C');
    expect(await lead.getByRole('textbox', { name: 'Telephone' }).inputValue()).toBe('4711');
  });
});
