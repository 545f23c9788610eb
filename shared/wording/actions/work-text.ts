/** The list of work: its headings, until when, and what may be said when nothing stands in it. */
import type { WorkHeading } from '../../domain/actions/action-kinds.ts';
import type { SchoolDate } from '../../domain/basics/school-date.ts';
import { dataAge, dayText } from '../basics/date-text.ts';
import { joined, plural } from '../basics/number-text.ts';

export const workHeadingLabels: Readonly<Record<WorkHeading, string>> = {
  safeguarding: 'Safeguarding',
  calls: 'Calls',
  'earlier-calls': 'Calls from earlier days',
  expected: 'Expected and not come',
  visits: 'Visits',
  meetings: 'Meetings',
  codes: 'Codes to enter',
  contacts: 'Contacts',
  registers: 'Registers',
  welcome: 'Welcome and praise',
};

export const workText = {
  headingOf: (label: string, count: number) => `${label} · ${count}`,
  later: 'Expected later today',
  byTime: 'In the order of time',
  inTime: 'To do, in the order of time',
  openAlert: 'Open the alert',
  openMeeting: 'Open the meeting',
  ring: 'Ring',
  codesOf: (codes: number, school: string | null) =>
    `${plural(codes, 'code')} to enter in the MIS${school ? `, ${school}` : ''}`,
  yours: 'yours',
};

/** Until when: its own day where that is to come, its own time, else today; what is left of an earlier day says since when it waits. */
export function untilText(
  { due, raisedFor }: { due: string | null; raisedFor: SchoolDate },
  today: SchoolDate,
): string {
  if (raisedFor > today) return `by ${dayText(raisedFor)}`;
  if (raisedFor < today) return `waits since ${dayText(raisedFor)}`;
  return due === null ? 'today' : `by ${due}`;
}

interface SchoolKnown {
  schoolName: string;
  schoolDay: boolean;
  asOf: string | null;
  registersMissing: number;
}

/** What an empty list says: that there is nothing to do, or what is not known yet. */
export function nothingToDoText(
  { schools }: { schools: readonly SchoolKnown[] },
  now: string,
): { text: string; isKnown: boolean } {
  const open = schools.filter(({ schoolDay }) => schoolDay);
  const missing = open.reduce((sum, { registersMissing }) => sum + registersMissing, 0);
  const stale = open.flatMap((school) => {
    const age = dataAge(school.asOf, now);
    return age.stale ? [open.length > 1 ? `${school.schoolName}: ${age.text}` : age.text] : [];
  });
  if (missing === 0 && stale.length === 0)
    return {
      isKnown: true,
      text: open.length === 0 ? 'Nothing to do: there is no school today.' : 'Nothing to do. Thank you.',
    };
  const some = stale.length > MOST_NAMED ? [`older data of ${plural(stale.length, 'school')}`] : stale;
  const known = [...(missing > 0 ? [`${plural(missing, 'register')} missing`] : []), ...some];
  return { isKnown: false, text: `Not known yet: ${joined(known)}.` };
}

const MOST_NAMED = 3;
