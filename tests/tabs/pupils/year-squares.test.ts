import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { SessionKind } from '#shared/domain/registers/pupil-sessions.ts';
import { addDays, weekday } from '#shared/domain/basics/school-date.ts';
import {
  firstInFocus,
  monthsOfSquares,
  squareAfter,
  squareKey,
  type Square,
} from '../../../tabs/pages/pupils/pupil/year-squares.ts';

type Week = { week: string; marks: string[]; kinds: SessionKind[] };
const week = (monday: string, kind: SessionKind | SessionKind[] = 'attended'): Week => {
  const kinds = typeof kind === 'string' ? Array.from({ length: 10 }, () => kind) : kind;
  return { week: monday, kinds, marks: kinds.map((one) => (one === 'not-due' ? '' : '/')) };
};
const fortnight = monthsOfSquares({ weeks: [week('2026-09-28'), week('2026-10-05')] });
const at = (key: string): Square => {
  const all = fortnight.flatMap(({ rows }) => [...rows.AM, ...rows.PM]);
  const found = all.find((square) => squareKey(square) === key);
  if (!found) throw new Error(`No square ${key}`);
  return found;
};

describe('the squares of a year', () => {
  it('stand by month, week and day; a week can lie in two months', () => {
    expect(fortnight.map(({ month, rows }) => [month, rows.AM.length, rows.PM.length])).toEqual([
      ['2026-09', 3, 3],
      ['2026-10', 7, 7],
    ]);
    expect(at('2026-09-28 AM')).toMatchObject({ week: 4, day: 0 });
    expect(at('2026-10-01 PM')).toMatchObject({ week: 0, day: 3 });
    expect(at('2026-10-05 AM')).toMatchObject({ week: 1, day: 0 });
  });

  it('leave out days without school, and months that are all to come', () => {
    const months = monthsOfSquares({
      weeks: [week('2026-11-16'), week('2026-11-23', 'not-due'), week('2026-12-07', 'not-due')],
    });
    expect(months.map(({ month, rows }) => [month, rows.AM.length])).toEqual([['2026-11', 10]]);
    expect(monthsOfSquares({ weeks: [week('2026-11-16', 'no-school')] })).toEqual([]);
    expect(firstInFocus(months)).toMatchObject({ date: '2026-11-20', session: 'PM' });
    expect(firstInFocus([])).toBeNull();
  });

  it.each([
    ['ArrowRight', '2026-09-30 AM', '2026-10-01 AM'],
    ['ArrowLeft', '2026-10-01 PM', '2026-09-30 PM'],
    ['ArrowDown', '2026-09-29 AM', '2026-09-29 PM'],
    ['ArrowDown', '2026-09-29 PM', '2026-10-09 AM'],
    ['ArrowUp', '2026-10-02 AM', '2026-09-28 PM'],
    ['Home', '2026-10-08 AM', '2026-10-01 AM'],
    ['End', '2026-10-01 AM', '2026-10-09 AM'],
    ['PageUp', '2026-10-09 PM', '2026-09-28 PM'],
    ['ArrowRight', '2026-10-09 PM', null],
    ['ArrowUp', '2026-09-28 AM', null],
    ['a', '2026-09-28 AM', null],
  ])('%s from %s leads to %s', (key, from, to) => {
    const next = squareAfter(fortnight, at(from), key);
    expect(next && squareKey(next)).toBe(to);
  });

  it('with Control, Home and End lead to the year’s ends', () => {
    expect(squareAfter(fortnight, at('2026-10-05 PM'), 'Home', true)).toMatchObject({ date: '2026-09-28' });
    expect(squareAfter(fortnight, at('2026-09-28 AM'), 'End', true)).toMatchObject({
      date: '2026-10-09',
      session: 'PM',
    });
  });

  it('no two squares share a place, and every one is reached with the right arrow from the first', () => {
    const monday = fc.integer({ min: 0, max: 60 }).map((weeks) => addDays('2026-08-31', weeks * 7));
    fc.assert(
      fc.property(fc.uniqueArray(monday, { minLength: 1, maxLength: 12 }), (mondays) => {
        const months = monthsOfSquares({ weeks: mondays.sort().map((one) => week(one)) });
        for (const { rows } of months) {
          const positions = rows.AM.map((square) => square.week * 5 + square.day);
          expect(new Set(positions).size).toBe(positions.length);
          expect(rows.AM.every((square) => square.week < 5 && square.day === weekday(square.date))).toBe(
            true,
          );
        }
        let square = months[0]?.rows.AM[0] ?? null;
        let reached = 0;
        while (square) {
          reached += 1;
          square = squareAfter(months, square, 'ArrowRight');
        }
        expect(reached).toBe(mondays.length * 5);
      }),
    );
  });
});
