import { expect, it } from '@jest/globals';
import { afterRow } from '#shared/domain/basics/given.ts';

const blank = { group: '', flag: false, day: null as string | null, list: [] as string[] };
const stored = { group: '7A', flag: true, day: '2026-09-01', list: ['a'] };

it.each([
  ['a file without the columns', stored, {}, stored, []],
  ['columns that are undefined', stored, { group: undefined, flag: undefined }, stored, []],
  [
    'other cells',
    stored,
    { group: '7B', flag: false, list: ['b'] },
    { ...stored, group: '7B', flag: false, list: ['b'] },
    [],
  ],
  [
    'blank cells',
    stored,
    { group: null, flag: null, day: null, list: null },
    blank,
    ['group', 'flag', 'day', 'list'],
  ],
  ['blank cells where nothing stood', blank, { group: null, flag: null, day: null, list: null }, blank, []],
  ['a new record', null, { group: '7A', flag: null }, { ...blank, group: '7A' }, []],
])('%s', (_, before, given, side, cleared) => {
  expect(afterRow(blank, before, given)).toEqual({ side, cleared });
});
