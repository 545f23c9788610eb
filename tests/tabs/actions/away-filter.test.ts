import { describe, expect, it } from '@jest/globals';
import type { AwayPupil } from '#shared/contracts/actions/away.ts';
import { me, type Me } from '#shared/contracts/people/person.ts';
import {
  choicesFor,
  everybody,
  filterAtFirst,
  filterBy,
  isAmong,
  isEverybody,
  shownBy,
  type AwayFilter,
} from '../../../tabs/pages/actions/away/away-filter.ts';

function pupil(text: string, given: Partial<AwayPupil> = {}): AwayPupil {
  const [id = '', tutorGroup = '', house = ''] = text.split(' ');
  return {
    id,
    name: id,
    yearGroup: tutorGroup.startsWith('R') ? 'R' : String(Number.parseInt(tutorGroup, 10)),
    tutorGroup,
    house: house || null,
    premium: false,
    session: 'AM',
    code: 'N',
    isAllDay: false,
    reason: null,
    isUnexplained: true,
    toldBy: null,
    expectedBack: null,
    notice: null,
    note: null,
    differs: null,
    here: null,
    hereAs: null,
    signing: null,
    callFirst: false,
    since: '2026-11-18',
    action: null,
    ...given,
  };
}

const away = [
  pupil('ann 9E Kestrel', { premium: true }),
  pupil('ben 9E Merlin', { callFirst: true }),
  pupil('cas 9B Merlin', { isUnexplained: false, premium: true }),
  pupil('dev 10A Kestrel'),
  pupil('eve 10A', { tutorGroup: null }),
];

it.each<[string, Partial<AwayFilter>, string[]]>([
  ['everybody', {}, ['ann', 'ben', 'cas', 'dev', 'eve']],
  ['a year', { year: '9' }, ['ann', 'ben', 'cas']],
  ['a house', { house: 'Kestrel' }, ['ann', 'dev']],
  ['a house in a year', { year: '9', house: 'Merlin' }, ['ben', 'cas']],
  ['a tutor group', { group: '9E' }, ['ann', 'ben']],
  ['a tutor group in a house', { house: 'Merlin', group: '9E' }, ['ben']],
  ['premium', { premium: true }, ['ann', 'cas']],
  ['call first', { callFirst: true }, ['ben']],
  ['not explained, of a year', { year: '9', isUnexplained: true }, ['ann', 'ben']],
  ['nobody', { year: '10', callFirst: true }, []],
])('%s', (_what, asked, names) => {
  const filter = { ...everybody, ...asked };
  expect(away.filter(shownBy(filter)).map(({ name }) => name)).toEqual(names);
  expect(isEverybody(filter)).toBe(Object.keys(asked).length === 0);
});

it('who has left is shown by place alone: nobody says more of them', () => {
  const filter = { ...everybody, year: '9', callFirst: true };
  expect(away.filter(isAmong(filter)).map(({ name }) => name)).toEqual(['ann', 'ben', 'cas']);
});

describe('what can be chosen', () => {
  it('is what is there, in order; tutor groups are those of the year and house', () => {
    expect(choicesFor(away, everybody)).toEqual({
      years: ['9', '10'],
      houses: ['Kestrel', 'Merlin'],
      groups: ['9B', '9E', '10A'],
    });
    expect(choicesFor(away, { ...everybody, year: '9' }).groups).toEqual(['9B', '9E']);
    expect(choicesFor(away, { ...everybody, year: '9', house: 'Kestrel' }).groups).toEqual(['9E']);
    expect(choicesFor([pupil('a 1A'), pupil('b RA'), pupil('c 2A')], everybody).years).toEqual([
      'R',
      '1',
      '2',
    ]);
  });

  it('stays what was chosen, though nobody of it is away any more', () => {
    const chosen = { ...everybody, year: '7', house: 'Osprey', group: '7C' };
    expect(choicesFor(away, chosen)).toEqual({
      years: ['7', '9', '10'],
      houses: ['Kestrel', 'Merlin', 'Osprey'],
      groups: ['7C'],
    });
  });

  it.each<[Partial<AwayFilter>, Parameters<typeof filterBy>[1], string]>([
    [{ group: '9E' }, { year: '9' }, '9E'],
    [{ group: '9E' }, { year: '10' }, ''],
    [{ group: '9E', year: '9' }, { year: '' }, '9E'],
    [{ group: '9B' }, { house: 'Kestrel' }, ''],
    [{ group: '9E', year: '9' }, { house: 'Merlin' }, '9E'],
  ])('of %j, with %j: the tutor group %j', (asked, change, group) => {
    const filter = { ...everybody, ...asked };
    expect(filterBy(filter, change, away)).toEqual({ ...filter, ...change, group });
  });
});

describe('at first', () => {
  const who = (...posts: Partial<Me['posts'][number]>[]): Me =>
    me.parse({
      id: '1',
      name: 'Ralph',
      email: 'ralph@trust.example',
      posts: posts.map((post) => ({
        school: 'BA',
        schoolName: 'Birch Academy',
        roles: ['year-leader'],
        tutorGroups: [],
        yearGroups: [],
        houses: [],
        ...post,
      })),
      tutorGroups: [],
      now: '2026-11-18T09:40:00Z',
    });

  it.each<[string, Me, Partial<AwayFilter>]>([
    ['a leader of one year', who({ yearGroups: ['9'] }), { year: '9' }],
    ['a leader of one house', who({ houses: ['Merlin'] }), { house: 'Merlin' }],
    ['of two years', who({ yearGroups: ['9', '10'] }), {}],
    ['of two houses, in two posts', who({ houses: ['Merlin'] }, { houses: ['Kestrel'] }), {}],
    ['of a year and of a house, who sees both', who({ yearGroups: ['9'], houses: ['Merlin'] }), {}],
    ['at another school', who({ school: 'CA', houses: ['Merlin'] }), {}],
    ['who leads nothing', who({ roles: ['attendance-officer'], yearGroups: ['9'] }), {}],
  ])('%s', (_what, person, expected) => {
    expect(filterAtFirst(person, 'BA')).toEqual({ ...everybody, ...expected });
  });
});
