import { expect, it } from '@jest/globals';
import { placesOf, worstFirst, type ProposedMeeting } from '#shared/domain/escalation/meetings-of-week.ts';
import { guidePolicy } from '#shared/domain/people/escalation-policy.ts';
import type { Caller } from '#shared/domain/people/who-rings.ts';

const staff = (staffId: string, role: string, own: Partial<Caller> = {}): Caller => ({
  staffId,
  roles: [role],
  tutorGroups: [],
  yearGroups: [],
  houses: [],
  ...own,
});
const meeting = (id: string, stage: 2 | 3 | 4, counted: number, given: Partial<ProposedMeeting> = {}) => ({
  id,
  rule: 'absence' as const,
  stage,
  counted,
  tutorGroup: '7A',
  yearGroup: 7,
  house: '',
  ...given,
});
const everybody = [
  staff('tutor', 'tutor', { tutorGroups: ['7A'] }),
  staff('tutor too', 'tutor', { tutorGroups: ['7A'] }),
  staff('other tutor', 'tutor', { tutorGroups: ['7B'] }),
  staff('year 7', 'year-leader', { yearGroups: [7] }),
  staff('Oak', 'year-leader', { houses: ['Oak'] }),
  staff('head', 'senior-leader'),
];
const places = (meetings: ProposedMeeting[], planned: [string, number][] = []): string[] =>
  [...placesOf(meetings.toSorted(worstFirst), guidePolicy, everybody, new Map(planned))].map(
    ([id, { holder, waits }]) => `${id}: ${holder ?? 'nobody'}${waits ? ', waits' : ''}`,
  );

it('stands worst first, and goes to whoever of the role has the fewest', () => {
  const meetings = [meeting('a', 2, 6), meeting('b', 2, 9), meeting('c', 3, 12), meeting('d', 4, 18)];
  expect(places(meetings)).toEqual(['d: head', 'c: year 7', 'b: tutor', 'a: tutor too']);
});

it('waits once everybody who could hold it has as many as the week takes', () => {
  const meetings = [1, 2, 3, 4, 5].map((index) => meeting(`m${index}`, 2, 20 - index));
  expect(places(meetings, [['tutor', 1]])).toEqual([
    'm1: tutor too',
    'm2: tutor',
    'm3: tutor too',
    'm4: tutor, waits',
    'm5: tutor, waits',
  ]);
});

it('goes to the leader of the house where there is one, and waits where the school has nobody', () => {
  expect(places([meeting('a', 3, 12, { yearGroup: 9, house: 'Oak' })])).toEqual(['a: Oak']);
  expect(places([meeting('a', 3, 12, { yearGroup: 9 })])).toEqual(['a: nobody, waits']);
  expect(places([meeting('a', 2, 6, { tutorGroup: '' })])).toEqual(['a: nobody, waits']);
});
