/**
 * The cells of one row (RFC 4180). 'open': a quotation mark is not closed before the text ends, so the row may go on
 * in the next line; 'astray': one is closed in the middle of a cell.
 */
export function cellsOf(text: string, delimiter: string): string[] | 'open' | 'astray' {
  if (!text.includes('"')) return text.split(delimiter);
  const cells: string[] = [];
  for (let at = 0; ;) {
    let end: number;
    if (text[at] === '"') {
      const closes = closingMark(text, at + 1);
      if (closes === -1) return 'open';
      cells.push(text.slice(at + 1, closes).replaceAll('""', '"'));
      for (end = closes + 1; text[end] === ' ';) end += 1;
      if (end < text.length && text[end] !== delimiter) return 'astray';
    } else {
      end = text.indexOf(delimiter, at);
      if (end === -1) end = text.length;
      cells.push(text.slice(at, end));
    }
    if (end === text.length) return cells;
    at = end + 1;
  }
}

/** A doubled quotation mark stands for one inside the cell. */
function closingMark(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}
