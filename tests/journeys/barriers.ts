import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@jest/globals';
import type { Frame } from 'playwright-core';
import type { Desk, Theme } from './desk.ts';

/** Everything axe finds that keeps somebody from reading or acting; a theme changes colours alone. */
export async function expectNoBarriers(desk: Desk, within?: string[]): Promise<void> {
  const themes: Theme[] = ['High contrast', 'Dark', 'Light'];
  const found: string[] = [];
  for (const theme of themes) {
    await desk.choose(theme);
    const axe = new AxeBuilder({ page: desk.page }).options({ resultTypes: ['violations'] });
    if (within) axe.include(within);
    if (theme !== 'Light') axe.withRules('color-contrast');
    // Fluent's focus guards: empty, never seen nor heard.
    const { violations } = await axe
      .exclude('[data-tabster-dummy]')
      .exclude(['iframe', '[data-tabster-dummy]'])
      .analyze();
    for (const { id, impact, nodes } of violations.filter(({ impact: of }) => isGrave(of)))
      found.push(
        ...nodes.map(
          (node) => `${theme}: ${impact} ${id}: ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`,
        ),
      );
  }
  expect(found).toEqual([]);
}

const isGrave = (impact: string | null | undefined) => impact === 'serious' || impact === 'critical';

export function frameOf(desk: Desk): Frame {
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
