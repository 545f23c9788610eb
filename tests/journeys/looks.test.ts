/** What everybody may expect of every screen: themes, keys, phones, and a place that is kept. */
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Frame, Page } from 'playwright-core';
import { launchBrowser } from '../support/product/browser.ts';
import { startProduct, type RunningProduct } from '../support/product/running-product.ts';
import { expectNoBarriers, frameOf, tooWide } from './barriers.ts';
import { openDesk, type Desk, type DeskWish } from './desk.ts';
import { people } from './larkmere.ts';

// The first of the journeys fills the invented trust for all of them.
jest.setTimeout(240_000);

let product: RunningProduct;
let browser: Browser;
const open: Desk[] = [];

async function deskOf(person: string, wish: DeskWish = {}): Promise<Desk> {
  const desk = await openDesk(browser, product.address, person, wish);
  open.push(desk);
  return desk;
}

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct({ DEMO: 'on' }), launchBrowser()]);
});

afterEach(async () => {
  const desks = open.splice(0);
  await Promise.all(desks.map((desk) => desk.close()));
  expect(desks.flatMap(({ faults }) => faults)).toEqual([]);
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

describe('in light, dark and high contrast nothing is hard to read or to reach', () => {
  it("on a tutor's Today, beside a channel with its card, and with a call open", async () => {
    const desk = await deskOf(people.brackenholt.daria);
    await desk.tab.getByRole('table', { name: 'The group' }).waitFor();
    await desk.press('Channels', 'today');
    await desk.posts('BRA · Wed 18 Nov').getByRole('link', { name: 'Open the desk' }).waitFor();
    await expectNoBarriers(desk, { withDesk: true });
    await desk.tab.getByRole('button', { name: 'Call: Leo Amberrook' }).click();
    await desk.tab.getByRole('group', { name: 'How did it go?' }).waitFor();
    await expectNoBarriers(desk, { within: '[role="dialog"]' });
  });

  it("on an officer's Calls beside Planner, Figures and the page for files", async () => {
    const desk = await deskOf(people.dunmarrow.officer);
    await desk.page.getByRole('tab', { name: 'Planner' }).click();
    await desk.planner.getByRole('checkbox').first().waitFor();
    await page(desk, 'Calls');
    await desk.tab.getByRole('listitem').filter({ hasText: 'Not in' }).first().waitFor();
    await expectNoBarriers(desk, { withDesk: true });
    await page(desk, 'Figures');
    await desk.tab.getByRole('table').first().waitFor();
    await expectNoBarriers(desk);
    await page(desk, 'Bring in files');
    await expectNoBarriers(desk);
  });

  it("on the trust lead's Targets, and with “What if” open", async () => {
    const desk = await deskOf(people.trustLead);
    await page(desk, 'Targets');
    await desk.tab.getByText('What it would do today').waitFor();
    await expectNoBarriers(desk);
    await page(desk, 'Figures');
    await desk.tab.getByRole('button', { name: 'What if the target were …?' }).click();
    await desk.tab.getByRole('table', { name: 'Schools as they stand, and as they would' }).waitFor();
    await expectNoBarriers(desk);
  });

  it("on a pupil's page beside the chat with a summary", async () => {
    const desk = await deskOf(people.brackenholt.head, { area: 'Chat' });
    await desk.write('Chat', 'summary Leo Amberrook');
    await desk.chat.getByRole('link', { name: 'Open in the tab' }).click();
    await desk.tab.getByRole('heading', { name: 'Leo Amberrook', level: 1 }).waitFor();
    await desk.page.getByRole('tab', { name: 'Chat' }).click();
    await desk.chat.getByRole('heading', { name: 'Leo Amberrook' }).waitFor();
    await expectNoBarriers(desk, { withDesk: true });
  });
});

describe('by keys alone', () => {
  it('a call is opened and its outcome recorded', async () => {
    const desk = await deskOf(people.brackenholt.theo);
    const { keyboard } = desk.page;
    const first = desk.tab.getByRole('button', { name: /^Call: / }).first();
    await first.waitFor();
    const pupil = ((await first.getAttribute('aria-label')) ?? '').replace('Call: ', '');
    const frame = frameOf(desk);
    await tabTo(frame, desk.page, `Call: ${pupil}`);
    await keyboard.press('Enter');
    const call = desk.tab.getByRole('dialog', { name: pupil });
    await call.getByRole('group', { name: 'How did it go?' }).waitFor();
    await keyboard.press('2');
    await call.getByText(`${pupil}: No answer`).waitFor();
    await keyboard.press('Escape');
    await call.waitFor({ state: 'detached' });
    await desk.tab.getByRole('row', { name: pupil }).getByText('No answer').waitFor();
  });

  it('j and Enter open a call of the list, Escape gives the focus back to it', async () => {
    const desk = await deskOf(people.brackenholt.officer);
    const { keyboard } = desk.page;
    await page(desk, 'Calls');
    await desk.tab.getByRole('tab', { name: 'All open calls' }).click();
    await desk.tab.getByRole('button', { name: /Leo Amberrook/ }).waitFor();
    await keyboard.press('j');
    await keyboard.press('j');
    await keyboard.press('k');
    await keyboard.press('Enter');
    await desk.tab.getByRole('dialog').getByRole('group', { name: 'How did it go?' }).waitFor();
    const pupil = await desk.tab.getByRole('dialog').getByRole('heading', { level: 2 }).innerText();
    await keyboard.press('Escape');
    await desk.tab.getByRole('dialog').waitFor({ state: 'detached' });
    await desk.tab.getByRole('button', { name: pupil }).waitFor();
    expect(await frameOf(desk).evaluate(() => document.activeElement?.textContent)).toContain(pupil);
  });

  it('what opened a dialog has the focus again when it closes, on every page', async () => {
    const desk = await deskOf(people.brackenholt.head);
    const { tab } = desk;
    const opensAndCloses = async (opener: string, dialog: string): Promise<void> => {
      await tab.getByRole('button', { name: opener, exact: true }).press('Enter');
      await tab.getByRole('dialog', { name: dialog }).waitFor();
      await desk.page.keyboard.press('Escape');
      await tab.getByRole('dialog').waitFor({ state: 'detached' });
      await frameOf(desk).waitForFunction((name) => document.activeElement?.textContent === name, opener);
    };
    await page(desk, 'Away');
    await opensAndCloses('Add what we know', 'Add what we know');
    await page(desk, 'This week');
    await tab.getByRole('tab', { name: 'Planned' }).click();
    await opensAndCloses('Cover a colleague', 'Who is away?');
    await tab.getByRole('link', { name: 'Summer Dapplewyke', exact: true }).click();
    await tab.getByRole('heading', { name: 'Summer Dapplewyke', level: 1 }).waitFor();
    await opensAndCloses('Put on a caseload', 'Put on a caseload');
  });
});

describe('on a phone', () => {
  it('no page is wider than the screen', async () => {
    const desk = await deskOf(people.brackenholt.officer, { width: 390 });
    for (const name of ['Figures', 'Calls', 'Pupils', 'Bring in files']) {
      await page(desk, name);
      await desk.tab.getByRole('heading', { level: 1 }).waitFor();
      expect(await tooWide(frameOf(desk))).toEqual([]);
    }
    for (const area of ['Channels', 'Chat', 'Planner'] as const) {
      await desk.go(area);
      await desk.page.getByRole('region', { name: area, exact: true }).waitFor();
      expect(await tooWide(desk.page.mainFrame())).toEqual([]);
    }
  });

  it('nor the targets of the trust', async () => {
    const desk = await deskOf(people.trustLead, { width: 390 });
    await page(desk, 'Targets');
    await desk.tab.getByText('What it would do today').waitFor();
    expect(await tooWide(frameOf(desk))).toEqual([]);
  });

  it("nor a tutor's Today, nor an open call, nor a pupil", async () => {
    const desk = await deskOf(people.brackenholt.daria, { width: 390 });
    await desk.tab.getByRole('table', { name: 'The group' }).waitFor();
    expect(await tooWide(frameOf(desk))).toEqual([]);
    await desk.tab.getByRole('button', { name: 'Call: Leo Amberrook' }).click();
    const call = desk.tab.getByRole('dialog', { name: 'Leo Amberrook' });
    await call.getByRole('button', { name: 'Spoke to' }).click();
    await call.getByRole('button', { name: 'Illness' }).waitFor();
    expect(await tooWide(frameOf(desk))).toEqual([]);
    await call.getByRole('button', { name: 'Close' }).click();
    await call.waitFor({ state: 'detached' });
    await desk.tab.getByRole('link', { name: 'Leo Amberrook' }).first().click();
    await desk.tab.getByRole('heading', { name: 'Leo Amberrook', level: 1 }).waitFor();
    expect(await tooWide(frameOf(desk))).toEqual([]);
  });
});

describe('loading the page again', () => {
  it('keeps the person, the part of the desk and the theme', async () => {
    const desk = await deskOf(people.brackenholt.daria);
    await desk.go('Planner');
    await desk.choose('Dark');
    await desk.page.reload();
    await desk.planner.getByRole('checkbox').first().waitFor();
    expect(await desk.page.getByRole('combobox', { name: 'You are' }).inputValue()).toMatch(/^Daria/);
    await desk.page.getByRole('button', { name: 'Theme' }).click();
    await desk.page.getByRole('menuitemradio', { name: 'Dark', checked: true }).waitFor();
  });

  it('keeps the page and the open call in the tab', async () => {
    const desk = await deskOf(people.brackenholt.daria);
    const tab = desk.page;
    await tab.goto(`${product.address}/tab?as=${people.brackenholt.daria}#/calls`);
    await tab.getByRole('button', { name: /^Leo Amberrook/ }).click();
    await tab.getByRole('dialog', { name: 'Leo Amberrook' }).waitFor();
    await tab.reload();
    await tab.getByRole('dialog', { name: 'Leo Amberrook' }).waitFor();
  });
});

async function page(desk: Desk, name: string): Promise<void> {
  await desk.tab.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name }).click();
}

/** Presses Tab until what has this name has the focus. */
async function tabTo(frame: Frame, { keyboard }: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    await keyboard.press('Tab');
    const focused = await frame.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    if (focused === name) return;
  }
  throw new Error(`40 presses of Tab did not lead to "${name}"`);
}
