import { describe, expect, it } from '@jest/globals';
import {
  dataAge,
  dayAndSessionsText,
  dayText,
  momentText,
  nearDayText,
  sessionsText,
} from '#shared/wording/basics/date-text.ts';

describe('days and times', () => {
  it('writes a day as Wed 16 Sep', () => {
    expect(dayText('2026-09-16')).toBe('Wed 16 Sep');
    expect(dayText('2026-06-01')).toBe('Mon 1 Jun');
  });

  it.each([
    ['2026-09-16', 'today'],
    ['2026-09-17', 'tomorrow'],
    ['2026-09-15', 'yesterday'],
    ['2026-09-21', 'Mon'],
    ['2026-09-11', 'last Fri'],
    ['2026-09-01', 'Tue 1 Sep'],
    ['2026-09-23', 'Wed 23 Sep'],
  ])('sees %s from Wed 16 Sep as %s', (date, text) => {
    expect(nearDayText(date, '2026-09-16')).toBe(text);
  });

  it('names the sessions a figure covers', () => {
    expect(sessionsText(['AM'])).toBe('morning');
    expect(sessionsText(['AM', 'PM'])).toBe('morning and afternoon');
    expect(sessionsText([])).toBe('no register due yet');
    expect(dayAndSessionsText('2026-09-16', ['AM'])).toBe('Wed 16 Sep, morning');
  });

  it('says a moment by the London clock', () => {
    expect(momentText('2026-09-16T08:52:00Z', '2026-09-16')).toBe('09:52');
    expect(momentText('2026-09-15T15:20:00+01:00', '2026-09-16')).toBe('yesterday, 15:20');
  });
});

describe('the age of data', () => {
  it.each([
    ['2026-09-16T09:31:00+01:00', '2026-09-16T09:40:00+01:00', 'data from 09:31', false],
    ['2026-09-16T09:31:00+01:00', '2026-09-16T10:01:00+01:00', 'data from 09:31', false],
    ['2026-09-16T09:31:00+01:00', '2026-09-16T10:02:00+01:00', 'data from 09:31, 31 minutes old', true],
    ['2026-09-16T09:31:00+01:00', '2026-09-16T12:31:00+01:00', 'data from 09:31, 3 hours old', true],
    ['2026-09-16T07:10:00+01:00', '2026-09-16T08:50:00+01:00', 'data from 07:10', false],
    ['2026-09-16T15:05:00+01:00', '2026-09-16T19:00:00+01:00', 'data from 15:05', false],
    [
      '2026-09-15T15:20:00+01:00',
      '2026-09-16T08:00:00+01:00',
      'data from yesterday, 15:20: nothing newer has come in',
      true,
    ],
  ])('data of %s read at %s', (asOf, now, text, stale) => {
    expect(dataAge(asOf, now)).toEqual({ text, stale });
  });

  it('says when nothing has come in', () => {
    expect(dataAge(null, '2026-09-16T09:40:00+01:00').text).toBe('no marks have come in yet');
  });
});
