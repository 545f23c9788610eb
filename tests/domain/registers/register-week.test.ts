import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { attendanceCodes } from '#shared/domain/registers/attendance-codes.ts';
import {
  absentSessions,
  addMark,
  countMarks,
  noSessions,
  sumCounts,
} from '#shared/domain/registers/attendance-count.ts';
import { emptyWeek } from '#shared/domain/registers/register-week.ts';

const character = fc.constantFrom(...attendanceCodes.map((code) => code.character));
const marks = fc.array(character, { maxLength: 40 });

describe('marks as counts', () => {
  it('possible is attended, authorised and unauthorised together, always', () => {
    fc.assert(
      fc.property(marks, (characters) => {
        const count = countMarks(characters);
        expect(count.possible).toBe(count.attended + count.authorised + count.unauthorised);
        expect(absentSessions(count)).toBe(count.authorised + count.unauthorised);
        expect(count.late).toBe(characters.filter((one) => one === 'L').length);
      }),
    );
  });

  it('a mark taken back leaves what was before', () => {
    fc.assert(
      fc.property(marks, character, (characters, one) => {
        const count = countMarks(characters);
        addMark(count, one);
        addMark(count, one, -1);
        expect(count).toEqual(countMarks(characters));
      }),
    );
  });

  it('counts add up', () => {
    fc.assert(
      fc.property(marks, marks, (some, more) => {
        expect(sumCounts([countMarks(some), countMarks(more)])).toEqual(countMarks([...some, ...more]));
      }),
    );
    expect(sumCounts([])).toEqual(noSessions());
  });
});

describe('a register week', () => {
  it('begins without a mark', () => {
    expect(emptyWeek).toBe('--------------');
  });
});
