import type { RowSource } from '#shared/contracts/imports/file-rows.ts';
import type { MarkRow } from '#shared/contracts/registers/file-rows.ts';
import { NO_MARK } from '#shared/domain/registers/attendance-codes.ts';
import { LONGEST_LOCAL_CODE, type NoCode } from '#shared/domain/imports/local-codes.ts';
import { MarksOfSchool, type DetailColumns } from '#shared/domain/registers/marks-of-file.ts';
import { isSchoolDay, isWithinTerm, type SchoolCalendar } from '#shared/domain/basics/school-calendar.ts';
import { addDays, mondayOf, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { slotOf } from '#shared/domain/basics/session.ts';
import { lockSchool, type Tx } from '#shared/store/engine/open-store.ts';
import { upnsOfSchools } from '#shared/store/roll/pupils.ts';
import { storeRejectedMarks, type RejectedMark } from '#shared/store/imports/rejected-marks.ts';
import { calendars } from '#shared/store/people/schools.ts';
import { storeMarks, type MarkSource, type MarksStored } from '#shared/store/registers/store-marks.ts';
import { outsideTermsText, withoutSchoolText } from '#shared/wording/imports/import-text.ts';
import { noCodeText } from '#shared/wording/imports/refused-text.ts';
import { codesOfFile } from './codes-of-file.ts';
import { nextMoment, type Context } from '../context.ts';
import type { RunningImport } from './running-import.ts';
import { reviseDay } from '../actions/revise-day.ts';

/** Reads the whole file first, off the store's path; then each school's marks go in, in one short transaction. */
export async function importMarks(ctx: Context, run: RunningImport, rows: RowSource<MarkRow>): Promise<void> {
  const { gathered, upns } = await gatherMarks(ctx, run, rows);
  for (const school of [...gathered.keys()].sort()) {
    const part = gathered.get(school);
    if (!part) continue;
    await ctx.store.breathe();
    const now = nextMoment(ctx);
    await now.transaction(async (tx) => {
      await lockSchool(tx, school);
      await keepRefused(tx, run, school, part, upns.get(school) ?? new Map<string, number>());
      if (part.marks.weeks().length === 0) return;
      const stored = await putInMarks(now, tx, school, part.marks, run.source);
      run.accept(stored.changed, stored.unchanged);
      for (const { line, column } of stored.cleared) run.recordCleared(line, column);
      await run.note(tx, school, 'marks', { changed: stored.changed, dates: stored.changedDates });
    });
  }
}

/** Writes a school's marks; today's calls and cards follow. */
export async function putInMarks(
  ctx: Context,
  tx: Tx,
  school: string,
  marks: MarksOfSchool,
  source: MarkSource,
): Promise<MarksStored> {
  const { today } = ctx.moment;
  const stored = await storeMarks(tx, school, marks, source);
  if (stored.changedDates.includes(today)) await reviseDay(ctx, tx, school);
  if (stored.dates.includes(today)) await ctx.figuresChanged(ctx, tx, school);
  return stored;
}

/** Which details the source has a column for: all rows of a source are alike in that. */
const columnsOf = ({ minutesLate, comment }: MarkRow): DetailColumns => ({
  minutesLate: minutesLate !== undefined,
  comment: comment !== undefined,
});

/** What a file says of one school. */
interface PartOfFile {
  marks: MarksOfSchool;
  /** By mark: the last row refused for its code. */
  refused: Map<string, RejectedMark>;
}

/** What a file has of a school's day: the first line, the rows, and those that hold a mark. */
interface DayOfFile {
  line: number;
  rows: number;
  marks: number;
}

interface Gathered {
  gathered: Map<string, PartOfFile>;
  upns: Map<string, Map<string, number>>;
}

async function gatherMarks(ctx: Context, run: RunningImport, rows: RowSource<MarkRow>): Promise<Gathered> {
  const schools = [...run.schools.keys()];
  const upns = await upnsOfSchools(ctx.store.db, schools);
  const calendarOf = await calendars(ctx.store.db, schools);
  const codes = await codesOfFile(ctx.store.db, schools);
  const gathered = new Map<string, PartOfFile>();
  const daysOf = new Map<string, Map<SchoolDate, DayOfFile>>();
  const cached = new Map<SchoolDate, { week: SchoolDate; slot: number }>();
  let superseded = 0;

  await run.read(rows, (line, row) => {
    const pupils = upns.get(row.school);
    if (!pupils) return run.refuseSchool(line, row.school);
    let part = gathered.get(row.school);
    if (!part)
      gathered.set(row.school, (part = { marks: new MarksOfSchool(columnsOf(row)), refused: new Map() }));
    const character = row.character ?? codes(row.school, row.code, row.date);
    if (typeof character !== 'string') return refuseCode(run, part, line, row, character);
    const pupilId = pupils.get(row.upn);
    if (pupilId === undefined)
      return void run.refuse(line, 'upn', row.upn, `No pupil of ${row.school} has this UPN.`, row.school);

    let weekSlot = cached.get(row.date);
    if (!weekSlot)
      cached.set(row.date, (weekSlot = { week: mondayOf(row.date), slot: slotOf(row.date, 'AM') }));
    const { minutesLate = null, comment = null } = row;
    const detail = minutesLate === null && comment === null ? null : { minutesLate, comment };
    const slot = weekSlot.slot + (row.session === 'PM' ? 1 : 0);
    const earlier = part.marks.put(pupilId, weekSlot.week, slot, { line, character, detail });
    if (earlier > 0) {
      superseded += 1;
      run.warn(earlier, `The same mark stands again in line ${line}; the last row counts.`);
    }

    let days = daysOf.get(row.school);
    if (!days) daysOf.set(row.school, (days = new Map<SchoolDate, DayOfFile>()));
    let day = days.get(row.date);
    if (!day) days.set(row.date, (day = { line, rows: 0, marks: 0 }));
    day.rows += 1;
    if (character !== NO_MARK && earlier === 0) day.marks += 1;
  });
  run.accept(0, superseded);

  for (const [school, days] of daysOf)
    warnOfDaysWithoutSchool(run, school, calendarOf.get(school) ?? [], days);
  return { gathered, upns };
}

/** Their marks are taken: the MIS holds the legal register, and it may be our calendar that is wrong. */
function warnOfDaysWithoutSchool(
  run: RunningImport,
  school: string,
  calendar: SchoolCalendar,
  days: ReadonlyMap<SchoolDate, DayOfFile>,
): void {
  for (const [date, { line, rows }] of days)
    if (!isWithinTerm(calendar, date)) run.warn(line, outsideTermsText(school, date, rows));
  const without = [...days]
    .filter(([date, { marks }]) => marks > 0 && !isSchoolDay(calendar, date))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  if (without.length === 0) return;
  const marks = without.reduce((sum, [, day]) => sum + day.marks, 0);
  const dates = without.map(([date]) => date);
  run.warn(Math.min(...without.map(([, { line }]) => line)), withoutSchoolText(school, marks, dates));
}

/** Refused by itself, and kept until somebody says what the code means. */
function refuseCode(run: RunningImport, part: PartOfFile, line: number, row: MarkRow, noCode: NoCode): void {
  const { school, character: _none, minutesLate = null, comment = null, ...rest } = row;
  const mark = { ...rest, minutesLate, comment };
  const text = noCodeText(row.code, row.date, noCode);
  const kept = run.refuse(line, 'code', row.code.slice(0, 100), text, school);
  if (kept && row.code.length <= LONGEST_LOCAL_CODE)
    part.refused.set(`${row.upn} ${row.date} ${row.session}`, { ...mark, line });
}

async function keepRefused(
  tx: Tx,
  run: RunningImport,
  school: string,
  { marks, refused }: PartOfFile,
  upns: ReadonlyMap<string, number>,
): Promise<void> {
  const lineOf = ({ upn, date, session }: RejectedMark): number =>
    marks.lineOf(upns.get(upn) ?? -1, mondayOf(date), slotOf(date, session));
  const kept = [...refused.values()].filter((mark) => mark.line > lineOf(mark));
  const weeks = marks.weeks();
  const days = [
    ...kept.map(({ date }) => date),
    ...weeks.slice(0, 1),
    ...weeks.slice(-1).map((week) => addDays(week, 6)),
  ].sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return;
  await storeRejectedMarks(tx, school, run.number, [first, last], kept, (mark) => lineOf(mark) > 0);
}
