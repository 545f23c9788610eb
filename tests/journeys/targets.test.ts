/** The trust lead tries a target, sees what it would do, sets it, and ends it. */
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { TrustDaily } from '#shared/contracts/figures/figures.ts';
import { launchBrowser } from '../support/product/browser.ts';
import { startProduct, type RunningProduct } from '../support/product/running-product.ts';
import { asking, people } from './larkmere.ts';
import { openTab } from './tab-alone.ts';

jest.setTimeout(120_000);

let product: RunningProduct;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct({ DEMO: 'on' }), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const figures = () => asking(product).get<TrustDaily>('/api/trust/daily?years=target', people.trustLead);
const diffOf = ({ schools }: TrustDaily, name: string) =>
  schools.find((one) => one.name === name)?.diff ?? null;

it('a target shows what it would do before it is set, holds at once, and can be ended', async () => {
  const desk = await openTab(browser, product.address, people.trustLead);
  const { tab } = desk;
  const before = diffOf(await figures(), 'Brackenholt Academy') ?? 0;
  await tab.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Targets' }).click();
  const row = tab.getByRole('table', { name: 'The targets in force at each school' }).getByRole('row', {
    name: /^Brackenholt Academy/,
  });
  await row.getByText('93 %', { exact: true }).waitFor();

  await tab.getByRole('combobox', { name: 'Whose' }).selectOption('Secondary schools');
  await tab.getByRole('textbox', { name: 'Percentage' }).fill('90');
  const preview = tab.getByRole('region', { name: 'What it would do today' });
  const labels = preview.getByText(/^Brackenholt Academy: .* becomes /);
  await labels.waitFor();
  const promised = await labels.innerText();
  await tab.getByRole('button', { name: 'Set this target' }).click();
  await tab.getByText('Set. What held before stays in the history.').waitFor();
  await row.getByText('90 %', { exact: true }).waitFor();
  await row
    .getByText(/^set for secondary schools from 18 Nov 2026 by /)
    .first()
    .waitFor({ state: 'attached' });
  const after = diffOf(await figures(), 'Brackenholt Academy') ?? 0;
  expect(after).toBeGreaterThan(before);
  expect(promised).toContain(`${-before} over becomes ${after < 0 ? `${-after} over` : ''}`);

  const entry = /Secondary schools, the daily diff: 90 %/;
  await tab.getByRole('button', { name: /^End: Secondary schools, the daily diff/ }).click();
  await tab.getByRole('button', { name: 'Yes, end it today' }).click();
  await row.getByText('93 %', { exact: true }).waitFor();
  await tab.getByRole('button', { name: entry }).waitFor({ state: 'detached' });
  expect(diffOf(await figures(), 'Brackenholt Academy')).toBe(before);
  expect(desk.faults).toEqual([]);
  await desk.close();
});

it('the national gap is set with its year, and stands with the gaps', async () => {
  const desk = await openTab(browser, product.address, people.trustLead);
  const { tab } = desk;
  await tab.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Targets' }).click();
  const setting = tab.getByRole('region', { name: 'The national gap' });
  await setting.getByText('The usual one: nobody has set another.').waitFor();
  await setting.getByRole('textbox', { name: 'Secondary, points' }).fill('4.25');
  await setting.getByText('From 0 to 50 points, with at most 1 decimal.').waitFor();
  expect(await setting.getByRole('button', { name: 'Set the national gap' }).isDisabled()).toBe(true);
  await setting.getByRole('textbox', { name: 'Measured in' }).fill('2025');
  await setting.getByRole('textbox', { name: 'Secondary, points' }).fill('4.3');
  await setting.getByRole('button', { name: 'Set the national gap' }).click();
  await setting.getByText(/^Set from 18 Nov 2026 by /).waitFor();
  await tab.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Figures' }).click();
  await tab.getByRole('link', { name: 'Gaps' }).click();
  const sentence = 'For comparison, the national gap of 2025: 2.1 in primary, 4.3 in secondary schools.';
  await tab.getByText(sentence).waitFor();
  await tab.getByRole('combobox', { name: 'Phase' }).selectOption('Secondary');
  await tab
    .getByText(/^Pupil premium at the national gap of 2025, 4\.3$/)
    .first()
    .waitFor();
  expect(desk.faults).toEqual([]);
  await desk.close();
});

