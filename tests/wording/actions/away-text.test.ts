import { expect, it } from '@jest/globals';
import type { Session } from '#shared/domain/basics/session.ts';
import { chosenText, sessionCodeText } from '#shared/wording/actions/away-text.ts';

it.each<[Session, string | null, boolean, string]>([
  ['AM', 'N', false, 'morning N'],
  ['PM', 'J1', false, 'afternoon J1'],
  ['PM', 'I', true, 'I all day'],
  ['AM', null, false, 'morning: register not in'],
])('%s %s: %s', (session, code, isAllDay, expected) => {
  expect(sessionCodeText({ session, code, isAllDay })).toBe(expected);
});

it('a list on paper says what it is of', () => {
  const all = { year: '', house: '', group: '', premium: false, callFirst: false, isUnexplained: false };
  expect(chosenText(all)).toBe('');
  expect(chosenText({ ...all, year: 'R' })).toBe('Reception');
  expect(
    chosenText({ ...all, year: '9', house: 'Kestrel', group: '9E', premium: true, callFirst: true }),
  ).toBe('Year 9 · Kestrel · 9E · premium · call first');
});
