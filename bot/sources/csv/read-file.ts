import type { ImportKind } from '#shared/domain/people/import-kinds.ts';
import type {
  ByteSource,
  FileReader,
  RowOfKind,
  RowSource,
  SourceItem,
} from '#shared/contracts/imports/file-rows.ts';
import { CellFault } from './cells.ts';
import type { ColumnIndexes, CsvKind } from './csv-kind.ts';
import { readCsv, type CsvRow } from './csv-table.ts';
import { findColumns, shortened } from './headings.ts';
import { csvKinds } from './registry.ts';

/** The rows of a CSV file of any kind; what each may hold is in `kinds/`. */
export const readCsvFile: FileReader = <Kind extends ImportKind>(kind: Kind, source: ByteSource) =>
  rowsOf(kind, csvKinds[kind] as CsvKind<RowOfKind[Kind]>, source);

async function* rowsOf<Row>(
  kind: ImportKind,
  { columns, reader }: CsvKind<Row>,
  source: ByteSource,
): RowSource<Row> {
  let read: ((row: CsvRow, fault: string | null) => SourceItem<Row>) | null = null;
  let items: SourceItem<Row>[] = [];
  const pieces = readCsv(
    source,
    (headings) => {
      const indexes = findColumns(kind, columns, headings);
      if (indexes.unknown.length > 0) {
        const warning = `These columns are not used here: ${shortened(indexes.unknown.join(', '))}.`;
        items.push({ line: 1, warning });
      }
      read = itemReader(indexes, reader(indexes));
    },
    (row, fault) => {
      if (read) items.push(read(row, fault));
    },
  );
  for await (const _piece of pieces) {
    yield items;
    items = [];
  }
  yield items;
}

/** Gives each row as it is read, or what is wrong with it. */
function itemReader<Row>(
  indexes: ColumnIndexes,
  read: (cells: string[]) => Row,
): (row: CsvRow, fault: string | null) => SourceItem<Row> {
  return ({ line, cells }, unreadable) => {
    try {
      if (unreadable)
        throw new CellFault('', cells.join(',').slice(0, 60), `The row can't be read: ${unreadable}.`);
      if (cells.length > indexes.width && cells.slice(indexes.width).some((cell) => cell.trim() !== ''))
        throw new CellFault(
          '',
          `${cells.length} cells`,
          `Expected ${indexes.width} cells, as in the heading.`,
        );
      return { line, row: read(cells) };
    } catch (error) {
      if (!(error instanceof CellFault)) throw error;
      const { column, message } = error;
      const fault = { column, found: shortened(error.found, 100), message };
      // What stands in a row that is cut wrongly may stand in the wrong place.
      const cell = (name: string): string =>
        column === '' ? '' : (cells[indexes.at(name)] ?? '').trim().normalize('NFC');
      return {
        line,
        fault,
        school: (cells[indexes.at('school')] ?? '').trim().normalize('NFC'),
        upn: cell('upn'),
      };
    }
  };
}
