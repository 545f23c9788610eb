import type { Selectable } from 'kysely';
import { callResult, supportNeeded } from '#shared/contracts/actions/action.ts';
import { expectedBack } from '#shared/contracts/actions/expected-back.ts';
import type { CallResult, ExpectedBack } from '#shared/domain/actions/call.ts';
import type { ContactRung } from '#shared/domain/actions/calls/contacts-rung.ts';
import { isOneOf } from '#shared/domain/basics/known-word.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { Db, Tx } from '../engine/open-store.ts';
import type { OutcomeTable } from './tables.ts';

export interface StoredOutcome {
  school: string;
  id: string;
  actionId: string;
  pupilId: number | null;
  by: string;
  at: Date;
  result: CallResult | 'done';
  reason: string | null;
  expectedBack: ExpectedBack | null;
  support: (typeof supportNeeded.options)[number][];
  nextStep: string | null;
  parentBelievedInSchool: boolean;
  note: string | null;
  restricted: boolean;
  /** Of the safeguarding record that an alert was closed with. */
  recordNumber: string | null;
  /** Whom the call rang; null: nobody said. Of a correction: whose number it was. */
  contact: ContactRung | null;
  /** That contact's number as a correction says it is now. */
  newPhone: string | null;
}

const isResult = isOneOf([...callResult.options, 'done']);
const isNeed = isOneOf(supportNeeded.options);

/** What would help, of what this version has words for. */
export const needsOf = (support: readonly string[]): StoredOutcome['support'] => support.filter(isNeed);

/** None where the result is one that only a newer node knows. */
function toOutcome(row: Selectable<OutcomeTable>): StoredOutcome[] {
  if (!isResult(row.result)) return [];
  const outcome: StoredOutcome = {
    school: row.school_id,
    id: row.outcome_id,
    actionId: row.action_id,
    pupilId: row.pupil_id,
    by: row.recorded_by,
    at: row.recorded_at,
    result: row.result,
    reason: row.reason,
    expectedBack: expectedBack.safeParse(row.expected_back).data ?? null,
    support: needsOf(row.support),
    nextStep: row.next_step,
    parentBelievedInSchool: row.parent_believed_in_school,
    note: row.note,
    restricted: row.restricted,
    recordNumber: row.record_number,
    contact: row.contact_name === null ? null : { name: row.contact_name, phone: row.contact_phone },
    newPhone: row.new_phone,
  };
  return [outcome];
}

/** Records an outcome; the database itself refuses a second standing one for the same action. */
export type OutcomeToStore = Omit<StoredOutcome, 'recordNumber' | 'contact' | 'newPhone'> &
  Partial<Pick<StoredOutcome, 'recordNumber' | 'contact' | 'newPhone'>>;

export async function storeOutcome(tx: Tx, outcome: OutcomeToStore): Promise<void> {
  await tx
    .insertInto('outcome')
    .values({
      school_id: outcome.school,
      outcome_id: outcome.id,
      action_id: outcome.actionId,
      pupil_id: outcome.pupilId,
      recorded_by: outcome.by,
      recorded_at: outcome.at,
      result: outcome.result,
      reason: outcome.reason,
      expected_back: outcome.expectedBack ? JSON.stringify(outcome.expectedBack) : null,
      support: JSON.stringify(outcome.support),
      next_step: outcome.nextStep,
      parent_believed_in_school: outcome.parentBelievedInSchool,
      note: outcome.note,
      restricted: outcome.restricted,
      record_number: outcome.recordNumber ?? null,
      contact_name: outcome.contact?.name ?? null,
      contact_phone: outcome.contact?.phone ?? null,
      new_phone: outcome.newPhone ?? null,
      withdrawn_at: null,
    })
    .execute();
}

export async function withdrawOutcome(tx: Tx, outcome: StoredOutcome, at: Date): Promise<void> {
  await tx
    .updateTable('outcome')
    .set({ withdrawn_at: at })
    .where('school_id', '=', outcome.school)
    .where('outcome_id', '=', outcome.id)
    .execute();
}

