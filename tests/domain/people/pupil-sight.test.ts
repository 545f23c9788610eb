import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '#shared/domain/basics/school-date.ts';
import {
  EVERY_SCHOOL,
  byPostsAlone,
  hasRight,
  hasRightAnywhere,
  holdsSomewhere,
  mayDoAction,
  maySeePupil,
  maySeeRestrictedNote,
  maySeeTutorGroup,
  mayUse,
  mayWorkWithPupil,
  readerKey,
  schoolsWithRight,
} from '#shared/domain/people/permission.ts';
import { latestSightEnd, sightFault, sightOn, type GivenSight } from '#shared/domain/people/pupil-sight.ts';
import { rights, roles, type Right } from '#shared/domain/people/rights.ts';
import { person, post } from '../../support/schools/people.ts';

const TODAY = '2026-09-16';
const pupil = { id: 1, school: 'BA', tutorGroup: '7A', yearGroup: 7, house: 'Oak' } as const;
const given = (sight: Partial<GivenSight> = {}): GivenSight => ({
  school: 'BA',
  ends: '2026-12-14',
  reason: 'review of safeguarding',
  givenBy: 'admin',
  endedEarly: false,
  ...sight,
});
const lead = [post(EVERY_SCHOOL, 'trust-lead')];

describe('what holds of what was given', () => {
  it.each([
    ['on a day between', [given()], TODAY, ['BA']],
    ['on its last day', [given()], '2026-12-14', ['BA']],
    ['not on the day after', [given()], '2026-12-15', []],
    ['not once it was ended', [given({ endedEarly: true })], TODAY, []],
    ['of several, each by itself', [given(), given({ school: 'CA', ends: '2026-09-15' })], TODAY, ['BA']],
  ])('%s', (_what, sights, day, schools) => {
    expect(sightOn(lead, sights, day).map(({ school }) => school)).toEqual(schools);
  });

  it.each(roles.map((role) => [role, role === 'trust-lead'] as const))(
    'for a %s everywhere: %s, and so at the school itself',
    (role, holds) => {
      for (const at of [EVERY_SCHOOL, 'BA'])
        expect([at, sightOn([post(at, role)], [given()], TODAY).length > 0]).toEqual([at, holds]);
      expect(sightOn([post('CA', role)], [given()], TODAY)).toEqual([]);
    },
  );

  it('is nothing for whoever has no post any more', () => {
    expect(sightOn([], [given()], TODAY)).toEqual([]);
  });
});

describe('what may be given', () => {
  const wish = {
    giver: 'admin',
    staff: { id: 'lead', posts: lead },
    schools: ['BA'],
    reason: 'review',
    ends: '2026-12-14',
  };

  it.each([
    ['as it is', {}, null],
    ['until today', { ends: TODAY }, null],
    ['until a year ahead', { ends: '2027-09-16' }, null],
    ['until yesterday', { ends: '2026-09-15' }, 'too-soon'],
    ['longer than a year', { ends: '2027-09-17' }, 'too-late'],
    ['without a reason', { reason: '  ' }, 'no-reason'],
    ['for no school', { schools: [] }, 'no-school'],
    ['to oneself', { giver: 'lead' }, 'oneself'],
    ['to nobody there is', { staff: null }, 'no-trust-lead'],
    [
      'to a cluster lead',
      { staff: { id: 'x', posts: [post(EVERY_SCHOOL, 'cluster-lead')] } },
      'no-trust-lead',
    ],
    ['to a tutor', { staff: { id: 'x', posts: [post('BA', 'tutor')] } }, 'no-trust-lead'],
    [
      'for a school beside those led',
      { staff: { id: 'x', posts: [post('BA', 'trust-lead')] }, schools: ['BA', 'CA'] },
      'no-trust-lead',
    ],
  ] as const)('%s', (_what, change, fault) => {
    expect(sightFault({ ...wish, ...change }, TODAY)).toBe(fault);
  });

  it('lasts a year at most', () => {
    expect(latestSightEnd('2026-12-14')).toBe('2027-12-14');
  });
});

