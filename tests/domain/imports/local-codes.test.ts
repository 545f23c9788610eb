import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { attendanceCodes, findCode } from '#shared/domain/registers/attendance-codes.ts';
import {
  codeOnDay,
  meaningsBetween,
  nationalCodeFrom,
  type LocalCode,
} from '#shared/domain/imports/local-codes.ts';

const said = (code: string, means: string | null, from: string | null = null): LocalCode => ({
  code,
  means,
  from,
});
const DAY = '2026-09-16';

/** The national code, or why there is none. */
function meaning(code: string, date: string, all: readonly LocalCode[]): string {
  const found = codeOnDay(code, date, all);
  return 'code' in found ? found.code : `${found.because}${found.means === null ? '' : `: ${found.means}`}`;
}

describe('a code of a school’s file', () => {
  it.each([
    ['nobody has said anything', 'BM', DAY, [], 'unknown'],
    ['said for always', 'BM', DAY, [said('BM', 'B')], 'B'],
    ['said of another code', 'BM', DAY, [said('bm', 'B')], 'unknown'],
    ['the day it begins to hold', 'BM', DAY, [said('BM', 'B', DAY)], 'B'],
    ['the day before', 'BM', '2026-09-15', [said('BM', 'B', DAY)], 'unknown'],
    ['changed from a day on, before it', 'BM', '2026-09-15', [said('BM', 'B'), said('BM', 'V', DAY)], 'B'],
    ['changed from a day on, since', 'BM', DAY, [said('BM', 'B'), said('BM', 'V', DAY)], 'V'],
    ['said again for always: the last counts', 'BM', DAY, [said('BM', 'B', DAY), said('BM', 'M')], 'M'],
    ['taken back', 'BM', DAY, [said('BM', 'B'), said('BM', null)], 'unknown'],
    ['taken back from a later day', 'BM', DAY, [said('BM', 'B'), said('BM', null, '2026-10-01')], 'B'],
    ['a meaning not in use yet', 'BM', '2024-08-18', [said('BM', 'Y1')], 'not-in-force: Y1'],
    ['a meaning no longer in use', 'HOL', DAY, [said('HOL', 'H')], 'not-in-force: H'],
    ['a meaning in use then', 'HOL', '2024-08-18', [said('HOL', 'H')], 'H'],
    ['a national code keeps its meaning', 'N', DAY, [said('N', '/')], 'N'],
    ['a national code of then', 'Y', '2024-08-18', [said('Y', 'Y7')], 'Y'],
    ['and a school’s own since', 'Y', '2024-08-19', [said('Y', 'Y7')], 'Y7'],
    ['not yet a national code', 'K', '2024-08-18', [said('K', 'B')], 'B'],
    ['a national code since', 'K', '2024-08-19', [said('K', 'B')], 'K'],
    ['no mark', 'x', DAY, [said('x', '-')], '-'],
    ['a blank is no mark, whatever was said', '', DAY, [said('', '/')], '-'],
  ])('%s: %s on %s', (_what, code, date, all, expected) => {
    expect(meaning(code, date, all)).toBe(expected);
  });

  it('never overrides a national code of the day, and never becomes one that is not in use', () => {
    const code = fc.constantFrom(...attendanceCodes.map((entry) => entry.code), 'BM', 'x', '');
    const day = fc.constantFrom('2020-01-06', '2024-08-18', '2024-08-19', DAY);
    const saying = fc.record({
      code,
      means: fc.option(code, { nil: null }),
      from: fc.option(day, { nil: null }),
    });
    fc.assert(
      fc.property(code, day, fc.array(saying, { maxLength: 8 }), (asked, date, all) => {
        const national = findCode(asked, date);
        const found = codeOnDay(asked, date, all);
        if (typeof national !== 'string') expect(found).toBe(national);
        else if ('character' in found) expect(findCode(found.code, date)).toBe(found);
        else expect(found.because === 'unknown' || found.because === 'not-in-force').toBe(true);
      }),
    );
  });
});

describe('a code that a school may give a meaning', () => {
  it.each([
    ['BM', null, true],
    ['l', null, true],
    ['N', null, false],
    ['-', null, false],
    ['Y', null, true],
    ['H', '2026-01-01', true],
    ['K', null, true],
    ['K', '2024-08-18', true],
    ['K', '2024-08-19', false],
    ['Y1', '2026-01-01', false],
  ])('%s from %s: %s', (code, from, free) => {
    expect(nationalCodeFrom(code, from) === null).toBe(free);
  });

  it('may mean what was in use on the first or the last day of its marks', () => {
    const codes = (first: string, last: string) => meaningsBetween(first, last).map(({ code }) => code);
    expect(codes(DAY, DAY)).toContain('Y1');
    expect(codes(DAY, DAY)).not.toContain('H');
    expect(codes('2024-07-01', '2024-07-05')).not.toContain('Y1');
    expect(codes('2024-07-01', DAY)).toEqual(expect.arrayContaining(['H', 'Y1', 'N', '/']));
  });
});
