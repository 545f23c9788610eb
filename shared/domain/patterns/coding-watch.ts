/** Decides what to ask a school about its registers, and in which order: what flatters a diff to target comes first. */
import type { BlankMarks } from './blank-marks.ts';
import type { CodeShare } from './code-shares.ts';
import type { LateRegisters } from './late-registers.ts';
import type { OverwrittenMarks } from './overwritten-marks.ts';

export type CodingQuestion = CodeShare | BlankMarks | OverwrittenMarks | LateRegisters;

const kinds: readonly CodingQuestion['kind'][] = ['code-share', 'blanks', 'overwritten', 'late-registers'];

const flatters = (question: CodingQuestion): boolean =>
  question.kind === 'blanks' || (question.kind !== 'late-registers' && question.flatters);

/** The order within a kind stays. */
export function byUrgency(questions: readonly CodingQuestion[]): CodingQuestion[] {
  return questions.toSorted(
    (a, b) => Number(flatters(b)) - Number(flatters(a)) || kinds.indexOf(a.kind) - kinds.indexOf(b.kind),
  );
}
