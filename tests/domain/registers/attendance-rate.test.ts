import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { attendanceGap, attendanceRate } from '#shared/domain/registers/attendance-rate.ts';
import { bandName, bandOf } from '#shared/domain/figures/attendance-band.ts';
import { isPersistentlyAbsent, isSeverelyAbsent } from '#shared/domain/figures/persistent-absence.ts';

const side = fc
  .nat(400)
  .chain((possible) => fc.record({ possible: fc.constant(possible), attended: fc.nat(possible) }));

describe('a rate', () => {
  it.each([
    [9, 10, 90],
    [2, 3, 66.7],
    [1, 3, 33.3],
    [889, 1000, 88.9],
    [1999, 2000, 100],
    [1795, 2000, 89.8],
    [0, 4, 0],
    [0, 0, null],
  ])('of %s in %s is %s %%, 1 decimal, halves up', (attended, possible, percent) => {
    expect(attendanceRate({ attended, possible })).toEqual({ attended, possible, percent });
  });
});

describe('the gap: non-PP minus PP from unrounded rates (sharing the gaps)', () => {
  it.each([
    [{ attended: 851, possible: 1000 }, { attended: 927, possible: 1000 }, 7.6],
    [{ attended: 90, possible: 100 }, { attended: 85, possible: 100 }, -5],
    [{ attended: 9005, possible: 10_000 }, { attended: 9000, possible: 10_000 }, -0.1],
    [{ attended: 9000, possible: 10_000 }, { attended: 9005, possible: 10_000 }, 0.1],
    [{ attended: 8946, possible: 10_000 }, { attended: 8954, possible: 10_000 }, 0.1],
    [{ attended: 1, possible: 3 }, { attended: 1, possible: 3 }, 0],
    [{ attended: 0, possible: 0 }, { attended: 1, possible: 1 }, null],
    [{ attended: 1, possible: 1 }, { attended: 0, possible: 0 }, null],
  ])('PP %j, others %j: %s points', (pp, nonPp, gap) => {
    expect(attendanceGap(pp, nonPp)).toBe(gap);
  });

  it('turns its sign when the sides are exchanged', () => {
    fc.assert(
      fc.property(side, side, (pp, nonPp) => {
        const there = attendanceGap(pp, nonPp);
        const back = attendanceGap(nonPp, pp);
        expect(there === null ? back : there + (back ?? NaN)).toBe(there === null ? null : 0);
      }),
    );
  });

  it('stays exact for a trust’s year, where plain numbers would not', () => {
    const pp = { attended: 1_523_456_789, possible: 1_700_000_001 };
    const nonPp = { attended: 3_423_456_789, possible: 3_700_000_003 };
    expect(attendanceGap(pp, nonPp)).toBe(2.9);
  });
});

describe('the bands [0,60) [60,90) [90,95) [95,97) [97,99) [99,100]', () => {
  it.each([
    [0, 100, '0–60'],
    [5999, 10_000, '0–60'],
    [60, 100, '60–90'],
    [8999, 10_000, '60–90'],
    [90, 100, '90–95'],
    [9499, 10_000, '90–95'],
    [95, 100, '95–97'],
    [97, 100, '97–99'],
    [98, 100, '97–99'],
    [99, 100, '99–100'],
    [1, 1, '99–100'],
  ])('%s of %s lies in %s', (attended, possible, name) => {
    expect(bandName(bandOf({ attended, possible }) ?? -1)).toBe(name);
  });

  it('have no place for a pupil without a possible session', () => {
    expect(bandOf({ attended: 0, possible: 0 })).toBeNull();
  });
});

describe('persistent (10 × absent ≥ possible) and severe absence (2 × absent ≥ possible)', () => {
  it.each([
    [9, 10, true, false, 'exactly 90.0 % is persistent, and lies in the band 90–95'],
    [91, 100, false, false, '91 %'],
    [341, 378, false, false, '37 of 378 sessions'],
    [340, 378, true, false, '38 of 378 sessions'],
    [50, 100, true, true, 'exactly half is severe'],
    [51, 100, true, false, 'just over half'],
    [0, 1, true, true, 'the first session missed: true to the rule, said with the sessions beside it'],
    [0, 0, false, false, 'no possible session'],
  ])('%s of %s: %s, %s (%s)', (attended, possible, persistent, severe) => {
    expect(isPersistentlyAbsent({ attended, possible })).toBe(persistent);
    expect(isSeverelyAbsent({ attended, possible })).toBe(severe);
  });

  it('severe absence is persistent too', () => {
    fc.assert(
      fc.property(side, (count) => {
        expect(!isSeverelyAbsent(count) || isPersistentlyAbsent(count)).toBe(true);
      }),
    );
  });
});
