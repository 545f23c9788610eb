// Rows as the text of a CSV file, quoted only where it must be.

export type CsvCell = string | number | undefined;

/** One field; quoted when it holds a comma, a quote or a line end. */
export function csvField(cell: CsvCell): string {
  const text = cell === undefined ? '' : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Headings and rows as one text with LF line ends, the last line ended too. */
export function inventedCsv(headings: readonly string[], rows: Iterable<readonly CsvCell[]>): string {
  const lines = [headings.join(',')];
  for (const row of rows) lines.push(row.map(csvField).join(','));
  return lines.join('\n') + '\n';
}
