/** An officer reads a pupil's year with the keyboard, chooses what happened, and shows it to a family. */
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { PupilYear } from '#shared/contracts/pupils/pupil-year.ts';
import { launchBrowser } from '../support/product/browser.ts';
import { startProduct, type RunningProduct } from '../support/product/running-product.ts';
import { expectNoBarriers, frameOf, tooWide } from './barriers.ts';
import { asking, people } from './larkmere.ts';
import { openTab, type TabAlone } from './tab-alone.ts';

jest.setTimeout(120_000);

const { officer } = people.brackenholt;
const NAME = 'Leo Amberrook';
let product: RunningProduct;
let browser: Browser;
let id: string;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct({ DEMO: 'on' }), launchBrowser()]);
  const found = await product.request('/api/pupils/search', { as: officer, json: { text: NAME } });
  id = (found.body as { items: { id: string }[] }).items[0]?.id ?? '';
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const calendarOf = (tab: Page) => tab.getByRole('grid', { name: 'The year, session by session' });

async function openPupil(width?: number): Promise<TabAlone> {
  const desk = await openTab(browser, product.address, officer, { at: 'pupils', width });
  const { tab } = desk;
  await tab.getByRole('searchbox', { name: 'Find a pupil' }).fill(NAME);
  await tab.getByRole('link', { name: NAME }).click();
  await tab.getByRole('heading', { name: NAME, level: 1 }).waitFor();
  await calendarOf(tab).waitFor();
  await tab.getByRole('heading', { name: 'What happened' }).waitFor();
  return desk;
}

it('the year stands there as it is counted, and every square is reached by keys from one tab stop', async () => {
  const desk = await openPupil();
  const { tab, page } = desk;
  const year = await asking(product).get<PupilYear>(`/api/pupils/${id}/year`, officer);
  await tab.getByText(`${year.missedSessions} of ${year.rate.possible} sessions missed`).waitFor();
  await tab
    .getByText(`${year.rate.percent?.toFixed(1)} %`, { exact: true })
    .first()
    .waitFor();

  const grid = calendarOf(tab);
  expect(await grid.locator('[tabindex="0"]').count()).toBe(1);
  const stop = grid.locator('[tabindex="0"]');
  expect(await stop.getAttribute('aria-label')).toBe('Wed 18 Nov, morning: N, reason not yet established');
  await stop.focus();
  const focused = () => grid.locator(':focus').getAttribute('aria-label');
  await page.keyboard.press('ArrowLeft');
  expect(await focused()).toMatch(/^Tue 17 Nov, morning: /);
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toMatch(/^Tue 17 Nov, afternoon: /);
  await page.keyboard.press('PageUp');
  expect(await focused()).toMatch(/Oct, afternoon: /);
  await page.keyboard.press('Control+Home');
  expect(await focused()).toMatch(/^\w{3} \d Sep, morning: /);
  expect(await grid.locator('[tabindex="0"]').count()).toBe(1);

  const squares = tab.getByRole('region', { name: 'The year, session by session' });
  await squares.getByRole('button', { name: 'As a table' }).click();
  await squares.getByRole('table').waitFor();
  const trend = tab.getByRole('region', { name: 'Week by week' });
  await trend.getByRole('img', { name: /^Week by week\. Lowest in the week of / }).waitFor();
  await trend.getByRole('button', { name: 'As a table' }).click();
  await trend.getByRole('columnheader', { name: 'All of Year 8' }).waitFor();

  const happened = tab.getByRole('region', { name: 'What happened' });
  const entries = happened.getByRole('listitem');
  const all = await entries.count();
  await happened.getByRole('button', { name: /^Lates \d+$/ }).click();
  await happened
    .getByText(/minutes? late, (morning|afternoon)$/)
    .first()
    .waitFor();
  expect(await entries.count()).toBeLessThan(all);
  expect(desk.faults).toEqual([]);
  await desk.close();
});

it('a family is shown the year without notes, flags, contacts, calls, and anything of others', async () => {
  const desk = await openPupil();
  const { tab } = desk;
  await tab.getByRole('heading', { name: 'Contacts' }).waitFor();
  await tab.getByText('All of Year 8', { exact: true }).waitFor();
  await tab.getByRole('switch', { name: 'Meeting view' }).click();
  for (const hidden of ['Contacts', 'To do', 'What was said', 'Stage'])
    await tab.getByRole('heading', { name: hidden }).waitFor({ state: 'detached' });
  expect(await tab.getByText(/all of year 8/i).count()).toBe(0);
  expect(await tab.getByText('Pupil premium').count()).toBe(0);
  await calendarOf(tab).waitFor();
  await tab.getByRole('heading', { name: 'What happened' }).waitFor();
  await desk.close();
});

it('nothing is hard to read in any theme, nor wider than a phone', async () => {
  const desk = await openPupil();
  await expectNoBarriers(desk);
  await desk.close();

  const phone = await openPupil(390);
  expect(await tooWide(frameOf(phone))).toEqual([]);
  await calendarOf(phone.tab).locator('[role="gridcell"]').first().tap();
  await phone.tab
    .getByText(/^\w{3} \d+ Sep, morning: /)
    .first()
    .waitFor();
  await phone.close();
});

