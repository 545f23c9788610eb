import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const MOST_SHOWN = 40;

/** Says which answers differ, and the first line of each that does; answers whether the recordings are the same. */
export function compareRecordings(before: string, after: string): boolean {
  const ofBefore = answersIn(before);
  const ofAfter = answersIn(after);
  const names = [...new Set([...ofBefore.keys(), ...ofAfter.keys()])].sort();
  const differing = names.filter((name) => ofBefore.get(name) !== ofAfter.get(name));
  for (const name of differing.slice(0, MOST_SHOWN)) {
    const [was, is] = [ofBefore.get(name), ofAfter.get(name)];
    if (was === undefined || is === undefined)
      console.log(`${name}: only in ${was === undefined ? after : before}`);
    else console.log(`${name}\n${firstDifference(was.split('\n'), is.split('\n'))}`);
  }
  if (differing.length > MOST_SHOWN) console.log(`… and ${differing.length - MOST_SHOWN} more`);
  console.log(`${names.length} answers, ${differing.length} of them differ.`);
  return names.length > 0 && differing.length === 0;
}

function answersIn(folder: string): Map<string, string> {
  const names = globSync('**/*.txt', { cwd: folder });
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

function firstDifference(was: string[], is: string[]): string {
  const line = was.findIndex((text, index) => text !== is[index]);
  const at = line === -1 ? was.length : line;
  const shown = (text: string | undefined) => (text === undefined ? '(ends)' : text.slice(0, 300));
  return `  ${at + 1}: - ${shown(was[at])}\n  ${at + 1}: + ${shown(is[at])}`;
}
