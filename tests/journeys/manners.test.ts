/** What the tab says when things do not go well: nothing there, no answer, a session that ended, long names. */
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { tabLabels } from '#shared/wording/basics/tab-text.ts';
import { launchBrowser } from '../support/product/browser.ts';
import { startProduct, type RunningProduct } from '../support/product/running-product.ts';
import { marksCsv, smallSchool } from '../support/schools/small-school.ts';
import { barriersIn } from './barriers.ts';

jest.setTimeout(120_000);

const TODAY = '2026-09-16';
const tutor = 'tutor8a@grove.example';
const officer = 'officer@grove.example';
const otherOfficer = 'officer.ca@grove.example';
const LONG = 'Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewis';

let product: RunningProduct;
let browser: Browser;
const open: BrowserContext[] = [];

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct({ LOCAL_NOW: `${TODAY}T09:40` }), launchBrowser()]);
  for (const kind of ['schools', 'terms', 'staff', 'pupils', 'contacts'] as const)
    await product.importCsv(kind, smallSchool[kind]);
  await product.importCsv(
    'pupils',
    `school,upn,surname,forename,yearGroup,tutorGroup,startDate\nBA,LONG1,${LONG},${LONG},8,8A,2026-09-01\nBA,RTL1,حسن,ليلى,8,8A,2026-09-01`,
  );
  await product.importCsv('marks', marksCsv(TODAY, 'AM', { KHAN1: 'N', CARE1: 'N', LONG1: 'N' }));
  await product.importCsv(
    'marks',
    `school,upn,date,session,code\nBA,LONG1,${TODAY},AM,N\nBA,RTL1,${TODAY},AM,N`,
  );
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((context) => context.close()));
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function tabOf(person: string, address: string, width = 1280): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 844 }, reducedMotion: 'reduce' });
  context.setDefaultTimeout(30_000);
  open.push(context);
  const page = await context.newPage();
  await page.goto(`${product.address}/tab?as=${person}#${address}`);
  return page;
}

/** From now on every question to the server is answered so; gives back how to end it. */
async function answers(
  page: Page,
  status: number | 'nothing',
  path = '**/api/**',
): Promise<() => Promise<void>> {
  await page.route(path, (route) => {
    if (route.request().url().includes('/api/local/')) return route.fallback();
    if (status === 'nothing') return route.abort();
    const code = status === 401 ? 'not-signed-in' : 'unavailable';
    return route.fulfill({
      status,
      json: { problem: { code, message: 'The database does not answer just now.' } },
    });
  });
  return () => page.unroute(path);
}

/** What makes the page wider than its window: nothing, or the first places that stand out on the right. */
async function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const out = [...document.querySelectorAll('body *')]
      .filter((place) => place.getBoundingClientRect().right > clientWidth)
      .map((place) => place.outerHTML.slice(0, 200));
    return [`${scrollWidth} of ${clientWidth}`, ...out.slice(0, 8)];
  });
}

/** As when somebody comes back to the window. */
const comeBack = (page: Page): Promise<void> =>
  page.evaluate(() => void window.dispatchEvent(new Event('focus')));

const everyPage = ['/today', '/calls', '/figures', '/pupils', '/imports'];

describe('when there is nothing', () => {
  it.each(everyPage)('%s says so, and nobody is kept out', async (address) => {
    const page = await tabOf(otherOfficer, address, 390);
    await page.getByRole('main').getByText(/./).first().waitFor();
    await page.waitForLoadState('networkidle');
    expect(await barriersIn(page)).toEqual([]);
    expect(await tooWide(page)).toEqual([]);
  });
});

describe('when the server does not answer', () => {
  it.each(['/today', '/pupil/1'])('%s says what happened, and Try again shows it', async (address) => {
    const page = await tabOf(officer, '/imports');
    await page.getByRole('heading', { level: 1 }).waitFor();
    const end = await answers(page, 500, '**/api/{schools,actions,trust,pupils}/**');
    const endLists = await answers(page, 500, '**/api/actions?*');
    await page.evaluate((hash) => void (window.location.hash = hash), address);
    await page.getByRole('alert').getByText('This could not be loaded').waitFor();
    expect(await barriersIn(page)).toEqual([]);
    await end();
    await endLists();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 1 }).waitFor();
  });

  it('what stands there stays, says that it is behind, and catches up', async () => {
    const page = await tabOf(tutor, '/today');
    await page.getByRole('table', { name: 'The group' }).waitFor();
    const end = await answers(page, 'nothing');
    await comeBack(page);
    await page.getByRole('alert').getByText('This page is not up to date').waitFor();
    await page.getByRole('table', { name: 'The group' }).waitFor();
    expect(await barriersIn(page)).toEqual([]);
    await end();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
  });
});

describe('while the server takes its time', () => {
  it('the shape of what comes stands there, and says that it is on its way', async () => {
    const page = await tabOf(officer, '/imports');
    await page.getByRole('heading', { level: 1 }).waitFor();
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/api/trust/daily*', async (route) => {
      await held;
      await route.continue();
    });
    await page.evaluate(() => void (window.location.hash = '/figures'));
    await page.getByLabel(tabLabels.loading).waitFor();
    expect(await barriersIn(page)).toEqual([]);
    answer();
    await page.getByRole('table').first().waitFor();
    expect(await page.getByLabel(tabLabels.loading).count()).toBe(0);
  });
});

