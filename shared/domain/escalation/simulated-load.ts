/** Decides what a simulated policy asks of those who would hold the meetings. */
import { meetingStages, type EscalationPolicy, type MeetingHolder } from '../people/escalation-policy.ts';
import { nothingProposed, type Proposed } from './simulate-policy.ts';

export interface LoadOfRole {
  who: MeetingHolder;
  people: number;
  meetings: number;
  mostInAWeek: number;
  canHoldAWeek: number;
  /** Weeks that have more meetings than there is room for. */
  weeksOver: number;
}

/** By role: meetings about days away and about days late; messages need no meeting. */
export function loadOf(
  weeks: readonly Proposed[],
  { stages, lateness, meetingsAWeek }: Pick<EscalationPolicy, 'stages' | 'lateness' | 'meetingsAWeek'>,
  staff: readonly { staffId: string; roles: readonly string[] }[],
): LoadOfRole[] {
  const holders = [...new Set([...stages, ...lateness].map(({ who }) => who))];
  return holders.map((who) => {
    const ofWeek = weeks.map(
      ({ byStage, late }) =>
        sum(stages.map((one) => (one.who === who ? byStage[one.stage] : 0))) +
        sum(lateness.map((one) => (one.who === who ? late[one.stage === 2 ? 2 : 3] : 0))),
    );
    const ofRole = staff.filter(({ roles }) => roles.includes(who)).map(({ staffId }) => staffId);
    const people = new Set(ofRole).size;
    const canHoldAWeek = people * meetingsAWeek[who];
    return {
      who,
      people,
      meetings: sum(ofWeek),
      mostInAWeek: Math.max(0, ...ofWeek),
      canHoldAWeek,
      weeksOver: ofWeek.filter((meetings) => meetings > canHoldAWeek).length,
    };
  });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** Of all weeks together. */
export function totalOf(weeks: readonly Proposed[]): Proposed {
  const total = nothingProposed();
  for (const { byStage, late, messages } of weeks) {
    for (const stage of meetingStages) total.byStage[stage] += byStage[stage];
    total.late[2] += late[2];
    total.late[3] += late[3];
    total.messages += messages;
  }
  return total;
}

/** To the nearest ten, for whoever may see no pupil. */
export const toTen = (count: number): number => 10 * Math.round(count / 10);

export const toTens = ({ byStage, late, messages }: Proposed): Proposed => ({
  byStage: { 2: toTen(byStage[2]), 3: toTen(byStage[3]), 4: toTen(byStage[4]) },
  late: { 2: toTen(late[2]), 3: toTen(late[3]) },
  messages: toTen(messages),
});
