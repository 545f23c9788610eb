import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '#shared/domain/basics/school-date.ts';
import {
  caseloadFault,
  caseloadOn,
  caseloadStands,
  overlap,
  type GivenCaseload,
} from '#shared/domain/people/caseload.ts';
import {
  EVERY_SCHOOL,
  byPostsAlone,
  hasRight,
  hasRightAnywhere,
  holdsSomewhere,
  mayDoAction,
  maySeePupil,
  maySeeTutorGroup,
  mayWorkWithPupil,
  readerKey,
  schoolsWithRight,
  seesWholeGroup,
} from '#shared/domain/people/permission.ts';
import { rights, roles, type Right } from '#shared/domain/people/rights.ts';
import { person, post } from '../../support/schools/people.ts';

const TODAY = '2026-09-16';
const pupil = { id: 7, school: 'BA', tutorGroup: '7A', yearGroup: 7, house: 'Oak' } as const;
const given = (change: Partial<GivenCaseload> = {}): GivenCaseload => ({
  school: 'BA',
  pupilId: 7,
  from: '2026-09-14',
  until: null,
  isEnded: false,
  ...change,
});
const mentor = person([post('BA', 'mentor')]);

describe('what holds of caseloads', () => {
  it.each([
    ['on its first day', {}, '2026-09-14', true],
    ['not the day before', {}, '2026-09-13', false],
    ['years later, where it has no last day', {}, '2028-01-01', true],
    ['on its last day', { until: TODAY }, TODAY, true],
    ['not the day after', { until: '2026-09-15' }, TODAY, false],
    ['not once it was ended', { isEnded: true }, TODAY, false],
  ])('%s', (_what, change, day, holds) => {
    const caseload = caseloadOn([given(change)], day);
    expect(maySeePupil({ ...mentor, caseload }, pupil)).toBe(holds ? 'yes' : 'unknown');
  });

  it.each(roles.map((role) => [role, ['mentor', 'welfare-officer'].includes(role)] as const))(
    'as a %s, there or at every school: %s; at another school never',
    (role, holds) => {
      const caseload = caseloadOn([given()], TODAY);
      const sees = (school: string): boolean => {
        const before = person([post(school, role)]);
        return maySeePupil(before, pupil) !== 'yes' && maySeePupil({ ...before, caseload }, pupil) === 'yes';
      };
      expect([sees('BA'), sees(EVERY_SCHOOL), sees('CA')]).toEqual([holds, holds, false]);
    },
  );

  it('a named adult sees the pupil while they ring families at the school itself', () => {
    const caseload = [{ school: 'BA', pupil: 7, by: 'named-adult' as const }];
    const sees = (school: string, role: (typeof roles)[number]) =>
      maySeePupil({ ...person([post(school, role)]), caseload }, pupil);
    expect(sees('BA', 'tutor')).toBe('yes');
    expect(sees('BA', 'mentor')).toBe('yes');
    for (const [school, role] of [
      ['CA', 'tutor'],
      [EVERY_SCHOOL, 'tutor'],
      ['BA', 'administrator'],
    ] as const)
      expect(sees(school, role)).toBe('unknown');
  });

  it('is of the pupil, not of the number: another school’s pupil of that id is not meant', () => {
    const caseload = caseloadOn([given()], TODAY);
    const both = { ...person([post('BA', 'mentor'), post('CA', 'mentor')]), caseload };
    expect(maySeePupil(both, { ...pupil, school: 'CA' })).toBe('unknown');
    expect(maySeePupil(both, { ...pupil, id: 8 })).toBe('unknown');
  });
});

describe('what may be given', () => {
  const wish = { posts: [post('BA', 'mentor')], school: 'BA', from: TODAY, until: null };
  it.each([
    ['as it is', {}, null],
    ['for one day', { until: TODAY }, null],
    ['from a later day', { from: '2026-10-01' }, null],
    ['from yesterday', { from: '2026-09-15' }, 'too-soon'],
    ['to an end before it', { until: '2026-09-15' }, 'ends-before-it-begins'],
    ['to a tutor', { posts: [post('BA', 'tutor')] }, 'no-caseload-role'],
    ['to a mentor of another school', { posts: [post('CA', 'mentor')] }, 'no-caseload-role'],
    ['to nobody there is', { posts: [] }, 'no-caseload-role'],
  ] as const)('%s', (_what, change, fault) => {
    expect(caseloadFault({ ...wish, ...change }, TODAY)).toBe(fault);
  });

  it.each([
    ['2026-09-01', null, '2026-10-01', null, true],
    ['2026-09-01', '2026-10-01', '2026-10-01', null, true],
    ['2026-09-01', '2026-09-30', '2026-10-01', null, false],
    ['2026-10-01', null, '2026-09-01', '2026-09-30', false],
  ])('%s to %s and %s to %s have a day in both: %s', (from, until, from2, until2, expected) => {
    expect(overlap({ from, until }, { from: from2, until: until2 })).toBe(expected);
  });
});

