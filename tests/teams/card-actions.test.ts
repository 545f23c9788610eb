import { describe, expect, it } from '@jest/globals';
import { outcomeInput } from '#shared/contracts/actions/action.ts';
import { expectedBackChoices } from '#shared/contracts/actions/card-actions.ts';
import { cardActions, isCardVerb, readPress } from '#shared/contracts/card-actions.ts';
import { press } from '../../bot/cards/basics/card-parts.ts';
import { expiredCard } from '../../bot/cards/basics/plain-cards.ts';

describe('a button of a card', () => {
  it('carries what it always did, its verb last, and the same where only Action.Submit works', () => {
    const data = { actionId: 'a1', result: 'no-answer', verb: 'record-outcome' };
    const button = press('No answer', 'record-outcome', { actionId: 'a1', result: 'no-answer' });
    expect(JSON.stringify(button)).toBe(
      JSON.stringify({
        type: 'Action.Execute',
        title: 'No answer',
        verb: 'record-outcome',
        data,
        fallback: { type: 'Action.Submit', title: 'No answer', data },
      }),
    );
  });

  it('does not compile with a verb or data that nobody answers', () => {
    const wrong = [
      // @ts-expect-error no such verb
      () => press('Calls', 'my-call', {}),
      // @ts-expect-error the id is missing
      () => press('Open', 'open-call', {}),
      // @ts-expect-error an id by another name
      () => press('Open', 'open-call', { pupilId: '1' }),
      // @ts-expect-error more than is read
      () => press('Today', 'today', { school: 'BA' }),
      // @ts-expect-error no such result
      () => press('Shouted', 'record-outcome', { actionId: '1', result: 'shouted' }),
      // @ts-expect-error the id is missing
      () => expiredCard('open-summary', {}),
    ];
    expect(wrong).toHaveLength(6);
  });
});

describe('a press', () => {
  it.each([
    ['open-call', { actionId: 'a1', verb: 'open-call' }, { actionId: 'a1' }],
    ['open-call', { actionId: 7 }, { actionId: '7' }],
    ['open-call', { actionId: { in: 'a1' } }, { actionId: '' }],
    ['open-summary', {}, { pupilId: '' }],
    ['refresh-summary', { pupilId: '12', madeAt: ['x'] }, { pupilId: '12', madeAt: '' }],
    ['refresh-calls', JSON.parse('{"__proto__":{"madeAt":"x"}}') as Record<string, unknown>, { madeAt: '' }],
    ['today', { school: 'BA' }, {}],
    [
      'record-outcome',
      { actionId: ' a1 ', result: 'spoke-to', reason: ' illness', back: ' today 10:45 ', note: 'On the way' },
      { actionId: 'a1', result: 'spoke-to', reason: 'illness', back: 'today 10:45', note: 'On the way' },
    ],
    [
      'record-outcome',
      { actionId: 'a1', result: 'voicemail', reason: 7, back: 'toString', note: null },
      { actionId: 'a1', result: 'voicemail', reason: '', back: null, note: '' },
    ],
    ['record-outcome', { actionId: 'a1', result: 'shouted' }, null],
    ['record-outcome', { actionId: 'a1' }, null],
  ] as const)('of %s with %j is read as %j', (verb, data, read) => {
    expect(readPress(verb, data)).toEqual(read);
  });

  it('is of a verb of the list, whatever objects are made of', () => {
    expect(Object.keys(cardActions).every(isCardVerb)).toBe(true);
    expect(['constructor', '__proto__', 'toString', ''].filter(isCardVerb)).toEqual([]);
  });
});

it('says when a pupil is expected back in choices that an outcome takes', () => {
  const meanings = Object.values(expectedBackChoices).filter(({ kind }) => kind !== 'next-school-day');
  expect(meanings).toHaveLength(3);
  for (const expectedBack of meanings)
    expect(outcomeInput.safeParse({ result: 'spoke-to', expectedBack }).success).toBe(true);
});
