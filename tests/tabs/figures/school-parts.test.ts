import { describe, expect, it } from '@jest/globals';
import type { Me } from '#shared/contracts/people/person.ts';
import type { AboutSchool } from '#shared/contracts/figures/about-school.ts';
import { addressOf } from '#shared/contracts/tab-addresses.ts';
import {
  comparesWithWeek,
  groupingsOf,
  openedName,
  shownOf,
} from '../../../tabs/pages/figures/school/grouping.ts';
import {
  mayOpenGroup,
  partNamed,
  partsFor,
  schoolPlace,
} from '../../../tabs/pages/figures/school/school-parts.ts';

const about: AboutSchool = {
  school: 'BA',
  name: 'Birch Academy',
  onRoll: 25,
  hasHouses: false,
  maySeePupils: true,
  maySeeQuestions: true,
  seesAllPupils: true,
  seesAYear: true,
  codesOf: null,
};

describe('the pages of a school', () => {
  it.each([
    ['a senior leader’s', {}, ['early-change', 'questions']],
    ['a tutor’s', { maySeeQuestions: false }, ['early-change']],
    ['a trust lead’s', { maySeePupils: false }, ['questions']],
    ['a tutor’s of another group', { maySeePupils: false, maySeeQuestions: false }, []],
  ])('%s', (_whose, may, also) => {
    const common = ['today', 'groups', 'codes', 'key-groups', 'registers', 'first-day-back'];
    expect(partsFor({ ...about, ...may })).toEqual([...common, ...also]);
  });

  it('have addresses; the day’s is where cards lead to', () => {
    expect(addressOf(schoolPlace('St A/B', 'today'))).toBe('/figures/St%20A%2FB');
    expect(addressOf(schoolPlace('BA', 'groups', 'tutor-group', '10/B'))).toBe(
      '/school/BA/groups/tutor-group/10%2FB',
    );
    expect([partNamed(undefined), partNamed('codes'), partNamed('nothing')]).toEqual([
      'groups',
      'codes',
      undefined,
    ]);
  });
});

describe('what a table of groups is of', () => {
  it.each([
    [[], { by: 'year' }],
    [['send'], { by: 'send' }],
    [['year', '8'], { by: 'tutor-group', years: '8' }],
    [['tutor-group', '8A'], { by: 'pupil', tutorGroup: '8A' }],
  ])('%j', (opened, filter) => {
    expect(shownOf(opened, about)?.filter).toEqual(filter);
  });

  it.each([[['house']], [['nothing']], [['premium', 'pp']]])('%j is no page', (opened) => {
    expect(shownOf(opened, about)).toBeNull();
  });

  it('houses where there are any; names for those who see pupils', () => {
    expect(groupingsOf({ ...about, hasHouses: true })).toContain('house');
    expect(shownOf(['tutor-group', '8A'], { ...about, maySeePupils: false })).toBeNull();
  });

  it('is named, and compared where there is a week before', () => {
    const shown = shownOf(['year', 'R'], about);
    expect(shown && openedName(shown)).toBe('Reception');
    expect(comparesWithWeek('this-week') && !comparesWithWeek('year')).toBe(true);
  });
});

describe('a tutor group’s names', () => {
  const me = (role: string, group = '8A'): Me => ({
    id: '1',
    name: 'Sam Body',
    email: 'sam@trust.example',
    pupilSight: [],
    caseload: [],
    now: '2026-09-16T09:40:00+01:00',
    posts: [
      {
        school: 'BA',
        schoolName: 'Birch Academy',
        roles: [role],
        tutorGroups: [group],
        yearGroups: [],
        houses: [],
      },
    ],
    tutorGroups: [{ school: 'BA', schoolName: 'Birch Academy', group, own: true }],
  });

  it.each([
    ['a tutor’s own', me('tutor'), true],
    ['not another’s', me('tutor', '8B'), false],
    ['any for a senior leader', me('senior-leader', '8B'), true],
    ['for a year leader, who sees those of the own years in it', me('year-leader', '8B'), true],
  ])('%s', (_what, reader, may) => {
    expect(mayOpenGroup(reader, 'BA', '8A')).toBe(may);
  });

  it('not at another school', () => {
    expect(mayOpenGroup(me('senior-leader'), 'CA', '9A')).toBe(false);
  });
});
