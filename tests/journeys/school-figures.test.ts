/** A school's pages: a senior leader reads them down to names, a tutor to those of the own group, a lead to none. */
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Browser, Locator } from 'playwright-core';
import type { KeyGroupPupils } from '#shared/contracts/pupils/key-groups.ts';
import { launchBrowser } from '../support/product/browser.ts';
import { eventually, startProduct, type RunningProduct } from '../support/product/running-product.ts';
import { expectNoBarriers, frameOf, tooWide } from './barriers.ts';
import { asking, people } from './larkmere.ts';
import { openTab, type TabAlone } from './tab-alone.ts';

jest.setTimeout(180_000);

let product: RunningProduct;
let browser: Browser;
const open: TabAlone[] = [];

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

/** Somebody at the figures of the own school. */
async function figuresOf(person: string, width?: number): Promise<TabAlone> {
  const desk = await openTab(browser, product.address, person, { at: 'figures', width });
  open.push(desk);
  return desk;
}

const pagesOf = ({ tab }: TabAlone) => tab.getByRole('navigation', { name: 'The school’s pages' });
const go = (desk: TabAlone, name: string) => pagesOf(desk).getByRole('link', { name, exact: true }).click();
const firstCells = (table: Locator) => table.locator('tbody').getByRole('rowheader').allInnerTexts();

