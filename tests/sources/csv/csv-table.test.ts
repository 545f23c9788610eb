import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import Papa from 'papaparse';
import { LARGEST_FILE_BYTES } from '#shared/contracts/imports/file-rows.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { readCsv } from '../../../bot/sources/csv/csv-table.ts';
import { bytesOf, csv } from '../../support/schools/csv.ts';

interface Read {
  heading: string[];
  rows: { line: number; cells: string[]; fault: string | null }[];
}

async function readToTheEnd(...given: Parameters<typeof readCsv>): Promise<void> {
  for await (const _piece of readCsv(...given));
}

async function read(source: AsyncIterable<Uint8Array>): Promise<Read> {
  const found: Read = { heading: [], rows: [] };
  await readToTheEnd(
    source,
    (heading) => void (found.heading = heading),
    ({ line, cells }, fault) => void found.rows.push({ line, cells, fault }),
  );
  return found;
}

const rowsOf = async (text: string): Promise<[number, ...string[]][]> =>
  (await read(bytesOf(text))).rows.map(({ line, cells }) => [line, ...cells]);

describe('a CSV file', () => {
  it.each([
    ['line feeds', 'a,b\n1,2\n3,4\n'],
    ['carriage returns before them', 'a,b\r\n1,2\r\n3,4\r\n'],
    ['carriage returns alone', 'a,b\r1,2\r3,4\r'],
    ['line ends of both kinds', 'a,b\r\n1,2\n3,4\r\n'],
    ['no end of line after the last row', 'a,b\n1,2\n3,4'],
    ['a byte order mark', '\uFEFFa,b\n1,2\n3,4\n'],
    ['semicolons', 'a;b\n1;2\n3;4\n'],
    ['tabs', 'a\tb\n1\t2\n3\t4\n'],
    ['quoted cells', '"a","b"\n"1","2"\n3,"4"\n'],
  ])('is read with %s', async (_what, text) => {
    const found = await read(bytesOf(text));
    expect(found.heading).toEqual(['a', 'b']);
    expect(found.rows).toEqual([
      { line: 2, cells: ['1', '2'], fault: null },
      { line: 3, cells: ['3', '4'], fault: null },
    ]);
  });

  it('keeps commas, quotation marks and line breaks inside quoted cells, and counts the lines', async () => {
    const text = 'a,b\n"one, two","three ""four"""\n"five\nsix\r\nseven",8\n9,10\n';
    expect(await rowsOf(text)).toEqual([
      [2, 'one, two', 'three "four"'],
      [3, 'five\nsix\r\nseven', '8'],
      [6, '9', '10'],
    ]);
  });

  it('passes blank lines over and still counts them', async () => {
    expect(await rowsOf('\n\na,b\n\n1,2\n , \n\n3,4\n')).toEqual([
      [5, '1', '2'],
      [8, '3', '4'],
    ]);
  });

  it.each([
    ['that nothing closes', '"3,4', 'never closed'],
    ['that a later row seems to close', '"3,4\n5,6\n"7",8', 'inside a cell'],
    ['in the last cell', '3,"4', 'never closed'],
    ['behind the closing one', '"3"x,4', 'inside a cell'],
  ])('with a stray quotation mark %s loses that row alone', async (_what, rows, label) => {
    const [, ...after] = rows.split('\n');
    const { rows: found } = await read(bytesOf(`a,b\n1,2\n${rows}\n9,9\n`));
    expect(found.map(({ line, fault }) => [line, fault])).toEqual([
      [2, null],
      [3, expect.stringContaining(label)],
      ...after.map((_row, index) => [4 + index, null]),
      [4 + after.length, null],
    ]);
  });

  it('with a quotation mark that swallows everything after it loses one row, and keeps little in hand', async () => {
    const source = async function* (): AsyncGenerator<Uint8Array> {
      yield new TextEncoder().encode('a,b\n1,2\n"3,4\n');
      const piece = new TextEncoder().encode('5,6\n'.repeat(16_384));
      for (let pieces = 0; pieces < 20; pieces++) yield piece;
    };
    const { rows } = await read(source());
    expect(rows).toHaveLength(2 + 20 * 16_384);
    expect(rows.filter(({ fault }) => fault !== null).map(({ line }) => line)).toEqual([3]);
  });

  it('with a line that hardly ends loses that row alone', async () => {
    const text = `a,b\n1,2\n${'x'.repeat(3_000_000)}\n"5\n${'y"'.repeat(600_000)}\n7,8`;
    const cuts = Array.from({ length: 60 }, (_, index) => index * 65_536);
    const whole = await read(bytesOf(text));
    expect(whole.rows.map(({ line, fault }) => [line, fault])).toEqual([
      [2, null],
      [3, 'it is longer than 1 MB'],
      [4, 'a quotation mark is opened and never closed'],
      [5, 'it is longer than 1 MB'],
      [6, null],
    ]);
    expect(await read(bytesOf(text, cuts))).toEqual(whole);
  });

  it('reads as another reader of CSV does, wherever both find nothing wrong', async () => {
    const word = fc.string({ unit: fc.constantFrom('a', ' ', ',', '"', '\n', '\r\n'), maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(word, async (rows) => {
        const text = `a,b\n${rows}\n`;
        const theirs = Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' });
        const ours = await read(bytesOf(text));
        if (theirs.errors.length > 0 || ours.rows.some(({ fault }) => fault !== null)) return;
        const said = theirs.data
          .slice(1)
          .map((cells) => cells.map((cell, at) => (at === cells.length - 1 ? cell.replace(/\r$/, '') : cell)))
          .filter((cells) => cells.some((cell) => cell.trim() !== ''));
        expect(ours.rows.map(({ cells }) => cells)).toEqual(said);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['empty', '', 'The file is empty'],
    ['of spaces and line breaks', ' \n \r\n', 'The file is empty'],
    ['a byte order mark alone', '\uFEFF', 'The file is empty'],
    ['holding a NUL', 'a,b\n1,\u0000\n', 'not a CSV file'],
  ])('that is %s is refused', async (_what, text, label) => {
    await expect(read(bytesOf(text))).rejects.toMatchObject({
      code: 'unprocessable',
      message: expect.stringContaining(label),
    });
  });

  it.each([
    ['broken UTF-8', [0x61, 0x2c, 0x62, 0x0a, 0xc3, 0x28, 0x0a]],
    ['UTF-8 that ends in the middle of a character', [0x61, 0x2c, 0x62, 0x0a, 0xe2, 0x82]],
    ['Latin-1', [0x61, 0x2c, 0x62, 0x0a, 0x52, 0x65, 0x6e, 0xe9, 0x0a]],
    ['UTF-16', [0xff, 0xfe, 0x61, 0x00, 0x2c, 0x00]],
    ['a workbook', [0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x06, 0x00]],
  ])('that is %s is refused', async (_what, bytes) => {
    await expect(read(bytesOf(Uint8Array.from(bytes)))).rejects.toMatchObject({ code: 'unprocessable' });
  });

  it.each([
    ['a heading that is refused', ['a,b\n1,2\n', '3,4\n']],
    ['a NUL further on', ['a,b\n1,2\n', '\u0000', '5,6\n']],
  ])('lets go of what it reads from at %s', async (_what, pieces) => {
    let letGo = false;
    const source = async function* (): AsyncGenerator<Uint8Array> {
      try {
        for (const piece of pieces) yield new TextEncoder().encode(piece);
        await new Promise(() => undefined);
      } finally {
        letGo = true;
      }
    };
    const refuse = (): void => {
      if (pieces.length === 2) throw new Problem('unprocessable', 'not these columns');
    };
    await expect(readToTheEnd(source(), refuse, () => undefined)).rejects.toMatchObject({
      code: 'unprocessable',
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(letGo).toBe(true);
  });

  it('over 256 MB is too large', async () => {
    const oneTooMany = bytesOf(new Uint8Array(LARGEST_FILE_BYTES + 1));
    await expect(read(oneTooMany)).rejects.toMatchObject({ code: 'too-large' });
  });

  it('reads the same whatever the pieces it arrives in', async () => {
    const cell = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', '1', ' ', ',', ';', '"', 'é', '€', '😀', '\n'), maxLength: 6 }),
      fc.constant(''),
    );
    const rows = fc.array(fc.record({ name: cell, code: cell, note: cell }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.boolean(),
        fc.constantFrom('', '\uFEFF', '\n', '\uFEFF\r\n\n'),
        fc.array(fc.nat(200), { maxLength: 12 }),
        async (cells, crlf, before, cuts) => {
          const plain = csv([{ name: 'first', code: 'row', note: 'x' }, ...cells]);
          const text = `${before}${crlf ? plain.replaceAll('\n', '\r\n') : plain}`;
          const whole = await read(bytesOf(text));
          expect(await read(bytesOf(text, cuts))).toEqual(whole);
          expect(whole.rows.every(({ fault }) => fault === null)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
