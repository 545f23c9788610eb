/** An outcome in a line: "Spoke to, illness, back tomorrow". */
import type { CallResult, ExpectedBack } from '#shared/domain/actions/call.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { callResultLabels, dateOfInstant, expectedBackText, reasonText, supportLabels } from './call-text.ts';
import { momentText } from '../basics/date-text.ts';
import { joined, sentenceCase } from '../basics/number-text.ts';
import { nameInSentence } from '../basics/name-in-sentence.ts';

export interface Outcome {
  result: CallResult | 'done';
  /** Whom the call rang. */
  contact?: string | null;
  reason: string | null;
  expectedBack: ExpectedBack | null;
  parentBelievedInSchool?: boolean;
  at: string;
  by: { name: string };
}

/** What happened and what was said: "Spoke to Mary Khan, illness, back tomorrow"; "No answer". */
export function outcomeText(outcome: Outcome, today: SchoolDate): string {
  return [resultText(outcome), ...saidParts(outcome, today)].join(', ');
}

/** "Spoke to Mary Khan"; "No answer (Mary Khan)"; "Voicemail" where nobody said whom it was for. */
function resultText({ result, contact }: Outcome): string {
  if (result === 'done') return 'Done';
  const label = callResultLabels[result];
  if (!contact) return label;
  return result === 'spoke-to'
    ? `${label} ${nameInSentence(contact)}`
    : `${label} (${nameInSentence(contact)})`;
}

/** What is known of the absence, as the register shows it: "Appointment, back today at 11:00"; "No answer yet". */
export function knownText(outcome: Outcome, today: SchoolDate): string {
  const parts = saidParts(outcome, today);
  if (parts.length > 0) return sentenceCase(parts.join(', '));
  return outcome.result === 'spoke-to' ? 'Spoke to, no reason given' : outcomeText(outcome, today);
}

function saidParts(outcome: Outcome, today: SchoolDate): string[] {
  if (outcome.parentBelievedInSchool) return ['the family believed the pupil in school'];
  const parts: string[] = [];
  if (outcome.reason) parts.push(reasonText(outcome.reason));
  if (outcome.expectedBack)
    parts.push(expectedBackText(outcome.expectedBack, today, dateOfInstant(outcome.at)));
  return parts;
}

/** "M. Shaw, 09:52"; on an earlier day "M. Shaw, last Tue, 09:52". */
export function byWhomText(outcome: Outcome, today: SchoolDate): string {
  return `${nameInSentence(outcome.by.name)}, ${momentText(outcome.at, today)}`;
}

/** "Would help: transport and uniform"; '' when nothing was named. */
export function supportNeededText(support: readonly (keyof typeof supportLabels)[]): string {
  if (support.length === 0) return '';
  return `Would help: ${joined(support.map((need) => supportLabels[need].toLowerCase()))}`;
}

export const restrictedNoteText = 'There is a restricted note. The safeguarding lead can read it.';
