/** Tables of actions and their outcomes. */
import type { Generated } from 'kysely';
import type { ExpectedBack } from '#shared/domain/actions/call.ts';
import type { ActionReason } from '#shared/domain/actions/action-reason.ts';
import type { Instant, Json } from '../engine/column-types.ts';

export interface ActionTable {
  school_id: string;
  action_id: string;
  reference: string;
  kind: string;
  status: string;
  pupil_id: number | null;
  tutor_group: string;
  assignee_id: string | null;
  /** What makes it one of its kind on its day: a pupil, a register, an earlier action. */
  subject: string;
  raised_for: string;
  raised_at: Instant;
  /** The reason's sentence: for nodes of before reasons had codes, and the only reason of what they raised. */
  raised_because: string;
  /** With the sentence it was written beside; without one where it was written before that was kept. */
  reason: Json<ActionReason & { sentence?: string }> | null;
  raised_by_action: string | null;
  due_time: string | null;
  ticked: Generated<boolean>;
  call_first: boolean;
  begun_by: string | null;
  begun_at: Instant | null;
  closed_at: Instant | null;
  version: Generated<number>;
  /** Who passed it on last, whose it was before, and when. */
  passed_by: Generated<string | null>;
  passed_from: Generated<string | null>;
  passed_at: Generated<Date | null>;
}

export interface OutcomeTable {
  school_id: string;
  outcome_id: string;
  action_id: string;
  pupil_id: number | null;
  recorded_by: string;
  recorded_at: Instant;
  result: string;
  reason: string | null;
  expected_back: Json<unknown>;
  support: Json<string[]>;
  next_step: string | null;
  parent_believed_in_school: boolean;
  note: string | null;
  restricted: boolean;
  /** Of the safeguarding record, where an alert was closed with one. */
  record_number: string | null;
  /** Whom the call rang, and on which number; null: nobody said. */
  contact_name: string | null;
  contact_phone: string | null;
  /** What a contact's number is now, where a correction said so. */
  new_phone: string | null;
  withdrawn_at: Instant | null;
}

interface AbsenceNoticeTable {
  school_id: string;
  notice_id: string;
  starts: string;
  ends: string;
  /** 'AM', 'PM' or 'AM PM'. */
  sessions: string;
  reason: string;
  way: string;
  heard_from: string | null;
  conversation: boolean;
  expected_back: Json<ExpectedBack | null>;
  /** By pupil and session ("12 2026-09-16 AM") the mark that a family says is wrong; null: no dispute. */
  disputed: Json<Record<string, string> | null>;
  note: string | null;
  given_by: string;
  given_at: Instant;
  withdrawn_by: string | null;
  withdrawn_at: Instant | null;
}

interface AbsenceNoticePupilTable {
  school_id: string;
  notice_id: string;
  pupil_id: number;
}

/** Somebody has entered a code in the MIS; or takes back that they have. */
interface CodeEnteredTable {
  school_id: string;
  code_entered_id: Generated<number>;
  pupil_id: number;
  date: string;
  session: string;
  code: string;
  said_by: string;
  said_at: Instant;
  /** The row that this one takes back. */
  takes_back: number | null;
}

/** Who signed in late, left, or was seen elsewhere on site. Append-only. */
interface SigningTable {
  school_id: string;
  signing_id: Generated<number>;
  pupil_id: number;
  date: string;
  time: string;
  kind: string;
  reason: string | null;
  back_at: string | null;
  note: string | null;
  signed_by: string;
  signed_at: Instant;
  /** The row that this one takes back. */
  takes_back: number | null;
}

/** Append-only. */
interface AlertEventTable {
  school_id: string;
  event_id: Generated<number>;
  action_id: string;
  what: string;
  done_by: string;
  done_at: Instant;
  handed_to: string | null;
  /** Where somebody looked for the child, and whether they found it. */
  look: string | null;
  found: boolean | null;
}

/** Append-only. */
interface WorkerToldTable {
  school_id: string;
  told_id: Generated<number>;
  pupil_id: number;
  day: string;
  whom: string;
  told_by: string;
  told_at: Instant;
}

/** Over whom a school's calls of a day were spread: proposed until they are spread anew. */
interface RingsTodayTable {
  school_id: string;
  day: string;
  staff_ids: Json<string[]>;
  said_by: string;
  said_at: Instant;
}

export interface ActionsTables {
  absence_notice: AbsenceNoticeTable;
  absence_notice_pupil: AbsenceNoticePupilTable;
  action: ActionTable;
  code_entered: CodeEnteredTable;
  outcome: OutcomeTable;
  signing: SigningTable;
  rings_today: RingsTodayTable;
  alert_event: AlertEventTable;
  worker_told: WorkerToldTable;
}
