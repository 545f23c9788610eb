/** Text and labels of a call home: what happened, why the pupil is away, when they are back, what would help. */
import type { CallResult, ExpectedBack } from '#shared/domain/actions/call.ts';
import type { ContactRung } from '#shared/domain/actions/calls/contacts-rung.ts';
import { londonWallClock, type ClockTime } from '#shared/domain/basics/london-time.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { dayText, momentText, nearDayText } from '../basics/date-text.ts';
import { nameInSentence } from '../basics/name-in-sentence.ts';

export interface Choice<Value extends string> {
  value: Value;
  label: string;
}

export const callResultLabels: Readonly<Record<CallResult, string>> = {
  'spoke-to': 'Spoke to',
  'no-answer': 'No answer',
  voicemail: 'Voicemail',
  'wrong-number': 'Wrong number',
};
/** In the order of the keys 1 to 4. */
export const callResultChoices = choices(callResultLabels);

const callReasonLabels = {
  illness: 'Illness',
  appointment: 'Appointment',
  family: 'Family',
  travel: 'Travel',
  'worried-about-school': 'Worried about school',
  overslept: 'Overslept',
  'religious-observance': 'Religious observance',
  holiday: 'Holiday',
  other: 'Something else',
} as const;
export const callReasonChoices = choices(callReasonLabels);

export const supportLabels = {
  transport: 'Transport',
  uniform: 'Uniform',
  equipment: 'Equipment',
  health: 'Health',
  other: 'Something else',
} as const;
export const supportChoices = choices(supportLabels);

export function choices<Value extends string>(labels: Readonly<Record<Value, string>>): Choice<Value>[] {
  return Object.entries<string>(labels).map(([value, label]) => ({ value: value as Value, label }));
}

/** A reason as it stands in a sentence: "illness", "leave granted"; what somebody wrote themselves stays as written. */
export function reasonText(reason: string): string {
  const label = new Map<string, string>(Object.entries(callReasonLabels)).get(reason);
  if (label) return label.toLowerCase();
  return /^[a-z]+(-[a-z]+)+$/.test(reason) ? reason.replaceAll('-', ' ') : reason;
}

/** "back tomorrow", "back today at 11:00", "back on Mon 21 Sep", "no day given yet". */
export function expectedBackText(back: ExpectedBack, today: SchoolDate, saidOn: SchoolDate = today): string {
  if (back.kind === 'today') {
    const day = saidOn === today ? 'today ' : '';
    return `back ${day}at ${back.time}`;
  }
  if (back.kind === 'unknown') return 'not known when back';
  if (back.date < today) return `back on ${dayText(back.date)}`;
  const near = nearDayText(back.date, today);
  return /^(today|tomorrow)$/.test(near) ? `back ${near}` : `back on ${near}`;
}

/** Who is on the line now: "being rung by M. Shaw since 09:41". */
export function beingRungText(
  { name, since }: { name: string; since: string | null },
  today: SchoolDate,
): string {
  return `being rung by ${nameInSentence(name)}${since ? ` since ${momentText(since, today)}` : ''}`;
}

/** "Mary Khan, 07700 900123" */
export const contactText = ({ name, phone }: ContactRung): string =>
  [nameInSentence(name), phone].filter(Boolean).join(', ');

/** What has to be known before dialling: "speaks Polish: arrange an interpreter"; '' for English. */
export function languageText(language: string | null): string {
  if (!language || /^(en(-gb)?|english)$/i.test(language.trim())) return '';
  return /interpreter/i.test(language)
    ? `Speaks ${language}`
    : `Speaks ${language}: ask for an interpreter if needed`;
}

/** "mother, has parental responsibility" */
export function relationshipText(contact: {
  relationship: string | null;
  parentalResponsibility: boolean;
}): string {
  const parts = [contact.relationship?.toLowerCase() ?? 'relationship not known'];
  if (contact.parentalResponsibility) parts.push('parental responsibility');
  return parts.join(', ');
}

/** The London date of an instant, for comparing with today. */
export function dateOfInstant(instant: string): SchoolDate {
  return londonWallClock(new Date(instant)).date;
}

/** "try again at 10:40" */
/** To whoever takes back an outcome too late. */
export const callMadeAfterText =
  'The call that followed from this outcome was made already: take that one back first. Nothing was changed.';

export const tryAgainText = (time: ClockTime): string => `try again at ${time}`;
