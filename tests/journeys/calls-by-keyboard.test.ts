/** A morning of calls by keyboard alone: where the focus is after each press, and what a screen reader is told of. */
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../support/product/browser.ts';
import { startProduct, type RunningProduct } from '../support/product/running-product.ts';
import { marksCsv, smallSchool } from '../support/schools/small-school.ts';
import { barriersIn } from './barriers.ts';

jest.setTimeout(120_000);

const TODAY = '2026-09-16';
const tutor = 'tutor8a@grove.example';
const officer = 'officer@grove.example';

let product: RunningProduct;
let browser: Browser;
const open: BrowserContext[] = [];

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct({ LOCAL_NOW: `${TODAY}T09:40` }), launchBrowser()]);
  for (const kind of ['schools', 'terms', 'staff', 'pupils', 'contacts'] as const)
    await product.importCsv(kind, smallSchool[kind]);
  // A second person in the office: whoever holds it alone gets the list in the order of time.
  await product.importCsv(
    'staff',
    'school,email,name,roles\nBA,office@grove.example,Ola Office,attendance-administrator',
  );
  const away = { KHAN1: 'N', KHAN2: 'N', CARE1: 'N', A8A1: 'N', A8A2: 'N', A8A3: 'N' };
  await product.importCsv('marks', marksCsv(TODAY, 'AM', away));
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((context) => context.close()));
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function tabOf(person: string, address: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 844 },
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(15_000);
  open.push(context);
  const page = await context.newPage();
  await page.clock.install();
  await page.goto(`${product.address}/tab?as=${person}#${address}`);
  return page;
}

const focused = (page: Page): Promise<{ text: string; name: string; inDialog: boolean; hidden: boolean }> =>
  page.evaluate(() => ({
    text: document.activeElement?.textContent ?? '',
    name: document.activeElement?.getAttribute('aria-label') ?? '',
    inDialog: document.activeElement?.closest('[role="dialog"]') != null,
    hidden: document.activeElement?.closest('[aria-hidden="true"], [inert]') != null,
  }));

/** The open call as a listener finds it: by its role and name, alone on the page, with the focus in it. */
async function callOf(page: Page, name: string): Promise<Locator> {
  const call = page.getByRole('dialog', { name });
  await call.getByRole('region', { name: 'What to say' }).waitFor();
  // What lies behind is hidden from listeners in the frame after the dialog has come.
  await page.getByRole('heading', { name: 'Calls', level: 1 }).waitFor({ state: 'detached' });
  expect(await focused(page)).toMatchObject({ inDialog: true, hidden: false });
  expect(await page.getByRole('dialog').count()).toBe(1);
  return call;
}

/** Tab goes round in the dialog, and never behind it. */
async function expectFocusToStay(page: Page): Promise<void> {
  for (let times = 0; times < 25; times += 1) {
    await page.keyboard.press('Tab');
    expect(await focused(page)).toMatchObject({ inDialog: true, hidden: false });
  }
}

/** A colleague elsewhere settles a call. */
async function settledByTutor(name: string): Promise<void> {
  const { body } = await product.request('/api/actions?status=open&kind=absence-call', { as: tutor });
  const { items } = body as { items: { id: string; pupil: { name: string } }[] };
  const id = items.find(({ pupil }) => pupil.name === name)?.id ?? '';
  const json = { result: 'spoke-to', reason: 'illness' };
  const { status } = await product.request(`/api/actions/${id}/outcome`, { as: tutor, method: 'POST', json });
  expect(status).toBe(200);
}

