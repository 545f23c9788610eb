import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { codeOnDay, type LocalCode, type NoCode } from '#shared/domain/imports/local-codes.ts';
import { localCodeHistory } from '#shared/store/imports/local-codes.ts';
import type { Db, Tx } from '#shared/store/engine/open-store.ts';

/** What a school's code that is no national one of the day stands for: a character of the register, or why none. */
export type CodesOfFile = (school: string, code: string, date: SchoolDate) => string | NoCode;

/** Knows what these schools say their own codes mean; each code of a day is looked up once. */
export async function codesOfFile(db: Db | Tx, schools: readonly string[]): Promise<CodesOfFile> {
  const localCodes = new Map<string, LocalCode[]>();
  for (const { school, ...one } of await localCodeHistory(db, schools))
    localCodes.set(school, [...(localCodes.get(school) ?? []), one]);
  const cached = new Map<string, string | NoCode>();
  return (school, code, date) => {
    const key = `${school} ${date} ${code}`;
    const earlier = cached.get(key);
    if (earlier !== undefined) return earlier;
    const found = codeOnDay(code, date, localCodes.get(school) ?? []);
    const answer = 'character' in found ? found.character : found;
    cached.set(key, answer);
    return answer;
  };
}
