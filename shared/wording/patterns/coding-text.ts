/** What is asked about a school's registers: what was counted, then a question; never a verdict, never a teacher. */
import { NO_MARK, codeOf, codeOfCharacter } from '#shared/domain/registers/attendance-codes.ts';
import type { CodingQuestion } from '#shared/domain/patterns/coding-watch.ts';
import type { LateRegisters } from '#shared/domain/patterns/late-registers.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { roundedQuotient } from '#shared/domain/basics/whole-number.ts';
import { dayText, shortDayText, weekdayName } from '../basics/date-text.ts';
import { plural, countText, percentText } from '../basics/number-text.ts';

export const codingWatchLabels = {
  title: 'Questions about the registers',
  says: 'Compared with this school’s own past. There is often a good answer; a note of it helps the next person.',
  nothing: 'Nothing to ask',
  nothingSays: 'Codes, blanks and later changes are as they have been.',
};

/** "Mon 2 Nov to Fri 27 Nov" */
export function codingSpanText(from: SchoolDate, to: SchoolDate): string {
  return `${dayText(from)} to ${dayText(to)}`;
}

/** "Code B was 2.1 % of sessions, 0.6 % before. Is there a new programme?" */
export function codingSentence(question: CodingQuestion): string {
  switch (question.kind) {
    case 'code-share': {
      const [now, then] = [share(question.recent), share(question.before)];
      const what = question.character === NO_MARK ? 'Blanks were' : `Code ${codeOf(question.character)} was`;
      return `${what} ${now} of sessions, ${then} before. ${codeQuestion(question.character)}`;
    }
    case 'blanks': {
      const { group, blanks, registers, others } = question;
      const own = `${plural(registers.withBlanks, 'register')} of ${countText(registers.all)}`;
      const all = percentText(roundedQuotient(others.withBlanks * 100, others.all, 1));
      return `${group} had ${plural(blanks, 'blank')} in ${own}; ${all} of the other groups’ registers have one. Who could fill them in?`;
    }
    case 'overwritten': {
      const marks = `${plural(question.recent.marks, 'mark')} ${question.recent.marks === 1 ? 'was' : 'were'} changed from ${codeMarkText(question.from)} to ${codeMarkText(question.to)} after the day`;
      const past = question.before
        ? `, ${countText(question.before.marks)} in the ${plural(question.before.days, 'school day')} before`
        : '';
      return `${marks}${past}. What was learned later?`;
    }
    case 'late-registers':
      return `${registersOf(question)} came after ${question.closes} on ${question.late} of ${plural(question.days, 'day')} since ${shortDayText(question.since)}, when most others were in. Is the time right?`;
  }
}

/** The same to whoever does not see the pupils: "Code B stands more often than before. Is there a new programme?" */
export function codingSentenceWithoutNumbers(
  question: Exclude<CodingQuestion, { kind: 'late-registers' }>,
): string {
  if (question.kind === 'blanks')
    return `${question.group} leaves more blanks than the other groups. Who could fill them in?`;
  if (question.kind === 'overwritten')
    return `Marks were changed from ${codeMarkText(question.from)} to ${codeMarkText(question.to)} after the day, more than before. What was learned later?`;
  const { character } = question;
  const what = character === NO_MARK ? 'Blanks stand' : `Code ${codeOf(character)} stands`;
  return `${what} more often than before. ${codeQuestion(character)}`;
}

const share = ({ found, sessions }: { found: number; sessions: number }): string =>
  percentText(sessions === 0 ? null : roundedQuotient(found * 100, sessions, 1));

const codeMarkText = (character: string): string => (character === NO_MARK ? 'blank' : codeOf(character));

function registersOf({ group, session, weekday }: LateRegisters): string {
  const when = session === 'AM' ? 'morning' : 'afternoon';
  return weekday === null
    ? `The ${when} registers of ${group}`
    : `${weekdayName(weekday)} ${when} registers of ${group}`;
}

const questions: Readonly<Record<string, string>> = {
  [NO_MARK]: 'Are registers closed before they are complete?',
  B: 'Is there a new programme?',
  C2: 'Are new part-time timetables agreed, and do they have an end?',
  D: 'Are more pupils registered at two schools?',
  X: 'Are more pupils not required to attend?',
  V: 'Were there more trips?',
  P: 'Was there more sport?',
  W: 'Has work experience begun?',
  K: 'Has provision through the local authority begun?',
  C: 'Is more leave being granted?',
  E: 'Are there more suspensions?',
  I: 'Is something going round?',
  M: 'Could appointments be made outside school hours?',
  S: 'Has study leave begun?',
  L: 'Has something changed on the way to school?',
  U: 'Has something changed on the way to school?',
  G: 'Were there more holidays?',
  O: 'Are reasons still being asked for?',
};

function codeQuestion(character: string): string {
  const code = codeOf(character);
  return questions[code] ?? `Is there more of "${codeOfCharacter(character).meaning}" than before?`;
}