describe('by keyboard', () => {
  it('a colleague’s outcome is seen within five seconds; focus and a half-written note stay', async () => {
    const page = await tabOf(officer, '/calls');
    const line = (name: string) => page.getByRole('listitem').getByRole('button', { name });
    const inTime = page.getByRole('button', { name: 'In the order of time' });
    await inTime.press('Enter');
    await page.getByRole('region', { name: /^To do, in the order of time · \d+$/ }).waitFor();
    await line('Ring: Ann Ash3').waitFor();
    expect(await barriersIn(page, { onlyGrave: true })).toEqual([]);

    // The keys, and sharing out, as in the other order.
    await inTime.blur();
    await page.keyboard.press('j');
    const first = (await focused(page)).name;
    await page.keyboard.press('j');
    expect((await focused(page)).name).not.toBe(first);
    await page.keyboard.press('k');
    expect(await focused(page)).toMatchObject({ name: first });
    expect(first).toMatch(/^Ring: /);
    await page.keyboard.press('Enter');
    const rung = await callOf(page, first.replace('Ring: ', ''));
    await page.keyboard.press('1');
    await rung.getByText(/^Why is /).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Share out' }).press('Enter');
    await page.getByRole('checkbox', { name: 'Choose the call about Ann Ash3' }).check();
    await page.getByRole('button', { name: 'To whom' }).press('Enter');
    await page
      .getByRole('dialog')
      .getByRole('checkbox', { name: /^Ola Office/ })
      .check();
    await page.getByRole('button', { name: /^Give/ }).press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('listitem').filter({ hasText: 'Ann Ash3' }).getByText('with Ola Office').waitFor();

    await inTime.press('Enter');
    await page.getByRole('region', { name: /^Calls · \d+$/ }).waitFor();

    await line('Ann Ash3').focus();
    await settledByTutor('Ann Ash3');
    await page.clock.runFor(5_000);
    const calls = page.getByRole('region', { name: /^Calls/ });
    await calls.getByRole('button', { name: 'Ann Ash3' }).waitFor({ state: 'detached' });
    await page.getByRole('region', { name: /^Codes to enter · 1$/ }).waitFor();
    await page.waitForFunction(() => document.activeElement?.closest('li') != null);

    await line('Ann Ash2').press('Enter');
    const call = await callOf(page, 'Ann Ash2');
    await call.getByRole('button', { name: 'Support, next step, note' }).press('Enter');
    const note = call.getByRole('textbox', { name: 'Note' });
    await note.fill('His aunt says');
    await settledByTutor('Ann Ash2');
    await page.clock.runFor(5_000);
    await call
      .getByRole('status')
      .getByText(/Tess Tutor has already dealt with this/)
      .waitFor();
    expect(await note.inputValue()).toBe('His aunt says');
    expect(await note.evaluate((field) => field === document.activeElement)).toBe(true);
  });

  it('the focus goes on with the calls: into the next, through Undo, and back to the page at the end', async () => {
    const page = await tabOf(tutor, '/calls');
    await page.getByRole('button', { name: /^Cora Care/ }).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    const first = await callOf(page, 'Cora Care');

    await page.keyboard.press('2');
    await first.getByText('Cora Care: No answer').waitFor();
    await first.getByRole('button', { name: 'Undo' }).focus();
    await page.keyboard.press('Enter');
    await first.getByText('How did it go?').waitFor();
    await callOf(page, 'Cora Care');
    await expectFocusToStay(page);

    await page.keyboard.press('2');
    await first.getByText('Cora Care: No answer').waitFor();
    await first.getByRole('button', { name: 'Undo' }).focus();
    await page.clock.runFor(11_000);
    await first.getByRole('button', { name: 'Undo' }).waitFor({ state: 'detached' });
    expect(await focused(page)).toMatchObject({ inDialog: true, hidden: false });

    await first.getByRole('button', { name: /^Next: / }).focus();
    await page.keyboard.press('Enter');
    const second = await callOf(page, 'Amina Khan');
    expect((await focused(page)).text).toBe('Amina Khan');
    expect(await barriersIn(page, { onlyGrave: true })).toEqual([]);
    await expectFocusToStay(page);

    await second.getByText(/Same family: Bilal Khan/).waitFor();
    await page.keyboard.press('1');
    await page.keyboard.press('1');
    await page.keyboard.press('1');
    await second.getByText(/^Amina Khan: Spoke to Sara Khan, illness, back tomorrow/).waitFor();
    await second.getByRole('button', { name: 'Same family: Bilal Khan' }).focus();
    await page.keyboard.press('Enter');
    await callOf(page, 'Bilal Khan');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Calls', level: 1 }).waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.clock.runFor(1_000);
    expect(await focused(page)).toMatchObject({ inDialog: false, hidden: false });
    expect((await focused(page)).text).not.toBe(await page.locator('body').textContent());
  });

  it('a double press makes one step: what came under the pointer is not chosen by it', async () => {
    const page = await tabOf(tutor, '/calls');
    await page.getByRole('button', { name: /^Bilal Khan/ }).click();
    const call = await callOf(page, 'Bilal Khan');
    await call.getByRole('button', { name: 'Spoke to' }).dblclick();
    await call.getByRole('group', { name: 'Why is Bilal away?' }).waitFor();
    // Keys go on at once.
    await page.keyboard.press('1');
    await call.getByRole('group', { name: 'When is Bilal back?' }).waitFor();
    await page.keyboard.press('1');
    await call.getByText(/^Bilal Khan: Spoke to .*, illness, back tomorrow/).waitFor();
    await call.getByRole('button', { name: 'Undo' }).press('Enter');
    await call.getByText('How did it go?').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('a page left while a call is open takes the call with it, and the next page is there for everybody', async () => {
    const page = await tabOf(officer, '/today/BA/8B');
    await page.getByRole('button', { name: 'Call: Bilal Khan' }).press('Enter');
    await page.getByRole('dialog', { name: 'Bilal Khan' }).getByText('How did it go?').waitFor();
    await page.goto(`${product.address}/tab?as=${officer}#/calls`);
    await page.getByRole('heading', { name: 'Calls', level: 1 }).waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.clock.runFor(1_000);
    expect(await focused(page)).toMatchObject({ text: 'Calls', inDialog: false, hidden: false });
  });

  it('an alert says whom it reaches, stands first for whoever handles it, and is closed with its record', async () => {
    const page = await tabOf(officer, '/calls');
    await page.getByRole('button', { name: /^Ann Ash1/ }).press('Enter');
    const call = await callOf(page, 'Ann Ash1');
    await page.keyboard.press('1');
    await call.getByRole('button', { name: 'They thought Ann was in school' }).press('Enter');
    await call
      .getByText(/Teams cannot tell Sal Safeguarding.* Save this, and go and tell them now/)
      .waitFor();
    await call.getByRole('button', { name: 'Save it as a safeguarding alert' }).press('Enter');
    await call.getByText(/Teams cannot tell Sal Safeguarding.* Go and tell them now/).waitFor();

    const lead = await tabOf('dsl@grove.example', '/calls');
    const alerts = lead.getByRole('region', { name: 'Safeguarding: act now' });
    await alerts.getByText(/Ann Ash1/).waitFor();
    await alerts.getByText(/Nobody has been told of this in Teams/).waitFor();
    await alerts.getByText(/Nobody has taken this/).waitFor();
    expect(await barriersIn(lead, { onlyGrave: true })).toEqual([]);
    await alerts.getByRole('button', { name: 'I take this: Ann Ash1' }).press('Enter');
    await alerts.getByText(/You took this/).waitFor();
    await alerts.getByRole('link', { name: 'Open the alert: Ann Ash1' }).press('Enter');
    const sheet = lead.getByRole('main');
    await sheet.getByRole('heading', { name: 'Ann Ash1, 8A', level: 1 }).waitFor();
    await sheet.getByRole('button', { name: 'Not there: Signed out?' }).press('Enter');
    await sheet.getByText(/Sal Safeguarding looked 09:40: not there/).waitFor();
    await sheet.getByText(/Sal Safeguarding took it/).waitFor();
    expect(await barriersIn(lead, { onlyGrave: true })).toEqual([]);
    await sheet.getByRole('textbox', { name: 'What was done' }).fill('Found in the library.');
    await sheet.getByRole('button', { name: 'Close the alert' }).press('Enter');
    await sheet.getByText('Both are needed to close it.').waitFor();
    await sheet.getByRole('textbox', { name: 'Number of the safeguarding record' }).fill('SG-17');
    await lead.keyboard.press('Enter');
    await lead.getByText('Closed: Ann Ash1').waitFor();
    await alerts.waitFor({ state: 'detached' });
    await lead.getByRole('button', { name: 'Undo' }).press('Enter');
    await alerts.getByText(/Ann Ash1/).waitFor();
  });

  it('after the last call the page is there again, with the focus on its heading', async () => {
    const page = await tabOf(officer, '/calls');
    const calls = page.getByRole('listitem').getByRole('button');
    await calls.first().waitFor();
    await calls.first().press('Enter');
    const next = page.getByRole('dialog').getByRole('button', { name: /^Next: / });
    const thanks = page.getByText('That was the last call. Thank you.');
    for (;;) {
      await page.getByRole('dialog').getByText('How did it go?').waitFor();
      expect(await focused(page)).toMatchObject({ inDialog: true, hidden: false });
      await page.keyboard.press('1');
      await page.keyboard.press('1');
      await page
        .getByRole('dialog')
        .getByText(/^When is /)
        .waitFor();
      await page.keyboard.press('1');
      await next.or(thanks).first().waitFor();
      expect(await focused(page)).toMatchObject({ inDialog: true, hidden: false });
      if (await thanks.isVisible()) break;
      await next.press('Enter');
    }
    await page.keyboard.press('Enter');
    const heading = page.getByRole('heading', { name: 'Calls', level: 1 });
    await heading.waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.clock.runFor(1_000);
    expect((await focused(page)).text).toBe('Calls');
    expect((await focused(page)).hidden).toBe(false);
  });

  it('what a parent said is added for two of a family, and a late child signed in, by keys alone', async () => {
    const page = await tabOf(officer, '/away');
    const dialog = page.getByRole('dialog');
    const field = dialog.getByRole('searchbox');
    const chosen = (name: string) => dialog.getByRole('button', { name: `Leave out ${name}` });
    await page.getByRole('button', { name: 'Add what we know' }).press('Enter');
    await field.waitFor();
    await page.keyboard.type('kha');
    await dialog.getByText('2 pupils found. Enter chooses Amina Khan, 8A').waitFor();
    await page.keyboard.press('ArrowDown');
    expect((await focused(page)).text).toContain('Amina Khan, 8A');
    await page.keyboard.press('ArrowRight');
    expect((await focused(page)).text).toContain('Bilal Khan, 8B');
    await page.keyboard.press('Enter');
    await chosen('Bilal Khan').waitFor();
    await page.keyboard.type('kha');
    await dialog.getByText('1 pupil found. Enter chooses Amina Khan, 8A').waitFor();
    await page.keyboard.press('Enter');
    await chosen('Amina Khan').waitFor();
    expect(await barriersIn(page, { onlyGrave: true })).toEqual([]);
    await page.keyboard.press('Enter');
    expect(await focused(page)).toMatchObject({ name: 'Why', inDialog: true });
    await page.keyboard.press('1');
    await page.getByText('Bilal Khan and Amina Khan: illness').waitFor();
    await dialog.waitFor({ state: 'detached' });
    await page.clock.runFor(1_000);
    expect(await focused(page)).toMatchObject({ text: 'Add what we know', inDialog: false, hidden: false });

    await page.getByRole('button', { name: 'Sign in or out' }).press('Enter');
    await field.waitFor();
    // Enter comes before the answer, and only one is meant.
    await page.keyboard.type('cora');
    await page.keyboard.press('Enter');
    await chosen('Cora Care').waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('2');
    await dialog.getByText(/^Cora Care: in at 09:4/).waitFor();
    expect(await field.evaluate((one) => one === document.activeElement)).toBe(true);
  });
});
