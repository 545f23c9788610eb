import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dailyFigures, type GroupDay } from '#shared/domain/figures/daily-figures.ts';
import { groupsOfDay } from '#shared/domain/figures/day-groups.ts';
import type { Session } from '#shared/domain/basics/session.ts';
import { someRegisters } from '../../support/schools/some-registers.ts';

const WEDNESDAY = '2026-09-16';

interface Pupil {
  group: string;
  year: number;
  pp: boolean;
  AM: string;
  PM: string;
}

const pupil = (marks: string, given: Partial<Pupil> = {}): Pupil => ({
  group: '7A',
  year: 7,
  pp: true,
  AM: marks[0] ?? '-',
  PM: marks[1] ?? '-',
  ...given,
});

/** As many alike. */
const times = (number: number, one: Pupil): Pupil[] => Array.from({ length: number }, () => one);

/** The lines of the day as they are counted from registers. */
const groupDays = (pupils: readonly Pupil[]): GroupDay[] =>
  groupsOfDay(
    someRegisters(
      pupils.map(({ group, year, pp, AM, PM }) => ({
        memberships: [{ yearGroup: year, tutorGroup: group, pupilPremium: pp }],
        marks: { [WEDNESDAY]: AM + PM },
      })),
    ),
    WEDNESDAY,
  );

const bothClosed = { AM: true, PM: true };
const amClosed = { AM: true, PM: false };
const pp93 = { cohort: 'pp', hundredths: 9300 } as const;

describe('the figures of a day', () => {
  it('let half days make halves: two pupils away for half a day each are one absent', () => {
    const figures = dailyFigures(
      groupDays([...times(18, pupil('/\\')), pupil('/I'), pupil('I\\')]),
      bothClosed,
      pp93,
    );
    expect(figures).toMatchObject({ cohort: { pp: 20 }, allowed: 1, absent: 1, diff: 0, countedAbsent: 2 });
    expect(figures.rate.pp).toEqual({ attended: 38, possible: 40, percent: 95 });
  });

  it('leave missing and not-possible marks out of the rate, not out of the cohort', () => {
    const figures = dailyFigures(
      groupDays([...times(8, pupil('/-')), pupil('N-'), pupil('--'), pupil('D-'), pupil('Y-')]),
      amClosed,
      pp93,
    );
    expect(figures.cohort.pp).toBe(12);
    expect(figures.rate.pp).toEqual({ attended: 8, possible: 9, percent: 88.9 });
    expect(figures.absent).toBe(1);
    expect(figures.missingMarks).toBe(1);
  });

  it('give the best and the worst diff, were the missing present or absent', () => {
    const figures = dailyFigures(
      groupDays([...times(80, pupil('/-')), ...times(10, pupil('N-')), ...times(10, pupil('--'))]),
      amClosed,
      pp93,
    );
    expect(figures).toMatchObject({ allowed: 7, absent: 11, diff: -4, missingMarksPp: 10 });
    expect([figures.diffIfMissingPresent, figures.diffIfMissingAbsent]).toEqual([-3, -13]);
  });

  it('know nothing while no register has come in: allowed stays, absent and diff are not known', () => {
    const figures = dailyFigures(groupDays(times(30, pupil('--'))), { AM: false, PM: false }, pp93);
    expect(figures).toMatchObject({ allowed: 2, absent: null, diff: null, sessions: [], missingMarks: 0 });
    expect(figures.rate.pp.percent).toBeNull();
    expect([figures.diffIfMissingPresent, figures.diffIfMissingAbsent]).toEqual([null, null]);
  });

  it('a trip entered beforehand does not make the afternoon due', () => {
    const figures = dailyFigures(groupDays([...times(9, pupil('/-')), pupil('/V')]), amClosed, pp93);
    expect(figures).toMatchObject({ sessions: ['AM'], missingMarks: 0, registersMissing: 0 });
    expect(figures.rate.pp).toMatchObject({ attended: 10, possible: 10 });
  });

  it('an afternoon register that one group has called is due for that group alone', () => {
    const figures = dailyFigures(
      groupDays([
        ...times(4, pupil('/\\')),
        pupil('/-'),
        ...times(5, pupil('/-', { group: '7B' })),
        pupil('/I', { group: '7B' }),
      ]),
      amClosed,
      pp93,
    );
    expect(figures).toMatchObject({ sessions: ['AM', 'PM'], missingMarks: 1, registersMissing: 0 });
    expect(figures.rate.pp).toMatchObject({ attended: 15, possible: 15 });
  });

  it('count the registers that are closed and have no mark at all', () => {
    const figures = dailyFigures(
      groupDays([
        ...times(3, pupil('/-')),
        ...times(4, pupil('--', { group: '7B' })),
        ...times(2, pupil('--', { group: '8A', year: 8 })),
      ]),
      amClosed,
      pp93,
      (group) => group.yearGroup === 7,
    );
    expect(figures).toMatchObject({ registersMissing: 1, missingMarks: 4 });
  });

  it('count each absent pupil once, whether for half a day or the whole', () => {
    const figures = dailyFigures(
      groupDays([pupil('NN'), pupil('/N'), pupil('I\\'), pupil('/\\'), pupil('NN', { pp: false })]),
      bothClosed,
      pp93,
    );
    expect(figures.countedAbsent).toBe(3);
    expect(dailyFigures(groupDays([pupil('NN')]), bothClosed, { ...pp93, cohort: 'all' }).countedAbsent).toBe(
      1,
    );
  });

  it('leave an appointment entered for the afternoon out until the afternoon is due', () => {
    const figures = dailyFigures(groupDays([pupil('/M'), pupil('/-')]), amClosed, pp93);
    expect(figures).toMatchObject({ countedAbsent: 0, absent: 0 });
  });

  const mark = fc.constantFrom('/', '\\', 'L', 'N', 'I', 'V', 'D', 'U', '-', '-');
  const anyPupil = fc.record({
    group: fc.constantFrom('7A', '7B'),
    year: fc.constantFrom(7, 8, 12),
    pp: fc.boolean(),
    AM: mark,
    PM: mark,
  });
  const closing = fc.constantFrom({ AM: false, PM: false }, amClosed, bothClosed);

  it('are what counting pupil by pupil gives', () => {
    fc.assert(
      fc.property(
        fc.array(anyPupil, { maxLength: 40 }),
        closing,
        fc.constantFrom('pp', 'all'),
        (...given) => {
          const [pupils, closed, cohort] = given;
          const target = { cohort, hundredths: 9300 };
          const found = dailyFigures(groupDays(pupils), closed, target, ({ yearGroup }) => yearGroup < 12);
          expect(found).toMatchObject(countedOneByOne(pupils, closed, cohort));
        },
      ),
      { numRuns: 400 },
    );
  });

  it('lie between the best and the worst diff', () => {
    fc.assert(
      fc.property(fc.array(anyPupil, { maxLength: 40 }), closing, (pupils, closed) => {
        const { diff, diffIfMissingPresent, diffIfMissingAbsent } = dailyFigures(
          groupDays(pupils),
          closed,
          pp93,
        );
        if (diff === null) return;
        expect(diffIfMissingPresent).toBeGreaterThanOrEqual(diff);
        expect(diffIfMissingAbsent).toBeLessThanOrEqual(diff);
      }),
    );
  });
});

