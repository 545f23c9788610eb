import { describe, expect, it } from '@jest/globals';
import { isWatched, watchedState, workersOf, type Worker } from '#shared/domain/actions/watched-child.ts';

describe('a child looked after or with a social worker or youth offending worker', () => {
  it.each([
    ['/-', false, 'in'],
    ['N-', false, 'not-reached'],
    ['N-', true, 'reached'],
    ['I-', false, 'explained'],
    ['#-', false, 'not-expected'],
    ['--', false, 'no-mark'],
    ['/N', false, 'not-reached'],
    ['N\\', false, 'in'],
  ])('with marks %s, family reached %s, is %s', (marks, isReached, state) => {
    expect(watchedState({ AM: marks[0] ?? '-', PM: marks[1] ?? '-' }, isReached)).toBe(state);
  });

  const none = { lookedAfter: false, socialWorker: false, youthOffendingWorker: false };
  it.each<[Partial<typeof none>, Worker[]]>([
    [{}, []],
    [{ lookedAfter: true }, ['social-worker', 'virtual-school']],
    [{ socialWorker: true }, ['social-worker']],
    [{ youthOffendingWorker: true }, ['youth-offending-worker']],
    [
      { lookedAfter: true, socialWorker: true, youthOffendingWorker: true },
      ['social-worker', 'youth-offending-worker', 'virtual-school'],
    ],
    [{ socialWorker: true, youthOffendingWorker: true }, ['social-worker', 'youth-offending-worker']],
  ])('has its workers told of an absence: %j', (needs, told) => {
    expect(workersOf({ ...none, ...needs })).toEqual(told);
    expect(isWatched({ ...none, ...needs })).toBe(told.length > 0);
  });
});
