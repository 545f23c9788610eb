import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { meetingRecord, type MeetingRecord } from '#shared/contracts/escalation/meeting.ts';
import { planResults, type PlanResult } from '#shared/domain/escalation/barriers.ts';
import { isOneOf } from '#shared/domain/basics/known-word.ts';
import type { ClockTime } from '#shared/domain/basics/london-time.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { MeetingStage } from '#shared/domain/people/escalation-policy.ts';
import type { Db, Tx } from '../engine/open-store.ts';
import type { MeetingTable } from './tables.ts';

export interface StoredMeeting {
  school: string;
  actionId: string;
  pupilId: number;
  proposalId: string | null;
  stage: MeetingStage | null;
  plannedFor: SchoolDate | null;
  plannedTime: ClockTime | null;
  place: string | null;
  heldOn: SchoolDate | null;
  record: MeetingRecord | null;
  recordedBy: string | null;
  nextLook: SchoolDate | null;
  lookedOn: SchoolDate | null;
  lookedBy: string | null;
  result: PlanResult | null;
  /** Raised with every change. */
  version: number;
}

const isResult = isOneOf(planResults);

function toMeeting(row: Selectable<MeetingTable>): StoredMeeting {
  return {
    school: row.school_id,
    actionId: row.action_id,
    pupilId: row.pupil_id,
    proposalId: row.proposal_id,
    stage: row.stage as MeetingStage | null,
    plannedFor: row.planned_for,
    plannedTime: row.planned_time,
    place: row.place,
    heldOn: row.held_on,
    record: row.record === null ? null : (meetingRecord.safeParse(row.record).data ?? null),
    recordedBy: row.recorded_by,
    nextLook: row.next_look,
    lookedOn: row.looked_on,
    lookedBy: row.looked_by,
    result: row.result !== null && isResult(row.result) ? row.result : null,
    version: row.version,
  };
}

export async function meetingOf(
  db: Db | Tx,
  school: string,
  actionId: string,
): Promise<StoredMeeting | null> {
  const row = await db
    .selectFrom('meeting')
    .selectAll()
    .where('school_id', '=', school)
    .where('action_id', '=', actionId)
    .executeTakeFirst();
  return row ? toMeeting(row) : null;
}

/** Of one pupil, or of everybody at the school; newest first, those not yet held before the others. */
export async function meetingsAt(db: Db | Tx, school: string, pupilId?: number): Promise<StoredMeeting[]> {
  const rows = await db
    .selectFrom('meeting')
    .selectAll()
    .where('school_id', '=', school)
    .$if(pupilId !== undefined, (query) => query.where('pupil_id', '=', pupilId ?? 0))
    .orderBy(sql`held_on desc nulls first`)
    .orderBy('action_id')
    .execute();
  return rows.map(toMeeting);
}

/** By pupil, the day on which a review of their plan was last held. */
export async function lastPlanReviews(db: Db | Tx, school: string): Promise<Map<number, SchoolDate>> {
  const rows = await db
    .selectFrom('meeting')
    .innerJoin('action', (join) =>
      join
        .onRef('action.school_id', '=', 'meeting.school_id')
        .onRef('action.action_id', '=', 'meeting.action_id'),
    )
    .select(['meeting.pupil_id', 'meeting.held_on'])
    .where('meeting.school_id', '=', school)
    .where('action.kind', '=', 'health-plan-review')
    .where('meeting.held_on', 'is not', null)
    .orderBy('meeting.held_on')
    .execute();
  return new Map(rows.flatMap((row) => (row.held_on === null ? [] : [[row.pupil_id, row.held_on]])));
}

/** Held, with a day of its next look that has come, nobody having looked, and no reminder of that day yet. */
export async function meetingsToLookAt(
  db: Db | Tx,
  school: string,
  today: SchoolDate,
): Promise<StoredMeeting[]> {
  const rows = await db
    .selectFrom('meeting')
    .selectAll()
    .where('school_id', '=', school)
    .where('held_on', 'is not', null)
    .where('next_look', '<=', today)
    .where('result', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('action')
            .select('action.action_id')
            .whereRef('action.school_id', '=', 'meeting.school_id')
            .whereRef('action.raised_by_action', '=', 'meeting.action_id')
            .whereRef('action.raised_for', '=', 'meeting.next_look')
            .where('action.kind', '=', 'plan-review'),
        ),
      ),
    )
    .execute();
  return rows.map(toMeeting);
}

export async function storeMeeting(
  tx: Tx,
  meeting: Pick<StoredMeeting, 'school' | 'actionId' | 'pupilId' | 'proposalId' | 'stage'>,
): Promise<void> {
  await tx
    .insertInto('meeting')
    .values({
      school_id: meeting.school,
      action_id: meeting.actionId,
      pupil_id: meeting.pupilId,
      proposal_id: meeting.proposalId,
      stage: meeting.stage,
      version: 1,
    })
    .onConflict((conflict) => conflict.columns(['school_id', 'action_id']).doNothing())
    .execute();
}

export type MeetingChange = Partial<
  Omit<StoredMeeting, 'school' | 'actionId' | 'pupilId' | 'proposalId' | 'stage' | 'version'>
> & { recordedAt?: Date | null };

/** What is left out stays as it is. */
export async function changeMeeting(
  tx: Tx,
  { school, actionId }: Pick<StoredMeeting, 'school' | 'actionId'>,
  change: MeetingChange,
): Promise<void> {
  await tx
    .updateTable('meeting')
    .set({
      ...(change.plannedFor !== undefined && { planned_for: change.plannedFor }),
      ...(change.plannedTime !== undefined && { planned_time: change.plannedTime }),
      ...(change.place !== undefined && { place: change.place }),
      ...(change.heldOn !== undefined && { held_on: change.heldOn }),
      ...(change.record !== undefined && {
        record: change.record === null ? null : JSON.stringify(change.record),
      }),
      ...(change.recordedBy !== undefined && { recorded_by: change.recordedBy }),
      ...(change.recordedAt !== undefined && { recorded_at: change.recordedAt }),
      ...(change.nextLook !== undefined && { next_look: change.nextLook }),
      ...(change.lookedOn !== undefined && { looked_on: change.lookedOn }),
      ...(change.lookedBy !== undefined && { looked_by: change.lookedBy }),
      ...(change.result !== undefined && { result: change.result }),
      version: sql`version + 1`,
    })
    .where('school_id', '=', school)
    .where('action_id', '=', actionId)
    .execute();
}