/** The same figures by the words of the rules: one pupil and session after the other. */
function countedOneByOne(pupils: readonly Pupil[], closed: Record<Session, boolean>, cohort: 'pp' | 'all') {
  const called = (group: string, session: Session): boolean =>
    pupils.some((one) => one.group === group && '/\\LNU'.includes(one[session]));
  const covered = pupils.filter(({ year }) => year < 12);
  const counted = { possible: 0, attended: 0, missing: 0, missingPp: 0 };
  const absentees = new Set<Pupil>();
  for (const one of covered) {
    for (const session of ['AM', 'PM'] as const) {
      if (!closed[session] && !called(one.group, session)) continue;
      const code = one[session];
      const present = '/\\LV'.includes(code);
      const absent = 'NIU'.includes(code);
      const ofCohort = cohort === 'all' || one.pp;
      if (code === '-') {
        counted.missing += 1;
        if (one.pp) counted.missingPp += 1;
      }
      if (!ofCohort) continue;
      if (present) counted.attended += 1;
      if (present || absent) counted.possible += 1;
      if (absent) absentees.add(one);
    }
  }
  const size = covered.filter(({ pp }) => cohort === 'all' || pp).length;
  const allowed = Math.trunc((size * 7) / 100);
  const away = counted.possible - counted.attended;
  const absent = counted.possible === 0 ? null : Math.trunc((size * away) / counted.possible);
  return {
    cohort: { pp: covered.filter(({ pp }) => pp).length, all: covered.length },
    allowed,
    absent,
    diff: absent === null ? null : allowed - absent,
    missingMarks: counted.missing,
    missingMarksPp: counted.missingPp,
    countedAbsent: absentees.size,
  };
}
