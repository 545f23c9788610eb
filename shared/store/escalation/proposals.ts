import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { isOneOf } from '#shared/domain/basics/known-word.ts';
import { londonWallClock } from '#shared/domain/basics/london-time.ts';
import type { PolicyTerm } from '#shared/domain/basics/school-calendar.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import {
  proposalStatuses,
  type KnownProposal,
  type ProposalStatus,
} from '#shared/domain/escalation/proposals.ts';
import type { MeetingStage, ProposalRule } from '#shared/domain/people/escalation-policy.ts';
import type { Reading } from '../engine/data-memory.ts';
import type { Db, Tx } from '../engine/open-store.ts';
import type { ProposalTable } from './tables.ts';

export interface StoredProposal extends KnownProposal {
  school: string;
  schoolYear: number;
  proposedAt: Date;
  proposedOn: SchoolDate;
  decidedBy: string | null;
  decidedAt: Date | null;
  assigneeId: string | null;
  actionId: string | null;
  reason: string | null;
}

/**
 * How a row's `stage` says its rule too: 2 to 4 are of days away, 12 and 13 of days late, 22 is a text. Code from before
 * there were other rules has one row for a stage and term, and goes on having it.
 */
const stagesBefore: Readonly<Record<ProposalRule, number>> = { absence: 0, lateness: 10, 'text-first': 20 };
const toRow = ({ rule, stage }: { rule: ProposalRule; stage: MeetingStage }): number =>
  stagesBefore[rule] + stage;
const ruleOf = (stage: number): ProposalRule => {
  if (stage < stagesBefore.lateness) return 'absence';
  return stage < stagesBefore['text-first'] ? 'lateness' : 'text-first';
};
export const fromRow = (stage: number): { rule: ProposalRule; stage: MeetingStage } => ({
  rule: ruleOf(stage),
  stage: (stage - stagesBefore[ruleOf(stage)]) as MeetingStage,
});

const isStatus = isOneOf(proposalStatuses);

/** With when its meeting was held or its text written; what only a newer node has a word for is left to it. */
const known = (db: Db | Tx) =>
  db
    .selectFrom('proposal')
    .leftJoin('meeting', (join) =>
      join
        .onRef('meeting.school_id', '=', 'proposal.school_id')
        .onRef('meeting.action_id', '=', 'proposal.action_id'),
    )
    .leftJoin('action', (join) =>
      join
        .onRef('action.school_id', '=', 'proposal.school_id')
        .onRef('action.action_id', '=', 'proposal.action_id'),
    )
    .selectAll('proposal')
    .select(['meeting.held_on', 'action.closed_at', 'action.status as action_status'])
    .where('proposal.status', 'in', proposalStatuses);

function toProposal(row: Selectable<ProposalTable> & WhatCameOfIt): StoredProposal {
  return {
    school: row.school_id,
    id: row.proposal_id,
    pupilId: row.pupil_id,
    schoolYear: row.school_year,
    term: row.term as PolicyTerm,
    ...fromRow(row.stage),
    status: isStatus(row.status) ? row.status : 'withdrawn',
    proposedAt: row.proposed_at,
    proposedOn: row.proposed_on,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    assigneeId: row.assignee_id,
    actionId: row.action_id,
    until: row.until,
    reason: row.reason,
    heldOn: heldOn(row),
  };
}

interface WhatCameOfIt {
  stage: number;
  held_on: string | null;
  closed_at: Date | null;
  action_status: string | null;
}

/** A meeting says when it was held; a text is written when its action is done. */
function heldOn({ stage, held_on, closed_at, action_status }: WhatCameOfIt): SchoolDate | null {
  if (ruleOf(stage) !== 'text-first') return held_on;
  return action_status === 'done' && closed_at ? londonWallClock(closed_at).date : null;
}

/** Every proposal of a school year at a school, in the order in which they were made. */
export async function proposalsOfYear(
  db: Db | Tx,
  school: string,
  schoolYear: number,
): Promise<StoredProposal[]> {
  const rows = await known(db)
    .where('proposal.school_id', '=', school)
    .where('proposal.school_year', '=', schoolYear)
    .orderBy('proposal.proposed_at')
    .orderBy('proposal.pupil_id')
    .orderBy('proposal.stage')
    .execute();
  return rows.map(toProposal);
}

/**
 * What is decided by of a school year's proposals, of these pupils or of everybody; asked after every import, so that
 * nothing more is read.
 */
