/** Tables of proposals, meetings and what gets in a pupil's way. */
import type { MeetingRecord } from '#shared/contracts/escalation/meeting.ts';
import type { Instant, Json } from '../engine/column-types.ts';

export interface ProposalTable {
  school_id: string;
  proposal_id: string;
  pupil_id: number;
  school_year: number;
  term: number;
  stage: number;
  proposed_at: Instant;
  proposed_on: string;
  /** Sessions away that counted when it was proposed. */
  sessions: number;
  status: string;
  decided_by: string | null;
  decided_at: Instant | null;
  /** Who is to hold it, and the action of that. */
  assignee_id: string | null;
  action_id: string | null;
  /** Snoozed until this day. */
  until: string | null;
  /** Why it was snoozed or dismissed. */
  reason: string | null;
  version: number;
}

export interface MeetingTable {
  school_id: string;
  action_id: string;
  pupil_id: number;
  proposal_id: string | null;
  stage: number | null;
  planned_for: string | null;
  planned_time: string | null;
  place: string | null;
  held_on: string | null;
  /** What was agreed; null until it is held. */
  record: Json<MeetingRecord | null>;
  recorded_by: string | null;
  recorded_at: Instant | null;
  /** When it is looked at again, when that was, and what came of it. */
  next_look: string | null;
  looked_on: string | null;
  looked_by: string | null;
  result: string | null;
  version: number;
}

export interface BarrierTable {
  school_id: string;
  barrier_id: string;
  /** In the order in which the meeting names them. */
  position: number;
  pupil_id: number;
  /** The meeting at which it was named. */
  action_id: string;
  kind: string;
  detail: string | null;
  owner_id: string | null;
  /** Of an owner who is not on the staff list. */
  owner_name: string | null;
  due: string | null;
  named_at: Instant;
  removed_on: string | null;
  removed_by: string | null;
}

export interface EscalationTables {
  proposal: ProposalTable;
  meeting: MeetingTable;
  barrier: BarrierTable;
}