it('by keyboard, a trust lead is let see the pupils of a school, reads so at the start, and it is ended', async () => {
  const desk = await openTab(browser, product.address, 'admin@local', { at: 'targets' });
  const { page } = desk;
  const setting = page.getByRole('region', { name: 'Trust leads who see pupils' });
  await setting.getByText('No trust lead sees pupils.').waitFor();
  await setting.getByRole('button', { name: 'Let a trust lead see pupils' }).press('Enter');
  const save = setting.getByRole('button', { name: 'Let them see these pupils' });
  await save.press('Enter');
  await setting.getByText('Choose a trust lead.').waitFor();
  const who = setting.getByRole('combobox', { name: 'Trust lead' });
  const isFocused = (element: Element): boolean => element === document.activeElement;
  expect(await who.evaluate(isFocused)).toBe(true);
  await page.keyboard.type('Tilly');
  await setting.getByRole('textbox', { name: 'Why' }).fill('Safeguarding review');
  await setting.getByLabel('Until, that day included').fill('2028-12-14');
  await save.press('Enter');
  await setting.getByText('Choose at least one school.').waitFor();
  await setting.getByText('The last day is a year ahead at most.').waitFor();
  const school = setting.getByRole('checkbox', { name: 'Brackenholt Academy' });
  expect(
    await school.evaluate((box) => box.ownerDocument.activeElement?.closest('[role="group"]') !== null),
  ).toBe(true);
  await school.press('Space');
  await setting.getByLabel('Until, that day included').fill('2026-12-14');
  await save.press('Enter');
  await setting.getByText('Tilly Rushenfen sees the pupils of Brackenholt Academy.').waitFor();

  const lead = await openTab(browser, product.address, people.trustLead);
  const sentence =
    'You see the pupils of Brackenholt Academy until 14 Dec 2026, given by Local administrator, because: Safeguarding review';
  await lead.tab.getByText(sentence).waitFor();
  await lead.tab.getByRole('link', { name: 'Find a pupil' }).press('Enter');
  await lead.tab.getByRole('searchbox', { name: 'Find a pupil' }).fill('an');
  await lead.tab
    .getByRole('main')
    .getByRole('link', { name: /, BRA$/ })
    .first()
    .press('Enter');
  await lead.tab.getByText('Families’ numbers, and what is to do for this pupil,').waitFor();
  await lead.tab.getByRole('link', { name: 'Today' }).press('Enter');
  await lead.tab.getByRole('heading', { name: 'The group' }).waitFor();
  expect(await lead.tab.getByText(/^I ring|^I greet/).count()).toBe(0);
  expect(lead.faults).toEqual([]);
  await lead.close();

  await setting.getByRole('button', { name: 'End: Tilly Rushenfen: Brackenholt Academy' }).press('Enter');
  const sure = setting.getByRole('button', { name: 'Yes, end it now' });
  expect(await sure.evaluate(isFocused)).toBe(true);
  await setting.getByRole('button', { name: 'Keep it' }).press('Enter');
  const end = setting.getByRole('button', { name: 'End: Tilly Rushenfen: Brackenholt Academy' });
  expect(await end.evaluate(isFocused)).toBe(true);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await setting.getByText('No trust lead sees pupils.').waitFor();
  expect(await setting.getByRole('heading').evaluate(isFocused)).toBe(true);
  await setting.getByRole('button', { name: 'Earlier ones' }).press('Enter');
  await setting.getByText(/^Ended by Local administrator, .*\. Given by Local administrator, /).waitFor();
  expect(desk.faults).toEqual([]);
  await desk.close();
});

it('a head reads the targets from the figures’ page, and changes none', async () => {
  const desk = await openTab(browser, product.address, people.brackenholt.head);
  const { tab } = desk;
  await tab.getByRole('link', { name: 'Every school’s target, and where it comes from' }).click();
  await tab.getByText('Administrators and trust leads change targets.').waitFor();
  expect(await tab.getByRole('button', { name: 'Set this target' }).count()).toBe(0);
  await desk.close();
});
