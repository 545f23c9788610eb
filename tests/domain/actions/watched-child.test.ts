import { describe, expect, it } from '@jest/globals';
import { isWatched, watchedState, workersOf } from '#shared/domain/actions/watched-child.ts';

describe('a child looked after or with a social worker', () => {
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

  it('has its workers told of an absence', () => {
    expect(isWatched({ lookedAfter: false, socialWorker: false })).toBe(false);
    expect(isWatched({ lookedAfter: true, socialWorker: false })).toBe(true);
    expect(isWatched({ lookedAfter: false, socialWorker: true })).toBe(true);
    expect(workersOf({ lookedAfter: true, socialWorker: false })).toEqual([
      'social-worker',
      'virtual-school',
    ]);
    expect(workersOf({ lookedAfter: false, socialWorker: true })).toEqual(['social-worker']);
  });
});
