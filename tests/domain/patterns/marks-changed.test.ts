import { describe, expect, it } from '@jest/globals';
import { marksChangedLater } from '#shared/domain/patterns/marks-changed.ts';

const MONDAY = '2026-09-14';
const version = (marks: string, date: string, time = '10:00') => ({
  marks: marks.padEnd(14, '-'),
  came: { date, time, seconds: '00' },
});
const shown = (...versions: ReturnType<typeof version>[]) =>
  marksChangedLater(MONDAY, versions).map(
    ({ on, from, to, sessions }) =>
      `${on.slice(8)}: ${from} to ${to}, ${sessions.map(({ date, session }) => `${date.slice(8)} ${session}`).join(' and ')}`,
  );

describe('marks changed after their day', () => {
  it.each<[string, ReturnType<typeof version>[], string[]]>([
    ['nothing before', [version('NN', '2026-09-20')], []],
    ['on the day itself', [version('N', MONDAY), version('/', MONDAY, '11:00')], []],
    [
      'a day later, both sessions at once',
      [version('NN', MONDAY), version('II', '2026-09-15')],
      ['15: N to I, 14 AM and 14 PM'],
    ],
    ['a mark that came late', [version('/', MONDAY), version('/\\', '2026-09-15')], []],
    ['a mark taken away', [version('/\\', MONDAY), version('/-', '2026-09-16')], ['16: \\ to -, 14 PM']],
    ['a two-letter code', [version('O', MONDAY), version('d', '2026-09-18')], ['18: O to C2, 14 AM']],
    [
      'twice',
      [version('N', MONDAY), version('O', '2026-09-15'), version('I', '2026-09-16')],
      ['15: N to O, 14 AM', '16: O to I, 14 AM'],
    ],
    [
      'not alike at once',
      [version('NO', MONDAY), version('IM', '2026-09-15')],
      ['15: N to I, 14 AM', '15: O to M, 14 PM'],
    ],
  ])('%s', (_what, versions, expected) => {
    expect(shown(...versions)).toEqual(expected);
  });
});
