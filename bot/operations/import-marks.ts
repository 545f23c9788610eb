import type { ByteSource } from '#shared/contracts/file-rows.ts';
import { isWithinTerm } from '#shared/domain/school-calendar.ts';
import { mondayOf, type SchoolDate } from '#shared/domain/school-date.ts';
import { SESSIONS_PER_WEEK, slotOf } from '#shared/domain/session.ts';
import { lockSchool } from '#shared/store/open-store.ts';
import { upnsOfSchools } from '#shared/store/pupils.ts';
import { storeMarks, type MarksToStore, type WeekOfMarks } from '#shared/store/registers.ts';
import { calendars } from '#shared/store/schools.ts';
import { momentOf } from '../clock.ts';
import { enqueueCardRefresh } from './card-refresh.ts';
import type { Context } from './context.ts';
import type { ImportInHand } from './import-in-hand.ts';
import { reviseDay } from './revise-day.ts';

/** Reads the whole file first, off the store's path; then each school's marks go in, in one short transaction. */
export async function importMarks(context: Context, inHand: ImportInHand, source: ByteSource): Promise<void> {
  const gathered = await gatherMarks(context, inHand, source);
  const { today } = momentOf(context.clock);
  for (const school of [...gathered.keys()].sort()) {
    const marks = gathered.get(school);
    if (!marks) continue;
    await context.store.transaction(async (tx) => {
      await lockSchool(tx, school);
      const stored = await storeMarks(tx, school, marks, { importId: inHand.id, at: inHand.at });
      inHand.accept(stored.changed, stored.unchanged);
      await inHand.note(tx, school, 'marks', { changed: stored.changed, dates: stored.changedDates });
      if (stored.changedDates.includes(today)) await reviseDay(context, tx, school);
      if (stored.dates.includes(today)) await enqueueCardRefresh(context, tx, school, today);
    });
  }
}

async function gatherMarks(
  context: Context,
  inHand: ImportInHand,
  source: ByteSource,
): Promise<Map<string, MarksToStore>> {
  const schools = [...inHand.schools.keys()];
  const upns = await upnsOfSchools(context.store.db, schools);
  const calendarOf = await calendars(context.store.db, schools);
  const gathered = new Map<string, MarksToStore>();
  const linesOf = new Map<WeekOfMarks, Int32Array>();
  const outside = new Map<string, { line: number; school: string; date: SchoolDate; rows: number }>();
  const known = new Map<SchoolDate, { week: SchoolDate; slot: number }>();
  let superseded = 0;

  await inHand.read(context, 'marks', source, (line, row) => {
    const pupils = upns.get(row.school);
    if (!pupils) return inHand.refuseSchool(line, row.school);
    const pupilId = pupils.get(row.upn);
    if (pupilId === undefined)
      return inHand.refuse(line, 'upn', row.upn, `No pupil of ${row.school} has this UPN.`);

    let place = known.get(row.date);
    if (!place) known.set(row.date, (place = { week: mondayOf(row.date), slot: slotOf(row.date, 'AM') }));
    const slot = place.slot + (row.session === 'PM' ? 1 : 0);
    const week = weekOf(gathered, row.school, place.week, pupilId);
    let lines = linesOf.get(week);
    if (!lines) linesOf.set(week, (lines = new Int32Array(SESSIONS_PER_WEEK)));
    if (week.characters[slot]) {
      superseded += 1;
      inHand.warn(lines[slot] ?? line, `The same mark stands again in line ${line}; the last row counts.`);
    }
    week.characters[slot] = row.character;
    lines[slot] = line;
    if (row.minutesLate === null && row.comment === null) week.details.delete(slot);
    else week.details.set(slot, { minutesLate: row.minutesLate, comment: row.comment });

    const day = `${row.school} ${row.date}`;
    const counted = outside.get(day);
    if (counted) counted.rows += 1;
    else outside.set(day, { line, school: row.school, date: row.date, rows: 1 });
  });
  inHand.accept(0, superseded);

  for (const { line, school, date, rows } of outside.values()) {
    if (isWithinTerm(calendarOf.get(school) ?? [], date)) continue;
    const others = rows > 1 ? ` (and ${rows - 1} more like it)` : '';
    inHand.warn(line, `${date} is outside every term of ${school}; the mark was taken${others}.`);
  }
  return gathered;
}

function weekOf(
  gathered: Map<string, MarksToStore>,
  school: string,
  week: SchoolDate,
  pupilId: number,
): WeekOfMarks {
  let marks = gathered.get(school);
  if (!marks) gathered.set(school, (marks = new Map<SchoolDate, Map<number, WeekOfMarks>>()));
  let pupils = marks.get(week);
  if (!pupils) marks.set(week, (pupils = new Map<number, WeekOfMarks>()));
  let found = pupils.get(pupilId);
  if (!found)
    pupils.set(
      pupilId,
      (found = { characters: new Array<string>(SESSIONS_PER_WEEK).fill(''), details: new Map() }),
    );
  return found;
}