const allRights = Object.keys(rights) as Right[];
const schools = ['BA', 'CA'];
const anyPosts = fc.array(
  fc
    .tuple(fc.constantFrom(EVERY_SCHOOL, ...schools), fc.subarray([...roles]))
    .map(([school, held]) => post(school, held, { tutorGroups: ['8B'], yearGroups: [8] })),
  { maxLength: 3 },
);
const anyDay = fc.integer({ min: -4, max: 4 }).map((days) => addDays(TODAY, days));
const anyGiven = fc.array(
  fc.record({
    school: fc.constantFrom(...schools),
    pupilId: fc.constantFrom(7, 8),
    from: anyDay,
    until: fc.option(anyDay),
    isEnded: fc.boolean(),
  }),
  { maxLength: 5 },
);

describe('whoever has a caseload', () => {
  it('sees and works with those pupils while it holds and the post does, and nobody and nothing else', () => {
    fc.assert(
      fc.property(anyPosts, anyGiven, (posts, all) => {
        const before = person(posts);
        const after = { ...before, caseload: caseloadOn(all, TODAY) };
        for (const school of schools) {
          const hasPost = posts.some(
            (one) =>
              [school, EVERY_SCHOOL].includes(one.school) &&
              (one.roles.includes('mentor') || one.roles.includes('welfare-officer')),
          );
          for (const id of [7, 8, 9]) {
            const someone = { ...pupil, school, id };
            const isOn = all.some(
              (one) =>
                one.school === school &&
                one.pupilId === id &&
                !one.isEnded &&
                one.from <= TODAY &&
                (one.until ?? TODAY) >= TODAY,
            );
            const expected = maySeePupil(before, someone) === 'yes' || (isOn && hasPost) ? 'yes' : 'unknown';
            expect(maySeePupil(after, someone)).toBe(expected);
            expect(mayWorkWithPupil(after, someone)).toBe(expected);
            const call = { school, assigneeId: null, tutorGroup: '7A' };
            expect(mayDoAction(after, { ...call, pupil: someone })).toBe(expected);
            expect(mayDoAction(after, { ...call, pupil: null })).toBe(
              mayDoAction(before, { ...call, pupil: null }),
            );
            expect(seesWholeGroup(after, someone)).toBe(seesWholeGroup(before, someone));
            const group = [school, [someone], '7A'] as const;
            expect(maySeeTutorGroup(after, ...group)).toBe(maySeeTutorGroup(before, ...group));
          }
          for (const right of allRights)
            expect(hasRight(after, right, school)).toBe(hasRight(before, right, school));
        }
        for (const right of allRights) {
          expect(hasRightAnywhere(after, right)).toBe(hasRightAnywhere(before, right));
          expect(schoolsWithRight(after, right)).toEqual(schoolsWithRight(before, right));
          if (right !== 'see-pupils')
            expect(holdsSomewhere(after, right)).toBe(holdsSomewhere(before, right));
        }
        expect(maySeePupil(byPostsAlone(after), pupil)).toBe(maySeePupil(before, pupil));
      }),
      { numRuns: 200 },
    );
  });

  it('holds the right to see pupils somewhere, and what is remembered for them is theirs', () => {
    const after = { ...mentor, caseload: caseloadOn([given()], TODAY) };
    expect([holdsSomewhere(mentor, 'see-pupils'), holdsSomewhere(after, 'see-pupils')]).toEqual([
      false,
      true,
    ]);
    expect(readerKey(after)).not.toBe(readerKey(mentor));
    expect(readerKey(byPostsAlone(after))).toBe(readerKey(mentor));
  });

  it('stands until it is over, also before it begins', () => {
    expect(caseloadStands(given({ from: '2026-12-01' }), TODAY)).toBe(true);
    expect(caseloadStands(given({ until: '2026-09-15' }), TODAY)).toBe(false);
    expect(caseloadStands(given({ isEnded: true }), TODAY)).toBe(false);
  });

  it('is asked for the one right that the table marks', () => {
    expect(allRights.filter((right) => rights[right].caseloads ?? rights[right].namedAdults)).toEqual([
      'see-pupils',
    ]);
  });
});