describe('when somebody comes back', () => {
  it('Today is asked for again at once', async () => {
    const page = await tabOf(tutor, '/today');
    await page
      .getByText('22 of 26 in')
      .or(page.getByText(/of \d+ in/))
      .first()
      .waitFor();
    const before = await page
      .getByText(/of \d+ in/)
      .first()
      .innerText();
    await product.importCsv('marks', `school,upn,date,session,code\nBA,A8A3,${TODAY},AM,I`);
    await comeBack(page);
    await page.waitForFunction((was) => !document.body.innerText.includes(was), before);
  });
});

describe('when the session has ended', () => {
  it('what was chosen and written stays, and is saved once signed in again', async () => {
    const page = await tabOf(tutor, '/today');
    await page.getByRole('button', { name: /^Call: Amina Khan/ }).click();
    await page.getByRole('button', { name: 'Support, next step, note' }).click();
    await page.getByRole('textbox', { name: 'Note' }).fill('Kept through it all');
    const end = await answers(page, 401);
    await page.getByRole('button', { name: /^No answer/ }).click();
    const alert = page.getByRole('alert').filter({ hasText: 'Not saved yet' });
    await alert.getByText('Your session has ended.').waitFor();
    await alert.getByText('What you chose is kept here.').waitFor();
    expect(await page.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('Kept through it all');
    await end();
    await page.getByRole('button', { name: /^No answer/ }).click();
    await page.getByText('Amina Khan: No answer').waitFor();
    const { body } = await product.request('/api/actions?kind=absence-call&status=done&school=BA', {
      as: officer,
    });
    expect(JSON.stringify(body)).toContain('Kept through it all');
  });
});

describe('after a call that is gone from the list', () => {
  it('the focus is on the page, not nowhere', async () => {
    const page = await tabOf(tutor, '/today');
    const calls = page.getByRole('button', { name: /^Call: / });
    await calls.first().waitFor();
    const [first] = await calls.all();
    await first?.click();
    await page.getByRole('button', { name: /^Spoke to/ }).click();
    await page.getByRole('button', { name: 'Illness' }).click();
    await page.getByRole('button', { name: 'Not known' }).click();
    await page
      .getByRole('dialog')
      .getByText(/: Spoke to/)
      .waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement !== document.body);
  });
});

describe('a file that should not have been brought in', () => {
  it('is taken back from the list, after a second thought, and says what came of it', async () => {
    await product.importCsv('marks', `school,upn,date,session,code\nBA,A8A4,${TODAY},AM,G`, officer);
    const page = await tabOf(officer, '/imports');
    const list = page.getByRole('region', { name: 'Files brought in' });
    const latest = list.getByRole('listitem').first();
    await latest.getByText(/1 row read, 1 changed/).waitFor();
    await latest.getByRole('button', { name: /^Take back/ }).click();
    await latest.getByText('What it changed will be as it was before').waitFor();
    expect(await barriersIn(page)).toEqual([]);
    await latest.getByRole('button', { name: 'Keep it' }).click();
    await latest.getByRole('button', { name: /^Take back/ }).click();
    await latest.getByRole('button', { name: 'Take it back' }).click();
    await list.getByText('1 put back.').first().waitFor();
    await list.getByText(/Taken back since/).waitFor();
    const { body } = await product.request(`/api/schools/BA/tutor-groups/8A?date=${TODAY}`, { as: tutor });
    const { pupils } = body as { pupils: { marks: { AM: string } }[] };
    expect(pupils.map(({ marks }) => marks.AM)).not.toContain('G');
  });
});

describe('a name of 120 letters without a space', () => {
  it('breaks no page of a phone', async () => {
    const page = await tabOf(officer, '/today/BA/8A', 390);
    await page.getByRole('table', { name: 'The group' }).getByText(LONG).waitFor();
    expect(await tooWide(page)).toEqual([]);
    await page.getByRole('button', { name: `Call: ${LONG}` }).click();
    await page.getByRole('group', { name: 'How did it go?' }).waitFor();
    expect(await tooWide(page)).toEqual([]);
    expect(await barriersIn(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.goto(`${product.address}/tab?as=${officer}#/calls`);
    await page.reload();
    await page.getByRole('main').getByText(LONG).first().waitFor();
    expect(await tooWide(page)).toEqual([]);
    await page.goto(`${product.address}/tab?as=${officer}#/pupils`);
    await page.reload();
    await page.getByRole('searchbox').or(page.getByRole('textbox')).fill(LONG.slice(0, 10));
    await page.getByRole('link', { name: LONG }).click();
    await page.getByRole('heading', { level: 1, name: LONG }).waitFor();
    expect(await tooWide(page)).toEqual([]);
    expect(await barriersIn(page)).toEqual([]);
  });
});
