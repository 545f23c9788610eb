import { sql, type Selectable } from 'kysely';
import {
  actionKindNames,
  actionStatuses,
  type ActionKind,
  type ActionStatus,
} from '#shared/domain/actions/action-kinds.ts';
import { isReasonCode, type ActionReason } from '#shared/domain/actions/action-reason.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { Db, Tx } from '../engine/open-store.ts';
import type { ActionTable } from './tables.ts';

export interface StoredAction {
  school: string;
  id: string;
  reference: string;
  kind: ActionKind;
  status: ActionStatus;
  pupilId: number | null;
  tutorGroup: string;
  assigneeId: string | null;
  subject: string;
  raisedFor: SchoolDate;
  raisedAt: Date;
  reason: ActionReason;
  raisedByAction: string | null;
  dueTime: string | null;
  ticked: boolean;
  callFirst: boolean;
  begunBy: string | null;
  begunAt: Date | null;
  closedAt: Date | null;
  /** Raised with every change. */
  version: number;
  /** Who passed it on last, and whose it was before. */
  passed: PassedOn | null;
}

interface PassedOn {
  by: string;
  from: string | null;
  at: Date;
}

/** In words this version knows: kinds and statuses of a newer node's are left to it. */
const knownActions = (db: Db | Tx) =>
  db
    .selectFrom('action')
    .selectAll()
    .where('kind', 'in', actionKindNames)
    .where('status', 'in', actionStatuses);

/**
 * A node of before reasons had codes changes the sentence alone: then the reason beside it is of an earlier day's
 * raising. Of a code that this version does not know, the sentence is what is left.
 */
function reasonOf({ reason, raised_because: said }: Selectable<ActionTable>): ActionReason {
  const { sentence = said, ...rest } = reason ?? { code: 'text', text: said };
  return sentence === said && isReasonCode(rest.code) ? rest : { code: 'text', text: said };
}

const storedReason = ({ reason, sentence }: ActionToRaise): string => JSON.stringify({ ...reason, sentence });

function toAction(row: Selectable<ActionTable>): StoredAction {
  return {
    school: row.school_id,
    id: row.action_id,
    reference: row.reference,
    kind: row.kind as ActionKind,
    status: row.status as ActionStatus,
    pupilId: row.pupil_id,
    tutorGroup: row.tutor_group,
    assigneeId: row.assignee_id,
    subject: row.subject,
    raisedFor: row.raised_for,
    raisedAt: row.raised_at,
    reason: reasonOf(row),
    raisedByAction: row.raised_by_action,
    dueTime: row.due_time,
    ticked: row.ticked,
    callFirst: row.call_first,
    begunBy: row.begun_by,
    begunAt: row.begun_at,
    closedAt: row.closed_at,
    version: row.version,
    passed:
      row.passed_by === null || row.passed_at === null
        ? null
        : { by: row.passed_by, from: row.passed_from, at: row.passed_at },
  };
}

/** `sentence`: the reason's, in words. */
export type ActionToRaise = Omit<
  StoredAction,
  'status' | 'ticked' | 'begunBy' | 'begunAt' | 'closedAt' | 'version' | 'passed'
> & {
  status?: ActionStatus;
  sentence: string;
};

/**
 * Raises an action once: one of its kind about the same subject on the same day stays as it is (null), unless it
 * had been withdrawn: then the same one is open again.
 */
export async function raiseAction(tx: Tx, action: ActionToRaise): Promise<StoredAction | null> {
  const row = await tx
    .insertInto('action')
    .values({
      school_id: action.school,
      action_id: action.id,
      reference: action.reference,
      kind: action.kind,
      status: action.status ?? 'open',
      pupil_id: action.pupilId,
      tutor_group: action.tutorGroup,
      assignee_id: action.assigneeId,
      subject: action.subject,
      raised_for: action.raisedFor,
      raised_at: action.raisedAt,
      raised_because: action.sentence,
      reason: storedReason(action),
      raised_by_action: action.raisedByAction,
      due_time: action.dueTime,
      call_first: action.callFirst,
      begun_by: null,
      begun_at: null,
      closed_at: null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['school_id', 'kind', 'subject', 'raised_for'])
        .doUpdateSet({
          status: 'open',
          assignee_id: action.assigneeId,
          raised_at: action.raisedAt,
          raised_because: action.sentence,
          reason: storedReason(action),
          raised_by_action: action.raisedByAction,
          due_time: action.dueTime,
          ticked: false,
          begun_by: null,
          begun_at: null,
          closed_at: null,
        })
        .where('action.status', '=', 'withdrawn'),
    )
    .returningAll()
    .executeTakeFirst();
  return row ? toAction(row) : null;
}

