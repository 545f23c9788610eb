import { expect, it } from '@jest/globals';
import { chosenText } from '#shared/wording/actions/away-text.ts';

it('a list on paper says what it is of', () => {
  const all = { year: '', house: '', group: '', premium: false, callFirst: false, isUnexplained: false };
  expect(chosenText(all)).toBe('');
  expect(chosenText({ ...all, year: 'R' })).toBe('Reception');
  expect(
    chosenText({ ...all, year: '9', house: 'Kestrel', group: '9E', premium: true, callFirst: true }),
  ).toBe('Year 9 · Kestrel · 9E · premium · call first');
});
