import { describe, expect, it } from '@jest/globals';
import {
  attendanceCodes,
  codeOf,
  findCode,
  isAbsent,
  isMissing,
  isPresent,
  showsRegisterCalled,
} from '#shared/domain/registers/attendance-codes.ts';
import { countMarks } from '#shared/domain/registers/attendance-count.ts';
import { fixture } from '../../support/fixtures.ts';

interface Listed {
  code: string;
  meaning: string;
  category: string;
  possible: 'Y' | 'N';
  attended: 'Y' | 'N';
  from: string;
  to: string;
}

const listed: Listed[] = fixture('attendance-codes.csv')
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line) => {
    const cells = [...line.matchAll(/("[^"]*"|[^,]*)(?:,|$)/g)].map((found) =>
      (found[1] ?? '').replaceAll('"', ''),
    );
    const [code = '', meaning = '', category = '', possible, attended, from = '', to = ''] = cells;
    return { code, meaning, category, possible, attended, from, to } as Listed;
  });

const dayIn = ({ from, to }: Listed): string => to || from || '2026-09-16';

describe('the register codes (Working together to improve school attendance, August 2024, and before it)', () => {
  it('are those of the list, with their dates, and no others', () => {
    expect(
      attendanceCodes
        .map(({ code, meaning, category, from = '', to = '' }) => ({ code, meaning, category, from, to }))
        .sort((a, b) => (a.code < b.code ? -1 : 1)),
    ).toEqual(
      listed
        .map(({ code, meaning, category, from, to }) => ({ code, meaning, category, from, to }))
        .sort((a, b) => (a.code < b.code ? -1 : 1)),
    );
  });

  it.each(listed)('$code ($meaning): possible $possible, attended $attended', (entry) => {
    const found = findCode(entry.code, dayIn(entry));
    if (typeof found === 'string') throw new Error(`${entry.code} is ${found} on ${dayIn(entry)}`);
    const count = countMarks(found.character);
    expect(count.possible).toBe(entry.possible === 'Y' ? 1 : 0);
    expect(count.attended).toBe(entry.attended === 'Y' ? 1 : 0);
    expect(isPresent(found.character)).toBe(entry.attended === 'Y');
    expect(isAbsent(found.character)).toBe(entry.possible === 'Y' && entry.attended === 'N');
    expect(codeOf(found.character)).toBe(entry.code);
  });

  it('have each a character of its own, so that a packed week says all of them', () => {
    const characters = attendanceCodes.map(({ character }) => character);
    expect(new Set(characters).size).toBe(attendanceCodes.length);
    expect(characters.filter((character) => character.length !== 1)).toEqual([]);
  });

  it.each([
    ['K', '2024-08-18', 'not-in-force'],
    ['Y1', '2024-08-18', 'not-in-force'],
    ['H', '2024-08-19', 'not-in-force'],
    ['Y', '2024-08-19', 'not-in-force'],
    ['J', '2024-08-19', 'not-in-force'],
    ['p', '2026-09-16', 'unknown'],
    ['Present', '2026-09-16', 'unknown'],
    ['!', '2026-09-16', 'unknown'],
    ['C3', '2026-09-16', 'unknown'],
  ])('%s on %s is %s, never taken for present', (code, date, answer) => {
    expect(findCode(code, date)).toBe(answer);
  });

  it('takes a blank for no mark', () => {
    const blank = findCode('', '2026-09-16');
    expect(typeof blank !== 'string' && isMissing(blank.character)).toBe(true);
    expect(findCode('-', '2026-09-16')).toEqual(blank);
  });

  it('knows a called register by marks that nobody enters beforehand', () => {
    const called = attendanceCodes.map(({ character }) => character).filter(showsRegisterCalled);
    expect(called.sort()).toEqual(['/', 'L', 'N', 'U', '\\'].sort());
  });
});
