import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import { PlainError } from '../../domain/basics/plain-error.ts';
import { THIS_TRUST, type Tables } from '../schema.ts';
import * as firstWalk from '../migrations/0001-first-walk.ts';
import * as safeRestarts from '../migrations/0002-safe-restarts.ts';
import * as outOfReach from '../migrations/0003-out-of-reach.ts';
import * as schoolWeeks from '../migrations/0004-school-weeks.ts';
import * as localCodes from '../migrations/0005-local-codes.ts';
import * as targets from '../migrations/0006-targets.ts';
import * as results from '../migrations/0007-results.ts';
import * as checkIns from '../migrations/0008-check-ins.ts';
import * as actionReasons from '../migrations/0009-action-reasons.ts';
import * as outbox from '../migrations/0010-outbox.ts';
import * as clearedUnasked from '../migrations/0011-cleared-unasked.ts';
import * as ownChats from '../migrations/0012-own-chats.ts';
import * as alertRecords from '../migrations/0013-alert-records.ts';
import * as changeAnswers from '../migrations/0014-change-answers.ts';
import * as whereIdsHold from '../migrations/0015-where-ids-hold.ts';
import * as pupilSight from '../migrations/0016-pupil-sight.ts';
import * as absenceNotices from '../migrations/0017-absence-notices.ts';
import * as alertEvents from '../migrations/0018-alert-events.ts';
import * as codesEntered from '../migrations/0019-codes-entered.ts';
import * as signings from '../migrations/0020-signings.ts';
import * as changesSeen from '../migrations/0022-changes-seen.ts';
import * as calls from '../migrations/0023-calls.ts';
import * as disputedMarks from '../migrations/0024-disputed-marks.ts';
import * as contactsSeen from '../migrations/0025-contacts-seen.ts';
import * as escalation from '../migrations/0026-escalation.ts';
import * as caseloads from '../migrations/0027-caseloads.ts';
import * as youthOffendingWorkers from '../migrations/0028-youth-offending-workers.ts';
import * as standingPlans from '../migrations/0029-standing-plans.ts';

export interface Step extends Pick<Migration, 'up'> {
  /**
   * The oldest step whose code goes on working on the shape this one leaves; none named: only code that knows this
   * step. A step that only adds (tables, columns that may be empty) names the one before it.
   */
  worksWith?: string;
}

export const steps: Readonly<Record<string, Step>> = {
  '0001-first-walk': firstWalk,
  '0002-safe-restarts': safeRestarts,
  '0003-out-of-reach': outOfReach,
  '0004-school-weeks': schoolWeeks,
  '0005-local-codes': localCodes,
  '0006-targets': targets,
  '0007-results': results,
  '0008-check-ins': checkIns,
  '0009-action-reasons': actionReasons,
  '0010-outbox': outbox,
  '0011-cleared-unasked': clearedUnasked,
  '0012-own-chats': ownChats,
  '0013-alert-records': alertRecords,
  '0014-change-answers': changeAnswers,
  '0015-where-ids-hold': whereIdsHold,
  '0016-pupil-sight': pupilSight,
  '0017-absence-notices': absenceNotices,
  '0018-alert-events': alertEvents,
  '0019-codes-entered': codesEntered,
  '0020-signings': signings,
  '0022-changes-seen': changesSeen,
  '0023-calls': calls,
  '0024-disputed-marks': disputedMarks,
  '0025-contacts-seen': contactsSeen,
  '0026-escalation': escalation,
  '0027-caseloads': caseloads,
  '0028-youth-offending-workers': youthOffendingWorkers,
  '0029-standing-plans': standingPlans,
};

/** The step that brought the note of what works with what. */
const FIRST_NOTED = '0002-safe-restarts';

/**
 * Brings the database to this version's shape; throws with what failed, having changed nothing of that step. A newer
 * version may have been here: its steps are left alone when they say that this version can work with them.
 */
export async function migrate(
  db: Kysely<Tables>,
  ours: Readonly<Record<string, Step>> = steps,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    // One node at a time. kysely's own lock is the session's, which a pooler in transaction mode loses hold of.
    await sql`select pg_advisory_xact_lock(hashtext('attendance-first migration'))`.execute(tx);
    const newer = await newerSteps(tx, ours);
    const nothing: Migration = { up: async () => undefined };
    const migrations = {
      ...Object.fromEntries(Object.entries(ours).map(([name, step]) => [name, noted(name, step)])),
      ...Object.fromEntries(newer.map((name) => [name, nothing])),
    };
    const migrator = new Migrator({ db: tx, provider: { getMigrations: async () => migrations } });
    const { error } = await migrator.migrateToLatest();
    if (error)
      throw error instanceof Error
        ? error
        : new PlainError('The database could not be migrated.', { cause: error });
  });
}

/** Steps a newer version has taken; throws in plain words when this version cannot work with one of them. */
async function newerSteps(db: Kysely<Tables>, ours: Readonly<Record<string, Step>>): Promise<string[]> {
  const taken = await stepsTaken(db);
  const newer = taken.filter((name) => !(name in ours));
  if (newer.length === 0) return [];
  const own = Object.keys(ours).sort().at(-1) ?? '';
  const notes = taken.includes(FIRST_NOTED)
    ? await db.selectFrom('schema_step').select(['name', 'works_with']).execute()
    : [];
  const worksWith = new Map(notes.map((note) => [note.name, note.works_with]));
  const strange = newer.filter((name) => (worksWith.get(name) ?? name) > own);
  if (strange.length > 0)
    throw new PlainError(
      `The database has been changed by a newer version of Attendance First (${strange.join(', ')}), which this version cannot work with. Start the newer one, or restore the backup from before it.`,
    );
  return newer;
}

async function stepsTaken(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ there: boolean }>`
    select to_regclass('kysely_migration') is not null as there`.execute(db);
  if (!rows[0]?.there) return [];
  const taken = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return taken.rows.map(({ name }) => name);
}

/** The step, and in the same transaction the note of the oldest version that can work with it. */
function noted(name: string, step: Step): Migration {
  return {
    up: async (db: Kysely<Tables>) => {
      await step.up(db);
      if (name < FIRST_NOTED) return;
      await db
        .insertInto('schema_step')
        .values({ trust_id: THIS_TRUST, name, works_with: step.worksWith ?? name })
        .execute();
    },
  };
}
