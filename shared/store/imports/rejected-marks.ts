/** Marks refused for a code that nobody knew: kept, so that they can be brought in once somebody says what it means. */
import { sql, type RawBuilder } from 'kysely';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { Session } from '#shared/domain/basics/session.ts';
import { ROWS_AT_ONCE, bulkRows, named } from '../engine/bulk-rows.ts';
import { cancelledImports } from '../registers/mark-history.ts';
import { inPieces } from '../engine/in-pieces.ts';
import type { Db, Tx } from '../engine/open-store.ts';

export interface RejectedMark {
  upn: string;
  date: SchoolDate;
  session: Session;
  line: number;
  code: string;
  minutesLate: number | null;
  comment: string | null;
}

export interface KeptMark extends RejectedMark {
  importNumber: number;
  importedAt: Date;
  /** Nothing newer has been said of the mark; otherwise it stays as it is. */
  open: boolean;
}

/** Once so many later imports have said something of a mark, it is let go, whatever is taken back. */
const MOST_NOTED = 8;

/**
 * Keeps what an import refused for its code, and notes where it says something of marks refused earlier: those are no
 * longer the newest word. In the transaction in which the import's marks go in.
 * @param days the first and last day that the import says anything of
 * @param accepts whether it brings a mark for the place
 */
export async function storeRejectedMarks(
  tx: Tx,
  school: string,
  importNumber: number,
  days: readonly [first: SchoolDate, last: SchoolDate],
  refused: readonly RejectedMark[],
  accepts: (mark: RejectedMark) => boolean,
): Promise<void> {
  const anyEarlier = await tx
    .selectFrom('refused_mark')
    .select('line')
    .where('school_id', '=', school)
    .limit(1)
    .executeTakeFirst();
  const earlier = anyEarlier
    ? await keptMarks(tx, school, sql`m.date between ${days[0]} and ${days[1]}`)
    : [];
  const wanted = new Map(refused.map((mark) => [placeOf(mark), mark]));
  const standing = new Set<string>();
  const outdated = earlier.filter((kept) => {
    const again = wanted.get(placeOf(kept));
    if (again && kept.open && isSame(kept, again)) {
      standing.add(placeOf(kept));
      return false;
    }
    return again !== undefined || accepts(kept);
  });
  await noteSaidSince(tx, school, outdated, importNumber);
  const fresh = refused.filter((mark) => !standing.has(placeOf(mark)));
  for (const piece of inPieces(fresh, ROWS_AT_ONCE)) {
    const rows = piece.map((mark) => ({
      ...keyOf(school, { ...mark, importNumber }),
      line: mark.line,
      code: mark.code,
      minutes_late: mark.minutesLate,
      comment: mark.comment,
      said_since: '[]',
    }));
    await sql`insert into refused_mark ${named(markColumns)} ${bulkRows(markColumns, rows)}`.execute(tx);
  }
}

const placeOf = (mark: RejectedMark): string => `${mark.upn} ${mark.date} ${mark.session}`;

const isSame = (a: RejectedMark, b: RejectedMark): boolean =>
  a.code === b.code && a.minutesLate === b.minutesLate && a.comment === b.comment;

const keyOf = (school: string, mark: RejectedMark & { importNumber: number }) => ({
  school_id: school,
  upn: mark.upn,
  date: mark.date,
  session: mark.session,
  import_number: mark.importNumber,
});

const keyColumns = {
  school_id: 'text',
  upn: 'text',
  date: 'date',
  session: 'text',
  import_number: 'integer',
} as const;
const markColumns = {
  ...keyColumns,
  line: 'integer',
  code: 'text',
  minutes_late: 'integer',
  comment: 'text',
  said_since: 'jsonb',
} as const;

const sameKey = sql`m.school_id = k.school_id and m.upn = k.upn and m.date = k.date and m.session = k.session
  and m.import_number = k.import_number`;

async function noteSaidSince(
  tx: Tx,
  school: string,
  marks: readonly KeptMark[],
  importNumber: number,
): Promise<void> {
  const saidSince = sql`said_since = m.said_since || to_jsonb(${importNumber}::integer)`;
  await changeMarks(tx, school, marks, saidSince);
}

