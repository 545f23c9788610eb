import type { MarkRow } from '#shared/contracts/registers/file-rows.ts';
import { CellFault } from '../cells.ts';
import { school, upn, type ColumnIndexes, type Columns, type CsvKind } from '../csv-kind.ts';
import { markReader } from '../mark-row.ts';

const columns: Columns = {
  school,
  upn,
  date: { required: true, alsoKnownAs: ['mark date', 'attendance date', 'event date'] },
  session: { required: true, alsoKnownAs: ['am/pm', 'session name', 'am pm'] },
  code: { required: true, alsoKnownAs: ['mark', 'attendance code', 'attendance mark', 'mark code'] },
  minutesLate: { alsoKnownAs: ['mins late', 'minutes late', 'late minutes', 'lateness'] },
  comment: { alsoKnownAs: ['comments', 'note', 'notes', 'attendance comment'] },
};

/** Marks come by the million, so their cells are taken by index. */
function reader(indexes: ColumnIndexes): (cells: string[]) => MarkRow {
  const marks = markReader();
  const [schoolAt, upnAt, date, session, code, minutesLate, comment] = [
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
  return (cells) => {
    // A blank code takes a mark back; a row that was cut off before its code says nothing.
    if (cells.length <= code) throw new CellFault('code', '', 'The row is cut off before its code.');
    const day = marks.date(needed(cells, date, 'date'));
    const text = comment === -1 ? undefined : (cells[comment] ?? '').trim().normalize('NFC');
    if (text !== undefined && text.length > 500)
      throw new CellFault('comment', text.slice(0, 60), 'Expected at most 500 characters.');
    const given = (cells[code] ?? '').trim();
    const character = marks.character(given, day);
    return {
      school: needed(cells, schoolAt, 'school'),
      upn: needed(cells, upnAt, 'upn'),
      date: day,
      session: marks.session(needed(cells, session, 'session')),
      character,
      code: character === null ? given.normalize('NFC') : given,
      minutesLate: minutesLate === -1 ? undefined : marks.minutesLate((cells[minutesLate] ?? '').trim()),
      comment: text === '' ? null : text,
    };
  };
}

export const markFile: CsvKind<MarkRow> = { columns, reader };
