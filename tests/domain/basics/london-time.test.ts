import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  londonInstant,
  londonIso,
  londonWallClock,
  minutesBetween,
} from '#shared/domain/basics/london-time.ts';

describe('London time', () => {
  it.each([
    ['2026-01-15T09:30:00Z', '2026-01-15T09:30:00+00:00'],
    ['2026-09-16T12:52:07Z', '2026-09-16T13:52:07+01:00'],
    ['2026-03-29T00:59:59Z', '2026-03-29T00:59:59+00:00'],
    ['2026-03-29T01:00:00Z', '2026-03-29T02:00:00+01:00'],
    ['2026-10-25T00:59:59Z', '2026-10-25T01:59:59+01:00'],
    ['2026-10-25T01:00:00Z', '2026-10-25T01:00:00+00:00'],
    ['2026-09-15T23:10:00Z', '2026-09-16T00:10:00+01:00'],
    ['2026-12-31T23:59:00Z', '2026-12-31T23:59:00+00:00'],
  ])('%s is %s', (instant, london) => {
    expect(londonIso(new Date(instant))).toBe(london);
  });

  it.each([
    ['2026-01-15', '09:30', '2026-01-15T09:30:00.000Z', 'winter'],
    ['2026-09-16', '09:40', '2026-09-16T08:40:00.000Z', 'summer'],
    ['2026-10-25', '01:30', '2026-10-25T00:30:00.000Z', 'the first of the two half past ones'],
    ['2026-03-29', '01:30', '2026-03-29T01:30:00.000Z', 'an hour that clocks leap over'],
    ['2026-09-16', '00:00', '2026-09-15T23:00:00.000Z', 'midnight in summer'],
    ['2026-09-16', '09:40:30', '2026-09-16T08:40:30.000Z', 'with seconds'],
  ])('%s %s is the instant %s (%s)', (date, time, instant) => {
    expect(londonInstant(date, time).toISOString()).toBe(instant);
  });

  it('leads there and back, but for the hour that comes twice', () => {
    const minutes = fc.integer({ min: 0, max: 5 * 365 * 24 * 60 });
    fc.assert(
      fc.property(minutes, (minute) => {
        const instant = new Date(Date.UTC(2024, 0, 1) + minute * 60_000);
        const wall = londonWallClock(instant);
        const back = londonInstant(wall.date, wall.time);
        expect([0, 3_600_000]).toContain(instant.getTime() - back.getTime());
        expect(londonWallClock(back)).toEqual(wall);
      }),
    );
  });

  it('counts the minutes between two clock times', () => {
    expect(minutesBetween('08:50', '09:07')).toBe(17);
    expect(minutesBetween('09:07', '08:50')).toBe(-17);
  });
});
