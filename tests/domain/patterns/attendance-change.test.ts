import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { attendanceChanges, type AttendanceChange } from '#shared/domain/patterns/attendance-change.ts';
import { addDays, weekday } from '#shared/domain/basics/school-date.ts';
import type { WatchedPupil, WatchedSchool } from '#shared/domain/patterns/watched-days.ts';

const weekdays = (count: number): string[] => {
  const days: string[] = [];
  for (let day = '2026-09-07'; days.length < count; day = addDays(day, 1))
    if (weekday(day) < 5) days.push(day);
  return days;
};

/** A letter a day, both sessions: '.' in, 'l' late in the morning, else the mark. */
const twice = (day: string): string => (day === '.' ? '/\\' : day === 'l' ? 'L\\' : `${day}${day}`);
const pupil = (pupilId: number, days: string, more: Partial<WatchedPupil> = {}): WatchedPupil => ({
  pupilId,
  yearGroup: 9,
  household: null,
  marks: [...days].map(twice).join(''),
  ...more,
});

/** 60 others, each ill two days of 42, spread over all days. */
const others = (days: number): WatchedPupil[] =>
  Array.from({ length: 60 }, (_, n) =>
    pupil(1000 + n, Array.from({ length: days }, (_, day) => ((day + n) % 42 < 2 ? 'I' : '.')).join(''), {
      yearGroup: 8 + (n % 2),
    }),
  );

const school = (pupils: WatchedPupil[], days = 55): WatchedSchool => ({
  days: weekdays(days),
  pupils: [...others(days), ...pupils],
});
const changesOf = (watched: WatchedSchool, pupilId = 1): AttendanceChange[] =>
  attendanceChanges(watched).filter((change) => change.pupilId === pupilId);

const IN = (days: number): string => '.'.repeat(days);

describe('early change', () => {
  it('lists more absence than before with both counts', () => {
    const found = changesOf(school([pupil(1, `${IN(10)}I${IN(29)}.II..I..II....I`)]));
    expect(found.find(({ kind }) => kind === 'more-absence')).toEqual({
      pupilId: 1,
      kind: 'more-absence',
      recent: { days: 15, found: 6 },
      before: { days: 40, found: 1 },
      spells: 4,
    });
  });

  it('lists more lates, U among them', () => {
    const late = pupil(1, `${IN(20)}l${IN(19)}l.l.l..l.l....l`);
    const after = { ...late, marks: late.marks.replace(/L(?=[^L]*$)/, 'U') };
    expect(changesOf(school([after]))).toMatchObject([
      { kind: 'more-lates', recent: { days: 15, found: 6 }, before: { days: 40, found: 1 } },
    ]);
  });

  it.each([
    ['of two weeks', `${IN(45)}.l..l...l.`, { days: 10, found: 3 }, { days: 45, found: 0 }],
    ['of four weeks', `${IN(35)}l..l...l...l...l...l`, { days: 20, found: 6 }, { days: 35, found: 0 }],
  ])('tells lates %s, whichever chance brings least', (_, days, recent, before) => {
    expect(changesOf(school([pupil(1, days)]))).toMatchObject([{ kind: 'more-lates', recent, before }]);
  });

  it.each([
    ['lates', `${IN(40)}l.l.l.l.l......`],
    ['absences', `${IN(40)}II.I..I..I.....`],
  ])('lists nobody for %s that have stopped: none in the last week', (_, days) => {
    const found = changesOf(school([pupil(1, days)]));
    expect(found.filter(({ kind }) => kind.startsWith('more'))).toEqual([]);
  });

  it('finds a planted weekday', () => {
    const mondays = `${'.....'.repeat(7)}${'O....'.repeat(4)}`;
    const found = changesOf(school([pupil(1, mondays)]));
    expect(found.find(({ kind }) => kind === 'weekday-pattern')).toEqual({
      pupilId: 1,
      kind: 'weekday-pattern',
      weekday: 0,
      on: { days: 4, missed: 4 },
      other: { days: 51, missed: 0 },
    });
  });

  it.each([
    ['two of the last three', `${'.....'.repeat(9)}O....O....`, { days: 3, missed: 2 }],
    ['three of the last four', `${'.....'.repeat(7)}O....O.........O....`, { days: 4, missed: 3 }],
    [
      'not every one, over many weeks',
      `${'.I...'.repeat(1)}${'.....'.repeat(2)}${'O........I.....O....'.repeat(1)}O.........O....O....`,
      { days: 8, missed: 5 },
    ],
  ])('finds a weekday: %s', (_, days, on) => {
    const found = changesOf(school([pupil(1, days)], days.length));
    expect(found.filter(({ kind }) => kind === 'weekday-pattern')).toMatchObject([{ weekday: 0, on }]);
  });

  it.each([
    ['neither of the last two was missed', `${'.....'.repeat(4)}${'O....'.repeat(5)}${'.....'.repeat(2)}`],
    ['the year is younger than four weeks', `${'.....'.repeat(1)}${'O....'.repeat(2)}....`],
    ['days are missed all over the week', `${'.I.O.O.'.repeat(7)}O....`],
  ])('finds no weekday when %s', (_, days) => {
    const found = changesOf(school([pupil(1, days)], days.length));
    expect(found.filter(({ kind }) => kind === 'weekday-pattern')).toEqual([]);
  });

  it('lists single days of illness and the weekday most fell on', () => {
    const found = changesOf(school([pupil(1, `${'.....'.repeat(7)}....I....I.I..I.....`)]));
    expect(found.find(({ kind }) => kind === 'single-day-illness')).toEqual({
      pupilId: 1,
      kind: 'single-day-illness',
      since: '2026-10-30',
      times: 4,
      mostly: { weekday: 4, times: 3 },
    });
  });

  it('names those away on the same days, not the family', () => {
    const away = `${IN(35)}..O.....O.....O....O`;
    const found = changesOf(
      school([
        pupil(1, away, { household: 'H1' }),
        pupil(2, away),
        pupil(3, away),
        pupil(4, away, { household: 'H1' }),
        pupil(5, away, { yearGroup: 10 }),
      ]),
    );
    expect(found.find(({ kind }) => kind === 'shared-absence')).toMatchObject({
      yearGroup: 9,
      others: [2, 3],
      days: ['2026-10-28', '2026-11-05', '2026-11-13', '2026-11-20'],
      byChance: { days: 3, years: 1 },
    });
  });

  it('finds two days without a reason that two shared alone, however long one of them was away', () => {
    const found = changesOf(
      school([pupil(1, `${IN(41)}O.......NNNN..`), pupil(2, `${IN(41)}N.......O.....`)]),
    );
    expect(found.find(({ kind }) => kind === 'shared-absence')).toMatchObject({
      others: [2],
      days: ['2026-11-03', '2026-11-13'],
    });
  });

  it.each([
    ['one of them had begun the day before', `${IN(41)}O......OO.....`],
    ['the last is more than two weeks ago', `${IN(30)}O...O.........${IN(11)}`],
    ['it is one day', `${IN(50)}O....`],
  ])('finds no shared absence when %s', (_, days) => {
    const other = days.replace('OO', '.O');
    const found = changesOf(school([pupil(1, days), pupil(2, other)], days.length));
    expect(found.filter(({ kind }) => kind === 'shared-absence')).toEqual([]);
  });

  it.each([
    ['one long illness', `${IN(42)}IIIIIIIIII...`],
    ['a holiday', `${IN(42)}GGGGGGGGGG...`],
    ['leave, appointments, exclusion and a part-time timetable', `${IN(40)}M.C.E.dMM.C.E.d`],
    ['the same share as ever', 'I..........'.repeat(5)],
    ['sessions that were not possible', `${IN(40)}X.Y.D.X.1.2.X.X`.replaceAll('Y', '1')],
    ['a pupil who came last week', `${'-'.repeat(50)}I.I.I`],
  ])('does not list %s', (_, days) => {
    expect(changesOf(school([pupil(1, days)]))).toEqual([]);
  });

  it('lists nobody for a week in which half the school is ill, and nobody for a snow day', () => {
    const flu = Array.from({ length: 80 }, (_, n) =>
      pupil(n + 1, `${IN(40)}${n % 2 ? 'I.I.I' : '.....'}${IN(5)}`),
    );
    const snow = Array.from({ length: 80 }, (_, n) => pupil(n + 1, `${IN(46)}O...`));
    const kinds = [flu, snow].map((pupils) => attendanceChanges({ days: weekdays(50), pupils }));
    expect(kinds).toEqual([[], []]);
  });
});

