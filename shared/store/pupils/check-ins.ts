/** Who has checked in with which pupil: rows are only added; one takes another back. */
import { londonWallClock } from '#shared/domain/basics/london-time.ts';
import type { SupportRequest } from '#shared/domain/pupils/check-in.ts';
import type { Reading } from '../engine/data-memory.ts';
import { needsOf } from '../actions/outcomes.ts';
import type { Db, Tx } from '../engine/open-store.ts';

export interface StoredCheckIn {
  school: string;
  id: number;
  pupilId: number;
  by: string;
  at: Date;
}

/** Those that stand since a moment, oldest first; of one pupil or of all. */
export async function checkInsSince(
  db: Db | Tx,
  school: string,
  since: Date,
  pupilId?: number,
): Promise<StoredCheckIn[]> {
  let query = db
    .selectFrom('check_in')
    .selectAll()
    .where('school_id', '=', school)
    .where('said_at', '>=', since);
  if (pupilId !== undefined) query = query.where('pupil_id', '=', pupilId);
  const rows = await query.orderBy('check_in_id').execute();
  const takenBack = new Set(rows.map((row) => row.takes_back));
  return rows
    .filter((row) => row.takes_back === null && !takenBack.has(row.check_in_id))
    .map((row) => ({
      school,
      id: row.check_in_id,
      pupilId: row.pupil_id,
      by: row.said_by,
      at: row.said_at,
    }));
}

/** @param takesBack the check-in that this one takes back, if it does */
export async function storeCheckIn(
  tx: Tx,
  checkIn: Omit<StoredCheckIn, 'id'>,
  takesBack: number | null = null,
): Promise<void> {
  const { school, pupilId, by, at } = checkIn;
  await tx
    .insertInto('check_in')
    .values({ school_id: school, pupil_id: pupilId, said_by: by, said_at: at, takes_back: takesBack })
    .execute();
}

/** The latest call about each pupil since a moment in which the family said what would help. */
async function supportAskedSince(
  db: Db | Tx,
  school: string,
  since: Date,
): Promise<Map<number, SupportRequest>> {
  const rows = await db
    .selectFrom('outcome')
    .select(['pupil_id', 'recorded_at', 'support'])
    .where('school_id', '=', school)
    .where('recorded_at', '>=', since)
    .where('withdrawn_at', 'is', null)
    .orderBy('recorded_at')
    .execute();
  return new Map(
    rows.flatMap(({ pupil_id: id, recorded_at: at, support }) => {
      const needs = needsOf(support);
      return id === null || needs.length === 0
        ? []
        : [[id, { at, date: londonWallClock(at).date, needs }] as const];
    }),
  );
}

export interface Care {
  support: ReadonlyMap<number, SupportRequest>;
  /** The latest of each pupil. */
  checkIns: ReadonlyMap<number, StoredCheckIn>;
}

export async function readCare(db: Db | Tx, school: string, since: Date): Promise<Care> {
  const support = await supportAskedSince(db, school, since);
  const standing = await checkInsSince(db, school, since);
  return { support, checkIns: new Map(standing.map((one) => [one.pupilId, one])) };
}

/** The same, remembered until an action, an outcome or a check-in changes. */
export async function careSince(reading: Reading, school: string, since: Date): Promise<Care> {
  const cached = await reading.ofSchools(
    `care since ${since.toISOString()}`,
    [school],
    async () => {
      const care = await readCare(reading.db, school, since);
      return () => care;
    },
    { on: 'roll', withActions: true },
  );
  return cached.get(school) ?? readCare(reading.db, school, since);
}
