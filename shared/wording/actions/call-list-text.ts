/** Text and labels of the list of calls: what a row says of each, and which are shown. */
import type { CallResult } from '#shared/domain/actions/call.ts';
import type { ClockTime } from '#shared/domain/basics/london-time.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { isWaiting } from '#shared/domain/actions/calls/try-again.ts';
import { momentText } from '../basics/date-text.ts';
import { nameInSentence } from '../basics/name-in-sentence.ts';
import { plural } from '../basics/number-text.ts';
import { callResultLabels, choices, tryAgainText } from './call-text.ts';

export const callListLabels = {
  filters: 'Which calls are shown',
  find: 'Name or tutor group',
  year: 'Year group',
  everyYear: 'Every year',
  only: choices({ 'call-first': 'Call first', premium: 'Premium', 'not-tried': 'Not tried yet' } as const),
  shown: (shown: number, calls: number) => `${shown} of ${plural(calls, 'call')}`,
  noneShown: 'No call is like that.',
  everyCall: 'Show every call',
  print: 'Print with numbers',
  ring: 'Ring',
  /** Left of an earlier day. */
  ofDay: (day: string) => `Of ${day}:`,
};

interface CallFactsShown {
  premium: boolean;
  daysAway: number;
  stage: number | null;
  lastTry: { result: CallResult; at: string; by: string } | null;
  familyRungAt: string | null;
}

/** "Pupil premium · 3 days away · stage 2 · no answer 09:40, M. Shaw · try again at 10:10". */
export function callFactsText(
  action: { due: string | null; call: CallFactsShown | null },
  { today, time }: { today: SchoolDate; time: ClockTime },
): string {
  const { call } = action;
  const parts: string[] = [];
  if (call?.premium) parts.push('pupil premium');
  if (call && call.daysAway > 1) parts.push(`${call.daysAway} school days away running`);
  if (call?.stage && call.stage > 1) parts.push(`stage ${call.stage}`);
  if (call?.lastTry) {
    const { result, at, by } = call.lastTry;
    parts.push(`${callResultLabels[result].toLowerCase()} ${momentText(at, today)}, ${nameInSentence(by)}`);
  }
  if (call?.familyRungAt) parts.push(familyRungText(call.familyRungAt, today));
  parts.push(waitingText(action, time) || overdueText(action, time));
  return parts.filter(Boolean).join(' · ');
}

/** "try again at 10:10"; '' once that has come. */
export const waitingText = ({ due }: { due: string | null }, time: ClockTime): string =>
  due !== null && isWaiting({ due }, time) ? tryAgainText(due) : '';

/** "due since 10:05"; '' where no time was named. */
const overdueText = ({ due }: { due: string | null }, time: ClockTime): string =>
  due !== null && due <= time ? `due since ${due}` : '';

/** Another school of the trust spoke with the family today: that, and nothing else of it. */
export const familyRungText = (at: string, today: SchoolDate): string =>
  `family rung ${momentText(at, today)} by another of our schools`;