/** Everything open of a kind, of every day and every school, or of one. */
export async function openActionsOf(db: Db | Tx, kind: ActionKind, school?: string): Promise<StoredAction[]> {
  const rows = await knownActions(db)
    .where('kind', '=', kind)
    .where('status', '=', 'open')
    .$if(school !== undefined, (query) => query.where('school_id', '=', school ?? ''))
    .orderBy('raised_at')
    .execute();
  return rows.map(toAction);
}

/** A school's open actions of days before one. */
export async function openActionsBefore(
  db: Db | Tx,
  school: string,
  date: SchoolDate,
): Promise<StoredAction[]> {
  const rows = await knownActions(db)
    .where('school_id', '=', school)
    .where('status', '=', 'open')
    .where('raised_for', '<', date)
    .orderBy('raised_for')
    .orderBy('reference')
    .execute();
  return rows.map(toAction);
}

/** Everything open, of every kind and day. */
export async function allOpenActions(db: Db | Tx, schools: readonly string[]): Promise<StoredAction[]> {
  if (schools.length === 0) return [];
  const rows = await knownActions(db)
    .where('school_id', 'in', schools)
    .where('status', '=', 'open')
    .execute();
  return rows.map(toAction);
}

export async function schoolsWithOpenAlerts(db: Db | Tx): Promise<Set<string>> {
  const rows = await db
    .selectFrom('action')
    .select('school_id')
    .distinct()
    .where('kind', '=', 'safeguarding-alert')
    .where('status', '=', 'open')
    .execute();
  return new Set(rows.map((row) => row.school_id));
}

/** What was raised of a kind at a school since a day, whatever became of it. */
export async function actionsRaisedSince(
  db: Db | Tx,
  school: string,
  kind: ActionKind,
  since: SchoolDate,
): Promise<StoredAction[]> {
  const rows = await knownActions(db)
    .where('school_id', '=', school)
    .where('kind', '=', kind)
    .where('raised_for', '>=', since)
    .execute();
  return rows.map(toAction);
}

/** What was raised of a kind about a pupil on a day. */
export async function actionsAbout(
  db: Db | Tx,
  { school, kind, pupilId, raisedFor }: Pick<StoredAction, 'school' | 'kind' | 'pupilId' | 'raisedFor'>,
): Promise<StoredAction[]> {
  const rows = await knownActions(db)
    .where('school_id', '=', school)
    .where('kind', '=', kind)
    .where('pupil_id', 'is not distinct from', pupilId)
    .where('raised_for', '=', raisedFor)
    .execute();
  return rows.map(toAction);
}

export interface ActionChange {
  status?: ActionStatus;
  ticked?: boolean;
  assigneeId?: string | null;
  dueTime?: string | null;
  begunBy?: string | null;
  begunAt?: Date | null;
  closedAt?: Date | null;
  passed?: PassedOn | null;
}

/** Changes an action that still has one of the statuses expected; null when it has moved on. */
export async function changeAction(
  tx: Tx,
  action: Pick<StoredAction, 'school' | 'id'>,
  expected: readonly ActionStatus[],
  change: ActionChange,
): Promise<StoredAction | null> {
  const row = await tx
    .updateTable('action')
    .set({
      ...(change.status !== undefined && { status: change.status }),
      ...(change.ticked !== undefined && { ticked: change.ticked }),
      ...(change.assigneeId !== undefined && { assignee_id: change.assigneeId }),
      ...(change.dueTime !== undefined && { due_time: change.dueTime }),
      ...(change.begunBy !== undefined && { begun_by: change.begunBy }),
      ...(change.begunAt !== undefined && { begun_at: change.begunAt }),
      ...(change.passed !== undefined && {
        passed_by: change.passed?.by ?? null,
        passed_from: change.passed?.from ?? null,
        passed_at: change.passed?.at ?? null,
      }),
      ...(change.closedAt !== undefined && { closed_at: change.closedAt }),
      version: sql`version + 1`,
    })
    .where('school_id', '=', action.school)
    .where('action_id', '=', action.id)
    .where('status', 'in', expected)
    .returningAll()
    .executeTakeFirst();
  return row ? toAction(row) : null;
}