export async function knownProposals(
  db: Db | Tx,
  school: string,
  schoolYear: number,
  pupilIds?: readonly number[],
): Promise<KnownProposal[]> {
  if (pupilIds?.length === 0) return [];
  // One row of them all is read in a third of the time, and without a join in half of that.
  const row = await db
    .selectFrom('proposal')
    .select(
      sql<
        (Omit<KnownProposal, 'rule' | 'stage'> & { stage: number; actionId: string | null })[] | null
      >`json_agg(json_build_object('id', proposal_id,
        'pupilId', pupil_id, 'stage', stage, 'term', term, 'status', status, 'until', until,
        'actionId', action_id))`.as('known'),
    )
    .where('school_id', '=', school)
    .where('school_year', '=', schoolYear)
    .where('status', 'in', proposalStatuses)
    .$if(pupilIds !== undefined, (query) => query.where('pupil_id', 'in', pupilIds ?? []))
    .executeTakeFirst();
  const held = await db
    .selectFrom('meeting')
    .select(['action_id', 'held_on'])
    .where('school_id', '=', school)
    .where('held_on', 'is not', null)
    .execute();
  const found = row?.known ?? [];
  const texts = found.flatMap(({ stage, actionId }) =>
    actionId !== null && ruleOf(stage) === 'text-first' ? [actionId] : [],
  );
  const days = new Map([
    ...held.map((meeting) => [meeting.action_id, meeting.held_on] as const),
    ...(await daysWritten(db, school, texts)),
  ]);
  return found.map(({ actionId, stage, ...proposal }) => ({
    ...proposal,
    ...fromRow(stage),
    heldOn: days.get(actionId ?? '') ?? null,
  }));
}

async function daysWritten(
  db: Db | Tx,
  school: string,
  texts: readonly string[],
): Promise<[string, SchoolDate][]> {
  if (texts.length === 0) return [];
  const done = await db
    .selectFrom('action')
    .select(['action_id', 'closed_at'])
    .where('school_id', '=', school)
    .where('action_id', 'in', texts)
    .where('status', '=', 'done')
    .execute();
  return done.flatMap(({ action_id, closed_at }) =>
    closed_at ? [[action_id, londonWallClock(closed_at).date]] : [],
  );
}

const BYTES_OF_A_KNOWN_PROPOSAL = 200;

/** Everybody's, remembered until an action, a proposal or a meeting of the school changes. */
export async function cachedKnownProposals(
  reading: Reading,
  school: string,
  schoolYear: number,
): Promise<readonly KnownProposal[]> {
  const part = { school, what: `proposals of ${schoolYear}` };
  const cached = await reading.parts(
    [part],
    async () => {
      const value = await knownProposals(reading.db, school, schoolYear);
      return () => ({ value, bytes: BYTES_OF_A_KNOWN_PROPOSAL * value.length });
    },
    { on: 'roll', withActions: true },
  );
  return cached.get(part) ?? [];
}

export async function findProposal(db: Db | Tx, id: string): Promise<StoredProposal | null> {
  const row = await known(db).where('proposal.proposal_id', '=', id).executeTakeFirst();
  return row ? toProposal(row) : null;
}

export type ProposalToStore = Pick<
  StoredProposal,
  'school' | 'id' | 'pupilId' | 'schoolYear' | 'term' | 'rule' | 'stage' | 'proposedAt' | 'proposedOn'
> & { sessions: number };

/** Keeps each once for its pupil, rule, stage and term: one that is there already stays as it is. */
export async function storeProposals(tx: Tx, proposals: readonly ProposalToStore[]): Promise<void> {
  if (proposals.length === 0) return;
  await tx
    .insertInto('proposal')
    .values(
      proposals.map((proposal) => ({
        school_id: proposal.school,
        proposal_id: proposal.id,
        pupil_id: proposal.pupilId,
        school_year: proposal.schoolYear,
        term: proposal.term,
        stage: toRow(proposal),
        proposed_at: proposal.proposedAt,
        proposed_on: proposal.proposedOn,
        sessions: proposal.sessions,
        status: 'proposed',
        version: 1,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['school_id', 'pupil_id', 'school_year', 'stage', 'term']).doNothing(),
    )
    .execute();
}

export interface ProposalDecision {
  status: ProposalStatus;
  decidedBy?: string | null;
  decidedAt?: Date | null;
  assigneeId?: string | null;
  actionId?: string | null;
  until?: SchoolDate | null;
  reason?: string | null;
}

/** Changes a proposal that still has one of the statuses expected; false when it has moved on. What is left out is none. */
export async function changeProposal(
  tx: Tx,
  { school, id }: Pick<StoredProposal, 'school' | 'id'>,
  expected: readonly ProposalStatus[],
  change: ProposalDecision,
): Promise<boolean> {
  const changed = await tx
    .updateTable('proposal')
    .set({
      status: change.status,
      decided_by: change.decidedBy ?? null,
      decided_at: change.decidedAt ?? null,
      assignee_id: change.assigneeId ?? null,
      action_id: change.actionId ?? null,
      until: change.until ?? null,
      reason: change.reason ?? null,
      version: sql`version + 1`,
    })
    .where('school_id', '=', school)
    .where('proposal_id', '=', id)
    .where('status', 'in', expected)
    .returning('proposal_id')
    .executeTakeFirst();
  return changed !== undefined;
}

/** The same of several, by nobody's decision: none of them is anybody's then. */
export async function setProposalsTo(
  tx: Tx,
  school: string,
  ids: readonly string[],
  expected: readonly ProposalStatus[],
  status: 'proposed' | 'withdrawn',
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('proposal')
    .set({
      status,
      decided_by: null,
      decided_at: null,
      assignee_id: null,
      action_id: null,
      until: null,
      reason: null,
      version: sql`version + 1`,
    })
    .where('school_id', '=', school)
    .where('proposal_id', 'in', ids)
    .where('status', 'in', expected)
    .execute();
}
