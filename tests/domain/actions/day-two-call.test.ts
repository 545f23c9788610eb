import { describe, expect, it } from '@jest/globals';
import type { DayInput, PupilToday } from '#shared/domain/actions/school-day.ts';
import { call, changesOf, pupil } from '../../support/schools/a-day.ts';

describe('a second day away running, its reason known', () => {
  const dayTwo = (spokenTo: number[] = []) => ({
    counts: (code: string) => code === 'I' || code === 'N',
    spokenTo: new Set(spokenTo),
  });
  const on = (given: Partial<PupilToday>, day: Partial<DayInput> = {}, marks = 'I-') =>
    changesOf({
      time: '09:40',
      closed: { AM: true, PM: false },
      pupils: [{ ...pupil(1, marks), daysAwayBefore: 1, ...given }],
      dayTwo: dayTwo(),
      ...day,
    });
  const RUNG = ['raise day-two-call pupil 1'];

  it.each([
    ['is rung', on({}), RUNG],
    ['not before the call time', on({}, { time: '09:10' }), []],
    ['earlier where the pupil is to be called first', on({ vulnerable: true }, { time: '09:10' }), RUNG],
    ['not where the policy has no such call', on({}, { dayTwo: undefined }), []],
    ['not on the first day', on({ daysAwayBefore: 0 }), []],
    ['not on the third', on({ daysAwayBefore: 2 }), []],
    ['not for a code that does not count', on({}, {}, 'R-'), []],
    ['not once the family was spoken to today', on({}, { dayTwo: dayTwo([1]) }), []],
    ['not in a bereavement', on({ notice: { ...pupil(1, 'I-').notice, isSpared: true } }), []],
    ['not in school', on({}, {}, 'L-'), []],
    ['one call: unexplained is the usual one', on({}, {}, 'N-'), ['raise absence-call pupil 1']],
  ])('%s', (_, changes, expected) => expect(changes).toEqual(expected));

  it('goes when the pupil comes in', () => {
    const actions = [call(1, 'open', { id: 'two', kind: 'day-two-call' })];
    expect(on({}, { actions })).toEqual([]);
    expect(on({}, { actions }, 'L-')).toEqual(['withdraw two']);
  });
});
