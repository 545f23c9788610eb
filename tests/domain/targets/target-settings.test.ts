import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { SchoolPhase } from '#shared/domain/basics/year-group.ts';
import { addDays } from '#shared/domain/basics/school-date.ts';
import {
  keyMeasurePhases,
  liesUnder,
  targetInForce,
  withSetting,
  type TargetPurpose,
  type TargetScope,
  type TargetSetting,
  type TargetValue,
} from '#shared/domain/targets/target-settings.ts';

const BA = { id: 'BA', phase: 'secondary' as SchoolPhase };
const trust: TargetScope = { kind: 'trust' };
const phase = (of: SchoolPhase): TargetScope => ({ kind: 'phase', phase: of });
const school = (id: string): TargetScope => ({ kind: 'school', school: id });

function setting(
  scope: TargetScope,
  starts: string,
  value: Partial<TargetValue> | null,
  purpose: TargetPurpose = 'daily',
): TargetSetting {
  const whole = value && { cohort: 'pp' as const, years: null, hundredths: 9400, ...value };
  return { scope, purpose, starts, value: whole };
}

describe('what holds before anybody sets a target', () => {
  it.each<[SchoolPhase, string | null]>([
    ['secondary', '7-10'],
    ['all-through', '7-10'],
    ['primary', null],
    ['special', null],
    ['post16', null],
  ])('in a %s school: 93 %% of pupil premium, years %j', (of, years) => {
    expect(targetInForce([], { id: 'X', phase: of }, 'daily', '2026-09-16')).toEqual({
      cohort: 'pp',
      years,
      hundredths: 9300,
      from: null,
    });
  });

  it('counts under 96 % in primary, 95 % in secondary years, each in an all-through school', () => {
    const measure = (of: SchoolPhase) =>
      keyMeasurePhases(of).map((pupils) => {
        const found = targetInForce([], { id: 'X', phase: of }, 'key-measure', '2026-09-16', pupils);
        return [pupils, found?.hundredths];
      });
    expect(measure('primary')).toEqual([['primary', 9600]]);
    expect(measure('secondary')).toEqual([['secondary', 9500]]);
    expect(measure('all-through')).toEqual([
      ['primary', 9600],
      ['secondary', 9500],
    ]);
    expect(measure('post16')).toEqual([]);
  });

  it('knows neither a minimum of the Department nor a post-16 target', () => {
    expect(targetInForce([], BA, 'department-minimum', '2026-09-16')).toBeNull();
    expect(targetInForce([], BA, 'post-16', '2026-09-16')).toBeNull();
  });
});

describe('the target in force', () => {
  const settings = [
    setting(trust, '2026-09-01', { hundredths: 9350 }),
    setting(phase('secondary'), '2026-10-01', { hundredths: 9400, years: '7-11' }),
    setting(school('BA'), '2026-11-01', { hundredths: 9500, cohort: 'all' }),
    setting(school('BA'), '2026-12-01', null),
  ];
  it.each([
    ['2026-08-31', 9300, '7-10'],
    ['2026-09-01', 9350, '7-10'],
    ['2026-10-01', 9400, '7-11'],
    ['2026-11-30', 9500, '7-10'],
    ['2026-12-01', 9400, '7-11'],
  ])('on %s is %d, years %s', (date, hundredths, years) => {
    expect(targetInForce(settings, BA, 'daily', date)).toMatchObject({ hundredths, years });
  });

  it('of an all-through school follows its own phase, else the secondary one', () => {
    const allThrough = { id: 'AT', phase: 'all-through' as const };
    expect(targetInForce(settings, allThrough, 'daily', '2026-10-02')?.hundredths).toBe(9400);
    const own = setting(phase('all-through'), '2026-09-01', { hundredths: 9200 });
    expect(targetInForce([...settings, own], allThrough, 'daily', '2026-10-02')?.hundredths).toBe(9200);
  });

  it('of a special school is not the secondary one', () => {
    const special = { id: 'SP', phase: 'special' as const };
    expect(targetInForce(settings, special, 'daily', '2026-10-02')?.hundredths).toBe(9350);
  });

  it.each<[SchoolPhase, string, string | null]>([
    ['secondary', '7-13', '7-11'],
    ['secondary', 'R-13', 'R-11'],
    ['secondary', '12-13', '7-10'],
    ['all-through', '5-12', '5-11'],
    ['primary', '7-10', null],
    ['primary', 'R-6', 'R-6'],
    ['special', '7-13', '7-13'],
    ['post16', '12-12', '12-12'],
  ])('in a %s school, set for years %s of the trust, covers %j', (of, years, covered) => {
    const found = targetInForce(
      [setting(trust, '2026-09-01', { years })],
      { id: 'X', phase: of },
      'daily',
      '2026-09-16',
    );
    expect(found?.years).toBe(covered);
  });

  it('post-16 covers years 12 and 13 of any school', () => {
    const set = [setting(phase('post16'), '2026-09-01', { hundredths: 9500 }, 'post-16')];
    expect(targetInForce(set, BA, 'post-16', '2026-09-16')).toMatchObject({
      years: '12-13',
      hundredths: 9500,
    });
  });

  it('a minimum of the Department holds for its own school year alone', () => {
    const set = [
      setting(school('BA'), '2026-08-01', { cohort: 'all', hundredths: 9430 }, 'department-minimum'),
    ];
    const on = (date: string) => targetInForce(set, BA, 'department-minimum', date)?.hundredths ?? null;
    expect([on('2026-07-31'), on('2026-08-01'), on('2027-07-31'), on('2027-08-01')]).toEqual([
      null,
      9430,
      9430,
      null,
    ]);
  });

  it('lies under the minimum when it asks for less', () => {
    const of = (hundredths: number): TargetValue => ({ cohort: 'pp', years: null, hundredths });
    expect([
      liesUnder(of(9300), of(9301)),
      liesUnder(of(9300), of(9300)),
      liesUnder(of(9300), null),
      liesUnder(null, of(1)),
    ]).toEqual([true, false, false, false]);
  });
});

