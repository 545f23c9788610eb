import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { blankMarks } from '#shared/domain/patterns/blank-marks.ts';
import { codeShares, tallyCodes, type PupilWeek } from '#shared/domain/patterns/code-shares.ts';
import { byUrgency } from '#shared/domain/patterns/coding-watch.ts';
import { lateRegisters } from '#shared/domain/patterns/late-registers.ts';
import type { MarkOverwritten, RegisterCame } from '#shared/domain/registers/register-history.ts';
import { overwrittenMarks } from '#shared/domain/patterns/overwritten-marks.ts';
import { addDays } from '#shared/domain/basics/school-date.ts';

const IN = '/\\/\\/\\/\\/\\';

type Marks = (pupil: number, week: number) => string | undefined;
const all: Marks = () => undefined;

/** A hundred pupils of ten groups over so many weeks; `marks` says what a pupil's week holds, if not all in. */
function weeks(count: number, marks: Marks): PupilWeek[] {
  return Array.from({ length: count }, (_, week) =>
    Array.from({ length: 100 }, (_unused, pupilId) => ({
      pupilId,
      group: `${pupilId % 10}`,
      week: addDays('2026-09-07', 7 * week),
      characters: marks(pupilId, week) ?? IN,
    })),
  ).flat();
}

const asked = (recent: Marks, before = all) =>
  codeShares(tallyCodes(weeks(4, recent)), tallyCodes(weeks(12, before)));

