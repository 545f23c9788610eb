import type { ImportKind } from '#shared/domain/people/import-kinds.ts';
import type { ColumnIndexes, Columns } from './csv-kind.ts';
import { Problem } from '#shared/domain/basics/problem.ts';

const plain = (heading: string): string => heading.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Finds the columns of a kind among a file's headings; throws one Problem that names all that are missing. */
export function findColumns(kind: ImportKind, columns: Columns, headings: readonly string[]): ColumnIndexes {
  const nameOf = new Map<string, string>();
  for (const [column, { alsoKnownAs }] of Object.entries(columns)) {
    for (const heading of alsoKnownAs ?? []) nameOf.set(plain(heading), column);
  }
  for (const column of Object.keys(columns)) nameOf.set(plain(column), column);

  const indexes = new Map<string, number>();
  const unknown: string[] = [];
  const doubled: string[] = [];
  headings.forEach((heading, index) => {
    const column = nameOf.get(plain(heading));
    const earlier = column === undefined ? undefined : indexes.get(column);
    if (column === undefined) {
      if (heading) unknown.push(heading);
    } else if (earlier === undefined) indexes.set(column, index);
    else if (plain(headings[earlier] ?? '') === plain(heading)) doubled.push(column);
    else {
      const preferred = fitsBetter(column, columns, headings[earlier] ?? '', heading);
      if (preferred === heading) indexes.set(column, index);
      unknown.push(preferred === heading ? (headings[earlier] ?? '') : heading);
    }
  });
  const missing = Object.keys(columns).filter((column) => columns[column]?.required && !indexes.has(column));
  if (missing.length > 0 || doubled.length > 0) {
    const faults = [
      missing.length > 0 ? `these columns are missing: ${missing.join(', ')}` : '',
      doubled.length > 0 ? `these columns stand there twice: ${doubled.join(', ')}` : '',
    ].filter(Boolean);
    throw new Problem(
      'unprocessable',
      `This does not look like a ${kind} file: ${faults.join('; ')}. Its heading (line 1) has: ${shortened(headings.join(', '))}. Nothing was changed.`,
      { line: 1, missing, doubled, columns: Object.keys(columns) },
    );
  }
  return { at: (column) => indexes.get(column) ?? -1, unknown, width: headings.length };
}

/** A report may have two headings for one column ("Forename", "Legal Forename"): our own name, then the first listed. */
function fitsBetter(column: string, columns: Columns, one: string, other: string): string {
  const names = [column, ...(columns[column]?.alsoKnownAs ?? [])].map(plain);
  return names.indexOf(plain(one)) <= names.indexOf(plain(other)) ? one : other;
}

export function shortened(text: string, longest = 200): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
