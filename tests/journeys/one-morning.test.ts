/** One morning at Larkmere, seen on the screens of the people who work there. */
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';
import { launchBrowser } from '../support/product/browser.ts';
import { startProduct, type RunningProduct } from '../support/product/running-product.ts';
import { openDesk, type Desk, type DeskWish } from './desk.ts';
import { asking, people } from './larkmere.ts';

jest.setTimeout(120_000);

let product: RunningProduct;
let browser: Browser;
let ask: ReturnType<typeof asking>;
const open: Desk[] = [];

async function deskOf(person: string, wish: DeskWish = {}): Promise<Desk> {
  const desk = await openDesk(browser, product.address, person, wish);
  open.push(desk);
  return desk;
}

const gone = (what: Locator) => what.waitFor({ state: 'detached' });

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct({ DEMO: 'on' }), launchBrowser()]);
  ask = asking(product);
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

describe('the daily card in a channel', () => {
  it('comes when the attendance officer says "post here", with numbers and never a name', async () => {
    const { officer } = people.corramoor;
    const desk = await deskOf(officer, { area: 'Channels' });
    await desk.press('Channels', 'post here');

    const card = desk.posts('COR · Wed 18 Nov, morning');
    await card.getByRole('link', { name: 'Open the desk' }).waitFor();
    const text = await card.innerText();
    expect(text).toMatch(/^−7$/m);
    expect(text).toMatch(/^over$/m);
    expect(text).toContain('16 pupil premium pupils absent, 9 allowed: 7 over.');
    expect(text).toContain('1 pupil = 0.72 %. 7 back in and we meet 93 %.');
    expect(text).toMatch(/worse than Tuesday · data from 09:\d\d · 30 marks missing, 1 whole register/);

    const names = await ask.pupilNames(officer);
    expect(names.length).toBeGreaterThan(900);
    const posted = await desk.channel.innerText();
    expect(names.filter((name) => posted.includes(name))).toEqual([]);
  });

  it('changes in its place when a late register file comes in, and a call that is not needed goes everywhere', async () => {
    const { officer, daria } = people.brackenholt;
    const call = await ask.callAbout("Lacey O'Elverrook", daria);
    const tutor = await deskOf(daria);
    const lacey = tutor.tab.getByRole('button', { name: "Call: Lacey O'Elverrook" });
    await lacey.waitFor();

    const desk = await deskOf(officer, { area: 'Channels' });
    await desk.page.getByRole('tab', { name: 'Planner' }).click();
    const inPlanner = desk.planner.getByRole('checkbox', { name: call.reference });
    await inPlanner.waitFor();
    await desk.press('Channels', 'post here');
    const card = desk.posts('BRA · Wed 18 Nov, morning');
    await card.getByText('−15', { exact: true }).waitFor();

    await desk.page.getByRole('button', { name: 'Bring in a late register file' }).click();
    const dialog = desk.page.getByRole('dialog', { name: 'Bring in a late register file' });
    await dialog.getByRole('button', { name: 'Bring it in' }).click();
    await dialog.getByText(/rows read: \d+ changed/).waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();

    await card.getByText('−5', { exact: true }).waitFor();
    await card.getByText('Edited').waitFor();
    expect(await card.count()).toBe(1);
    await gone(inPlanner);
    await tutor.page.reload();
    await tutor.tab.getByRole('button', { name: 'Call: Leo Amberrook' }).waitFor();
    expect(await lacey.count()).toBe(0);
  });

  it('shows the trust its schools in a row each, and their sum', async () => {
    const desk = await deskOf(people.trustLead, { area: 'Channels' });
    await desk.press('Channels', 'post here trust');
    const card = desk.posts('Larkmere Learning Trust');
    const rows = card.getByRole('row');
    await rows.filter({ hasText: 'Trust' }).waitFor();
    const table = (await rows.allInnerTexts()).map((row) => row.split(/\s*\n\s*|\t/).filter(Boolean));
    const [heading, ...schools] = table.map((cells) => cells.slice(0, 4));
    const sum = schools.pop() ?? [];
    expect(heading).toEqual(['School', 'Allowed', 'Absent', 'Diff']);
    expect(schools.map(([school]) => school?.slice(0, 3))).toEqual(['AMB', 'BRA', 'COR', 'DUN']);
    for (const column of [1, 2, 3]) {
      const numbers = schools.map((cells) => asNumber(cells[column]));
      expect(asNumber(sum[column])).toBe(numbers.reduce((total, number) => total + number, 0));
    }
    expect(await card.innerText()).toContain('4 of 4 schools');
  });
});

