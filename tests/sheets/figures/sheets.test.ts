import { describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { csvText } from '../../../bot/sheets/basics/csv-text.ts';
import type { Sheet } from '../../../bot/sheets/basics/sheet.ts';
import { workbook } from '../../../bot/sheets/basics/workbook.ts';

const sheet: Sheet = {
  name: 'list',
  title: 'A list',
  notes: ['Data from 09:31.'],
  headings: ['Name', 'Rate', 'Missed'],
  rows: [
    ['Anwen "Annie" O’Neil, 7A', { number: 94, decimals: 1 }, 3],
    ['=HYPERLINK("http://x")', null, -12],
    ['-', { number: 0.5, decimals: 2 }, 0],
  ],
};

describe('a table as CSV', () => {
  it('quotes what needs it, keeps decimals, and makes a formula text', () => {
    expect(csvText(sheet)).toBe(
      [
        '\uFEFFName,Rate,Missed',
        '"Anwen ""Annie"" O’Neil, 7A",94.0,3',
        `"'=HYPERLINK(""http://x"")",,-12`,
        `-,0.50,0`,
        '',
      ].join('\r\n'),
    );
  });

  it('says in every row which days it is of, and how old its data is', () => {
    const days = { from: '2026-09-14', to: '2026-09-16', asOf: '2026-09-16T09:31:00+01:00' };
    expect(csvText({ ...sheet, rows: [['Ava', null, 3]], days })).toBe(
      '\uFEFFName,Rate,Missed,From,To,Data from\r\nAva,,3,2026-09-14,2026-09-16,2026-09-16T09:31:00+01:00\r\n',
    );
  });
});

describe('a table as a workbook', () => {
  it('holds numbers as numbers, and text that looks like a formula as text', async () => {
    const files = unzipSync(await workbook(sheet));
    const cells = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    const texts = strFromU8(files['xl/sharedStrings.xml'] ?? new Uint8Array());
    expect(cells).toContain('<v>94</v>');
    expect(cells).toContain('<v>-12</v>');
    expect(cells).not.toContain('<f>');
    for (const text of ['A list', 'Data from 09:31.', 'Rate', '=HYPERLINK']) expect(texts).toContain(text);
  });
});
