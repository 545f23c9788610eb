/** Every page of the tab opens at its address: somebody with every right goes from one to the next in one window. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { awayLabels } from '#shared/wording/actions/away-text.ts';
import { problemLabels } from '#shared/wording/basics/problem-text.ts';
import { addressOf, type SchoolPart, type TabPage, type TabPlace } from '#shared/contracts/tab-addresses.ts';
import { schoolLabels } from '#shared/wording/figures/school-text.ts';
import { trustPages, type TrustPageName } from '#shared/wording/figures/trust-table-text.ts';
import { tabLabels } from '#shared/wording/basics/tab-text.ts';
import { schoolPlace } from '../../tabs/pages/figures/school/school-parts.ts';
import { trustPlace } from '../../tabs/pages/figures/trust/trust-place.ts';
import { tabLinks } from '../../bot/tab-links.ts';
import { linksOfBot } from '../support/product/bot-links.ts';
import { launchBrowser } from '../support/product/browser.ts';
import { startProduct, type RunningProduct } from '../support/product/running-product.ts';
import { marksCsv, smallSchool } from '../support/schools/small-school.ts';
import { barriersIn } from './barriers.ts';
import { openTab, type TabAlone } from './tab-alone.ts';

jest.setTimeout(120_000);

const SOMEBODY = 'everything@grove.example';
const posts = [`,${SOMEBODY},Eve Rything,administrator,,`, `BA,${SOMEBODY},Eve Rything,senior-leader,,`];

let product: RunningProduct;
let browser: Browser;
let pupil: string;
let alert: string;
let meeting: string;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct({ LOCAL_NOW: '2026-09-16T10:00' }), launchBrowser()]);
  for (const kind of ['schools', 'terms', 'staff', 'pupils', 'contacts'] as const) {
    const csv = kind === 'staff' ? [smallSchool.staff, ...posts].join('\n') : smallSchool[kind];
    expect(await product.importCsv(kind, csv)).toMatchObject({ rejectedCount: 0 });
  }
  await product.importCsv('marks', marksCsv('2026-09-16', 'AM', { KHAN1: 'N' }));
  const asked = { as: SOMEBODY, json: { text: 'amina' } };
  const { body } = await product.request('/api/pupils/search', asked);
  pupil = (body as { items: { id: string }[] }).items[0]?.id ?? '';
  const calls = await product.request('/api/actions?kind=absence-call', { as: SOMEBODY });
  const [call] = (calls.body as { items: { id: string }[] }).items;
  const believed = { result: 'spoke-to', parentBelievedInSchool: true };
  const { body: answer } = await product.request(`/api/actions/${call?.id}/outcome`, {
    as: SOMEBODY,
    json: believed,
  });
  alert = (answer as { raised: { id: string }[] }).raised[0]?.id ?? '';
  for (const date of ['2026-09-11', '2026-09-14', '2026-09-15'])
    for (const session of ['AM', 'PM'] as const)
      await product.importCsv('marks', marksCsv(date, session, { KHAN1: 'I' }));
  const proposed = await product.request('/api/schools/BA/proposals', { as: SOMEBODY });
  const [proposal] = (proposed.body as { items: { id: string }[] }).items;
  const approved = await product.request(`/api/proposals/${proposal?.id}/decision`, {
    as: SOMEBODY,
    json: { decision: 'approve' },
  });
  meeting = (approved.body as { action: { id: string } | null }).action?.id ?? '';
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** A place, the heading of its page, and what is marked there among the pages of a school or the trust. */
type Opened = [place: TabPlace, heading: string, marked?: string];

const ofPages: { [Page in TabPage]: (pupil: string) => Opened } = {
  start: () => [{ page: 'start' }, 'The trust', trustPages.daily],
  today: () => [{ page: 'today', school: 'BA', group: '8A' }, '8A'],
  calls: () => [{ page: 'calls' }, 'Calls'],
  away: () => [{ page: 'away', school: 'BA' }, 'Away'],
  'counted-absent': () => [
    { page: 'counted-absent', school: 'BA', date: '2026-09-16' },
    'Counted absent by name',
  ],
  'fire-list': () => [{ page: 'fire-list', school: 'BA' }, 'Fire list'],
  alert: () => [{ page: 'alert', id: alert }, 'Amina Khan, 8A'],
  'codes-to-enter': () => [{ page: 'codes-to-enter', school: 'BA' }, 'Codes to enter'],
  figures: () => [{ page: 'figures', school: 'BA' }, 'Birch Academy', schoolLabels.pages.today],
  'early-change': () => [
    { page: 'early-change', school: 'BA' },
    'Birch Academy',
    schoolLabels.pages['early-change'],
  ],
  school: () => [schoolPlace('BA', 'codes'), 'Birch Academy', schoolLabels.pages.codes],
  trust: () => [{ page: 'trust' }, 'The trust', trustPages.daily],
  'trust-table': () => [{ page: 'trust-table', table: 'gaps' }, 'Sharing the gaps', trustPages.gaps],
  'this-week': () => [{ page: 'this-week', school: 'BA' }, 'This week'],
  meeting: () => [{ page: 'meeting', id: meeting }, 'Meeting about Amina’s attendance'],
  families: () => [{ page: 'families', school: 'BA' }, 'Families to write to'],
  policy: () => [{ page: 'policy', school: 'BA' }, 'The policy: from days away to a meeting'],
  pupils: () => [{ page: 'pupils' }, 'Find a pupil'],
  pupil: (id) => [{ page: 'pupil', id }, 'Amina Khan'],
  safeguarding: () => [{ page: 'safeguarding', school: 'BA' }, 'Safeguarding'],
  settings: () => [{ page: 'settings', school: 'BA' }, 'School settings'],
  targets: () => [{ page: 'targets' }, 'Targets'],
  imports: () => [{ page: 'imports' }, 'Bring in a file'],
  refused: () => [{ page: 'refused' }, 'What was refused'],
  waiting: () => [{ page: 'waiting' }, 'What waits'],
};

