import { describe, expect, it } from '@jest/globals';
import { attendanceRate } from '#shared/domain/registers/attendance-rate.ts';
import { trustDay } from '#shared/domain/figures/trust-totals.ts';

type SchoolDay = Parameters<typeof trustDay>[0][number];

function schoolDay(pupils: number, attended: number, allowed: number, absent: number | null): SchoolDay {
  const rate = attendanceRate({ attended, possible: absent === null ? 0 : pupils });
  return {
    sessions: absent === null ? [] : ['AM'],
    cohort: { pp: pupils, all: pupils },
    rate: { pp: rate, all: rate, nonPp: attendanceRate({ attended: 0, possible: 0 }) },
    allowed,
    absent,
    diff: absent === null ? null : allowed - absent,
    diffIfMissingPresent: absent === null ? null : allowed - absent + 1,
    diffIfMissingAbsent: absent === null ? null : allowed - absent - 1,
    countedAbsent: absent ?? 0,
    registersMissing: 1,
    missingMarks: 2,
    missingMarksPp: 1,
    onePupilPercent: 1,
    changeSincePreviousDay: absent === null ? null : 3,
  };
}

describe("the trust's day is the sum of its schools'", () => {
  it('adds up allowed, absent and diff, though the trust’s own rate would round otherwise', () => {
    const schools = [schoolDay(99, 90, 6, 9), schoolDay(99, 90, 6, 9), schoolDay(99, 90, 6, 9)];
    expect(trustDay(schools)).toMatchObject({ allowed: 18, absent: 27, diff: -9, schoolsCounted: 3 });
    expect(Math.trunc((297 * 7) / 100)).toBe(20);
  });

  it('sums over the schools that have a diff, and says how many they are', () => {
    const sum = trustDay([schoolDay(100, 90, 7, 10), schoolDay(100, 0, 7, null)]);
    expect(sum).toMatchObject({
      schoolsCounted: 1,
      schoolsTotal: 2,
      allowed: 7,
      absent: 10,
      diff: -3,
      diffIfMissingPresent: -2,
      diffIfMissingAbsent: -4,
      changeSincePreviousDay: 3,
      cohort: { pp: 200, all: 200 },
      registersMissing: 2,
      missingMarks: 4,
      missingMarksPp: 2,
    });
  });

  it('divides the summed sessions once', () => {
    const sum = trustDay([schoolDay(10, 5, 0, 5), schoolDay(90, 90, 6, 0)]);
    expect(sum.rate.pp).toEqual({ attended: 95, possible: 100, percent: 95 });
  });

  it('keeps allowed where no school has a diff, and knows no other figure', () => {
    const sum = trustDay([schoolDay(100, 0, 7, null), schoolDay(50, 0, 3, null)]);
    expect(sum).toMatchObject({ schoolsCounted: 0, allowed: 10, absent: null, diff: null });
    expect(sum.changeSincePreviousDay).toBeNull();
    expect(sum.rate.all.percent).toBeNull();
  });

  it('is empty for no school', () => {
    expect(trustDay([])).toMatchObject({ schoolsTotal: 0, allowed: 0, absent: null, diff: null });
  });
});
