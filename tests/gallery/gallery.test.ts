import { describe, expect, it } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import { cards } from './cards.ts';

/** Teams takes no larger message, and no newer version of cards. */
const LARGEST_BYTES = 28 * 1024;
const NEWEST_VERSION = 1.5;

const states = Object.entries(cards).flatMap(([name, ofCard]) =>
  Object.entries(ofCard).map(([state, card]) => [name, state, card] as const),
);

describe('the gallery of cards', () => {
  it('has every card there is', () => {
    const made = globSync('bot/cards/**/*.ts').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/export (?:const|function) (\w+Card)\b/g)].map(
        ([, name]) => name,
      ),
    );
    expect(Object.keys(cards).sort()).toEqual(made.sort());
  });

  it.each(states)('%s, %s: is a card that Teams takes', (_name, _state, card) => {
    expect(card).toMatchObject({ type: 'AdaptiveCard' });
    expect(Number((card as { version: string }).version)).toBeLessThanOrEqual(NEWEST_VERSION);
    expect(JSON.stringify(card).length).toBeLessThan(LARGEST_BYTES);
    expect(JSON.stringify(card)).not.toMatch(/undefined|NaN|\[object/);
  });
});
