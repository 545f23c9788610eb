/** When marks came, and what they were before: every version of a school's weeks. */
import { sql, type RawBuilder } from 'kysely';
import { londonWallClock, type WallClock } from '#shared/domain/basics/london-time.ts';
import type { PupilWeekVersions, WeekVersion } from '#shared/domain/registers/register-history.ts';
import { mondaysBetween, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { SESSIONS_PER_WEEK } from '#shared/domain/basics/session.ts';
import type { Db, Tx } from '../engine/open-store.ts';
import { THIS_TRUST } from '../schema.ts';

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
): Promise<PupilWeekVersions[]> {
  const where =
    pupilId === undefined
      ? sql`where school_id = ${school} and week >= ${from}::date and week <= ${to}::date`
      : sql`where school_id = ${school} and pupil_id = ${pupilId} and week in (${weeksNamed(from, to)})`;
  const standing = await versionsInOne(db, sql`register_week ${where}`, sql`0`);
  const replaced = await versionsInOne(db, sql`mark_change ${where}`, sql`replaced_by`);
  const cameWith = await importTimes(db, [...standing, ...replaced]);
  const before = new Map<SchoolDate, Replacements>();
  for (const version of replaced) {
    let ofWeek = before.get(version.week);
    if (!ofWeek) before.set(version.week, (ofWeek = new Map() as Replacements));
    let byPupil = ofWeek.get(version.replacedBy);
    if (!byPupil) ofWeek.set(version.replacedBy, (byPupil = new Map<number, VersionAt>()));
    for (const [pupil, at] of recordsOf(version)) byPupil.set(pupil, { version, at });
  }
  const found: PupilWeekVersions[] = [];
  for (const version of standing) {
    const ofWeek = before.get(version.week);
    for (const [pupilId, index] of recordsOf(version)) {
      const versions: WeekVersion[] = [];
      // Imports are numbered as they begin, not as they are applied: the versions are a chain.
      let at: VersionAt | undefined = { version, at: index };
      while (at) {
        const came = cameWith.get(at.version.importNumber);
        if (came) versions.push({ marks: at.version.records.slice(at.at, at.at + SESSIONS_PER_WEEK), came });
        at = ofWeek?.get(at.version.importNumber)?.get(pupilId);
      }
      found.push({ pupilId, week: version.week, versions: versions.reverse() });
    }
  }
  return found;
}

/** Named one by one, a pupil's weeks are found by the key. */
const weeksNamed = (from: SchoolDate, to: SchoolDate): RawBuilder<unknown> =>
  sql.join(mondaysBetween(from, to).map((week) => sql`${week}::date`));

interface VersionAt {
  version: VersionsInOne;
  /** Where its marks begin. */
  at: number;
}

/** What each import replaced, by pupil. */
type Replacements = Map<number, Map<number, VersionAt>>;

/** Versions that one import brought and another replaced, in one text: rows by the hundred thousand take too long. */
interface VersionsInOne {
  week: SchoolDate;
  replacedBy: number;
  importNumber: number;
  records: string;
}

async function versionsInOne(
  db: Db | Tx,
  rows: RawBuilder<unknown>,
  replacedBy: RawBuilder<unknown>,
): Promise<VersionsInOne[]> {
  const found = await sql<VersionsInOne>`
    select week, ${replacedBy} as "replacedBy", import_number as "importNumber",
      string_agg(pupil_id || ' ' || marks, '') as records
    from ${rows} group by 1, 2, 3`.execute(db);
  return found.rows;
}

/** Each pupil, and where the marks begin. */
function recordsOf({ records }: VersionsInOne): [pupilId: number, at: number][] {
  const found: [number, number][] = [];
  for (let at = 0; at < records.length;) {
    const space = records.indexOf(' ', at);
    found.push([Number(records.slice(at, space)), space + 1]);
    at = space + 1 + SESSIONS_PER_WEEK;
  }
  return found;
}

/** When the imports that brought them began; of those that have been taken back, none. */
async function importTimes(db: Db | Tx, versions: readonly VersionsInOne[]): Promise<Map<number, WallClock>> {
  const numbers = [...new Set(versions.map(({ importNumber }) => importNumber))];
  if (numbers.length === 0) return new Map();
  const cancelled = await cancelledImports(db);
  const rows = await db
    .selectFrom('import_run')
    .select(['import_number', 'imported_at'])
    .where('trust_id', '=', THIS_TRUST)
    .where('kind', '=', 'marks')
    .where('import_number', 'in', numbers)
    .execute();
  return new Map(
    rows.flatMap((row) =>
      cancelled.has(row.import_number)
        ? []
        : [[row.import_number, londonWallClock(row.imported_at)] as const],
    ),
  );
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

/** Numbers of imports that have been taken back, and of those that took them back: together they changed nothing. */
export async function cancelledImports(db: Db | Tx): Promise<Set<number>> {
  const undoings = await db
    .selectFrom('import_run')
    .select(['import_number', 'undoes'])
    .where('trust_id', '=', THIS_TRUST)
    .where('undoes', 'is not', null)
    .where('state', '=', 'done')
    .execute();
  return new Set(undoings.flatMap((run) => [run.import_number, run.undoes ?? 0]));
}
