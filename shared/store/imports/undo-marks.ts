/** What taking back an import of marks means: each mark it changed is as it was before, unless a later one changed it. */
import { NO_MARK } from '#shared/domain/registers/attendance-codes.ts';
import { MarksOfSchool, type MarkDetail } from '#shared/domain/registers/marks-of-file.ts';
import { mondayOf, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { SESSIONS_PER_WEEK, dateOfSlot, slotOf } from '#shared/domain/basics/session.ts';
import type { Db, Tx } from '../engine/open-store.ts';
import { markDetails } from '../registers/registers.ts';

/** Schools whose registers an import changed, in order. */
export async function schoolsMarked(db: Db | Tx, importNumber: number): Promise<string[]> {
  const standing = await db
    .selectFrom('register_week')
    .select('school_id')
    .distinct()
    .where('import_number', '=', importNumber)
    .execute();
  const replaced = await db
    .selectFrom('mark_change')
    .select('school_id')
    .distinct()
    .where('import_number', '=', importNumber)
    .execute();
  return [...new Set([...standing, ...replaced].map((row) => row.school_id))].sort();
}

interface Version {
  marks: string;
  importNumber: number;
  /** Details that stood at slots where the next version changed them. */
  details: Record<string, MarkDetail | null>;
}

/**
 * The marks to write so that the import's are taken back, and how many stay because a later one changed them.
 * cancelled: imports that have been taken back, and those that took them back; together they changed nothing.
 */
export async function marksToRestore(
  tx: Tx,
  school: string,
  importNumber: number,
  cancelled: ReadonlySet<number>,
): Promise<{ marks: MarksOfSchool; kept: number }> {
  const marks = new MarksOfSchool();
  let kept = 0;
  const weeks = await versionsOfImport(tx, school, importNumber);
  const detailsNow = await detailsStanding(tx, school, weeks);
  for (const { pupilId, week, versions } of weeks) {
    const index = versions.findIndex((version) => version.importNumber === importNumber);
    const brought = versions[index];
    if (!brought) continue;
    const before = versions[index - 1] ?? null;
    for (let slot = 0; slot < SESSIONS_PER_WEEK; slot++) {
      const was = before?.marks[slot] ?? NO_MARK;
      const detailChanged = before !== null && slot in before.details;
      if (brought.marks[slot] === was && !detailChanged) continue;
      const changedLater =
        versions.at(-1)?.marks[slot] !== brought.marks[slot] ||
        versions.some(
          (version, at) =>
            at > index &&
            !cancelled.has(version.importNumber) &&
            (version.marks[slot] !== versions[at - 1]?.marks[slot] ||
              slot in (versions[at - 1]?.details ?? {})),
        );
      if (changedLater) {
        kept += 1;
        continue;
      }
      const detail = detailChanged
        ? (before.details[slot] ?? null)
        : (detailsNow.get(`${pupilId} ${week} ${slot}`) ?? null);
      marks.put(pupilId, week, slot, { line: 1, character: was, detail: was === NO_MARK ? null : detail });
    }
  }
  return { marks, kept };
}

/** Every version of the weeks an import changed, oldest first, the one that stands last. */
async function versionsOfImport(
  tx: Tx,
  school: string,
  importNumber: number,
): Promise<{ pupilId: number; week: SchoolDate; versions: Version[] }[]> {
  const standing = await tx
    .selectFrom('register_week as w')
    .select(['w.pupil_id', 'w.week', 'w.marks', 'w.import_number'])
    .where('w.school_id', '=', school)
    .where((eb) =>
      eb.or([
        eb('w.import_number', '=', importNumber),
        eb.exists(
          eb
            .selectFrom('mark_change as c')
            .select('c.pupil_id')
            .whereRef('c.school_id', '=', 'w.school_id')
            .whereRef('c.pupil_id', '=', 'w.pupil_id')
            .whereRef('c.week', '=', 'w.week')
            .where('c.import_number', '=', importNumber),
        ),
      ]),
    )
    .execute();
  const changes = await tx
    .selectFrom('mark_change')
    .selectAll()
    .where('school_id', '=', school)
    .where('week', 'in', [...new Set(standing.map(({ week }) => week)), '1900-01-01'])
    .execute();
  const byReplacer = new Map(changes.map((row) => [`${row.pupil_id} ${row.week} ${row.replaced_by}`, row]));
  return standing.map((row) => {
    const versions: Version[] = [{ marks: row.marks, importNumber: row.import_number, details: {} }];
    // Imports are numbered as they begin, not as they are applied: the versions are a chain, not a sorted list.
    let replacer = row.import_number;
    for (;;) {
      const earlier = byReplacer.get(`${row.pupil_id} ${row.week} ${replacer}`);
      if (!earlier) break;
      versions.unshift({
        marks: earlier.marks,
        importNumber: earlier.import_number,
        details: earlier.details ?? {},
      });
      replacer = earlier.import_number;
    }
    return { pupilId: row.pupil_id, week: row.week, versions };
  });
}

/** Minutes late and comments as they stand in these weeks, by `pupil week slot`. */
async function detailsStanding(
  tx: Tx,
  school: string,
  weeks: readonly { week: SchoolDate }[],
): Promise<Map<string, MarkDetail>> {
  const mondays = weeks.map(({ week }) => week).sort();
  const [first, last] = [mondays[0], mondays.at(-1)];
  if (first === undefined || last === undefined) return new Map();
  const details = await markDetails(tx, school, first, dateOfSlot(last, SESSIONS_PER_WEEK - 1));
  return new Map(
    details.map(({ pupilId, date, session, minutesLate, comment }) => [
      `${pupilId} ${mondayOf(date)} ${slotOf(date, session)}`,
      { minutesLate, comment },
    ]),
  );
}
