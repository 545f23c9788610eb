import { sentenceCase } from '#shared/wording/basics/number-text.ts';
import type { Answer } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';

/** Turns a permission's answer into the refusal a person meets; what is another school's is not even there. */
export function mustBeAllowed(answer: Answer, what: string): void {
  if (answer === 'unknown') throw new Problem('not-found', `${sentenceCase(what)} was not found.`);
  if (answer === 'no') throw new Problem('forbidden', `Your role does not see ${what}.`);
}
