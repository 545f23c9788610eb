import { describe, expect, it } from '@jest/globals';
import {
  expectationFault,
  schoolHours,
  signingTimeFault,
  type TimeFault,
} from '#shared/domain/actions/possible-times.ts';

/** A school whose registers close at 08:50 and 13:20. */
const closing = { AM: '08:50', PM: '13:20' };

it('a school’s day lies around its registers', () => {
  expect(schoolHours(closing)).toEqual({ from: '06:20', to: '15:50' });
  expect(schoolHours({ AM: '09:30', PM: '14:00' })).toEqual({ from: '07:00', to: '16:30' });
});

describe('a pupil is expected', () => {
  it.each<[string, string | null, TimeFault | null]>([
    ['06:00', '05:30', 'out-of-hours'],
    ['06:19', null, 'out-of-hours'],
    ['06:20', null, null],
    ['09:59', '10:00', 'past'],
    ['09:59', null, null],
    ['10:00', '10:00', null],
    ['15:50', '10:00', null],
    ['15:51', '10:00', 'out-of-hours'],
  ])('at %s, said at %s: %s', (time, now, fault) => {
    expect(expectationFault(time, now, closing)).toBe(fault);
  });
});

describe('a pupil is signed in or out', () => {
  it.each<[string, string, TimeFault | null]>([
    ['06:00', '10:00', 'out-of-hours'],
    ['08:52', '10:00', null],
    ['10:00', '10:00', null],
    ['10:01', '10:00', 'still-to-come'],
    ['15:51', '17:00', 'out-of-hours'],
  ])('at %s, said at %s: %s', (time, now, fault) => {
    expect(signingTimeFault(time, now, closing)).toBe(fault);
  });
});
