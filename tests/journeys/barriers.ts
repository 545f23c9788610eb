import { expect } from '@jest/globals';
import type { AxeResults, RunOptions } from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'playwright-core';
import type { Desk, Theme } from './desk.ts';
import type { TabAlone } from './tab-alone.ts';

type AskAxe = { axe?: { run(context: object, options: RunOptions): Promise<AxeResults> } };

const axeItself = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// Fluent's focus guards: empty, never seen nor heard.
const exclude = [['[data-tabster-dummy]']];

/**
 * What axe finds in this document, leaving out frames within it. Axe is put into a document once and stays there:
 * reading it anew for every look takes longer than the look.
 */
export async function barriersIn(
  document: Page | Frame,
  { within, rule, onlyGrave = false }: { within?: string; rule?: string; onlyGrave?: boolean } = {},
): Promise<string[]> {
  if (!(await document.evaluate(() => 'axe' in globalThis))) await document.evaluate(axeItself);
  const options: RunOptions = {
    resultTypes: ['violations'],
    iframes: false,
    ...(rule && { runOnly: { type: 'rule', values: [rule] } }),
  };
  const context = { exclude, ...(within && { include: [[within]] }) };
  const violations = await document.evaluate(
    async (asked) => (await (globalThis as AskAxe).axe?.run(asked.context, asked.options))?.violations,
    { context, options },
  );
  if (!violations) throw new Error('axe did not come into the page');
  return violations
    .filter(({ impact }) => !onlyGrave || impact === 'serious' || impact === 'critical')
    .flatMap(({ id, impact, nodes }) =>
      nodes.map(({ html, any }) => `${impact} ${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`),
    );
}

export interface Looked {
  /** A part of the tab that is looked at alone. */
  within?: string;
  /** Also at the desk around the tab, at what keeps somebody from reading or acting. */
  withDesk?: boolean;
}

/** Nothing in the tab is hard to read or to reach, in any theme; a theme changes colours alone. */
export async function expectNoBarriers(
  desk: Desk | TabAlone,
  { within, withDesk = false }: Looked = {},
): Promise<void> {
  const themes: Theme[] = ['High contrast', 'Dark', 'Light'];
  const tab = frameOf(desk);
  const found: string[] = [];
  for (const theme of themes) {
    await chooseTheme(desk, theme);
    const rule = theme === 'Light' ? undefined : 'color-contrast';
    found.push(...(await barriersIn(tab, { within, rule })).map((one) => `${theme}: ${one}`));
    if (!withDesk) continue;
    const around = await barriersIn(desk.page, { rule, onlyGrave: true });
    found.push(...around.map((one) => `${theme}, the desk: ${one}`));
  }
  expect(found).toEqual([]);
}

/** Chooses it at the desk, and waits until the tab has followed. */
async function chooseTheme(desk: Desk | TabAlone, theme: Theme): Promise<void> {
  const tab = frameOf(desk);
  const ground = await tab.evaluate(() => document.body.style.backgroundColor);
  await desk.choose(theme);
  await tab.waitForFunction((before) => document.body.style.backgroundColor !== before, ground);
  for (const document of new Set([tab, desk.page.mainFrame()])) await coloursAtRest(document);
}

/** Colours glide into each other, some begin a frame later. */
async function coloursAtRest(document: Frame): Promise<void> {
  await document.evaluate(async () => {
    const gliding = () => globalThis.document.getAnimations().filter((one) => one instanceof CSSTransition);
    await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
    await Promise.allSettled(gliding().map(({ finished }) => finished));
  });
}

/** The document the tab is in: a frame of the desk, or the page when it stands alone. */
export function frameOf(desk: Desk | TabAlone): Frame {
  if (desk.tab === desk.page) return desk.page.mainFrame();
  const [frame] = desk.page.mainFrame().childFrames();
  if (!frame) throw new Error('The tab stands in no frame');
  return frame;
}

/** What sticks out of the window sideways, so that the whole page would scroll. */
export async function tooWide(frame: Frame): Promise<string[]> {
  return frame.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .slice(0, 5)
      .map((element) => element.outerHTML.slice(0, 120));
  });
}
