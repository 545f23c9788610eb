import { expect, it } from '@jest/globals';
import type { WayHere } from '#shared/domain/actions/signing.ts';
import type { Session } from '#shared/domain/basics/session.ts';
import { awayCountsText, chosenText, sessionCodeText } from '#shared/wording/actions/away-text.ts';

it.each<[Session, string | null, boolean, string]>([
  ['AM', 'N', false, 'morning N'],
  ['PM', 'J1', false, 'afternoon J1'],
  ['PM', 'I', true, 'I all day'],
  ['AM', null, false, 'morning: register not in'],
])('%s %s: %s', (session, code, isAllDay, expected) => {
  expect(sessionCodeText({ session, code, isAllDay })).toBe(expected);
});

it.each<[string, { here: string | null; hereAs: WayHere | null }[], string, string]>([
  ['nobody', [], '0 away', ''],
  ['away', [{ here: null, hereAs: null }], '1 away', '1 not explained · 1 call first'],
  ['late', [{ here: 'in since 09:12', hereAs: 'late' }], '0 away', '1 came in late'],
  [
    'elsewhere on site: they did not come late',
    [{ here: 'elsewhere on site', hereAs: 'elsewhere' }],
    '0 away',
    '1 elsewhere on site',
  ],
  ['back', [{ here: 'in since 12:00', hereAs: 'back' }], '0 away', '1 came back'],
  ['in the afternoon', [{ here: 'in', hereAs: 'afternoon' }], '0 away', '1 in this afternoon'],
])('counts: %s', (_what, pupils, away, beside) => {
  const all = pupils.map((pupil) => ({ ...pupil, isUnexplained: true, callFirst: true }));
  expect(awayCountsText(all)).toEqual({ away, beside });
});

it('a list on paper says what it is of', () => {
  const all = { year: '', house: '', group: '', premium: false, callFirst: false, isUnexplained: false };
  expect(chosenText(all)).toBe('');
  expect(chosenText({ ...all, year: 'R' })).toBe('Reception');
  expect(
    chosenText({ ...all, year: '9', house: 'Kestrel', group: '9E', premium: true, callFirst: true }),
  ).toBe('Year 9 · Kestrel · 9E · premium · call first');
});