const allRights = Object.keys(rights) as Right[];
const schools = ['BA', 'CA', 'DA'];
const anyPosts = fc.array(
  fc
    .tuple(fc.constantFrom(EVERY_SCHOOL, ...schools), fc.subarray([...roles]))
    .map(([school, held]) => post(school, held, { tutorGroups: ['8B'], yearGroups: [8] })),
  { maxLength: 3 },
);
const anyGiven = fc.array(
  fc.record({
    school: fc.constantFrom(...schools),
    ends: fc.integer({ min: -3, max: 3 }).map((days) => addDays(TODAY, days)),
    reason: fc.constant('review'),
    givenBy: fc.constant('admin'),
    endedEarly: fc.boolean(),
  }),
  { maxLength: 4 },
);

describe('whoever has been let see pupils', () => {
  it('has that beside their posts and nothing else, at those schools, while it runs, as a trust lead of them', () => {
    fc.assert(
      fc.property(anyPosts, anyGiven, (posts, sights) => {
        const before = person(posts);
        const after = { ...before, pupilSight: sightOn(posts, sights, TODAY) };
        const expected = (school: string): boolean =>
          sights.some((one) => one.school === school && !one.endedEarly && one.ends >= TODAY) &&
          posts.some(
            (one) => [school, EVERY_SCHOOL].includes(one.school) && one.roles.includes('trust-lead'),
          );
        for (const school of schools) {
          for (const right of allRights) {
            const gained = right === 'see-pupils' && expected(school);
            expect(hasRight(after, right, school)).toBe(gained || hasRight(before, right, school));
            if (!gained) expect(mayUse(after, right, school)).toBe(mayUse(before, right, school));
          }
          const someone = { ...pupil, school };
          const seen = expected(school) || maySeePupil(before, someone) === 'yes';
          expect(maySeePupil(after, someone)).toBe(seen ? 'yes' : 'unknown');
          expect(mayWorkWithPupil(after, someone)).toBe(mayWorkWithPupil(before, someone));
          for (const asked of [someone, null]) {
            const call = { school, assigneeId: null, pupil: asked, tutorGroup: '7A' };
            expect(mayDoAction(after, call)).toBe(mayDoAction(before, call));
          }
          const note = [school, 'author', ['somebody']] as const;
          expect(maySeeRestrictedNote(after, ...note)).toBe(maySeeRestrictedNote(before, ...note));
        }
        for (const right of allRights.filter((one) => one !== 'see-pupils')) {
          expect(hasRightAnywhere(after, right)).toBe(hasRightAnywhere(before, right));
          expect(holdsSomewhere(after, right)).toBe(holdsSomewhere(before, right));
          expect(schoolsWithRight(after, right)).toEqual(schoolsWithRight(before, right));
        }
        expect(byPostsAlone(after)).toEqual({ ...before, pupilSight: [], caseload: [] });
      }),
      { numRuns: 200 },
    );
  });

  it('is asked for the one right that the table marks, and no more is marked', () => {
    expect(allRights.filter((right) => rights[right].bySight)).toEqual(['see-pupils']);
  });

  it('opens the tutor groups of the school, and is remembered apart from others', () => {
    const before = person(lead);
    const after = { ...before, pupilSight: sightOn(lead, [given()], TODAY) };
    expect(maySeeTutorGroup(before, 'BA', [pupil], '7A')).toBe('no');
    expect(maySeeTutorGroup(after, 'BA', [pupil], '7A')).toBe('yes');
    expect(maySeeTutorGroup(after, 'CA', [{ ...pupil, school: 'CA' }], '7A')).toBe('no');
    expect(schoolsWithRight(after, 'see-pupils')).toEqual(['BA']);
    expect(readerKey(after)).not.toBe(readerKey(before));
    expect(readerKey(byPostsAlone(after))).toBe(readerKey(before));
  });
});
