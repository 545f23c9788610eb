import { ourFile } from './import-faults.ts';
import type { Import } from './imports-of.ts';

/** A file of ours and every other that it imports, at once or later, itself or through others. */
export function reachedFrom(first: string, importsIn: (file: string) => Import[]): string[] {
  const reached = new Set([first]);
  // A set hands over what is added to it meanwhile, too.
  for (const file of reached) {
    for (const found of importsIn(file)) {
      const next = ourFile(found);
      if (next !== null) reached.add(next);
    }
  }
  return [...reached];
}
