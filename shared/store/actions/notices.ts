/** What people know of absences; what is taken back stays as history. */
import type { Selectable } from 'kysely';
import type { AbsenceNotice, NoticeWay } from '#shared/domain/actions/absence-notice.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { Session } from '#shared/domain/basics/session.ts';
import type { Db, Tx } from '../engine/open-store.ts';
import type { ActionsTables } from './tables.ts';

export interface StoredNotice extends AbsenceNotice {
  school: string;
  id: string;
  heardFrom: string | null;
  note: string | null;
  /** By pupil and session ("12 2026-09-16 AM") the mark that the family says is wrong; null: no dispute. */
  disputed: Readonly<Record<string, string>> | null;
  givenBy: string;
  withdrawnAt: Date | null;
}

export async function storeNotice(tx: Tx, notice: Omit<StoredNotice, 'withdrawnAt'>): Promise<void> {
  const key = { school_id: notice.school, notice_id: notice.id };
  await tx
    .insertInto('absence_notice')
    .values({
      ...key,
      starts: notice.from,
      ends: notice.to,
      sessions: notice.sessions.join(' '),
      reason: notice.reason,
      way: notice.way,
      heard_from: notice.heardFrom,
      conversation: notice.conversation,
      expected_back: notice.expectedBack && JSON.stringify(notice.expectedBack),
      note: notice.note,
      disputed: notice.disputed && JSON.stringify(notice.disputed),
      given_by: notice.givenBy,
      given_at: notice.givenAt,
      withdrawn_by: null,
      withdrawn_at: null,
    })
    .execute();
  await tx
    .insertInto('absence_notice_pupil')
    .values(notice.pupilIds.map((pupilId) => ({ ...key, pupil_id: pupilId })))
    .execute();
}

/** Those of a school that reach into the days and have not been taken back, latest first. */
export async function noticesBetween(
  db: Db | Tx,
  school: string,
  from: SchoolDate,
  to: SchoolDate,
): Promise<StoredNotice[]> {
  const rows = await db
    .selectFrom('absence_notice')
    .selectAll()
    .where('school_id', '=', school)
    .where('starts', '<=', to)
    .where('ends', '>=', from)
    .where('withdrawn_at', 'is', null)
    .orderBy('given_at', 'desc')
    .orderBy('notice_id')
    .execute();
  return withPupils(db, rows);
}

/** Those that reach into the days and have been taken back. */
export async function noticesTakenBack(
  db: Db | Tx,
  school: string,
  from: SchoolDate,
  to: SchoolDate,
): Promise<(StoredNotice & { withdrawnAt: Date })[]> {
  const rows = await db
    .selectFrom('absence_notice')
    .selectAll()
    .where('school_id', '=', school)
    .where('starts', '<=', to)
    .where('ends', '>=', from)
    .where('withdrawn_at', 'is not', null)
    .orderBy('given_at', 'desc')
    .orderBy('notice_id')
    .execute();
  return (await withPupils(db, rows)).flatMap((notice) =>
    notice.withdrawnAt ? [{ ...notice, withdrawnAt: notice.withdrawnAt }] : [],
  );
}

/** Those that stand about any of these pupils and reach into the days, latest first; `to` left out: without an end. */
export async function noticesAbout(
  db: Db | Tx,
  school: string,
  pupilIds: readonly number[],
  days: { from: SchoolDate; to?: SchoolDate },
): Promise<StoredNotice[]> {
  if (pupilIds.length === 0) return [];
  const rows = await db
    .selectFrom('absence_notice')
    .selectAll()
    .where('school_id', '=', school)
    .where('ends', '>=', days.from)
    .$if(days.to !== undefined, (query) => query.where('starts', '<=', days.to ?? ''))
    .where('withdrawn_at', 'is', null)
    .where('notice_id', 'in', (query) =>
      query
        .selectFrom('absence_notice_pupil')
        .select('notice_id')
        .where('school_id', '=', school)
        .where('pupil_id', 'in', pupilIds),
    )
    .orderBy('given_at', 'desc')
    .orderBy('notice_id')
    .execute();
  return withPupils(db, rows);
}

export async function findNotice(db: Db | Tx, id: string): Promise<StoredNotice | null> {
  const rows = await db.selectFrom('absence_notice').selectAll().where('notice_id', '=', id).execute();
  return (await withPupils(db, rows))[0] ?? null;
}

/** False: it had been taken back. */
export async function withdrawNotice(
  tx: Tx,
  { school, id }: Pick<StoredNotice, 'school' | 'id'>,
  by: { staffId: string; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('absence_notice')
    .set({ withdrawn_by: by.staffId, withdrawn_at: by.at })
    .where('school_id', '=', school)
    .where('notice_id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The marks that families say are wrong and nobody has answered, by school: "12 2026-09-16 AM", pupil and session. */
export async function disputedMarks(
  db: Db | Tx,
  schools: readonly string[],
): Promise<Map<string, ReadonlySet<string>>> {
  if (schools.length === 0) return new Map();
  const rows = await db
    .selectFrom('absence_notice')
    .select(['school_id', 'disputed'])
    .where('school_id', 'in', schools)
    .where('disputed', 'is not', null)
    .where('withdrawn_at', 'is', null)
    .execute();
  return new Map(
    [...Map.groupBy(rows, (row) => row.school_id)].map(([school, some]) => [
      school,
      new Set(some.flatMap(({ disputed }) => Object.keys(disputed ?? {}))),
    ]),
  );
}

async function withPupils(
  db: Db | Tx,
  rows: readonly Selectable<ActionsTables['absence_notice']>[],
): Promise<StoredNotice[]> {
  if (rows.length === 0) return [];
  const pupils = await db
    .selectFrom('absence_notice_pupil')
    .selectAll()
    .where('school_id', 'in', [...new Set(rows.map((row) => row.school_id))])
    .where(
      'notice_id',
      'in',
      rows.map((row) => row.notice_id),
    )
    .orderBy('pupil_id')
    .execute();
  const byNotice = Map.groupBy(pupils, ({ notice_id }) => notice_id);
  return rows.map((row) => ({
    school: row.school_id,
    id: row.notice_id,
    pupilIds: (byNotice.get(row.notice_id) ?? []).map(({ pupil_id }) => pupil_id),
    from: row.starts,
    to: row.ends,
    sessions: row.sessions.split(' ') as Session[],
    reason: row.reason,
    way: row.way as NoticeWay,
    heardFrom: row.heard_from,
    conversation: row.conversation,
    expectedBack: row.expected_back,
    note: row.note,
    disputed: row.disputed,
    givenBy: row.given_by,
    givenAt: row.given_at,
    withdrawnAt: row.withdrawn_at,
  }));
}