const titles: Record<TrustPageName, string> = {
  daily: 'The trust',
  days: 'Diff to target, day by day',
  gaps: 'Sharing the gaps',
  bands: 'Bands of attendance',
  'daily-targets': 'Targets of the day',
  'key-measures': 'Key measures',
  'post-16': 'Post-16',
  groups: 'Groups',
  registers: 'Registers',
  'first-day-back': 'First day back',
  results: 'Attendance and results',
};

describe('every address of the tab', () => {
  let tab: TabAlone;

  beforeAll(async () => {
    tab = await openTab(browser, product.address, SOMEBODY);
  });

  const open = async ([place, heading, marked]: Opened): Promise<void> => {
    await tab.page.evaluate((address) => void (location.hash = address), addressOf(place));
    const main = tab.page.getByRole('main');
    if (marked !== undefined)
      await main.locator('nav [aria-current="page"]').getByText(marked, { exact: true }).waitFor();
    await main.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
    await tab.page.waitForFunction(() => document.querySelector('main [aria-busy="true"]') === null);
    expect(await main.getByRole('alert').allTextContents()).toEqual([]);
  };

  it('opens its page', async () => {
    for (const page of Object.values(ofPages)) await open(page(pupil));
    expect(tab.faults).toEqual([]);
  });

  it('opens each page of a school and each table of the trust', async () => {
    for (const part of Object.keys(schoolLabels.pages) as SchoolPart[])
      await open([schoolPlace('BA', part), 'Birch Academy', schoolLabels.pages[part]]);
    for (const name of Object.keys(trustPages) as TrustPageName[])
      await open([trustPlace(name), titles[name], trustPages[name]]);
    expect(tab.faults).toEqual([]);
  });

  it('opens from each link that the bot puts into cards, messages and Planner', async () => {
    const links = linksOfBot({ school: 'BA', id: pupil });
    const linkTo = tabLinks(() => product.address, null);
    expect(new Set(links.map(({ place }) => place.page))).toEqual(
      new Set(['figures', 'calls', 'alert', 'pupil', 'school', 'this-week']),
    );
    for (const { place, writtenAt } of links) {
      const { hash } = new URL(linkTo(place.page === 'alert' ? { page: 'alert', id: alert } : place));
      await tab.page.evaluate((address) => void (location.hash = address), hash);
      const [expected] = ofPages[place.page](pupil).slice(1) as [string];
      const heading = place.page === 'figures' && !('school' in place) ? 'The trust' : expected;
      const main = tab.page.getByRole('main');
      await main.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
      if (place.page === 'school')
        await main
          .locator('nav [aria-current="page"]')
          .getByText(schoolLabels.pages[place.within?.[0] ?? 'groups'], { exact: true })
          .waitFor();
      expect([writtenAt, await main.getByRole('alert').allTextContents()]).toEqual([writtenAt, []]);
    }
    expect(tab.faults).toEqual([]);
  });

  it('is told from one where nothing stands', async () => {
    await tab.page.evaluate(() => void (location.hash = '/nowhere'));
    await tab.page.getByRole('heading', { level: 1, name: tabLabels.noSuchPage }).waitFor();
  });
});

/** Waits until so many lists lie in the browser's own database. */
async function keptOnDevice(page: Page, lists: number): Promise<void> {
  const found = await page.waitForFunction(async (wanted) => {
    const done = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('The database does not answer.'));
      });
    const database = await done(indexedDB.open('attendance-first'));
    const count = await done(database.transaction('fire-lists').objectStore('fire-lists').count());
    database.close();
    return count === wanted;
  }, lists);
  await found.dispose();
}

describe('the fire list with the network gone', () => {
  it('opens from the device, for whoever opened it there, until midnight', async () => {
    const tab = await openTab(browser, product.address, SOMEBODY, { at: 'fire-list/BA', width: 390 });
    const { page } = tab;
    const network = async (on: boolean): Promise<void> => {
      await page.context().setOffline(!on);
    };
    const copy = page.getByText(awayLabels.keptCopy);
    await page.getByText(awayLabels.keptHere).waitFor();

    await network(false);
    await page.reload();
    await copy.waitFor();
    await page.getByText(/^data from/).waitFor();
    await page.getByRole('listitem').filter({ hasText: 'Amina Khan' }).waitFor();
    expect(await barriersIn(page)).toEqual([]);
    await page.evaluate(() => void (location.hash = '/calls'));
    await page.getByText(problemLabels.offline).waitFor();
    await page.getByRole('link', { name: awayLabels.keptList('Birch Academy') }).click();
    await copy.waitFor();

    await network(true);
    await copy.waitFor({ state: 'detached' });
    await page.getByText(awayLabels.keptHere).waitFor();

    await network(false);
    await page.clock.install();
    await page.reload();
    await copy.waitFor();
    await page.clock.fastForward('15:00:00');
    await page.getByText(awayLabels.keptNone).waitFor();
    await keptOnDevice(page, 0);

    await network(true);
    await page.getByText(awayLabels.keptHere).waitFor();
    await keptOnDevice(page, 1);
    await page.goto(`${product.address}/tab?as=officer@grove.example#/calls`);
    await keptOnDevice(page, 0);

    await page.goto(`${product.address}/tab?as=${SOMEBODY}#/fire-list/BA`);
    await keptOnDevice(page, 1);
    await page.goto(`${product.address}/tab`);
    await keptOnDevice(page, 0);
    await tab.close();
  });
});
