import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { registerHistory } from '#shared/domain/registers/register-history.ts';
import { watchedRegisters } from '#shared/domain/patterns/watched-registers.ts';
import { watchedSchool } from '#shared/domain/patterns/watched-school.ts';
import { isOnRoll } from '#shared/domain/roll/pupil-groups.ts';
import { mondayOf } from '#shared/domain/basics/school-date.ts';
import { someRegisters, type PupilGiven } from '../../support/schools/some-registers.ts';

const DAYS = ['2026-09-10', '2026-09-11', '2026-09-14', '2026-09-15', '2026-09-17'];
const FIRST = '2026-09-10';
const LAST = '2026-09-17';

const pupils = fc.array(
  fc.record({
    group: fc.constantFrom('7A', '7B'),
    startDate: fc.constantFrom(null, '2026-09-11', '2026-09-15'),
    leavingDate: fc.constantFrom(null, '2026-09-14', '2026-09-16'),
    marks: fc.array(fc.constantFrom(undefined, '--', '/\\', 'I-', '-N', 'LB'), {
      minLength: DAYS.length,
      maxLength: DAYS.length,
    }),
  }),
  { minLength: 1, maxLength: 6 },
);

type Made = typeof pupils extends fc.Arbitrary<(infer One)[]> ? One : never;

const given = (made: Made): PupilGiven => ({
  startDate: made.startDate,
  leavingDate: made.leavingDate,
  memberships: [{ tutorGroup: made.group }],
  marks: Object.fromEntries(DAYS.flatMap((date, day) => (made.marks[day] ? [[date, made.marks[day]]] : []))),
});

describe('what those who watch read from the registers', () => {
  it('is each pupil’s marks of the days on roll, as read one by one', () => {
    fc.assert(
      fc.property(pupils, (made) => {
        const registers = someRegisters(made.map(given));
        const marksOn = (pupil: number, day: number) => made[pupil]?.marks[day] ?? '--';
        const onRoll = (pupil: number, day: number) =>
          isOnRoll(made[pupil] ?? { startDate: null, leavingDate: null }, DAYS[day] ?? '');
        const marked = DAYS.map((_, day) => made.some((_pupil, index) => marksOn(index, day) !== '--'));

        const weeks = new Map<string, string>();
        made.forEach((_pupil, index) =>
          DAYS.forEach((date, day) => {
            const key = `${index + 1} ${mondayOf(date)}`;
            if (marked[day] && onRoll(index, day))
              weeks.set(key, (weeks.get(key) ?? '') + marksOn(index, day));
          }),
        );
        const kept = watchedRegisters(registers, DAYS);
        const found = kept.pupilWeeks(FIRST, LAST);
        expect(new Map(found.map((one) => [`${one.pupilId} ${one.week}`, one.characters]))).toEqual(weeks);

        const blanks = DAYS.flatMap((_, day) =>
          marked[day]
            ? made.flatMap((_p, index) => (onRoll(index, day) ? [...marksOn(index, day)] : []))
            : [],
        );
        const taken = kept.registers(FIRST, LAST);
        expect(taken.reduce((sum, one) => sum + one.pupils, 0)).toBe(blanks.length);
        expect(taken.reduce((sum, one) => sum + one.blanks, 0)).toBe(
          blanks.filter((mark) => mark === '-').length,
        );

        const watched = watchedSchool(
          registers,
          made.map((_, index) => ({ id: index + 1, yearGroup: 7, household: null })),
          DAYS,
        );
        expect(watched.pupils.map(({ marks }) => marks)).toEqual(
          made.map((_, index) =>
            DAYS.map((_date, day) => (onRoll(index, day) ? marksOn(index, day) : '--')).join(''),
          ),
        );
      }),
    );
  });
});

describe('what is known of when marks came', () => {
  const { roll } = someRegisters([{}, {}, { leavingDate: '2026-09-11' }]);
  const came = (date: string, time: string) => ({ date, time, seconds: '00' });
  const week = '2026-09-14';
  const history = (versions: [marks: string, date: string, time: string][], pupilId = 1) =>
    registerHistory(roll, DAYS, [
      {
        pupilId,
        week,
        versions: versions.map(([marks, date, time]) => ({ marks, came: came(date, time) })),
      },
    ]);

  it('tells a mark changed after its day from one changed on it, and from one filled in', () => {
    expect(
      history([
        ['N-------------', '2026-09-14', '09:10'],
        ['I-N-----------', '2026-09-15', '09:10'],
        ['I\\L-----------', '2026-09-15', '09:40'],
      ]).overwritten,
    ).toEqual([{ pupilId: 1, date: '2026-09-14', from: 'N', to: 'I', on: '2026-09-15' }]);
  });

  it('says when a register’s first mark came, on the day itself', () => {
    expect(
      history([
        ['--I-----------', '2026-09-14', '08:00'], // known beforehand: nobody called a register
        ['/-N-----------', '2026-09-15', '09:10'],
        ['/-NN----------', '2026-09-15', '13:40'],
      ]).came,
    ).toEqual([
      { group: '7A', date: '2026-09-15', session: 'AM', at: '09:10' },
      { group: '7A', date: '2026-09-15', session: 'PM', at: '13:40' },
    ]);
  });

  it('is nothing of pupils who have left', () => {
    expect(history([['N-------------', '2026-09-14', '09:10']], 3)).toEqual({ overwritten: [], came: [] });
  });
});