describe('for any settings', () => {
  const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2026-08-01', days));
  const scope = fc.constantFrom<TargetScope>(
    ...[trust, phase('secondary'), phase('primary'), phase('all-through'), school('BA'), school('CA')],
  );
  const value = fc.option(
    fc.record({
      cohort: fc.constantFrom<'pp' | 'all'>('pp', 'all'),
      years: fc.constantFrom(null, '7-10', 'R-6', '7-13'),
      hundredths: fc.integer({ min: 0, max: 10_000 }),
    }),
    { freq: 4 },
  );
  const one = fc
    .record({ scope, starts: day, value })
    .map((made): TargetSetting => ({ ...made, purpose: 'daily' }));
  /** As the store keeps them: one for each scope, purpose and day. */
  const settings = fc
    .array(one, { maxLength: 14 })
    .map((made) => made.reduce<TargetSetting[]>((all, next) => withSetting(all, next), []));
  const anySchool = fc.constantFrom(
    BA,
    { id: 'CA', phase: 'primary' as const },
    { id: 'DA', phase: 'all-through' as const },
  );
  const found = (all: readonly TargetSetting[], of: typeof BA, date: string) =>
    targetInForce(all, of, 'daily', date);

  it('a later target never changes an earlier day', () => {
    fc.assert(
      fc.property(settings, one, anySchool, day, (all, later, of, date) => {
        fc.pre(date < later.starts);
        expect(found(withSetting(all, later), of, date)).toEqual(found(all, of, date));
      }),
    );
  });

  it('their order never matters', () => {
    fc.assert(
      fc.property(
        settings.chain((all) =>
          fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
          ),
        ),
        anySchool,
        day,
        ([all, shuffled], of, date) => {
          expect(found(shuffled, of, date)).toEqual(found(all, of, date));
        },
      ),
    );
  });

  it('the most specific one that has begun wins', () => {
    const rank = (setting: TargetSetting | null) =>
      setting === null ? 0 : { trust: 1, phase: 2, school: 3 }[setting.scope.kind];
    fc.assert(
      fc.property(settings, anySchool, day, (all, of, date) => {
        const from = found(all, of, date)?.from ?? null;
        const own = all
          .filter(({ scope, starts }) => scope.kind === 'school' && scope.school === of.id && starts <= date)
          .sort((a, b) => (a.starts < b.starts ? 1 : -1))[0];
        if (own?.value) expect(from).toBe(own);
        else expect(rank(from)).toBeLessThan(3);
        const others = all.filter(({ scope }) => scope.kind !== 'school' || scope.school === of.id);
        expect(found(others, of, date)).toEqual(found(all, of, date));
      }),
    );
  });

  it('no secondary figure ever covers years 12 and 13', () => {
    fc.assert(
      fc.property(settings, day, (all, date) => {
        expect(found(all, BA, date)?.years).toMatch(/-(10|11)$/);
      }),
    );
  });
});
