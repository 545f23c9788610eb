import type { Store } from '#shared/store/engine/open-store.ts';
import { KnownMeetings } from './known-meetings.ts';

interface KnownAlert {
  school: string;
  /** What people were told was done about it, in order: "taken lead.cra@grove.example". */
  done: string[];
  /** What was asked for and not answered: kept whole, or not at all. */
  asked: string[];
}

/** What the desk was told was done besides outcomes and notices, and what the store must hold of it. */
export class KnownDesk {
  /** Code by pupil, day and session. */
  readonly codes = new Map<string, string>();
  readonly signings = new Set<string>();
  /** Whose a call is by its id. A share-out that was cut off leaves it out: it may have been kept. */
  readonly shared = new Map<string, string>();
  readonly alerts = new Map<string, KnownAlert>();
  readonly meetings = new KnownMeetings();

  counts(): { codes: number; signings: number; shared: number; alertSteps: number; meetings: number } {
    return {
      codes: this.codes.size,
      signings: this.signings.size,
      shared: this.shared.size,
      alertSteps: [...this.alerts.values()].reduce((sum, { done }) => sum + done.length, 0),
      meetings: this.meetings.held.size,
    };
  }

  async faults(store: Store): Promise<string[]> {
    return [
      ...(await this.#codesLost(store)),
      ...(await this.#signingsLost(store)),
      ...(await this.#sharesLost(store)),
      ...(await this.#alertsLost(store)),
      ...(await this.meetings.faults(store)),
    ];
  }

  async #codesLost(store: Store): Promise<string[]> {
    const rows = await store.db
      .selectFrom('code_entered')
      .selectAll()
      .where('takes_back', 'is', null)
      .execute();
    const kept = Map.groupBy(rows, (row) => `${row.pupil_id} ${row.date} ${row.session}`);
    return [
      ...twice('code entered', kept),
      ...[...this.codes].flatMap(([key, code]) =>
        kept.get(key)?.[0]?.code === code
          ? []
          : [`code ${code} of ${key} was acknowledged and is not stored`],
      ),
    ];
  }

  async #signingsLost(store: Store): Promise<string[]> {
    const rows = await store.db.selectFrom('signing').selectAll().where('takes_back', 'is', null).execute();
    const ids = new Set(rows.map((row) => `${row.school_id} ${row.signing_id}`));
    return [
      ...twice(
        'signed in',
        Map.groupBy(rows, (row) => `${row.pupil_id} ${row.date}`),
      ),
      ...[...this.signings].flatMap((id) =>
        ids.has(id) ? [] : [`signing ${id} was acknowledged, and is lost`],
      ),
    ];
  }

  async #sharesLost(store: Store): Promise<string[]> {
    const rows = await store.db.selectFrom('action').select(['action_id', 'assignee_id']).execute();
    const whose = new Map(rows.map((row) => [row.action_id, row.assignee_id]));
    return [...this.shared].flatMap(([id, to]) =>
      whose.get(id) === to ? [] : [`call ${id} was given to ${to}, it is ${whose.get(id)}’s`],
    );
  }

  async #alertsLost(store: Store): Promise<string[]> {
    const events = await store.db
      .selectFrom('alert_event')
      .innerJoin('staff', 'staff.staff_id', 'alert_event.done_by')
      .select(['action_id', 'what', 'email'])
      .orderBy('event_id')
      .execute();
    const closed = await store.db
      .selectFrom('outcome')
      .innerJoin('action', 'action.action_id', 'outcome.action_id')
      .innerJoin('staff', 'staff.staff_id', 'outcome.recorded_by')
      .select(['outcome.action_id', 'email'])
      .where('action.status', '=', 'done')
      .where('withdrawn_at', 'is', null)
      .execute();
    const kept = Map.groupBy(
      [...events, ...closed.map((row) => ({ ...row, what: 'closed' }))],
      (row) => row.action_id,
    );
    return [...this.alerts].flatMap(([id, known]) => {
      const stored = (kept.get(id) ?? []).map(({ what, email }) => `${what} ${email}`).join(', ');
      const { done, asked } = known;
      known.asked = [];
      if (stored === done.join(', ')) return [];
      known.done = [...done, ...asked];
      if (stored === known.done.join(', ')) return [];
      return [`alert ${id}: acknowledged ${done.join(', ')}, asked ${asked.join(', ')}, stored ${stored}`];
    });
  }
}

const twice = (what: string, rows: ReadonlyMap<string, readonly unknown[]>): string[] =>
  [...rows].flatMap(([key, { length }]) => (length > 1 ? [`${what} ${length} times: ${key}`] : []));
