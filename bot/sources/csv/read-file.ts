import type { ImportKind } from '#shared/domain/people/import-kinds.ts';
import type { ByteSource, FileReader, FileVisitor, RowOfKind } from '#shared/contracts/imports/file-rows.ts';
import type { MarkRow } from '#shared/contracts/registers/file-rows.ts';
import { CellFault } from './cells.ts';
import { readCsv, type CsvRow } from './csv-table.ts';
import { findColumns, shortened, type ColumnIndexes } from './headings.ts';
import { markReader } from './mark-row.ts';
import type { CsvKind } from './csv-kind.ts';
import { csvKinds } from './registry.ts';

/** Reads a CSV file of any kind; what each may hold is in `kinds/`. */
export const readCsvFile: FileReader = async <Kind extends ImportKind>(
  kind: Kind,
  source: ByteSource,
  visitor: FileVisitor<RowOfKind[Kind]>,
): Promise<void> => {
  let read: ((row: CsvRow) => RowOfKind[Kind]) | null = null;
  let indexes: ColumnIndexes | null = null;
  await readCsv(
    source,
    (headings) => {
      indexes = findColumns(kind, headings);
      if (indexes.unknown.length > 0) {
        visitor.warned(1, `These columns are not used here: ${shortened(indexes.unknown.join(', '))}.`);
      }
      read = (kind === 'marks' ? marksOf(indexes) : rowsOf(kind as Exclude<Kind, 'marks'>, indexes)) as (
        row: CsvRow,
      ) => RowOfKind[Kind];
    },
    (row, fault) => {
      if (!read || !indexes) return;
      try {
        if (fault)
          throw new CellFault('', row.cells.join(',').slice(0, 60), `The row can't be read: ${fault}.`);
        if (
          row.cells.length > indexes.width &&
          row.cells.slice(indexes.width).some((cell) => cell.trim() !== '')
        ) {
          throw new CellFault(
            '',
            `${row.cells.length} cells`,
            `Expected ${indexes.width} cells, as in the heading.`,
          );
        }
        visitor.row(row.line, read(row));
      } catch (error) {
        if (!(error instanceof CellFault)) throw error;
        const { column, message } = error;
        visitor.refused(
          { line: row.line, column, found: shortened(error.found, 100), message },
          (row.cells[indexes.at('school')] ?? '').trim().normalize('NFC'),
        );
      }
    },
  );
};

function rowsOf<Kind extends Exclude<ImportKind, 'marks'>>(
  kind: Kind,
  indexes: ColumnIndexes,
): (row: CsvRow) => RowOfKind[Kind] {
  const { row: read } = csvKinds[kind] as CsvKind<RowOfKind[Kind]>;
  // NFC: the same name is found however its accents were written.
  return ({ cells }) => read((column) => (cells[indexes.at(column)] ?? '').trim().normalize('NFC'));
}

/** Marks come by the million, so their cells are taken by place. */
function marksOf(indexes: ColumnIndexes): (row: CsvRow) => MarkRow {
  const reader = markReader();
  const [school, upn, date, session, code, minutesLate, comment] = [
    'school',
    'upn',
    'date',
    'session',
    'code',
    'minutesLate',
    'comment',
  ].map((column) => indexes.at(column)) as [number, number, number, number, number, number, number];
  const needed = (cells: string[], index: number, column: string): string => {
    const value = (cells[index] ?? '').trim();
    if (value === '') throw new CellFault(column, '', `Something is needed here: ${column} is blank.`);
    return value;
  };
  return ({ cells }) => {
    // A blank code takes a mark back; a row that was cut off before its code says nothing.
    if (cells.length <= code) throw new CellFault('code', '', 'The row is cut off before its code.');
    const day = reader.date(needed(cells, date, 'date'));
    const text = (cells[comment] ?? '').trim().normalize('NFC');
    if (text.length > 500)
      throw new CellFault('comment', text.slice(0, 60), 'Expected at most 500 characters.');
    const given = (cells[code] ?? '').trim();
    const character = reader.character(given, day);
    return {
      school: needed(cells, school, 'school'),
      upn: needed(cells, upn, 'upn'),
      date: day,
      session: reader.session(needed(cells, session, 'session')),
      character,
      code: character === null ? given.normalize('NFC') : given,
      minutesLate: reader.minutesLate((cells[minutesLate] ?? '').trim()),
      comment: text === '' ? null : text,
    };
  };
}
