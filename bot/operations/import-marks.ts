import type { ByteSource } from '#shared/contracts/file-rows.ts';
import { MarksOfSchool } from '#shared/domain/marks-of-file.ts';
import { isWithinTerm } from '#shared/domain/school-calendar.ts';
import { mondayOf, type SchoolDate } from '#shared/domain/school-date.ts';
import { slotOf } from '#shared/domain/session.ts';
import { lockSchool } from '#shared/store/open-store.ts';
import { upnsOfSchools } from '#shared/store/pupils.ts';
import { calendars } from '#shared/store/schools.ts';
import { storeMarks } from '#shared/store/store-marks.ts';
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
    await context.store.breathe();
    await context.store.transaction(async (tx) => {
      await lockSchool(tx, school);
      const stored = await storeMarks(tx, school, marks, inHand.source);
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
): Promise<Map<string, MarksOfSchool>> {
  const schools = [...inHand.schools.keys()];
  const upns = await upnsOfSchools(context.store.db, schools);
  const calendarOf = await calendars(context.store.db, schools);
  const gathered = new Map<string, MarksOfSchool>();
  const daysOf = new Map<string, Map<SchoolDate, { line: number; rows: number }>>();
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
    let marks = gathered.get(row.school);
    if (!marks) gathered.set(row.school, (marks = new MarksOfSchool()));
    const { character, minutesLate, comment } = row;
    const detail = minutesLate === null && comment === null ? null : { minutesLate, comment };
    const slot = place.slot + (row.session === 'PM' ? 1 : 0);
    const earlier = marks.put(pupilId, place.week, slot, { line, character, detail });
    if (earlier > 0) {
      superseded += 1;
      inHand.warn(earlier, `The same mark stands again in line ${line}; the last row counts.`);
    }

    let days = daysOf.get(row.school);
    if (!days) daysOf.set(row.school, (days = new Map<SchoolDate, { line: number; rows: number }>()));
    const day = days.get(row.date);
    if (day) day.rows += 1;
    else days.set(row.date, { line, rows: 1 });
  });
  inHand.accept(0, superseded);

  for (const [school, days] of daysOf) {
    for (const [date, { line, rows }] of days) {
      if (isWithinTerm(calendarOf.get(school) ?? [], date)) continue;
      const others = rows > 1 ? ` (and ${rows - 1} more like it)` : '';
      inHand.warn(line, `${date} is outside every term of ${school}; the mark was taken${others}.`);
    }
  }
  return gathered;
}
