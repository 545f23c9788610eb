import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  canHoldOf,
  fallsInto,
  given,
  spread,
  weekOfMeeting,
  type Colleague,
  type MeetingToShare,
} from '#shared/domain/escalation/share-meetings.ts';
import { guidePolicy } from '#shared/domain/people/escalation-policy.ts';

const WEEK = '2026-09-21';
const TODAY = '2026-09-23';
const meeting = (id: string, given: Partial<MeetingToShare> = {}): MeetingToShare => ({
  id,
  kind: 'tutor-meeting',
  week: WEEK,
  holder: 'away',
  tutorGroup: '7A',
  yearGroup: 7,
  house: '',
  ...given,
});
const colleague = (id: string, given: Partial<Colleague['posts'][number]> = {}, canHold = 2): Colleague => ({
  id,
  canHold,
  mayHold: () => true,
  posts: [{ staffId: id, roles: ['tutor'], tutorGroups: [], yearGroups: [], houses: [], ...given }],
});
const own = colleague('own', { tutorGroups: ['7A'] });
const leader = colleague('leader', { roles: ['year-leader'], yearGroups: [7] }, 6);
const other = colleague('other', { tutorGroups: ['9B'] });
const senior = colleague('senior', { roles: ['senior-leader'] }, 4);
const officer = colleague('officer', { roles: ['attendance-officer'] }, 0);

const told = (meetings: MeetingToShare[], people: Colleague[], has: Record<string, number> = {}): string[] =>
  [...spread(meetings, people, (person) => has[person] ?? 0)].map(
    ([id, to]) => `${id}: ${'to' in to ? to.to : to.stays}`,
  );
const several = (count: number, given: Partial<MeetingToShare> = {}): MeetingToShare[] =>
  Array.from({ length: count }, (_, index) => meeting(`m${index + 1}`, given));

describe('meetings that are spread', () => {
  it.each<[string, string[], string[]]>([
    ['go to the pupil’s own tutor first', told([meeting('m')], [other, own, senior]), ['m: own']],
    ['or to the leader of the year', told([meeting('m')], [other, leader, senior]), ['m: leader']],
    [
      'to the tutor before the leader, of whom the policy asks for such a meeting',
      told(several(2), [leader, own], { own: 1 }),
      ['m1: own', 'm2: leader'],
    ],
    [
      'and to the leader before the tutor for a year leader’s',
      told(several(2, { kind: 'year-leader-meeting' }), [own, leader], { leader: 5 }),
      ['m1: leader', 'm2: own'],
    ],
    [
      'beyond what own adults can hold to whoever has most of their week left',
      told(several(4), [own, other, senior], { senior: 1 }),
      ['m1: own', 'm2: own', 'm3: other', 'm4: senior'],
    ],
    [
      'stay where nobody has room',
      told(several(3), [own, other], { other: 2 }),
      ['m1: own', 'm2: own', 'm3: no-room'],
    ],
    ['stay where nobody else may hold them', told([meeting('m')], [officer]), ['m: nobody']],
    [
      'stay where they are, as far as that person has room',
      told(several(3, { holder: 'own' }), [own, senior]),
      ['m1: theirs', 'm2: theirs', 'm3: senior'],
    ],
    [
      'of another week take that week’s room',
      told([...several(2), meeting('later', { week: '2026-09-28' })], [own]),
      ['m1: own', 'm2: own', 'later: own'],
    ],
    [
      'that only one can hold are not taken up by others',
      told(
        [meeting('any', { tutorGroup: '9B', yearGroup: 9 }), meeting('mine')],
        [colleague('own', { tutorGroups: ['7A'] }, 1), colleague('else', {}, 1)],
      ),
      ['any: else', 'mine: own'],
    ],
  ])('%s', (_what, found, expected) => expect(found).toEqual(expected));

  const people = [own, leader, other, senior, officer];
  const anyMeetings = fc
    .array(
      fc.record({
        week: fc.constantFrom(WEEK, '2026-09-28'),
        holder: fc.constantFrom(null, 'away', ...people.map(({ id }) => id)),
        tutorGroup: fc.constantFrom('', '7A', '9B'),
        yearGroup: fc.constantFrom(7, 9),
      }),
      { maxLength: 40 },
    )
    .map((some) => some.map((one, index) => meeting(`m${index}`, one)));
  const anyLoad = fc.record({
    own: fc.nat(4),
    leader: fc.nat(8),
    other: fc.nat(4),
    senior: fc.nat(6),
    officer: fc.nat(2),
  });
  const mayHold = fc.record({ own: fc.boolean(), leader: fc.boolean(), other: fc.boolean() });

  it('give nobody more than they can hold or what they may not, and stay only where nobody has room', () => {
    fc.assert(
      fc.property(anyMeetings, anyLoad, mayHold, (meetings, has, may) => {
        const among = people.map((person): Colleague => ({
          ...person,
          mayHold: () => (person.id in may ? may[person.id as keyof typeof may] : true),
        }));
        const loadOf = (id: string): number => has[id as keyof typeof has] ?? 0;
        const where = spread(meetings, among, loadOf);
        expect([...where.keys()]).toEqual(meetings.map(({ id }) => id));
        const holderOf = ({ id, holder }: MeetingToShare): string | null => {
          const to = where.get(id);
          return to && 'to' in to ? to.to : to?.stays === 'theirs' ? holder : null;
        };
        for (const { id, canHold, mayHold: holds } of among)
          for (const week of [WEEK, '2026-09-28']) {
            const placed = meetings.filter((one) => one.week === week && holderOf(one) === id);
            if (placed.length === 0) continue;
            expect(loadOf(id) + placed.length).toBeLessThanOrEqual(canHold);
            expect(placed.every(({ kind }) => holds(kind))).toBe(true);
          }
        for (const one of meetings) {
          if (holderOf(one) !== null) continue;
          for (const { id, canHold, mayHold: holds } of among) {
            const taken = meetings.filter((two) => two.week === one.week && holderOf(two) === id).length;
            if (holds(one.kind) && canHold > 0) expect(loadOf(id) + taken).toBeGreaterThanOrEqual(canHold);
          }
        }
      }),
    );
  });
});

