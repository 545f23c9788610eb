import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { attendanceCodes } from '#shared/domain/registers/attendance-codes.ts';
import {
  addCount,
  countRegisters,
  noRegisterCount,
  type RegisterCount,
} from '#shared/domain/registers/register-counts.ts';
import { RunningSums } from '#shared/domain/registers/running-sums.ts';
import { addDays, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { SchoolRegisters } from '#shared/domain/registers/school-registers.ts';
import { someRegisters, type PupilGiven } from '../../support/schools/some-registers.ts';

// Ten weeks over the turn of two school years.
const dayFrom = (first: SchoolDate) =>
  fc.integer({ min: 0, max: 69 }).map((days): SchoolDate => addDays(first, days));
const day = dayFrom('2026-06-29');
const character = fc.constantFrom(...attendanceCodes.map((code) => code.character));
const marks = fc.dictionary(
  day,
  fc.tuple(character, character).map((pair) => pair.join('')),
);
const memberships = fc.constantFrom<NonNullable<PupilGiven['memberships']>[]>(
  [{}],
  [{ pupilPremium: false }, { starts: '2026-07-16' }],
  [{}, { starts: '2026-07-14', pupilPremium: false }, { starts: '2026-08-01' }],
);
const pupils = fc.array(fc.record({ startDate: fc.option(day), leavingDate: fc.option(day), memberships }), {
  minLength: 1,
  maxLength: 5,
});
const calendar = fc.tuple(day, day).map((days) => {
  const [starts = '', ends = ''] = [...days].sort();
  return [{ kind: 'term' as const, name: 'A term', starts, ends, policyTerm: 1 as const }];
});

interface Asked {
  from: SchoolDate;
  to: SchoolDate;
  today: SchoolDate;
}
const asked: fc.Arbitrary<Asked> = fc.tuple(day, day, day).map((days) => {
  const [from = '', to = ''] = days.slice(0, 2).sort();
  return { from, to, today: days[2] };
});

const sides = (registers: SchoolRegisters, { from, to, today }: Asked, split?: 'week' | 'day') =>
  countRegisters(registers, {
    from,
    to,
    moment: { today, time: '16:00' },
    by: 'kind',
    groups: 2,
    ...(split && { split }),
    groupOf: (_pupil, { pupilPremium }) => (pupilPremium ? 0 : 1),
  });
const markByMark = (registers: SchoolRegisters, question: Asked, side: number): RegisterCount => {
  const days = sides(registers, question, 'day');
  return days.periods.reduce((sum, _, index) => addCount(sum, days.count(side, index)), noRegisterCount());
};

describe('weeks added up once and kept', () => {
  it('give what the marks give, whatever is asked in whatever order, and whatever changes in between', () => {
    fc.assert(
      fc.property(
        pupils,
        fc.array(fc.tuple(fc.array(marks, { minLength: 5, maxLength: 5 }), calendar, fc.array(asked)), {
          minLength: 1,
          maxLength: 3,
        }),
        (roll, times) => {
          const sums = new Map([2025, 2026].map((year) => [year, new RunningSums()]));
          for (const [marksOf, terms, questions] of times) {
            const given = roll.map((pupil, index) => ({ ...pupil, marks: marksOf[index] ?? {} }));
            const registers = { ...someRegisters(given, terms), sums };
            for (const question of questions)
              for (const side of [0, 1]) {
                const expected = markByMark(registers, question, side);
                expect(sides(registers, question).count(side)).toEqual(expected);
                const weeks = sides(registers, question, 'week');
                const ofWeeks = weeks.periods.map((_, index) => weeks.count(side, index));
                expect(ofWeeks.reduce(addCount, noRegisterCount())).toEqual(expected);
              }
          }
        },
      ),
    );
  });

  it('hold a school year of two sessions every day', () => {
    const year = Array.from({ length: 364 }, (_, days) => addDays('2025-08-04', days));
    const registers = someRegisters([{ marks: Object.fromEntries(year.map((date) => [date, '/L'])) }]);
    const question = { from: '2025-08-04', to: '2026-08-02', today: '2026-12-01' };
    expect(sides(registers, question).count(0)).toMatchObject({ possible: 728, attended: 728, late: 364 });
  });
});
