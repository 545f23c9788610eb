import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { attendanceCodes } from '#shared/domain/registers/attendance-codes.ts';
import { addMark, countMarks, noSessions, sumCounts } from '#shared/domain/registers/attendance-count.ts';
import { attendanceRate } from '#shared/domain/registers/attendance-rate.ts';

const character = fc.constantFrom(...attendanceCodes.map((entry) => entry.character));
const marks = fc.array(character, { maxLength: 400 });

describe('any marks', () => {
  it('are possible = attended + authorised + unauthorised, each counted as its code’s category says', () => {
    const categoryOf = new Map(attendanceCodes.map((entry) => [entry.character, entry.category]));
    fc.assert(
      fc.property(marks, (some) => {
        const count = countMarks(some);
        expect(count.possible).toBe(count.attended + count.authorised + count.unauthorised);
        const of = (...categories: string[]) =>
          some.filter((one) => categories.includes(categoryOf.get(one) ?? '')).length;
        expect(count).toEqual({
          possible: some.length - of('not possible', 'administrative', 'missing'),
          attended: of('attending', 'approved educational activity'),
          authorised: of('authorised absence'),
          unauthorised: of('unauthorised absence'),
          late: some.filter((one) => one === 'L').length,
        });
      }),
    );
  });

  it('count alike in every order, and however they are shared out before they are summed', () => {
    const shuffled = marks.chain((some) =>
      fc.tuple(
        fc.constant(some),
        fc.shuffledSubarray(some, { minLength: some.length, maxLength: some.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, fc.nat(400), ([some, other], cut) => {
        const count = countMarks(some);
        expect(countMarks(other)).toEqual(count);
        const parts = [countMarks(other.slice(0, cut)), countMarks(other.slice(cut))];
        expect(sumCounts(parts)).toEqual(count);
        expect(attendanceRate(sumCounts(parts))).toEqual(attendanceRate(count));
      }),
    );
  });

  it('are as before when a correction is taken back, whatever came between', () => {
    fc.assert(
      fc.property(marks, character, character, marks, (before, was, becomes, between) => {
        const count = countMarks([...before, was]);
        const expected = countMarks([...before, was, ...between]);
        addMark(count, was, -1);
        addMark(count, becomes);
        for (const one of between) addMark(count, one);
        addMark(count, becomes, -1);
        addMark(count, was);
        expect(count).toEqual(expected);
        for (const one of [...before, was, ...between]) addMark(count, one, -1);
        expect(count).toEqual(noSessions());
      }),
    );
  });
});
