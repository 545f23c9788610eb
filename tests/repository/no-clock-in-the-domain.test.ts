import { expect, it } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';

/** `Date.now` and `Math.random` are the linter's to refuse; it can't tell `new Date()` from `new Date(text)`. */
const readsTheClock = (code: string): boolean => /new Date\(\s*\)/.test(code);

it('the domain never asks what time it is', () => {
  const files = globSync('shared/domain/**/*.ts');
  expect(files.length).toBeGreaterThan(50);
  expect(files.filter((file) => readsTheClock(readFileSync(file, 'utf8')))).toEqual([]);
  expect(['new Date()', 'new Date(text)'].map(readsTheClock)).toEqual([true, false]);
});
