import type { MeetingInput } from '#shared/contracts/escalation/meeting.ts';
import { addDays } from '#shared/domain/basics/school-date.ts';
import type { Store } from '#shared/store/engine/open-store.ts';
import { FIRST_DAY } from './crash-school.ts';

/** What is agreed at every meeting: its plan is to be looked at again already. */
export const whatWasAgreed = {
  heldOn: addDays(FIRST_DAY, -1),
  nextLook: FIRST_DAY,
  strengths: 'Good with younger children',
  barriers: [{ kind: 'sleep-or-caring' }, { kind: 'equipment', detail: 'A coat' }, { kind: 'lesson' }],
} satisfies MeetingInput;

/** Meetings that people were told are approved and held, and what the store must hold of them. */
export class KnownMeetings {
  /** The proposal by its meeting's action. An approval that is being taken back is left out: it may stand still. */
  readonly approved = new Map<string, string>();
  readonly held = new Set<string>();

  async faults(store: Store): Promise<string[]> {
    const proposals = await store.db
      .selectFrom('proposal')
      .select(['proposal_id', 'action_id'])
      .where('status', '=', 'approved')
      .execute();
    const actionOf = new Map(proposals.map((row) => [row.proposal_id, row.action_id]));
    const meetings = await store.db
      .selectFrom('meeting')
      .select(['action_id', 'held_on', 'record'])
      .execute();
    const barriers = await store.db.selectFrom('barrier').select('action_id').execute();
    const named = Map.groupBy(barriers, (row) => row.action_id);
    const reviews = await store.db
      .selectFrom('action')
      .select(['raised_by_action', 'raised_for'])
      .where('kind', '=', 'plan-review')
      .execute();
    const heldNow = meetings.filter((row) => row.held_on !== null);
    const heldIds = new Set(heldNow.map((row) => row.action_id));
    return [
      ...[...this.approved].flatMap(([action, proposal]) =>
        actionOf.get(proposal) === action ? [] : [`meeting ${action} was approved, and is lost`],
      ),
      ...[...this.held].flatMap((id) => (heldIds.has(id) ? [] : [`meeting ${id} was held, and is lost`])),
      ...heldNow.flatMap(({ action_id: id, record }) =>
        record?.strengths === whatWasAgreed.strengths &&
        named.get(id)?.length === whatWasAgreed.barriers.length
          ? []
          : [`meeting ${id} is kept in part: ${named.get(id)?.length ?? 0} barriers`],
      ),
      ...[...Map.groupBy(reviews, (row) => `${row.raised_by_action} on ${row.raised_for}`)].flatMap(
        ([key, { length }]) => (length > 1 ? [`a look at ${key} is asked for ${length} times`] : []),
      ),
    ];
  }
}