it('given to one person they are that person’s, whatever the week holds', () => {
  expect([...given([meeting('a'), meeting('b', { holder: 'own' })], 'own').values()]).toEqual([
    { to: 'own' },
    { stays: 'theirs' },
  ]);
});

it.each([
  [null, null, WEEK],
  ['2026-09-22', null, WEEK],
  ['2026-09-14', null, WEEK],
  ['2026-09-29', null, '2026-09-28'],
  ['2026-09-29', '2026-09-16', '2026-09-14'],
])('planned for %s and held on %s it takes room in the week of %s', (plannedFor, heldOn, week) => {
  expect(weekOfMeeting({ plannedFor, heldOn }, TODAY)).toBe(week);
});

it.each([
  ['2026-09-24', '2026-09-24', '2026-09-25', true],
  ['2026-09-24', '2026-09-25', '2026-09-25', false],
  // Without a day, or not held on it: today's, while somebody is away today.
  [null, TODAY, '2026-09-25', true],
  [null, '2026-09-24', '2026-09-25', false],
  ['2026-09-21', TODAY, TODAY, true],
])('planned for %s it is one of somebody away from %s to %s: %s', (plannedFor, from, to, expected) => {
  expect(fallsInto(plannedFor, { from, to }, TODAY)).toBe(expected);
});

it.each([
  [[['tutor']], 2],
  [[['tutor', 'year-leader']], 8],
  [[['tutor'], ['senior-leader']], 6],
  [[['attendance-officer']], 0],
])('with posts of %j somebody can hold %s a week', (posts, expected) => {
  const of = posts.map((roles) => ({ roles }));
  expect(canHoldOf(of, guidePolicy)).toBe(expected);
  const alone = {
    ...guidePolicy,
    stages: guidePolicy.stages.filter(({ who }) => who === 'tutor'),
    lateness: [],
  };
  expect(canHoldOf([{ roles: ['year-leader'] }], alone)).toBe(0);
});
