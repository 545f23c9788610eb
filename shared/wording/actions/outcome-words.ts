/** An outcome in a line: "Spoke to, illness, back tomorrow". */
import type { CallResult, ExpectedBack } from '#shared/domain/actions/call.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import {
  callResultWords,
  dateOfInstant,
  expectedBackWords,
  reasonWords,
  supportWords,
} from './call-words.ts';
import { momentWords } from '../basics/date-words.ts';
import { listed, sentenceCase } from '../basics/number-words.ts';
import { nameInSentence } from '../basics/name-in-sentence.ts';

export interface Outcome {
  result: CallResult | 'done';
  reason: string | null;
  expectedBack: ExpectedBack | null;
  parentBelievedInSchool?: boolean;
  at: string;
  by: { name: string };
}

/** What happened and what was said: "Spoke to, illness, back tomorrow"; "No answer". */
export function outcomeWords(outcome: Outcome, today: SchoolDate): string {
  const result = outcome.result === 'done' ? 'Done' : callResultWords[outcome.result];
  return [result, ...saidParts(outcome, today)].join(', ');
}

/** What is known of the absence, as the register shows it: "Appointment, back today at 11:00"; "No answer yet". */
export function knownWords(outcome: Outcome, today: SchoolDate): string {
  const said = saidParts(outcome, today);
  if (said.length > 0) return sentenceCase(said.join(', '));
  return outcome.result === 'spoke-to' ? 'Spoke to, no reason given' : outcomeWords(outcome, today);
}

function saidParts(outcome: Outcome, today: SchoolDate): string[] {
  if (outcome.parentBelievedInSchool) return ['the family believed the pupil in school'];
  const parts: string[] = [];
  if (outcome.reason) parts.push(reasonWords(outcome.reason));
  if (outcome.expectedBack)
    parts.push(expectedBackWords(outcome.expectedBack, today, dateOfInstant(outcome.at)));
  return parts;
}

/** "M. Shaw, 09:52"; on an earlier day "M. Shaw, last Tue, 09:52". */
export function byWhomWords(outcome: Outcome, today: SchoolDate): string {
  return `${nameInSentence(outcome.by.name)}, ${momentWords(outcome.at, today)}`;
}

/** "Would help: transport and uniform"; '' when nothing was named. */
export function supportNeededWords(support: readonly (keyof typeof supportWords)[]): string {
  if (support.length === 0) return '';
  return `Would help: ${listed(support.map((need) => supportWords[need].toLowerCase()))}`;
}

export const restrictedNoteWords = 'There is a restricted note. The safeguarding lead can read it.';