describe('calls home', () => {
  it('are ticked off by a tutor in the tab: three taps, kept at once, and taken back with Undo', async () => {
    const { zayn } = people.amberlow;
    const bobby = await ask.callAbout('Bobby Candlefen', zayn);
    const { contacts } = await ask.sheetOf('Bobby Candlefen', zayn);
    const desk = await deskOf(zayn);
    const { tab } = desk;
    const greeted = tab.getByRole('button', { name: 'Greeted: Ava Otterfen' });
    await greeted.click();
    await gone(greeted);

    await tab.getByRole('button', { name: 'Call: Bobby Candlefen' }).click();
    const call = tab.getByRole('dialog', { name: 'Bobby Candlefen' });
    await call.getByRole('region', { name: 'What to say' }).waitFor();
    const sheet = await call.innerText();
    expect(contacts.length).toBeGreaterThan(0);
    for (const { order, name, phone } of contacts) {
      expect(sheet).toContain(`${order}. ${name}`);
      expect(sheet).toContain(phone);
    }
    expect(sheet).toMatch(/Days away\s+\d*½? days? missed this year/);
    expect(sheet).toContain('Wed 18 Nov');

    await call.getByRole('button', { name: 'Spoke to' }).click();
    await call.getByRole('button', { name: 'Illness' }).click();
    await call.getByRole('button', { name: 'Tomorrow' }).click();
    const rung = contacts.find(({ phone }) => phone)?.name ?? '';
    await call.getByText(`Bobby Candlefen: Spoke to ${rung}, illness, back tomorrow`).waitFor();
    await call.getByRole('button', { name: 'Close' }).first().click();
    const known = tab.getByRole('row', { name: /^Bobby Candlefen/ }).getByText('Illness, back tomorrow');
    await known.waitFor();
    const again = tab.getByRole('button', { name: 'Call: Bobby Candlefen' });
    expect(await again.count()).toBe(0);
    await desk.page.reload();
    await known.waitFor();
    expect(await again.count()).toBe(0);
    expect(await greeted.count()).toBe(0);

    await tab.getByRole('button', { name: 'Call: Nell Yarrowfen' }).click();
    const second = tab.getByRole('dialog', { name: 'Nell Yarrowfen' });
    await second.getByRole('button', { name: 'No answer' }).click();
    await second.getByText('Nell Yarrowfen: No answer').waitFor();
    await second.getByRole('button', { name: 'Undo' }).click();
    await second.getByText('How did it go?').waitFor();
    await second.getByRole('button', { name: 'Close' }).click();
    await tab.getByRole('button', { name: 'Call: Nell Yarrowfen' }).waitFor();

    await desk.go('Planner');
    await desk.planner.getByRole('checkbox', { name: bobby.reference, checked: true }).waitFor();
  });

  it('are ticked off by another tutor in the chat; an old card shows how things stand now', async () => {
    const desk = await deskOf(people.amberlow.molly, { area: 'Chat' });
    const cards = desk.chat.getByRole('heading', { name: /^Ring home: / });
    await desk.press('Chat', 'my calls');
    await cards.waitFor();
    const pupil = (await cards.innerText()).replace('Ring home: ', '');
    await desk.press('Chat', 'my calls');
    await cards.nth(1).waitFor();

    await desk.chat.getByRole('button', { name: 'No answer' }).nth(1).click();
    await desk.chat.getByText(`${pupil}: No answer`).waitFor();
    expect(await cards.nth(1).innerText()).not.toContain(pupil);

    await desk.chat.getByRole('button', { name: 'Voicemail' }).first().click();
    await desk.chat.getByRole('heading', { name: `${pupil} · Wed 18 Nov` }).waitFor();
    await desk.chat.getByText(/^No answer .*\(Molly Hazellode, /).waitFor();

    await desk.page.reload();
    await desk.go('Tab');
    await desk.tab.getByRole('link', { name: 'Calls' }).click();
    const again = desk.tab.getByRole('button', { name: pupil });
    await again.filter({ hasText: 'Ring again. No answer at the first call.' }).waitFor();
    expect(await again.count()).toBe(1);
  });

  it('wait for an outcome after a tick in Planner', async () => {
    const { poppy } = people.amberlow;
    const { reference } = await ask.callAbout('Rhys Vetchgarth', poppy);
    const desk = await deskOf(poppy, { area: 'Planner' });
    await desk.planner.getByRole('checkbox', { name: reference }).click();
    await desk.planner.getByRole('checkbox', { name: reference, checked: true }).waitFor();
    await ask.lookIntoPlanner('AMB', 'Rhys Vetchgarth', poppy);

    await desk.page.reload();
    await desk.go('Tab');
    await desk.tab.getByText(/Ticked in Planner, outcome wanted/).waitFor();
    await desk.tab.getByRole('button', { name: 'Call: Rhys Vetchgarth' }).waitFor();
  });
});

describe("a pupil's summary", () => {
  it('comes to the headteacher in the personal chat, after a choice, and leads to the pupil in the tab', async () => {
    const desk = await deskOf(people.brackenholt.head, { area: 'Chat' });
    await desk.write('Chat', 'summary khan');
    await desk.chat.getByRole('heading', { name: /^Which pupil\? \d+ matches for “khan”/ }).waitFor();
    await desk.chat.getByRole('button', { name: /^Fatima Khan · 8D/ }).click();
    await desk.chat.getByRole('heading', { name: 'Fatima Khan' }).waitFor();
    const summary = await desk.chat.innerText();
    for (const part of [
      'This year',
      'Band',
      'of the policy',
      'Contacts',
      'Open',
      'Last weeks',
      'Last contacts',
    ])
      expect(summary).toContain(part);
    expect(summary).toMatch(/\d sessions missed/);
    expect(summary).toMatch(/Data from 09:\d\d/i);

    await desk.chat.getByRole('link', { name: 'Open in the tab' }).click();
    await desk.tab.getByRole('heading', { name: 'Fatima Khan', level: 1 }).waitFor();
  });

  it('is not given in a channel', async () => {
    const desk = await deskOf(people.brackenholt.head, { area: 'Channels' });
    await desk.write('Channels', 'summary khan');
    await desk.channel.getByText(/ask me in a personal chat/).waitFor();
    expect(await desk.channel.innerText()).not.toContain('Khan');
  });

  it('is not given to a tutor of another group', async () => {
    const desk = await deskOf(people.brackenholt.theo, { area: 'Chat' });
    await desk.write('Chat', 'summary Fatima Khan');
    await desk.chat.getByText('I found nobody called Fatima Khan among the pupils you see.').waitFor();
  });
});

/** A number as it is printed: with a true minus, or a dash where nothing is known. */
function asNumber(text = ''): number {
  return Number(text.replace('−', '-').replace('+', ''));
}
