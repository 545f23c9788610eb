/** Decides who would hold each meeting that is proposed, and whether it can be held this week. */
import {
  holderOf,
  type EscalationPolicy,
  type MeetingHolder,
  type MeetingStage,
  type ProposalRule,
} from '../people/escalation-policy.ts';
import type { Caller } from '../people/who-rings.ts';

export interface ProposedMeeting {
  id: string;
  rule: ProposalRule;
  stage: MeetingStage;
  /** Sessions away that count; two of every day late. */
  counted: number;
  tutorGroup: string;
  yearGroup: number;
  house: string;
}

export interface MeetingPlace {
  /** Null: the school has nobody of that role for this pupil. */
  holder: string | null;
  who: MeetingHolder;
  /** Nobody who could hold it has room left this week; a text needs none. */
  waits: boolean;
}

/** Worst first: by stage, then by days away; of equals, whoever stands first keeps the place. */
export const worstFirst = (
  a: Pick<ProposedMeeting, 'stage' | 'counted'>,
  b: Pick<ProposedMeeting, 'stage' | 'counted'>,
): number => b.stage - a.stage || b.counted - a.counted;

/**
 * @param meetings in the order of `worstFirst`
 * @param planned meetings of this week that each person has already
 */
export function placesOf(
  meetings: readonly ProposedMeeting[],
  policy: Pick<EscalationPolicy, 'stages' | 'lateness' | 'meetingsAWeek'>,
  staff: readonly Caller[],
  planned: ReadonlyMap<string, number>,
): Map<string, MeetingPlace> {
  const load = new Map(planned);
  const places = new Map<string, MeetingPlace>();
  for (const meeting of meetings) {
    const who = holderOf(policy, meeting);
    const able = holdersFor(who, meeting, staff);
    const holder = able.toSorted((a, b) => (load.get(a) ?? 0) - (load.get(b) ?? 0))[0] ?? null;
    const isMeeting = meeting.rule !== 'text-first';
    const waits = holder === null || (isMeeting && (load.get(holder) ?? 0) >= policy.meetingsAWeek[who]);
    if (holder !== null && isMeeting && !waits) load.set(holder, (load.get(holder) ?? 0) + 1);
    places.set(meeting.id, { holder, who, waits });
  }
  return places;
}

/** Who of the role could hold it: the pupil's own tutors, the leaders of their year or house, any senior leader. */
const holdersFor = (who: MeetingHolder, pupil: Where, staff: readonly Caller[]): string[] =>
  staff.filter((post) => isHolderFor(who, pupil, post)).map(({ staffId }) => staffId);

type Where = Pick<ProposedMeeting, 'tutorGroup' | 'yearGroup' | 'house'>;

export function isHolderFor(
  who: MeetingHolder,
  { tutorGroup, yearGroup, house }: Where,
  { roles, tutorGroups, yearGroups, houses }: Caller,
): boolean {
  if (!roles.includes(who)) return false;
  if (who === 'tutor') return tutorGroup !== '' && tutorGroups.includes(tutorGroup);
  if (who === 'year-leader')
    return yearGroups.includes(yearGroup) || (house !== '' && houses.includes(house));
  return true;
}

/** How many meetings a school can hold in a week, all roles together; somebody with two of them has the room of both. */
export const canHoldAWeek = (
  { stages, lateness, meetingsAWeek }: Pick<EscalationPolicy, 'stages' | 'lateness' | 'meetingsAWeek'>,
  staff: readonly Pick<Caller, 'staffId' | 'roles'>[],
): number =>
  [...new Set([...stages, ...lateness].map(({ who }) => who))].reduce((sum, who) => {
    const people = new Set(staff.filter(({ roles }) => roles.includes(who)).map(({ staffId }) => staffId));
    return sum + people.size * meetingsAWeek[who];
  }, 0);
