import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { attendanceCodes } from '#shared/domain/registers/attendance-codes.ts';
import { countMarks } from '#shared/domain/registers/attendance-count.ts';
import { countRegisters, type CountQuery } from '#shared/domain/registers/register-counts.ts';
import type { SchoolRegisters } from '#shared/domain/registers/school-registers.ts';
import type { CalendarPeriod } from '#shared/domain/basics/school-calendar.ts';
import { addDays } from '#shared/domain/basics/school-date.ts';
import { someRegisters, type PupilGiven } from '../../support/schools/some-registers.ts';

const MONDAY = '2026-09-14';
const TUESDAY = '2026-09-15';
const WEDNESDAY = '2026-09-16';
const THURSDAY = '2026-09-17';
const afterwards = { today: '2026-12-01', time: '16:00' };
const count = (registers: SchoolRegisters, query: Partial<CountQuery> = {}) =>
  countRegisters(registers, {
    from: MONDAY,
    to: '2026-09-18',
    moment: afterwards,
    by: 'kind',
    groups: 1,
    groupOf: () => 0,
    ...query,
  });
const term = (starts: string, ends: string): CalendarPeriod => ({
  kind: 'term',
  name: 'Autumn',
  starts,
  ends,
  policyTerm: 1,
});
const oneDay = [term(WEDNESDAY, WEDNESDAY)];

describe('what registers add up to', () => {
  it.each([
    ['/\\', { possible: 2, attended: 2, authorised: 0, unauthorised: 0, late: 0, missing: 0 }],
    ['L\\', { possible: 2, attended: 2, authorised: 0, unauthorised: 0, late: 1, missing: 0 }],
    ['IM', { possible: 2, attended: 0, authorised: 2, unauthorised: 0, late: 0, missing: 0 }],
    ['NO', { possible: 2, attended: 0, authorised: 0, unauthorised: 2, late: 0, missing: 0 }],
    ['UB', { possible: 2, attended: 1, authorised: 0, unauthorised: 1, late: 0, missing: 0 }],
    ['XD', { possible: 0, attended: 0, authorised: 0, unauthorised: 0, late: 0, missing: 0 }],
    ['4#', { possible: 0, attended: 0, authorised: 0, unauthorised: 0, late: 0, missing: 0 }],
    ['--', { possible: 0, attended: 0, authorised: 0, unauthorised: 0, late: 0, missing: 2 }],
    ['/-', { possible: 1, attended: 1, authorised: 0, unauthorised: 0, late: 0, missing: 1 }],
  ])('%s', (marks, expected) => {
    expect(count(someRegisters([{ marks: { [WEDNESDAY]: marks } }], oneDay)).count(0)).toEqual(expected);
  });

  it('a pupil without any row is missing on every school day on roll, and no other', () => {
    const registers = someRegisters(
      [{ startDate: TUESDAY, leavingDate: THURSDAY }],
      [term('2026-09-01', '2026-12-18'), { ...term(WEDNESDAY, WEDNESDAY), kind: 'inset' }],
    );
    expect(count(registers).count(0)).toMatchObject({ possible: 0, missing: 4 });
  });

  it('marks of days not on roll, and of pupils nobody entered, count nowhere', () => {
    const leaver = { leavingDate: TUESDAY, marks: { [TUESDAY]: '/\\', [WEDNESDAY]: '/\\' } };
    const both = someRegisters([leaver, { marks: { [TUESDAY]: 'NN' } }], oneDay);
    const registers = { ...both, roll: someRegisters([leaver]).roll };
    expect(count(registers).count(0)).toMatchObject({ possible: 2, attended: 2, missing: 0 });
  });

  it('a mark outside every term counts, a missing one there does not', () => {
    const registers = someRegisters([{ marks: { [MONDAY]: '/-' } }], oneDay);
    expect(count(registers).count(0)).toMatchObject({ possible: 1, missing: 2 });
  });

  it('sessions count for the group of their day', () => {
    const registers = someRegisters([
      {
        memberships: [{ pupilPremium: false }, { starts: WEDNESDAY, pupilPremium: true }],
        marks: { [TUESDAY]: '/I', [WEDNESDAY]: 'NN' },
      },
    ]);
    const counts = count(registers, { groups: 2, groupOf: (_, { pupilPremium }) => (pupilPremium ? 0 : 1) });
    expect(counts.count(1)).toMatchObject({ possible: 2, attended: 1 });
    expect(counts.count(0)).toMatchObject({ possible: 2, attended: 0 });
  });

  it.each([
    ['before its close nothing is due', '08:50', '--', 0, 0],
    ['an illness entered beforehand waits', '08:50', 'II', 0, 0],
    ['one called register makes the morning due', '08:50', '/I', 2, 0],
    ['after its close what is missing is missing', '09:30', '--', 0, 2],
    ['the afternoon has a close of its own', '14:00', '--', 0, 4],
  ])('today: %s', (_what, time, marks, possible, missing) => {
    const registers = someRegisters(
      [{ marks: { [WEDNESDAY]: marks } }, { marks: { [WEDNESDAY]: marks } }],
      oneDay,
    );
    const found = count(registers, { moment: { today: WEDNESDAY, time } }).count(0);
    expect([found.possible, found.missing]).toEqual([possible, missing]);
  });

  it('a day to come counts for nothing', () => {
    const registers = someRegisters([{ marks: { [THURSDAY]: 'VV' } }], [term(MONDAY, '2026-09-18')]);
    const found = count(registers, { moment: { today: MONDAY, time: '08:00' } }).count(0);
    expect(found).toMatchObject({ possible: 0, missing: 0 });
  });

  it('tells codes apart, and weeks', () => {
    const marks = { [TUESDAY]: '/c', '2026-09-22': 'NN' };
    const counts = count(someRegisters([{ marks }]), { to: '2026-09-27', by: 'code', split: 'week' });
    expect(counts.periods).toEqual([MONDAY, '2026-09-21']);
    expect(Object.fromEntries(counts.codes(0, 0))).toEqual({ '/': 1, C1: 1 });
    expect(Object.fromEntries(counts.codes(0, 1))).toEqual({ N: 2 });
  });
});

