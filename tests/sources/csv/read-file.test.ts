import type { ImportKind } from '#shared/domain/people/import-kinds.ts';
import { describe, expect, it } from '@jest/globals';
import type { RowOfKind } from '#shared/contracts/imports/file-rows.ts';
import type { RejectedRow } from '#shared/contracts/imports/import-report.ts';
import { readCsvFile } from '../../../bot/sources/csv/read-file.ts';
import { bytesOf, csv } from '../../support/schools/csv.ts';

interface Read<Row> {
  rows: [number, Row][];
  refused: RejectedRow[];
  warned: [number, string][];
}

async function read<Kind extends ImportKind>(kind: Kind, text: string): Promise<Read<RowOfKind[Kind]>> {
  const found: Read<RowOfKind[Kind]> = { rows: [], refused: [], warned: [] };
  for await (const items of readCsvFile(kind, bytesOf(text)))
    for (const item of items) {
      if ('row' in item) found.rows.push([item.line, item.row]);
      else if ('fault' in item) found.refused.push({ line: item.line, ...item.fault });
      else found.warned.push([item.line, item.warning]);
    }
  return found;
}

const mark = { school: 'BA', upn: 'A1', date: '2026-09-16', session: 'AM', code: '/' };
const pupil = { school: 'BA', upn: 'A1', surname: 'Ash', forename: 'Ann', yearGroup: '7' };
const goodRows = {
  schools: { school: 'BA', name: 'Birch', phase: 'secondary' },
  terms: { school: '', name: 'Autumn', kind: 'term', starts: '2026-09-01', ends: '2026-12-18' },
  staff: { school: 'BA', email: 'a@b.example', name: 'Ann', roles: 'tutor' },
  pupils: pupil,
  contacts: { school: 'BA', upn: 'A1', order: '1', name: 'Mother' },
  marks: mark,
  minimums: { school: 'BA', schoolYear: '2026/27', percent: '94.3' },
  results: { school: 'BA', upn: 'A1', schoolYear: '2025/26' },
} satisfies Record<ImportKind, object>;

describe('the headings of a file', () => {
  it.each([
    ['in any order and case', 'CODE,Session,DATE,Upn,school\n/,AM,2026-09-16,A1,BA\n'],
    [
      'as reports of other systems have them',
      'Academy,Unique Pupil Number,Mark Date,AM/PM,Attendance Mark\nBA,A1,16/09/2026,am,/\n',
    ],
    ['with spaces around', ' school , upn ,date,session,code\nBA,A1,2026-09-16,AM,/\n'],
  ])('are known %s', async (_how, text) => {
    const { rows, refused } = await read('marks', text);
    expect(refused).toEqual([]);
    expect(rows).toEqual([
      [
        2,
        {
          school: 'BA',
          upn: 'A1',
          date: '2026-09-16',
          session: 'AM',
          character: '/',
          code: '/',
          minutesLate: undefined,
          comment: undefined,
        },
      ],
    ]);
  });

  it.each([
    ['SIMS', 'School,UPN,Legal Surname,Legal Forename,Year Taught In,Reg,Pupil Premium Indicator'],
    ['Arbor', 'School Code,UPN,Last Name,First Name,Year Group,Registration Form,PP'],
    ['Bromcom', 'Establishment,Pupil UPN,Surname,Preferred Forename,NC Year,Tutor Group,Pupil Premium'],
  ])('are known as %s heads its pupils', async (_system, heading) => {
    const { rows } = await read('pupils', `${heading}\nBA,A1,Ash,Ann,Year 7,7A,Y\n`);
    expect(rows[0]?.[1]).toMatchObject({
      school: 'BA',
      upn: 'A1',
      surname: 'Ash',
      forename: 'Ann',
      yearGroup: 7,
      tutorGroup: '7A',
      pupilPremium: true,
    });
  });

  it.each(['Youth Offending Worker', 'Has youth offending worker', 'YOT', 'Youth Justice Worker'])(
    'know a youth offending worker by %s',
    async (heading) => {
      const text = `school,upn,surname,forename,yearGroup,${heading}\nBA,A1,Ash,Ann,7,Yes\n`;
      expect((await read('pupils', text)).rows[0]?.[1]).toMatchObject({ youthOffendingWorker: true });
    },
  );

  it.each([
    'school,upn,surname,forename,yearGroup,Legal Forename\nBA,A1,Ash,Ann,7,Annabel\n',
    'school,upn,surname,Legal Forename,yearGroup,forename\nBA,A1,Ash,Annabel,7,Ann\n',
  ])('prefer our own name where a report has two for one column', async (text) => {
    const { rows, warned } = await read('pupils', text);
    expect(rows[0]?.[1].forename).toBe('Ann');
    expect(warned).toEqual([[1, 'These columns are not used here: Legal Forename.']]);
  });

  it('warn once of columns that are not used', async () => {
    const { rows, warned } = await read('marks', csv([{ ...mark, teacher: 'T', room: '4' }]));
    expect(rows).toHaveLength(1);
    expect(warned).toEqual([[1, 'These columns are not used here: teacher, room.']]);
  });

  it('name at once every column that is missing, and every one that stands there twice', async () => {
    const refusal = read('marks', 'school,date,date,code\nBA,x,y,/\n');
    await expect(refusal).rejects.toMatchObject({
      code: 'unprocessable',
      message: expect.stringContaining('missing: upn, session; these columns stand there twice: date'),
      details: { line: 1, missing: ['upn', 'session'], doubled: ['date'] },
    });
  });

  it.each(Object.entries(goodRows))('of %s: each needed column is needed', async (kind, row) => {
    const everySchool = kind === 'terms' || kind === 'staff';
    const columns = Object.keys(row).filter((column) => !(everySchool && column === 'school'));
    for (const column of columns) {
      const rest = Object.fromEntries(Object.entries(row).filter(([name]) => name !== column));
      await expect(read(kind as ImportKind, csv([rest]))).rejects.toMatchObject({
        details: { missing: [column] },
      });
    }
    expect((await read(kind as ImportKind, csv([row]))).rows).toHaveLength(1);
  });
});

