import type { CodeEntered, CodeState } from './codes-to-enter.ts';

/**
 * Whose word holds that a session's code is entered: the register shows it, or no file has come since. Null: it is to be
 * entered, or entered again, or was entered by what is said no more.
 */
export function codeEnteredBy<Entered extends CodeEntered>(
  row: { state: CodeState; code: string | null; entered: Entered | null },
  lastCame: Date | null,
): Entered | null {
  const { state, code, entered } = row;
  if (!entered || entered.code !== code) return null;
  const holds = state === 'entered' || state === 'stands' || lastCame === null || entered.at > lastCame;
  return holds ? entered : null;
}
