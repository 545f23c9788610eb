import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { callRank, inCallOrder, type CallOrderFacts } from '#shared/domain/actions/calls/call-order.ts';
import type { ActionKind } from '#shared/domain/actions/action-kinds.ts';
import { callOrderRules, USUAL_CALL_ORDER } from '#shared/domain/people/call-choices.ts';
import { isWaiting, usualTryAgain } from '#shared/domain/actions/calls/try-again.ts';

describe('the order of calls', () => {
  const call = (
    pupil: string,
    given: { kind?: ActionKind; callFirst?: boolean; due?: string; rank?: number } = {},
  ) => ({
    pupil: { name: pupil },
    kind: given.kind ?? 'absence-call',
    callFirst: given.callFirst ?? false,
    due: given.due ?? null,
    call: { rank: given.rank ?? 0 },
  });
  const names = (calls: ReturnType<typeof call>[], time = '10:00') =>
    inCallOrder(calls, time).map(({ pupil }) => pupil.name);

  it('begins with pupils to call first, then families not rung yet, and comes to another try last', () => {
    const calls = [
      call('rung once', { kind: 'call-again' }),
      call('away'),
      call('looked after, rung once', { kind: 'call-again', callFirst: true }),
      call('looked after', { callFirst: true }),
      call('expected and not come', { kind: 'not-arrived' }),
    ];
    expect(names(calls)).toEqual([
      'looked after',
      'looked after, rung once',
      'away',
      'expected and not come',
      'rung once',
    ]);
  });

  it('has those that wait for their time below the others, by their times, until it has come', () => {
    const calls = [
      call('looked after, at half past', { callFirst: true, due: '10:30' }),
      call('at ten past', { kind: 'call-again', due: '10:10' }),
      call('again now', { kind: 'call-again', due: '10:00' }),
      call('away'),
    ];
    const waiting = ['away', 'again now', 'at ten past', 'looked after, at half past'];
    expect(names(calls)).toEqual(waiting);
    expect(names(calls, '10:30')[0]).toBe('looked after, at half past');
  });

  it('goes by the school’s order, never before pupils to call first', () => {
    const facts = (given: Partial<CallOrderFacts>): CallOrderFacts => ({
      yearGroup: 9,
      premium: false,
      targeted: false,
      daysAway: 1,
      ...given,
    });
    const pupils = {
      'a year 9': facts({}),
      'b four days': facts({ daysAway: 4 }),
      'c premium': facts({ premium: true }),
      'd year 7': facts({ yearGroup: 7 }),
      'e named adult': facts({ targeted: true }),
    };
    const by = (order: Parameters<typeof callRank>[1]) =>
      names([
        ...Object.entries(pupils).map(([name, one]) => call(name, { rank: callRank(one, order) })),
        call('looked after', { callFirst: true, rank: callRank(facts({}), order) }),
      ]).map((name) => name.split(' ')[0]);
    expect(by([])).toEqual(['looked', 'a', 'b', 'c', 'd', 'e']);
    expect(by(USUAL_CALL_ORDER)).toEqual(['looked', 'd', 'e', 'b', 'a', 'c']);
    expect(by(['premium', 'days-away', 'year-7'])).toEqual(['looked', 'c', 'b', 'd', 'a', 'e']);
  });

  it('is told by a whole number that no days away can make larger than the next rule', () => {
    const facts = fc.record({
      yearGroup: fc.integer({ min: -2, max: 13 }),
      premium: fc.boolean(),
      targeted: fc.boolean(),
      daysAway: fc.nat(400),
    });
    const orders = fc.shuffledSubarray([...callOrderRules]);
    fc.assert(
      fc.property(facts, facts, orders, (a, b, order) => {
        const [first, ...rest] = order;
        const only = (rules: typeof order) => callRank(a, rules) - callRank(b, rules);
        const expected = (first && only([first])) || only(rest);
        expect(Number.isSafeInteger(callRank(a, order))).toBe(true);
        expect(Math.sign(only(order))).toBe(Math.sign(expected));
      }),
    );
  });
});

describe('when a family is rung again', () => {
  it.each([
    ['voicemail', '09:41', false, '10:45'],
    ['no-answer', '09:41', false, '10:15'],
    ['no-answer', '09:40', true, '09:55'],
    ['voicemail', '09:40', true, '09:55'],
    ['wrong-number', '09:40', false, null],
    ['no-answer', '14:30', false, '15:00'],
    ['no-answer', '14:31', false, null],
  ] as const)('%s at %s, call first %s: %s', (result, time, callFirst, at) => {
    expect(usualTryAgain({ result, time, callFirst })).toBe(at);
  });

  it('is waited for until that minute', () => {
    expect(isWaiting({ due: '10:10' }, '10:09')).toBe(true);
    expect(isWaiting({ due: '10:10' }, '10:10')).toBe(false);
    expect(isWaiting({ due: null }, '10:10')).toBe(false);
  });
});