describe('a senior leader', () => {
  it('reads the years, how a figure was reached, sorts, and goes down to names', async () => {
    const desk = await figuresOf(people.brackenholt.head);
    const { tab } = desk;
    await tab.getByRole('table', { name: 'Today by year' }).waitFor();
    await go(desk, 'Groups');
    const years = tab.getByRole('table', { name: 'Attendance by year' });
    await years.waitFor();
    expect(await firstCells(years)).toEqual(['Year 7', 'Year 8', 'Year 9', 'Year 10', 'Year 11']);

    await tab.getByTitle('Year 8, Attendance %: how this was reached').click();
    const reached = tab.getByRole('dialog', { name: 'Year 8, Attendance %: how this was reached' });
    await reached.getByText(/ attended of [\d,]+ possible sessions: \d+\.\d %\./).waitFor();
    await reached.getByText(/^Data from /).waitFor();
    await desk.page.keyboard.press('Escape');
    await reached.waitFor({ state: 'detached' });

    await years.getByRole('button', { name: 'Attendance %' }).click();
    const rates = (await years.locator('tbody tr').allInnerTexts()).map((row) => Number(row.split('\t')[2]));
    expect(rates).toEqual([...rates].sort((a, b) => b - a));
    await years.getByRole('columnheader', { name: 'Attendance %' }).and(tab.locator('[aria-sort]')).waitFor();

    await years.getByRole('link', { name: 'Year 8' }).click();
    const groups = tab.getByRole('table', { name: 'Attendance by tutor group' });
    await groups.getByRole('link', { name: '8A' }).click();
    const names = tab.getByRole('table', { name: 'Attendance by pupil' });
    await names.waitFor();
    const { tutorGroups } = await asking(product).get<{ tutorGroups: { group: string }[] }>(
      '/api/me',
      people.brackenholt.head,
    );
    expect(tutorGroups.map(({ group }) => group)).toContain('8A');
    await names.getByRole('link').first().click();
    await tab.getByRole('navigation', { name: 'The school’s pages' }).waitFor({ state: 'detached' });
    await tab.getByRole('heading', { level: 1 }).waitFor();
  });

  it('sees what was known before anything had come in, said in so many words, and comes back to now', async () => {
    const desk = await figuresOf(people.brackenholt.head);
    const { tab } = desk;
    await go(desk, 'Groups');
    await tab.getByRole('button', { name: 'As it was known at …' }).click();
    await tab.getByLabel('Time', { exact: true }).fill('09:00');
    await tab.getByRole('button', { name: 'Show as known then' }).click();
    await tab.getByText('These figures are as they were known at 09:00, not as they stand now.').waitFor();
    await tab.getByRole('button', { name: 'Back to what is known now' }).click();
    await tab.getByText(/^These figures are as they were known at/).waitFor({ state: 'detached' });
    await tab.getByText(/ · data from 09:4\d/).waitFor();
  });

  it('looks at the weeks, and reads them as a table', async () => {
    const desk = await figuresOf(people.brackenholt.head);
    await go(desk, 'Groups');
    await desk.tab.getByRole('group', { name: 'Attendance by week' }).waitFor();
    await desk.tab.getByRole('button', { name: 'As a table' }).click();
    const weeks = desk.tab.getByRole('table', { name: 'Attendance by week, as a table' });
    await weeks.waitFor();
    expect((await firstCells(weeks)).length).toBeGreaterThan(8);
  });

  it('opens a key group’s names and keeps them as a file', async () => {
    const desk = await figuresOf(people.brackenholt.head);
    const { tab } = desk;
    await go(desk, 'Key groups');
    await tab.getByRole('link', { name: 'Key converters' }).click();
    await tab.getByRole('heading', { name: 'Target list: Key converters' }).waitFor();
    const list = tab.getByRole('table', { name: 'Target list: Key converters' });
    const names = await firstCells(list);
    const { pupils } = await asking(product).get<KeyGroupPupils>(
      '/api/schools/BRA/key-groups/key-converters',
      people.brackenholt.head,
    );
    expect(names).toEqual(pupils.map(({ name }) => name));
    await tab.getByRole('button', { name: 'Keep or print' }).click();
    const [file] = await Promise.all([
      desk.page.waitForEvent('download'),
      tab.getByRole('menuitem', { name: 'CSV file' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('BRA-key-converters-2026-11-18.csv');
    const lines = readFileSync(await file.path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(lines).toHaveLength(names.length + 1);
    expect(lines[1]).toContain(names[0]);
  });

  it('says that somebody has checked in with a pupil, takes it back, and says it again', async () => {
    const desk = await figuresOf(people.brackenholt.head);
    const { tab } = desk;
    await go(desk, 'Key groups');
    await tab.getByRole('link', { name: 'Needing a well-being check-in' }).click();
    const list = tab.getByRole('table', { name: 'Target list: Needing a well-being check-in' });
    await list.waitFor();
    await expectNoBarriers(desk);
    const namesNow = () => list.locator('tbody').getByRole('link').allInnerTexts();
    const names = await namesNow();
    const [first = ''] = names;
    const row = list.getByRole('row', { name: first });
    await row
      .getByText(/^(Back on \w{3} \d+ \w{3} after \d+ school days|Support asked for on )/)
      .first()
      .waitFor();
    const press = () => row.getByRole('button', { name: `Check in with ${first}` }).click();
    await press();
    await tab.getByText(`Checked in: ${first}`).waitFor();
    await row.waitFor({ state: 'detached' });
    await tab.getByRole('button', { name: 'Undo' }).click();
    await row.waitFor();
    await press();
    await row.waitFor({ state: 'detached' });
    await eventually('the answer', async () => {
      const { pupils } = await asking(product).get<KeyGroupPupils>(
        '/api/schools/BRA/key-groups/check-in',
        people.brackenholt.head,
      );
      return pupils.length === names.length - 1;
    });
    if (names.length === 1) await tab.getByText('Nobody is waiting for a check-in. Thank you.').waitFor();
    else expect(await namesNow()).toEqual(names.slice(1));
  });

  it('says by keyboard what there is to an early change, changes it, and takes it back', async () => {
    const desk = await figuresOf(people.brackenholt.head);
    const { tab } = desk;
    await go(desk, 'Early change');
    await tab.getByText(/^In invented years in which nobody changed, 9 in 1,000 pupils/).waitFor();
    await tab.getByText(/ so of ten such names expect /).waitFor();
    await expectNoBarriers(desk);
    const answers = tab.getByRole('group', { name: /^What there is to it: / }).first();
    const name = (await answers.getAttribute('aria-label'))?.split(': ')[1] ?? '';
    const button = (text: string) => answers.getByRole('button', { name: text });
    const pressed = () => answers.getByRole('button', { pressed: true }).allInnerTexts();
    await button('Knew already').focus();
    await desk.page.keyboard.press('Enter');
    await tab.getByText(`Knew already: ${name}`).waitFor();
    expect(await pressed()).toEqual(['Knew already']);
    await tab.getByRole('heading', { name: 'What was said this school year' }).waitFor();
    await tab.getByText(/1 knew already, 0 new and right, 0 nothing in it/).waitFor();
    // The focus has stayed where it was: the next answer is two keys away.
    await desk.page.keyboard.press('Tab');
    await desk.page.keyboard.press('Space');
    await tab.getByText(`New and right: ${name}`).waitFor();
    expect(await pressed()).toEqual(['New and right']);
    await tab.getByRole('button', { name: 'Undo' }).press('Enter');
    await button('Knew already').and(tab.locator('[aria-pressed="true"]')).waitFor();
    await button('Knew already').press('Enter');
    await tab.getByText(`Answer taken back: ${name}`).waitFor();
    expect(await pressed()).toEqual([]);
    await tab.getByRole('heading', { name: 'What was said this school year' }).waitFor({ state: 'detached' });
  });

  it('finds what is owed, with whose it is, and who was not back on the first day', async () => {
    const desk = await figuresOf(people.brackenholt.head);
    const { tab } = desk;
    await go(desk, 'Registers');
    const owed = tab.getByRole('table', { name: 'Registers that are owed' });
    await owed.getByRole('row', { name: /^8C, Wed 18 Nov, morning whole register/ }).waitFor();
    await tab.getByRole('table', { name: 'Three to five school days' }).waitFor();
    await go(desk, 'First day back');
    await tab.getByRole('heading', { name: 'First day back: Mon 2 Nov' }).waitFor();
    await tab
      .getByRole('row', { name: / not yet$/ })
      .first()
      .waitFor();
    await go(desk, 'Questions');
    await tab.getByRole('heading', { name: 'Questions about the registers' }).waitFor();
  });
});

describe('others', () => {
  it('a tutor opens the own group’s names alone', async () => {
    const desk = await figuresOf(people.brackenholt.daria);
    const { tab } = desk;
    const own = new Set(await asking(product).pupilNames(people.brackenholt.daria));
    await pagesOf(desk).getByRole('link', { name: 'Early change' }).waitFor();
    expect(await pagesOf(desk).getByRole('link', { name: 'Questions' }).count()).toBe(0);
    await go(desk, 'Groups');
    await tab.getByRole('combobox', { name: 'By' }).selectOption('Tutor group');
    const groups = tab.getByRole('table', { name: 'Attendance by tutor group' });
    await groups.waitFor();
    expect(await groups.getByRole('link').allInnerTexts()).toEqual(['8D']);
    await go(desk, 'Key groups');
    await tab.getByText('Of the pupils you see.').waitFor();
    await tab.getByRole('link', { name: 'Persistently absent' }).click();
    const list = tab.getByRole('table', { name: 'Target list: Persistently absent' });
    await list.waitFor();
    const shown = await firstCells(list);
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.filter((name) => !own.has(name))).toEqual([]);
    await go(desk, 'First day back');
    expect((await firstCells(tab.getByRole('table'))).filter((name) => !own.has(name))).toEqual([]);
  });

  it('a trust lead reads how many, and no name', async () => {
    const desk = await figuresOf(people.trustLead);
    const { tab } = desk;
    await tab.getByRole('table').getByRole('link', { name: 'Brackenholt Academy' }).first().click();
    await pagesOf(desk).getByRole('link', { name: 'Questions' }).waitFor();
    expect(await pagesOf(desk).getByRole('link', { name: 'Early change' }).count()).toBe(0);
    await go(desk, 'Key groups');
    const groups = tab.getByRole('table', { name: 'Key groups today' });
    await groups.getByText('Pupil premium').waitFor();
    expect(await groups.getByText('Persistently absent').count()).toBe(0);
    expect(await groups.getByRole('link').count()).toBe(0);
    await go(desk, 'Groups');
    // Years by the week that is over; no tutor group, whose few pupils would follow from one another.
    const years = tab.getByRole('table', { name: 'Attendance by year' });
    await years.getByText('Year 7').waitFor();
    expect(await years.getByRole('link').count()).toBe(0);
    const by = tab.getByRole('combobox', { name: 'By' });
    expect(await by.locator('option').allInnerTexts()).toEqual(['Year', 'Pupil premium', 'SEND']);
    const days = tab.getByRole('combobox', { name: 'Days' });
    expect(await days.locator('option').first().innerText()).toBe('Last week');
    await go(desk, 'Codes');
    await tab.getByRole('cell', { name: 'not a possible session' }).first().waitFor();
  });
});

/** Every page of a school, with what is there once it has come. */
const shownOn: [page: string, heading: string | RegExp][] = [
  ['Groups', 'Attendance by week'],
  ['Codes', 'By register code'],
  ['Key groups', 'Key groups today'],
  ['Registers', 'Registers that are owed'],
  ['First day back', /^First day back: /],
  ['Early change', 'Early change'],
];

it('in light, dark and high contrast nothing is hard to read or to reach', async () => {
  const desk = await figuresOf(people.brackenholt.head);
  await desk.tab.getByRole('table', { name: 'Today by year' }).waitFor();
  await expectNoBarriers(desk, { within: 'main' });
  for (const [page, heading] of shownOn) {
    await go(desk, page);
    await desk.tab.getByRole('heading', { name: heading }).waitFor();
    if (page === 'Groups') await desk.tab.getByRole('group', { name: 'Attendance by week' }).waitFor();
    await expectNoBarriers(desk, { within: 'main' });
  }
  await go(desk, 'Key groups');
  await desk.tab.getByRole('link', { name: 'Severely absent' }).click();
  await desk.tab.getByRole('table', { name: 'Target list: Severely absent' }).waitFor();
  await expectNoBarriers(desk, { within: 'main' });
});

it('on a phone no page is wider than the screen', async () => {
  const desk = await figuresOf(people.brackenholt.head, 390);
  await desk.tab.getByRole('table', { name: 'Today by year' }).waitFor();
  expect(await tooWide(frameOf(desk))).toEqual([]);
  for (const [page, heading] of shownOn) {
    await go(desk, page);
    await desk.tab.getByRole('heading', { name: heading }).waitFor();
    expect([page, await tooWide(frameOf(desk))]).toEqual([page, []]);
  }
  await go(desk, 'Key groups');
  await desk.tab.getByRole('link', { name: 'Persistently absent' }).click();
  await desk.tab.getByRole('table', { name: 'Target list: Persistently absent' }).waitFor();
  expect(await tooWide(frameOf(desk))).toEqual([]);
});