/** Notes which import brought kept marks in. */
export async function recordBroughtIn(
  tx: Tx,
  school: string,
  marks: readonly KeptMark[],
  importNumber: number,
): Promise<void> {
  await changeMarks(tx, school, marks, sql`brought_in_by = ${importNumber}::integer`);
}

async function changeMarks(
  tx: Tx,
  school: string,
  marks: readonly KeptMark[],
  change: RawBuilder<unknown>,
): Promise<void> {
  for (const piece of inPieces(marks, ROWS_AT_ONCE)) {
    const keys = bulkRows(
      keyColumns,
      piece.map((mark) => keyOf(school, mark)),
    );
    await sql`update refused_mark m set ${change} from ${keys} as k where ${sameKey}`.execute(tx);
  }
}

/** Notes that the marks which wait under a code are not wanted; answers how many. */
export async function discardMarks(tx: Tx, school: string, code: string, at: Date): Promise<number> {
  const waiting = await waitingMarks(tx, school, code);
  for (const piece of inPieces(waiting, ROWS_AT_ONCE)) {
    const keys = bulkRows(
      keyColumns,
      piece.map((mark) => keyOf(school, mark)),
    );
    await sql`update refused_mark m set let_go_at = ${at}::timestamptz from ${keys} as k where ${sameKey}`.execute(
      tx,
    );
  }
  return waiting.filter((mark) => mark.open).length;
}

const numbers = (imports: ReadonlySet<number>) => sql`${[...imports]}::integer[]`;

/** What an import taken back refused is not waited for, and what it said or brought in since does not count. */
const isWaiting = (cancelled: ReadonlySet<number>): RawBuilder<boolean> =>
  sql`(m.let_go_at is null and m.import_number <> all(${numbers(cancelled)})
    and (m.brought_in_by is null or m.brought_in_by = any(${numbers(cancelled)}))
    and jsonb_array_length(m.said_since) < ${MOST_NOTED})`;

const isNewest = (cancelled: ReadonlySet<number>): RawBuilder<boolean> =>
  sql`not exists (select from jsonb_array_elements_text(m.said_since) as said
    where said::integer <> all(${numbers(cancelled)}))`;

/** The marks of a code that wait to be brought in, oldest first. */
export async function waitingMarks(tx: Tx, school: string, code: string): Promise<KeptMark[]> {
  const cancelled = await cancelledImports(tx);
  return keptMarks(tx, school, sql`m.code = ${code} and ${isWaiting(cancelled)}`, cancelled);
}

async function keptMarks(
  tx: Tx,
  school: string,
  which: RawBuilder<unknown>,
  known?: ReadonlySet<number>,
): Promise<KeptMark[]> {
  const cancelled = known ?? (await cancelledImports(tx));
  const { rows } = await sql<KeptMark>`
    select m.upn, m.date, m.session, m.line, m.code, m.minutes_late as "minutesLate", m.comment,
      m.import_number as "importNumber", r.imported_at as "importedAt",
      ${isWaiting(cancelled)} and ${isNewest(cancelled)} as open
    from refused_mark m join import_run r on r.import_number = m.import_number
    where m.school_id = ${school} and jsonb_array_length(m.said_since) < ${MOST_NOTED} and ${which}
    order by m.import_number, m.line`.execute(tx);
  return rows;
}

export interface RejectedCode {
  school: string;
  code: string;
  marks: number;
  first: SchoolDate;
  last: SchoolDate;
  /** When the latest file with it came in. */
  at: Date;
}

/** Codes of these schools that marks are kept for, those refused last first. */
export async function rejectedCodes(db: Db, schools: readonly string[]): Promise<RejectedCode[]> {
  const cancelled = await cancelledImports(db);
  const { rows } = await sql<RejectedCode>`
    select m.school_id as school, m.code, count(*)::integer as marks, min(m.date) as first, max(m.date) as last,
      max(r.imported_at) as at
    from refused_mark m join import_run r on r.import_number = m.import_number
    where m.school_id = any(${schools}::text[]) and ${isWaiting(cancelled)} and ${isNewest(cancelled)}
    group by m.school_id, m.code order by max(m.import_number) desc, m.school_id, m.code`.execute(db);
  return rows;
}