it('a head puts the pupil on a mentor’s caseload, who finds them under Pupils, on a phone; and takes it back', async () => {
  const { body } = await product.request('/api/local/people', {});
  const mentor =
    (body as { people: { email: string; roles: string[]; schools: string[] }[] }).people.find(
      ({ roles, schools }) => roles.includes('mentor') && schools.includes('BRA'),
    )?.email ?? '';
  const phone = await openTab(browser, product.address, mentor, { at: 'pupils', width: 360 });
  await phone.tab.getByRole('heading', { name: 'My caseload', level: 1 }).waitFor();
  await phone.tab.getByRole('table', { name: 'My caseload' }).waitFor();
  expect(await phone.tab.getByRole('link', { name: NAME }).count()).toBe(0);

  const desk = await openTab(browser, product.address, people.brackenholt.head, { at: `pupil/${id}` });
  const caseload = desk.tab.getByRole('region', { name: 'Caseload' });
  await caseload.getByText('On nobody’s caseload.').waitFor();
  await caseload.getByRole('button', { name: 'Put on a caseload' }).press('Enter');
  const dialog = desk.tab.getByRole('dialog', { name: 'Put on a caseload' });
  await dialog.getByRole('combobox', { name: 'Mentor or welfare officer' }).selectOption({ index: 1 });
  await expectNoBarriers(desk);
  await dialog.getByRole('button', { name: 'Put on their caseload' }).press('Enter');
  await caseload.getByText(/^Caseload of .+ since Wed 18 Nov$/).waitFor();

  await phone.page.reload();
  await phone.tab.getByRole('table', { name: 'My caseload' }).waitFor();
  expect(await tooWide(frameOf(phone))).toEqual([]);
  await phone.tab.getByRole('link', { name: NAME }).click();
  await phone.tab.getByRole('heading', { name: NAME, level: 1 }).waitFor();

  expect(phone.faults).toEqual([]);
  await phone.close();

  await caseload.getByRole('button', { name: /^End: caseload of / }).press('Enter');
  await caseload.getByText('On nobody’s caseload.').waitFor();
  const { status } = await product.request(`/api/pupils/${id}/summary`, { as: mentor });
  expect(status).toBe(404);
  expect(desk.faults).toEqual([]);
  await desk.close();
});

it('a head covers a colleague who is away, as it is shown first, and takes it back; all of it fits a phone', async () => {
  const desk = await openTab(browser, product.address, people.brackenholt.head, {
    at: 'this-week',
    width: 390,
  });
  const { tab } = desk;
  await tab.getByRole('tab', { name: 'Planned' }).tap();
  const line = tab.getByRole('listitem').filter({ hasText: 'Olivia Thistlerook-Pebblecombe' });
  await line.getByText('Year leader Anastasia Mavrenko').waitFor();
  await tab.getByRole('button', { name: 'Cover a colleague' }).tap();
  const dialog = tab.getByRole('dialog', { name: 'Who is away?' });
  await dialog
    .getByRole('combobox', { name: 'Away' })
    .selectOption({ label: 'Anastasia Mavrenko, year leader: 1 to hold' });
  await dialog
    .getByRole('textbox', { name: 'Last day' })
    .or(dialog.getByLabel('Last day'))
    .first()
    .fill('2026-11-27');
  await dialog.getByText(/^1 meeting: 1 to /).waitFor();
  await dialog.getByRole('button', { name: 'Which go where' }).tap();
  await dialog.getByText('Olivia Thistlerook-Pebblecombe, 11D').waitFor();
  await expectNoBarriers(desk, { within: '[role="dialog"]' });
  expect(await tooWide(frameOf(desk))).toEqual([]);
  await dialog.getByRole('button', { name: 'Give 1 meeting' }).tap();
  await tab.getByText(/^Given: 1 to /).waitFor();
  await line.getByText('Anastasia Mavrenko').waitFor({ state: 'detached' });
  await tab.getByRole('button', { name: 'Undo' }).tap();
  await line.getByText('Year leader Anastasia Mavrenko').waitFor();
  expect(desk.faults).toEqual([]);
  await desk.close();
});

it('a teacher of another group sees to what is in the way, knowing that alone', async () => {
  const desk = await openTab(browser, product.address, people.brackenholt.head, { at: 'this-week' });
  const { tab } = desk;
  await tab.getByRole('tab', { name: 'Planned' }).click();
  await tab.getByRole('link', { name: 'Open the meeting: Summer Dapplewyke' }).click();
  await tab.getByRole('button', { name: 'Add something' }).press('Enter');
  await tab.getByRole('combobox', { name: 'What', exact: true }).selectOption('Transport');
  const helps = tab.getByRole('combobox', { name: 'Who helps with it' });
  await helps.fill('Mr Pell');
  await tab.getByText('Without a list of their own here: told by you.').waitFor();
  await helps.fill('Daria Thistlerook');
  await tab.getByText('It stands in their own list of work.').waitFor();
  await tab.getByLabel('By when').fill('2026-11-25');
  await tab.getByRole('button', { name: 'Keep what was agreed' }).press('Enter');
  await tab.getByText('Daria Thistlerook, Wed 25 Nov').waitFor();

  const teacher = await openTab(browser, product.address, people.brackenholt.daria, {
    at: 'calls',
    width: 390,
  });
  const line = teacher.tab.getByRole('listitem').filter({ hasText: 'Summer Dapplewyke' });
  await line.getByText('See to what is in the way. Transport.').waitFor();
  await line.getByText('by Wed 25 Nov').waitFor();
  expect(await tooWide(frameOf(teacher))).toEqual([]);
  const found = await product.request('/api/pupils/search', {
    as: people.brackenholt.head,
    json: { text: 'Summer Dapplewyke' },
  });
  const summer = (found.body as { items: { id: string }[] }).items[0]?.id ?? '';
  expect(
    (await product.request(`/api/pupils/${summer}/summary`, { as: people.brackenholt.daria })).status,
  ).toBe(404);
  await line.getByRole('button', { name: 'Seen to: Summer Dapplewyke' }).tap();
  await line.waitFor({ state: 'detached' });
  await tab.getByText(/^no longer in the way since/).waitFor();
  expect([...desk.faults, ...teacher.faults]).toEqual([]);
  await teacher.close();
  await desk.close();
});