type Fault = [ImportKind, Record<string, string>, string, string, string];

const faults: Fault[] = [
  ['marks', { upn: '' }, 'upn', '', 'upn is blank'],
  ['marks', { date: '30/02/2026' }, 'date', '30/02/2026', 'yyyy-mm-dd or dd/mm/yyyy'],
  ['marks', { date: '16.09.2026' }, 'date', '16.09.2026', 'yyyy-mm-dd or dd/mm/yyyy'],
  ['marks', { date: '9/16/2026' }, 'date', '9/16/2026', 'a date that exists'],
  ['marks', { session: 'morning' }, 'session', 'morning', 'Expected AM or PM'],
  ['marks', { minutesLate: '5 min' }, 'minutesLate', '5 min', 'whole minutes'],
  ['marks', { minutesLate: '-5' }, 'minutesLate', '-5', 'whole minutes'],
  ['marks', { minutesLate: '5.5' }, 'minutesLate', '5.5', 'whole minutes'],
  ['marks', { minutesLate: '601' }, 'minutesLate', '601', '0 to 600'],
  ['marks', { comment: 'x'.repeat(501) }, 'comment', 'x'.repeat(60), 'at most 500'],
  ['pupils', { surname: '' }, 'surname', '', 'surname is blank'],
  ['pupils', { surname: 'x'.repeat(301) }, 'surname', 'x'.repeat(60), 'at most 300'],
  ['pupils', { yearGroup: '14' }, 'yearGroup', '14', 'R or 1 to 13'],
  ['pupils', { yearGroup: '0' }, 'yearGroup', '0', 'R or 1 to 13'],
  ['pupils', { yearGroup: 'seven' }, 'yearGroup', 'seven', 'R or 1 to 13'],
  ['pupils', { pupilPremium: 'maybe' }, 'pupilPremium', 'maybe', 'Expected Y or N'],
  ['pupils', { sen: 'Q' }, 'sen', 'Q', 'N, K or E'],
  ['pupils', { startDate: 'soon' }, 'startDate', 'soon', 'yyyy-mm-dd'],
  [
    'pupils',
    { startDate: '2026-09-01', leavingDate: '2026-08-01' },
    'leavingDate',
    '2026-08-01',
    'on or after',
  ],
  ['schools', { phase: 'middle' }, 'phase', 'middle', 'primary, secondary, all-through, special, post16'],
  ['schools', { school: '*' }, 'school', '*', 'letters or digits'],
  ['schools', { registerClosesAm: '9.30' }, 'registerClosesAm', '9.30', 'hh:mm'],
  ['schools', { registerClosesAm: '25:00' }, 'registerClosesAm', '25:00', 'hh:mm'],
  ['terms', { kind: 'half term' }, 'kind', 'half term', 'term, holiday, inset, closure'],
  ['terms', { ends: '2026-08-01' }, 'ends', '2026-08-01', 'on or after the start, 2026-09-01'],
  ['terms', { policyTerm: '4' }, 'policyTerm', '4', 'from 1 to 3'],
  ['staff', { email: 'nobody' }, 'email', 'nobody', 'e-mail address'],
  ['staff', { roles: 'tutor;king' }, 'roles', 'king', 'Expected roles from'],
  ['staff', { roles: ';' }, 'roles', '', 'roles is blank'],
  ['staff', { yearGroups: '7;x' }, 'yearGroups', 'x', 'R or 1 to 13'],
  ['staff', { entraObjectId: '123' }, 'entraObjectId', '123', 'object id like'],
  ['contacts', { order: 'first' }, 'order', 'first', 'from 1 to 99'],
  ['contacts', { order: '0' }, 'order', '0', 'from 1 to 99'],
  ['contacts', { doNotContact: '?' }, 'doNotContact', '?', 'Expected Y or N'],
  ['minimums', { schoolYear: '2026/28' }, 'schoolYear', '2026/28', 'like 2026/27'],
  ['minimums', { percent: '94.125' }, 'percent', '94.125', 'at most 2 decimals'],
  ['results', { schoolYear: 'last' }, 'schoolYear', 'last', 'like 2026/27'],
  ['results', { progress8: '-0.425' }, 'progress8', '-0.425', 'at most 2 decimals'],
  ['results', { progress8: '.' }, 'progress8', '.', 'at most 2 decimals'],
  ['results', { english: '10' }, 'english', '10', 'from 1 to 9, or U'],
  ['results', { maths: 'C' }, 'maths', 'C', 'from 1 to 9, or U'],
];

