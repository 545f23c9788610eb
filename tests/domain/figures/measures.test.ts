import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addMeasure,
  breakdowns,
  measureSchool,
  noMeasure,
  type Measure,
} from '#shared/domain/figures/measures.ts';
import type { SpecialNeeds } from '#shared/domain/roll/pupil-groups.ts';
import { addDays, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { someRegisters, type PupilGiven } from '../../support/schools/some-registers.ts';

const MONDAY: SchoolDate = '2026-09-14';
const days = [0, 1, 2, 3, 4, 7, 8].map((ahead) => addDays(MONDAY, ahead));
const term = [
  { kind: 'term' as const, name: 'Autumn', starts: '2026-09-01', ends: '2026-12-18', policyTerm: 1 as const },
];
const moment = { today: '2026-09-22', time: '12:00' };

const day = fc.constantFrom(...days);
const code = fc.constantFrom('/', '\\', 'L', 'I', 'N', 'O', 'C', 'X', 'D', 'B', '#', '-');
const marksOfDay = fc.tuple(code, code).map((both) => both.join(''));
const membership = (starts: SchoolDate) =>
  fc.record({
    starts: fc.constant(starts),
    yearGroup: fc.integer({ min: 5, max: 13 }),
    tutorGroup: fc.constantFrom('A', 'B', ''),
    house: fc.constantFrom('Red', 'Blue', ''),
    pupilPremium: fc.boolean(),
    sen: fc.constantFrom<SpecialNeeds>('N', 'K', 'E'),
  });
const pupil: fc.Arbitrary<PupilGiven> = fc.record({
  startDate: fc.option(day),
  leavingDate: fc.option(day),
  memberships: fc.oneof(
    fc.tuple(membership('1900-01-01')),
    fc.tuple(membership('1900-01-01'), membership(days[2] ?? MONDAY)),
  ),
  marks: fc.dictionary(day, marksOfDay),
});

const plain = ({ codes, series, bands, ...rest }: Measure) => ({
  ...rest,
  codes: Object.fromEntries([...codes].sort()),
  series: Object.fromEntries([...series].sort()),
  bands: [bands.pupils, bands.persistentlyAbsent, bands.severelyAbsent, ...bands.counts],
});

describe('the measures of a school’s groups', () => {
  it('count the days asked for, and lay pupils in bands by all of theirs from another day on', () => {
    fc.assert(
      fc.property(fc.array(pupil, { maxLength: 8 }), day, day, (pupils, one, another) => {
        const [first, from] = one <= another ? [one, another] : [another, one];
        const registers = someRegisters(pupils, term);
        const asked = { to: days[6] ?? MONDAY, moment, by: 'all' as const, includes: () => true };
        const measured = (of: { from: SchoolDate; bandsFrom?: SchoolDate }) =>
          measureSchool(registers, { ...asked, ...of }).get('') ?? noMeasure();
        expect(plain(measured({ from, bandsFrom: first }))).toEqual({
          ...plain(measured({ from })),
          bands: plain(measured({ from: first })).bands,
        });
      }),
    );
  });

  it('add up to the same total, whatever they are broken down by', () => {
    fc.assert(
      fc.property(fc.array(pupil, { maxLength: 8 }), day, day, (pupils, one, another) => {
        const [from, to] = one <= another ? [one, another] : [another, one];
        const registers = someRegisters(pupils, term);
        const totals = breakdowns.map((by) => {
          const asked = {
            from,
            to,
            moment,
            by,
            split: 'week',
            withCodes: true,
            includes: () => true,
          } as const;
          return [...measureSchool(registers, asked).values()].reduce(addMeasure, noMeasure());
        });
        const [all, ...others] = totals.map(plain);
        for (const other of others) expect(other).toEqual(all);
        expect(all?.count.possible).toBe(
          (all?.count.attended ?? 0) + (all?.count.authorised ?? 0) + (all?.count.unauthorised ?? 0),
        );
      }),
    );
  });
});