const marks = fc.constantFrom('.', '.', '.', '.', '.', 'I', 'O', 'l', 'N', 'M', 'X', '-');
const anyDays = fc.array(marks, { minLength: 45, maxLength: 45 }).map((days) => days.join(''));

describe('whatever the marks', () => {
  it('never lists a pupil whose days are all alike', () => {
    fc.assert(
      fc.property(marks, fc.array(anyDays, { maxLength: 6 }), (mark, days) => {
        const pupils = [pupil(1, mark.repeat(45)), ...days.map((one, index) => pupil(index + 2, one))];
        expect(changesOf(school(pupils, 45))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('says the same in whatever order the pupils come', () => {
    fc.assert(
      fc.property(fc.array(anyDays, { minLength: 1, maxLength: 10 }), (days) => {
        const watched = school(
          days.map((one, index) => pupil(index + 1, one)),
          45,
        );
        const turned = { ...watched, pupils: [...watched.pupils].reverse() };
        expect(attendanceChanges(turned)).toEqual(attendanceChanges(watched));
      }),
      { numRuns: 40 },
    );
  });

  it('says the same with days nobody has a mark for, and with marks missing for not possible', () => {
    fc.assert(
      fc.property(
        fc.array(anyDays, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 0, max: 44 }),
        (days, at) => {
          const watched = school(
            days.map((one, index) => pupil(index + 1, one)),
            45,
          );
          const emptied = {
            days: [...watched.days.slice(0, at), '2026-01-01', ...watched.days.slice(at)],
            pupils: watched.pupils.map((one) => ({
              ...one,
              marks: `${one.marks.slice(0, 2 * at)}--${one.marks.slice(2 * at)}`.replaceAll('X', '-'),
            })),
          };
          expect(attendanceChanges(emptied)).toEqual(attendanceChanges(watched));
        },
      ),
      { numRuns: 40 },
    );
  });
});