describe('a row that is wrong', () => {
  it.each(faults)('%s %j: names the column %s, what stands there and what is expected', async (...fault) => {
    const [kind, change, column, found, text] = fault;
    const good: Record<string, string> = goodRows[kind];
    const bad = { ...good, ...change };
    const blank = Object.fromEntries(Object.keys(bad).map((name) => [name, good[name] ?? '']));
    const { rows, refused } = await read(kind, csv([blank, bad, blank]));
    expect(rows.map(([line]) => line)).toEqual([2, 4]);
    expect(refused).toEqual([{ line: 3, column, found, message: expect.stringContaining(text) }]);
  });

  it.each([
    ['QQ', '2026-09-16'],
    ['H', '2026-09-16'],
    ['K', '2024-08-18'],
    ['present', '2026-09-16'],
  ])('has a code that is no national one: %s on %s is left to the school', async (code, date) => {
    const { rows, refused } = await read('marks', csv([{ ...mark, code, date }]));
    expect(refused).toEqual([]);
    expect(rows[0]?.[1]).toMatchObject({ character: null, code });
  });

  it('is cut off before its code: it takes no mark back, as a blank code would', async () => {
    const { rows, refused } = await read(
      'marks',
      'school,upn,date,session,code\nBA,A1,2026-09-16,AM,\nBA,A2,2026-09-16,AM',
    );
    expect(rows.map(([, row]) => [row.upn, row.character])).toEqual([['A1', '-']]);
    expect(refused).toMatchObject([{ line: 3, column: 'code' }]);
  });

  it('has more cells than the heading', async () => {
    const { rows, refused } = await read(
      'marks',
      'school,upn,date,session,code\nBA,A1,2026-09-16,AM,/,,extra\nBA,A1,2026-09-16,PM,\\,,\n',
    );
    expect(refused).toMatchObject([
      { line: 2, found: '7 cells', message: expect.stringContaining('5 cells') },
    ]);
    expect(rows.map(([line]) => line)).toEqual([3]);
  });

  it('stands at its line behind a cell of several lines', async () => {
    const { refused } = await read(
      'marks',
      csv([
        { ...mark, comment: 'one\ntwo\nthree' },
        { ...mark, session: 'noon' },
      ]),
    );
    expect(refused).toMatchObject([{ line: 5, column: 'session', found: 'noon' }]);
  });
});

describe('what cells may say', () => {
  it.each([
    ['R', 0],
    ['Reception', 0],
    ['Year 7', 7],
    ['Y10', 10],
    ['07', 7],
    ['13', 13],
    ['yr 11', 11],
  ])('year group %s', async (text, year) => {
    const { rows } = await read('pupils', csv([{ ...pupil, yearGroup: text }]));
    expect(rows[0]?.[1].yearGroup).toBe(year);
  });

  it.each([
    ...['Y', 'yes', 'TRUE', 't', '1', 'x'].map((text) => [text, true] as const),
    ...['N', 'no', 'False', 'f', '0', '-'].map((text) => [text, false] as const),
    ['', null] as const,
  ])('pupil premium %j', async (text, expected) => {
    const { rows } = await read('pupils', csv([{ ...pupil, pupilPremium: text }]));
    expect(rows[0]?.[1].pupilPremium).toBe(expected);
  });

  it('dates as the contract has them, roles with blanks or hyphens, lists with semicolons', async () => {
    const { rows } = await read(
      'staff',
      csv([
        {
          ...goodRows.staff,
          roles: 'Year Leader; attendance-officer',
          tutorGroups: '7A; 7B;',
          yearGroups: 'R;7',
          endDate: '1/9/2026',
        },
      ]),
    );
    expect(rows[0]?.[1]).toMatchObject({
      roles: ['year-leader', 'attendance-officer'],
      tutorGroups: ['7A', '7B'],
      yearGroups: [0, 7],
      endDate: '2026-09-01',
    });
  });

  it('a school left blank: every school, for terms and staff', async () => {
    expect((await read('terms', csv([goodRows.terms]))).rows[0]?.[1].school).toBe('*');
    expect((await read('staff', csv([{ ...goodRows.staff, school: '' }]))).rows[0]?.[1].school).toBe('*');
  });
});
