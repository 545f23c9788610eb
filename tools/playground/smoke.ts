import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { lateMarksFile } from '../../bot/local/invented-trust/late-marks-file.ts';
import { INVENTED_TRUST_NOW } from '../../bot/local/invented-trust/invented-trust.ts';
import type { Running } from '../../bot/wiring/shared.ts';
import { findChromium } from '../programs/chromium.mjs';
import { CHANNEL, startPlayground } from './playground.ts';

const TUTOR = 'daria.thistlerook@larkmere.example';
const OFFICER = 'imogen.candlequill@larkmere.example';
const pictures = path.resolve(import.meta.dirname, '../../.build/playground');
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'];

/** What a tutor and an officer do with the bot, in Microsoft's own client; throws at the first thing missing. */
export async function smoke(product: Running): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  const browser = await chromium.launch({ executablePath: await findChromium(), args: flags });
  try {
    await requestBy(TUTOR, product, browser, aTutorRings);
    await requestBy(OFFICER, product, browser, anOfficersChannel);
  } finally {
    await browser.close();
  }
  console.log(`Pictures of each step lie in ${path.relative(process.cwd(), pictures)}.`);
}

type Walk = (page: Page, product: Running) => Promise<void>;

async function requestBy(email: string, product: Running, browser: Browser, walk: Walk): Promise<void> {
  const playground = await startPlayground(product.address, email);
  const page = await browser.newPage({ viewport: { width: 1400, height: 1100 } });
  page.setDefaultTimeout(30_000);
  try {
    await page.goto(playground.address);
    await walk(page, product);
  } catch (error) {
    await seen(page, 'where it stopped');
    throw error;
  } finally {
    await page.close();
    playground.process.kill();
  }
}

async function aTutorRings(page: Page): Promise<void> {
  await page.getByText('Attendance First. I know these words:').waitFor();
  await seen(page, 'greeting');
  await say(page, 'help');
  await page.getByText('Attendance First. I know these words:').nth(1).waitFor();
  await seen(page, 'help');
  await say(page, 'today');
  await page.getByText(/pupil premium pupils absent, \d+ allowed/).waitFor();
  await seen(page, 'today');
  await say(page, 'my calls');
  const heading = page.getByRole('heading', { name: /^Ring home: / });
  const first = (await heading.innerText()).replace('Ring home: ', '');
  await seen(page, 'my calls');
  await page.getByRole('button', { name: 'No answer' }).click();
  await page.getByText(`${first}: No answer. Thank you.`).waitFor();
  await seen(page, 'outcome pressed');
}

async function anOfficersChannel(page: Page, { address }: Running): Promise<void> {
  await page.getByRole('treeitem', { name: new RegExp(`${CHANNEL}$`) }).click();
  await page.getByRole('textbox').first().click();
  await page.keyboard.type('@');
  await page.getByRole('menuitem', { name: 'Attendance First' }).click();
  await page.keyboard.type(' post here');
  await page.keyboard.press('Enter');
  const absent = page.getByText(/pupil premium pupils absent, \d+ allowed/);
  await absent.waitFor();
  const before = await absent.innerText();
  await seen(page, 'card in its channel');
  await bringInLateRegisters(address);
  await page.getByText(before).waitFor({ state: 'detached' });
  await absent.waitFor();
  await seen(page, 'card brought up to date');
}

/** Writes into the chat's box, as a person does. */
async function say(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox').last().click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

async function bringInLateRegisters(address: string): Promise<void> {
  const signIn = await fetch(`${address}/api/local/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: OFFICER }),
  });
  const { token } = (await signIn.json()) as { token: string };
  const answer = await fetch(`${address}/api/imports/marks`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv', authorization: `Bearer ${token}` },
    body: lateMarksFile(INVENTED_TRUST_NOW, 'BRA'),
  });
  if (!answer.ok) throw new Error(`The late registers were refused: ${answer.status}`);
}

async function seen(page: Page, step: string): Promise<void> {
  await page.screenshot({ path: path.join(pictures, `${step}.png`) });
  console.log(`seen: ${step}`);
}
