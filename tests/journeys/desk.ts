import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';

type Area = 'Tab' | 'Channels' | 'Chat' | 'Planner';
export type Theme = 'Light' | 'Dark' | 'High contrast';

export interface DeskWish {
  area?: Area;
  /** In pixels; from 1200 on a second part stands beside the first. */
  width?: number;
}

/** The local desk as the person at it sees it: found by roles and names, never by the page's inner build. */
export interface Desk {
  page: Page;
  /** What stands in the host's frame: the tab itself. */
  tab: FrameLocator;
  /** The open channel, with all that was posted there. */
  channel: Locator;
  chat: Locator;
  planner: Locator;
  go(area: Area): Promise<void>;
  choose(theme: Theme): Promise<void>;
  /** Presses one of the ready-made words under a conversation. */
  press(where: 'Channels' | 'Chat', text: string): Promise<void>;
  write(where: 'Channels' | 'Chat', text: string): Promise<void>;
  /** The threads of the open channel that hold these words. */
  posts(text: string): Locator;
  /** What the browser complained of since the desk was opened. */
  faults: string[];
  close(): Promise<void>;
}

// teams-js asks there for a list of hosts; our content security policy refuses, and it goes on without.
const expectedFault = 'res.cdn.office.net';

/** Opens the local desk as one person, in a window of its own. */
export async function openDesk(
  browser: Browser,
  address: string,
  as: string,
  { area = 'Tab', width = 1400 }: DeskWish = {},
): Promise<Desk> {
  const { context, page, faults } = await openWindow(browser, width);
  const tab = page.frameLocator('iframe[title="Attendance First tab"]');
  const part = (name: Area) => page.getByRole('region', { name, exact: true });
  const channel = page.getByRole('log', { name: /, (Attendance|General)$/ });
  await page.goto(`${address}/?as=${as}#${area.toLowerCase()}`);
  await part(area).waitFor();

  return {
    page,
    tab,
    channel,
    chat: page.getByRole('log', { name: 'Attendance First' }),
    planner: page.getByRole('region', { name: 'Planner board' }),
    faults,
    go: async (to) => {
      const parts = page.getByRole('navigation', { name: 'Parts of the desk' });
      await parts.getByRole('button', { name: to }).click();
    },
    choose: async (theme) => {
      const item = page.getByRole('menuitemradio', { name: theme });
      // A frame that takes the focus while it loads closes the menu: whoever reads opens it again.
      for (let tries = 1; ; tries++) {
        if (!(await item.isVisible())) await page.getByRole('button', { name: 'Theme' }).click();
        try {
          await item.click({ timeout: 5000 });
          break;
        } catch (error) {
          if (tries === 3) throw error;
        }
      }
      await page.getByRole('menu').waitFor({ state: 'detached' });
    },
    press: (where, text) => part(where).getByRole('button', { name: text, exact: true }).click(),
    write: async (where, text) => {
      const box = part(where).getByRole('textbox', { name: /^Message / });
      await box.fill(text);
      await box.press('Enter');
    },
    posts: (text) => channel.getByRole('article').filter({ hasText: text }),
    close: () => context.close(),
  };
}

/** An empty window of this width, and what it complains of from now on. */
export async function openWindow(browser: Browser, width: number) {
  const isPhone = width < 640;
  const context = await browser.newContext({
    viewport: { width, height: isPhone ? 844 : 900 },
    hasTouch: isPhone,
    isMobile: isPhone,
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes(expectedFault)) faults.push(message.text());
  });
  return { context, page, faults };
}