export async function findAction(db: Db | Tx, id: string): Promise<StoredAction | null> {
  const row = await knownActions(db).where('action_id', '=', id).executeTakeFirst();
  return row ? toAction(row) : null;
}

export async function actionsByIds(db: Db | Tx, ids: readonly string[]): Promise<StoredAction[]> {
  if (ids.length === 0) return [];
  const rows = await knownActions(db).where('action_id', 'in', ids).execute();
  return rows.map(toAction);
}

export async function actionsOfDay(db: Db | Tx, school: string, date: SchoolDate): Promise<StoredAction[]> {
  const rows = await knownActions(db)
    .where('school_id', '=', school)
    .where('raised_for', '=', date)
    .orderBy('call_first', 'desc')
    .orderBy('reference')
    .execute();
  return rows.map(toAction);
}

export async function actionsRaisedBy(
  db: Db | Tx,
  action: Pick<StoredAction, 'school' | 'id'>,
): Promise<StoredAction[]> {
  const rows = await knownActions(db)
    .where('school_id', '=', action.school)
    .where('raised_by_action', '=', action.id)
    .execute();
  return rows.map(toAction);
}

export async function actionsOfPupil(
  db: Db | Tx,
  school: string,
  pupilId: number,
  statuses: readonly ActionStatus[],
): Promise<StoredAction[]> {
  const rows = await knownActions(db)
    .where('school_id', '=', school)
    .where('pupil_id', '=', pupilId)
    .where('status', 'in', statuses)
    .orderBy('raised_for', 'desc')
    .orderBy('reference')
    .execute();
  return rows.map(toAction);
}

/** Open ones of these kinds about these pupils, raised for these days. */
export async function openActionsAbout(
  db: Db | Tx,
  school: string,
  query: { pupilIds: readonly number[]; days: readonly SchoolDate[]; kinds: readonly ActionKind[] },
): Promise<StoredAction[]> {
  const { pupilIds, days, kinds } = query;
  if (pupilIds.length === 0 || days.length === 0) return [];
  const rows = await db
    .selectFrom('action')
    .selectAll()
    .where('school_id', '=', school)
    .where('status', '=', 'open')
    .where('kind', 'in', kinds)
    .where('raised_for', 'in', days)
    .where('pupil_id', 'in', pupilIds)
    .orderBy('reference')
    .execute();
  return rows.map(toAction);
}

export interface ActionFilter {
  schools: readonly string[];
  status?: ActionStatus | undefined;
  kind?: ActionKind | undefined;
  date?: SchoolDate | undefined;
  tutorGroup?: string | undefined;
}

export interface ActionKey {
  raisedFor: SchoolDate;
  callFirst: boolean;
  reference: string;
}

/** Newest day first, call first before others, then by reference; `after` continues behind a place. */
export async function listActions(
  db: Db | Tx,
  filter: ActionFilter,
  after: ActionKey | null,
  limit: number,
): Promise<StoredAction[]> {
  if (filter.schools.length === 0) return [];
  let query = knownActions(db).where('school_id', 'in', filter.schools);
  if (filter.status) query = query.where('status', '=', filter.status);
  if (filter.kind) query = query.where('kind', '=', filter.kind);
  if (filter.date) query = query.where('raised_for', '=', filter.date);
  if (filter.tutorGroup) query = query.where('tutor_group', '=', filter.tutorGroup);
  if (after) {
    query = query.where((eb) =>
      eb.or([
        eb('raised_for', '<', after.raisedFor),
        eb.and([eb('raised_for', '=', after.raisedFor), eb('call_first', '<', after.callFirst)]),
        eb.and([
          eb('raised_for', '=', after.raisedFor),
          eb('call_first', '=', after.callFirst),
          eb('reference', '>', after.reference),
        ]),
      ]),
    );
  }
  const rows = await query
    .orderBy('raised_for', 'desc')
    .orderBy('call_first', 'desc')
    .orderBy('reference')
    .limit(limit)
    .execute();
  return rows.map(toAction);
}
