import { londonWallClock, type WallClock } from '#shared/domain/london-time.ts';
import type { RegisterWeek } from '#shared/domain/register-week.ts';
import { mondaysBetween, type SchoolDate } from '#shared/domain/school-date.ts';
import { cancelledImports } from './imports.ts';
import type { Db, Tx } from './open-store.ts';
import { THIS_TRUST } from './schema.ts';

/** A pupil's week as it stood from one import on. */
export interface WeekVersion {
  marks: RegisterWeek;
  /** When it came, on London's clocks. */
  came: WallClock;
}

/**
 * Every version of a school's weeks, oldest first, the one that stands last; imports taken back never were. Of all
 * pupils, or one.
 */
export async function weekVersions(
  db: Db | Tx,
  school: string,
  from: SchoolDate,
  to: SchoolDate,
  pupilId?: number,
): Promise<{ pupilId: number; week: SchoolDate; versions: WeekVersion[] }[]> {
  const cancelled = await cancelledImports(db);
  let standingWeeks = db
    .selectFrom('register_week')
    .select(['pupil_id', 'week', 'marks', 'import_number'])
    .where('school_id', '=', school)
    .where('week', '>=', from)
    .where('week', '<=', to);
  let replacedWeeks = db
    .selectFrom('mark_change')
    .select(['pupil_id', 'week', 'marks', 'import_number', 'replaced_by'])
    .where('school_id', '=', school)
    .where('week', '>=', from)
    .where('week', '<=', to);
  if (pupilId !== undefined) {
    // Named one by one, a pupil's weeks are found by the key.
    standingWeeks = standingWeeks
      .where('pupil_id', '=', pupilId)
      .where('week', 'in', mondaysBetween(from, to));
    replacedWeeks = replacedWeeks.where('pupil_id', '=', pupilId);
  }
  const standing = await standingWeeks.execute();
  const changes = await replacedWeeks.execute();
  const cameWith = await importTimes(db);
  const byReplacer = new Map(changes.map((row) => [`${row.pupil_id} ${row.week} ${row.replaced_by}`, row]));
  return standing.map((row) => {
    const versions: WeekVersion[] = [];
    // Imports are numbered as they begin, not as they are applied: the versions are a chain.
    let version: { marks: string; import_number: number } | undefined = row;
    while (version) {
      const came = cameWith.get(version.import_number);
      if (came && !cancelled.has(version.import_number)) versions.unshift({ marks: version.marks, came });
      version = byReplacer.get(`${row.pupil_id} ${row.week} ${version.import_number}`);
    }
    return { pupilId: row.pupil_id, week: row.week, versions };
  });
}

async function importTimes(db: Db | Tx): Promise<Map<number, WallClock>> {
  const rows = await db
    .selectFrom('import_run')
    .select(['import_number', 'imported_at'])
    .where('trust_id', '=', THIS_TRUST)
    .where('kind', '=', 'marks')
    .execute();
  return new Map(rows.map((row) => [row.import_number, londonWallClock(row.imported_at)]));
}

/** The days whose marks came in on the day itself, at least once. */
export async function daysMarkedLive(
  db: Db | Tx,
  school: string,
  from: SchoolDate,
  to: SchoolDate,
): Promise<Set<SchoolDate>> {
  const rows = await db
    .selectFrom('marks_received')
    .select(['date', 'received_at'])
    .where('school_id', '=', school)
    .where('date', '>=', from)
    .where('date', '<=', to)
    .where('taken_back_by', 'is', null)
    .execute();
  return new Set(
    rows.flatMap((row) => (londonWallClock(row.received_at).date === row.date ? [row.date] : [])),
  );
}