describe('codes more usual than in the past', () => {
  it('asks about a code whose share has doubled, with both counts', () => {
    const programme = (pupil: number) => (pupil < 8 ? 'BB/\\/\\/\\/\\' : undefined);
    const few = (pupil: number) => (pupil < 2 ? 'BB/\\/\\/\\/\\' : undefined);
    expect(asked(programme, few)).toEqual([
      {
        kind: 'code-share',
        character: 'B',
        recent: { found: 64, sessions: 4000 },
        before: { found: 48, sessions: 12000 },
        flatters: true,
      },
    ]);
  });

  it('puts first what flatters a diff: blanks, B, C2, D, X', () => {
    const many = (pupil: number) => (pupil < 8 ? '--BBddDXIG' : undefined);
    const characters = asked(many).map(({ character, flatters }) => `${character}${flatters ? '!' : ''}`);
    expect(characters).toEqual(['-!', 'B!', 'D!', 'X!', 'd!', 'G', 'I']);
  });

  it.each<[string, Marks, Marks]>([
    ['one pupil with much of it', (pupil) => (pupil === 0 ? 'BBBBBBBBBB' : undefined), all],
    ['a trip of one day', (pupil, week) => (week === 1 && pupil < 60 ? 'VV/\\/\\/\\/\\' : undefined), all],
    [
      'two groups that were out, where the past had one',
      (pupil, week) => (week < 2 && pupil % 10 === week ? 'VVVVVVVV/\\' : undefined),
      (pupil, week) => (week === 4 && pupil % 10 === 3 ? 'VVVVVVVV/\\' : undefined),
    ],
    ['fewer than 20 sessions', (pupil, week) => (week < 2 && pupil < 9 ? 'B\\/\\/\\/\\/\\' : undefined), all],
    ['N, which becomes another code in time', (pupil) => (pupil < 20 ? 'NN/\\/\\/\\/\\' : undefined), all],
  ])('does not ask about %s', (_, recent, before) => {
    expect(asked(recent, before)).toEqual([]);
  });

  it('does not ask without a past to compare with', () => {
    const recent = tallyCodes(weeks(4, (pupil) => (pupil < 8 ? 'BB/\\/\\/\\/\\' : undefined)));
    expect(codeShares(recent, tallyCodes(weeks(2, () => undefined)))).toEqual([]);
  });

  it('never asks when nothing has changed', () => {
    const week = fc.array(fc.constantFrom(...'/\\LIOBXDdG-'), { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(fc.array(week, { minLength: 100, maxLength: 100 }), (pupils) => {
        const same = (pupil: number) => pupils[pupil]?.join('');
        expect(asked(same, same)).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});

describe('blanks', () => {
  const group = (name: string, withBlanks: number) =>
    Array.from({ length: 40 }, (_, n) => ({ group: name, blanks: n < withBlanks ? 3 : 0, pupils: 28 }));

  it('names the group whose registers have them far more often than the others’', () => {
    const registers = [...group('9C', 9), ...group('9D', 1), ...group('10A', 1), ...group('10B', 0)];
    expect(blankMarks(registers)).toEqual([
      {
        kind: 'blanks',
        group: '9C',
        blanks: 27,
        registers: { withBlanks: 9, all: 40 },
        others: { withBlanks: 2, all: 120 },
      },
    ]);
  });

  it('names nobody when all leave as many', () => {
    expect(blankMarks(['7A', '7B', '7C'].flatMap((name) => group(name, 6)))).toEqual([]);
  });
});

describe('marks changed after the day', () => {
  const marks = (count: number, from: string, to: string): MarkOverwritten[] =>
    Array.from({ length: count }, (_, n) => ({
      pupilId: n % 7,
      date: addDays('2026-09-07', Math.floor(n / 7)),
      from,
      to,
    }));

  it.each([
    ['an N explained more often than before', marks(40, 'N', 'I'), marks(10, 'N', 'I'), ['NI']],
    ['an N explained as often as ever', marks(20, 'N', 'I'), marks(40, 'N', 'I'), []],
    ['an absence that became in', marks(14, 'O', '/'), [], ['O/']],
    ['fewer than ten', marks(9, 'O', '/'), [], []],
  ])('%s', (_, recent, before, pairs) => {
    const found = overwrittenMarks({ marks: recent, liveDays: 20 }, { marks: before, liveDays: 40 });
    expect(found.map(({ from, to }) => from + to)).toEqual(pairs);
  });

  it('asks without a past only about what lifts the rate, and that first', () => {
    const recent = { marks: [...marks(30, 'N', 'I'), ...marks(14, 'O', 'X')], liveDays: 20 };
    expect(overwrittenMarks(recent, { marks: [], liveDays: 3 })).toEqual([
      {
        kind: 'overwritten',
        from: 'O',
        to: 'X',
        recent: { marks: 14, days: 20 },
        before: null,
        flatters: true,
      },
    ]);
    const both = overwrittenMarks(recent, { marks: [], liveDays: 40 });
    expect(both.map(({ from, to }) => from + to)).toEqual(['OX', 'NI']);
  });
});

describe('registers often late', () => {
  const closing = { AM: '09:30', PM: '14:00' };
  /** Eight weeks of afternoon registers: four groups, of which 9C is late when `late` says so. */
  const came = (late: (day: number, week: number) => boolean, atOnce = false): RegisterCame[] =>
    Array.from({ length: 40 }, (_, n) => {
      const [week, day] = [Math.floor(n / 5), n % 5];
      const date = addDays('2026-09-07', 7 * week + day);
      return ['9A', '9B', '9C', '9D'].map((group) => ({
        group,
        date,
        session: 'PM' as const,
        at: atOnce || (group === '9C' && late(day, week)) ? '15:10' : '13:55',
      }));
    }).flat();

  it('names the group and the weekday', () => {
    expect(
      lateRegisters(
        came((day, week) => (day === 0 && week !== 3 && week !== 5 ? true : day === 2 && week === 2)),
        closing,
      ),
    ).toEqual([
      {
        kind: 'late-registers',
        group: '9C',
        session: 'PM',
        weekday: 0,
        late: 6,
        days: 8,
        since: '2026-09-07',
        closes: '14:00',
      },
    ]);
  });

  it('names the group alone when it is late on any day', () => {
    expect(
      lateRegisters(
        came((day, week) => (day + week) % 3 !== 0),
        closing,
      ),
    ).toMatchObject([{ group: '9C', weekday: null }]);
  });

  it('says nothing where marks come once a day, or nearly all late together', () => {
    expect(
      lateRegisters(
        came(() => true, true),
        closing,
      ),
    ).toEqual([]);
  });
});

it('asks first about what flatters', () => {
  const late = {
    kind: 'late-registers',
    group: '7A',
    session: 'AM',
    weekday: null,
    late: 6,
    days: 8,
    since: '2026-09-07',
    closes: '09:30',
  } as const;
  const blank = {
    kind: 'blanks',
    group: '7A',
    blanks: 9,
    registers: { withBlanks: 9, all: 40 },
    others: { withBlanks: 9, all: 400 },
  } as const;
  const of = { found: 30, sessions: 4000 };
  const illness = { kind: 'code-share', character: 'I', recent: of, before: of, flatters: false } as const;
  const trips = { ...illness, character: 'B', flatters: true };
  expect(byUrgency([late, illness, blank, trips]).map(({ kind }) => kind)).toEqual([
    'code-share',
    'blanks',
    'code-share',
    'late-registers',
  ]);
});