/** The standing outcome of each action that has one. */
export async function outcomesOf(
  db: Db | Tx,
  actionIds: readonly string[],
): Promise<Map<string, StoredOutcome>> {
  if (actionIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('outcome')
    .selectAll()
    .where('action_id', 'in', actionIds)
    .where('withdrawn_at', 'is', null)
    .execute();
  return new Map(rows.flatMap(toOutcome).map((outcome) => [outcome.actionId, outcome]));
}

/** What was recorded of an action at that moment, and when it was taken back, if it was. */
export async function outcomeRecordedAt(
  db: Db | Tx,
  { school, id }: { school: string; id: string },
  at: Date,
): Promise<{ outcome: StoredOutcome; withdrawnAt: Date | null } | null> {
  const row = await db
    .selectFrom('outcome')
    .selectAll()
    .where('school_id', '=', school)
    .where('action_id', '=', id)
    .where('recorded_at', '=', at)
    .executeTakeFirst();
  const [outcome] = row ? toOutcome(row) : [];
  return row && outcome ? { outcome, withdrawnAt: row.withdrawn_at } : null;
}

/** How the latest calls about pupils went, newest first; at most so many. */
export async function latestOutcomes(
  db: Db | Tx,
  school: string,
  pupilIds: readonly number[],
  limit: number,
): Promise<StoredOutcome[]> {
  if (pupilIds.length === 0) return [];
  return (await callsAbout(db, school, pupilIds).limit(limit).execute()).flatMap(toOutcome);
}

/** How every call about pupils went since then, newest first. */
export async function outcomesSince(
  db: Db | Tx,
  school: string,
  pupilIds: readonly number[],
  since: Date,
): Promise<StoredOutcome[]> {
  if (pupilIds.length === 0) return [];
  const query = callsAbout(db, school, pupilIds).where('recorded_at', '>=', since);
  return (await query.execute()).flatMap(toOutcome);
}

const callsAbout = (db: Db | Tx, school: string, pupilIds: readonly number[]) =>
  db
    .selectFrom('outcome')
    .selectAll()
    .where('school_id', '=', school)
    .where('pupil_id', 'in', pupilIds)
    .where('withdrawn_at', 'is', null)
    .where('result', '!=', 'done')
    .orderBy('recorded_at', 'desc');

export interface ReasonGiven extends StoredOutcome {
  pupilId: number;
  reason: string;
  /** The day of the call. */
  raisedFor: SchoolDate;
}

/** Standing outcomes in which a family gave a reason, of calls raised for these days; oldest first. */
export async function reasonsGiven(
  db: Db | Tx,
  school: string,
  from: SchoolDate,
  to: SchoolDate,
): Promise<ReasonGiven[]> {
  return (await reasonsOf(db, school, from, to, 'is')).map(({ given }) => given);
}

/** Those that have been taken back, and when. */
export async function reasonsTakenBack(
  db: Db | Tx,
  school: string,
  from: SchoolDate,
  to: SchoolDate,
): Promise<(ReasonGiven & { withdrawnAt: Date })[]> {
  return (await reasonsOf(db, school, from, to, 'is not')).flatMap(({ given, withdrawnAt }) =>
    withdrawnAt ? [{ ...given, withdrawnAt }] : [],
  );
}

async function reasonsOf(
  db: Db | Tx,
  school: string,
  from: SchoolDate,
  to: SchoolDate,
  withdrawnNull: 'is' | 'is not',
): Promise<{ given: ReasonGiven; withdrawnAt: Date | null }[]> {
  const rows = await db
    .selectFrom('outcome')
    .innerJoin('action', (join) =>
      join
        .onRef('action.school_id', '=', 'outcome.school_id')
        .onRef('action.action_id', '=', 'outcome.action_id'),
    )
    .selectAll('outcome')
    .select('action.raised_for')
    .where('action.school_id', '=', school)
    .where('action.raised_for', '>=', from)
    .where('action.raised_for', '<=', to)
    .where('outcome.withdrawn_at', withdrawnNull, null)
    .where('outcome.result', '=', 'spoke-to')
    .where('outcome.reason', 'is not', null)
    .orderBy('outcome.recorded_at')
    .execute();
  return rows.flatMap((row) => {
    const [outcome] = toOutcome(row);
    const { pupilId = null, reason = null } = outcome ?? {};
    if (!outcome || pupilId === null || reason === null) return [];
    return [
      { given: { ...outcome, pupilId, reason, raisedFor: row.raised_for }, withdrawnAt: row.withdrawn_at },
    ];
  });
}

/** Standing outcomes about pupils that say whom a call rang since then, or ever what a contact's number is now; oldest first. */
export async function contactsRung(
  db: Db | Tx,
  school: string,
  pupilIds: readonly number[],
  since: Date,
): Promise<StoredOutcome[]> {
  if (pupilIds.length === 0) return [];
  const rows = await db
    .selectFrom('outcome')
    .selectAll()
    .where('school_id', '=', school)
    .where('pupil_id', 'in', pupilIds)
    .where((eb) => eb.or([eb('recorded_at', '>=', since), eb('new_phone', 'is not', null)]))
    .where('contact_name', 'is not', null)
    .where('withdrawn_at', 'is', null)
    .orderBy('recorded_at')
    .execute();
  return rows.flatMap(toOutcome);
}

/** Standing outcomes of the calls of a day, oldest first. */
export async function triesOfDay(db: Db | Tx, school: string, day: SchoolDate): Promise<StoredOutcome[]> {
  const rows = await db
    .selectFrom('outcome')
    .innerJoin('action', (join) =>
      join
        .onRef('action.school_id', '=', 'outcome.school_id')
        .onRef('action.action_id', '=', 'outcome.action_id'),
    )
    .selectAll('outcome')
    .where('action.school_id', '=', school)
    .where('action.raised_for', '=', day)
    .where('outcome.withdrawn_at', 'is', null)
    .where('outcome.result', '!=', 'done')
    .orderBy('outcome.recorded_at')
    .execute();
  return rows.flatMap(toOutcome);
}
