import type { Browser, Page } from 'playwright-core';
import { openWindow, type Theme } from './desk.ts';

/** The tab on a page of its own, as in a browser without Teams: a desk around it takes as long to come again. */
export interface TabAlone {
  page: Page;
  /** The page too: named as in a desk. */
  tab: Page;
  choose(theme: Theme): Promise<void>;
  faults: string[];
  close(): Promise<void>;
}

/** Opens the tab at a place such as `figures`, as one person, in a window of its own. */
export async function openTab(
  browser: Browser,
  address: string,
  as: string,
  { at = '', width = 1280 }: { at?: string; width?: number } = {},
): Promise<TabAlone> {
  const { context, page, faults } = await openWindow(browser, width);
  await page.addInitScript(contrastOnRequest);
  await page.goto(`${address}/tab?as=${as}#/${at}`);
  return {
    page,
    tab: page,
    faults,
    choose: async (theme) => {
      await page.emulateMedia({ colorScheme: theme === 'Dark' ? 'dark' : 'light' });
      await page.evaluate((on) => {
        (globalThis as ContrastOnRequest).beHighContrast?.(on);
      }, theme === 'High contrast');
    },
    close: () => context.close(),
  };
}

type ContrastOnRequest = { beHighContrast?: (on: boolean) => void };

/** Forced colours would take the place of our own, and it is ours that are looked at: the tab alone is told of them. */
function contrastOnRequest(): void {
  const real = window.matchMedia.bind(window);
  const contrast = Object.assign(new EventTarget(), { matches: false });
  window.matchMedia = (query) =>
    query.includes('forced-colors') ? (contrast as unknown as MediaQueryList) : real(query);
  (globalThis as ContrastOnRequest).beHighContrast = (on) => {
    contrast.matches = on;
    contrast.dispatchEvent(new Event('change'));
  };
}
