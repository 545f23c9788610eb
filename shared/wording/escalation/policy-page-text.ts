/** The page of the policy of escalation, and of what another would propose. */
import type { SchoolDate } from '../../domain/basics/school-date.ts';
import { dayText, shortDayText } from '../basics/date-text.ts';
import { plural } from '../basics/number-text.ts';

export const policyPageText = {
  title: 'The policy: from days away to a meeting',
  school: 'Whose policy',
  trust: 'The trust',
  stages: 'When each meeting is proposed',
  says: 'Days away since September, two sessions to a day, by the term of today.',
  stage: 'Meeting',
  who: 'Held by',
  term: (term: number) => ['Autumn', 'Spring', 'Summer'][term - 1] ?? '',
  stageTwo: 'A first meeting is held',
  stageTwoForms: {
    'pupil-then-call': 'with the pupil; then home is called',
    'with-parent': 'with the pupil and a parent',
  },
  textFirst:
    'At stage 2, write first to the families of pupils who missed no more than 10 % last year; meet if four weeks of school later it is no better',
  dayTwoCall: 'Call home on a second day away running too, when the reason is known',
  lateness: 'Days late',
  hasLateness: 'Propose a conversation, then a meeting, by days late since September (L and U)',
  settles: 'Who may agree to what',
  settlesSays: 'At a meeting; what is not ticked for somebody is written in by a colleague who may.',
  agreements: { support: 'Support', adjustments: 'Changes in school', softStart: 'A softer start' },
  aWeek: 'How many each can hold in a week',
  notCounted: 'Codes of absences that do not count',
  notCountedHint: 'Register codes with a space between, such as C C1 R.',
  from: 'From',
  fromHint:
    'Nothing is proposed for what was missed before this day. Choose an earlier day to have it proposed.',
  reason: 'Why the school varies from the trust',
  simulate: 'Try it on this year’s registers',
  simulateLast: 'Try it on last year’s',
  save: 'Keep the policy',
  saved: 'Kept. Proposals go by it from its day on.',
  readOnly: 'You can read the policy here. A senior leader or an administrator changes it.',
  simulated: 'What it would propose',
  nothing: 'Nobody would be proposed.',
  week: 'Week of',
  year: 'Year',
  inAll: 'Meetings in all',
  schoolColumn: 'School',
  varies: 'has a policy of its own',
  toTens: 'Counts are to the nearest ten.',
  variations: 'Schools that vary',
  noVariations: 'Every school has the trust’s policy.',
};

/** "The trust’s guide; nobody has set another." */
export function whosePolicyText({
  of,
  from,
  reason,
}: {
  of: 'school' | 'trust' | 'guide';
  from: SchoolDate;
  reason: string | null;
}): string {
  if (of === 'guide') return 'The trust’s guide holds; nobody has set another.';
  const whose = of === 'school' ? 'The school’s own' : 'The trust’s';
  return `${whose}, from ${dayText(from)}${reason ? `: ${reason}` : ''}`;
}

/** "40 meetings in all, 19 in the fullest week; 6 people can hold 12 a week: 3 weeks have more than there is room for." */
export function loadText({
  people,
  meetings,
  mostInAWeek,
  canHoldAWeek,
  weeksOver,
}: {
  people: number;
  meetings: number;
  mostInAWeek: number;
  canHoldAWeek: number;
  weeksOver: number;
}): string {
  const has = weeksOver === 1 ? 'has' : 'have';
  const fits =
    weeksOver === 0
      ? 'every week has room'
      : `${plural(weeksOver, 'week')} ${has} more than there is room for`;
  return `${plural(meetings, 'meeting')} in all, ${mostInAWeek} in the fullest week; ${plural(people, 'person', 'people')} can hold ${canHoldAWeek} a week: ${fits}.`;
}

export const simulatedDaysText = (from: SchoolDate, to: SchoolDate): string =>
  `Over the registers from ${shortDayText(from)} to ${shortDayText(to)}, as if each meeting were held, and each message written, on the day it is proposed.`;