const character = fc.constantFrom(...attendanceCodes.map((code) => code.character));
const day = fc.integer({ min: 0, max: 20 }).map((days) => addDays('2026-09-07', days));
const somePupil: fc.Arbitrary<PupilGiven> = fc.record({
  startDate: fc.option(day),
  leavingDate: fc.option(day),
  memberships: fc.constantFrom(
    [{}],
    [{ pupilPremium: false }, { starts: '2026-09-16' }],
    [{ tutorGroup: '7B' }, { starts: '2026-09-09', yearGroup: 8 }, { starts: '2026-09-21' }],
  ),
  marks: fc.dictionary(
    day,
    fc.tuple(character, character).map((pair) => pair.join('')),
  ),
});
const somePupils = fc.array(somePupil, { maxLength: 6 });

describe('for any registers', () => {
  it('possible = attended + authorised + unauthorised, and a range is the sum of its days', () => {
    fc.assert(
      fc.property(somePupils, day, day, (pupils, one, other) => {
        const [from, to] = one < other ? [one, other] : [other, one];
        const registers = someRegisters(pupils);
        const whole = count(registers, { from, to }).count(0);
        expect(whole.possible).toBe(whole.attended + whole.authorised + whole.unauthorised);
        for (const split of ['day', 'week'] as const) {
          const parts = count(registers, { from, to, split });
          const sums = parts.periods.map((_, period) => parts.count(0, period));
          for (const figure of ['possible', 'attended', 'late', 'missing'] as const)
            expect(sums.reduce((sum, part) => sum + part[figure], 0)).toBe(whole[figure]);
        }
        const byCode = count(registers, { from, to, by: 'code' });
        expect(byCode.count(0)).toEqual(whole);
      }),
    );
  });

  it('is what counting mark by mark gives', () => {
    fc.assert(
      fc.property(somePupils, (pupils) => {
        const plain = pupils.flatMap(({ marks = {}, startDate, leavingDate }) =>
          Object.entries(marks).flatMap(([date, both]) =>
            (startDate ?? date) <= date && date <= (leavingDate ?? date) ? [...both] : [],
          ),
        );
        const { missing: _missing, ...counted } = count(someRegisters(pupils), {
          from: '2026-08-31',
          to: '2026-10-04',
        }).count(0);
        expect(counted).toEqual(countMarks(plain));
      }),
    );
  });

  it('the order of pupils never matters', () => {
    fc.assert(
      fc.property(somePupils, (pupils) => {
        const numbered = pupils.map((pupil, index) => ({ ...pupil, id: index + 1 }));
        const other = someRegisters([...numbered].reverse());
        expect(count(other).count(0)).toEqual(count(someRegisters(numbered)).count(0));
      }),
    );
  });
});
