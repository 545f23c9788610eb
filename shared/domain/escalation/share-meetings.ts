/** Decides to whom planned meetings go when they are given, spread, or a colleague is covered. */
import type { ActionKind } from '../actions/action-kinds.ts';
import { mondayOf, type SchoolDate } from '../basics/school-date.ts';
import { meetingHolders, type EscalationPolicy } from '../people/escalation-policy.ts';
import type { Caller } from '../people/who-rings.ts';
import { kindOfMeeting } from './meeting-kinds.ts';
import { isHolderFor } from './meetings-of-week.ts';

export interface MeetingToShare {
  id: string;
  kind: ActionKind;
  /** The Monday of the week that it takes room in. */
  week: SchoolDate;
  holder: string | null;
  tutorGroup: string;
  yearGroup: number;
  house: string;
}

export interface Colleague {
  id: string;
  posts: readonly Caller[];
  /** So many meetings a week. */
  canHold: number;
  mayHold: (kind: ActionKind) => boolean;
}

/** Whoever might hold it is full; there is nobody but whose it is; it is well where it is; it is not the giver's to give. */
export const whyMeetingsStay = ['no-room', 'nobody', 'theirs', 'not-yours'] as const;
export type WhyStays = (typeof whyMeetingsStay)[number];
export type WhereTo = { to: string } | { stays: WhyStays };

/** How many meetings of a week somebody has, those that are shared not counted. */
export type LoadOf = (personId: string, week: SchoolDate) => number;

/** The Monday of the week in which a meeting takes room: without a day, or with one gone by, it is this week's. */
export function weekOfMeeting(
  { plannedFor, heldOn }: { plannedFor: SchoolDate | null; heldOn: SchoolDate | null },
  today: SchoolDate,
): SchoolDate {
  if (heldOn !== null) return mondayOf(heldOn);
  return mondayOf(plannedFor === null || plannedFor < today ? today : plannedFor);
}

/** Whether a meeting that is not yet held falls into days on which somebody is away: without a day it does while today is one. */
export const fallsInto = (
  plannedFor: SchoolDate | null,
  days: { from: SchoolDate; to: SchoolDate },
  today: SchoolDate,
): boolean => {
  const day = plannedFor === null || plannedFor < today ? today : plannedFor;
  return days.from <= day && day <= days.to;
};

/** How many meetings a week somebody can hold: with two roles of the policy, the room of both. */
export const canHoldOf = (
  posts: readonly Pick<Caller, 'roles'>[],
  { stages, lateness, meetingsAWeek }: Pick<EscalationPolicy, 'stages' | 'lateness' | 'meetingsAWeek'>,
): number =>
  meetingHolders
    .filter((who) => [...stages, ...lateness].some((stage) => stage.who === who))
    .filter((who) => posts.some(({ roles }) => roles.includes(who)))
    .reduce((sum, who) => sum + meetingsAWeek[who], 0);

/** The pupil's own tutor, or leader of year or house. */
const isOwn = (person: Colleague, meeting: MeetingToShare, who: 'tutor' | 'year-leader'): boolean =>
  person.posts.some((post) => isHolderFor(who, meeting, post));

/** Whoever the policy names for such a meeting is asked before the other of them. */
const ownFirst = ({ kind }: MeetingToShare): 'tutor' | 'year-leader' =>
  kind === kindOfMeeting['year-leader'] ? 'year-leader' : 'tutor';
const ownSecond = (meeting: MeetingToShare): 'tutor' | 'year-leader' =>
  ownFirst(meeting) === 'tutor' ? 'year-leader' : 'tutor';

/** All of them to one person, whatever they have. */
export const given = (meetings: readonly MeetingToShare[], to: string): Map<string, WhereTo> =>
  new Map(
    meetings.map(({ id, holder }): [string, WhereTo] => [id, holder === to ? { stays: 'theirs' } : { to }]),
  );

/**
 * Each to the pupil's own tutor or year leader, where one of them has room; the others to whoever has the most of their
 * week left, as a share of what they can hold. Nobody is given more than that: what has no room stays.
 *
 * @param meetings the first goes first
 * @param people of equals the first has it
 */
export function spread(
  meetings: readonly MeetingToShare[],
  people: readonly Colleague[],
  loadOf: LoadOf,
): Map<string, WhereTo> {
  const more = new Map<string, number>();
  const key = (person: Colleague, week: SchoolDate): string => `${person.id} ${week}`;
  const has = (person: Colleague, week: SchoolDate): number =>
    loadOf(person.id, week) + (more.get(key(person, week)) ?? 0);
  const found = new Map<string, WhereTo>();
  const giveTo = (meeting: MeetingToShare, able: readonly Colleague[]): void => {
    const { id, week, holder } = meeting;
    const free = able.filter((person) => has(person, week) < person.canHold);
    const [first, ...others] = free;
    if (!first) return;
    const share = (person: Colleague): number => has(person, week) / person.canHold;
    const best = others.reduce((one, other) => (share(other) < share(one) ? other : one), first);
    more.set(key(best, week), (more.get(key(best, week)) ?? 0) + 1);
    found.set(id, best.id === holder ? { stays: 'theirs' } : { to: best.id });
  };
  const able = (meeting: MeetingToShare): Colleague[] =>
    people.filter(({ canHold, mayHold }) => canHold > 0 && mayHold(meeting.kind));
  const left = (): MeetingToShare[] => meetings.filter(({ id }) => !found.has(id));
  for (const whose of [ownFirst, ownSecond])
    for (const meeting of left())
      giveTo(
        meeting,
        able(meeting).filter((person) => isOwn(person, meeting, whose(meeting))),
      );
  for (const meeting of left()) giveTo(meeting, able(meeting));
  return new Map(
    meetings.map((meeting): [string, WhereTo] => {
      const nobody = able(meeting).every(({ id }) => id === meeting.holder);
      return [meeting.id, found.get(meeting.id) ?? { stays: nobody ? 'nobody' : 'no-room' }];
    }),
  );
}
