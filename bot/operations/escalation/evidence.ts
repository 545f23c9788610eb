import type { DaysAway } from '#shared/domain/registers/away/days-away.ts';
import type { StoredOutcome } from '#shared/store/actions/outcomes.ts';
import type { StoredMeeting } from '#shared/store/escalation/meetings.ts';
import { evidenceText } from '#shared/wording/escalation/evidence-text.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';

/** What a proposal says for itself, in one line; no restricted note, and no reason why a child is vulnerable. */
export const evidenceOf = (
  {
    away,
    late,
    ill,
    outcome,
    meetings,
  }: {
    away: DaysAway | null;
    /** Days late, where the proposal is about them. */
    late: number | null;
    ill: number;
    outcome: StoredOutcome | null;
    meetings: readonly StoredMeeting[];
  },
  today: SchoolDate,
): string =>
  evidenceText(
    {
      late,
      sessions: away?.counted ?? 0,
      ill,
      medical: away?.medical ?? 0,
      notCounted: [...(away?.notCounted ?? [])].map(([code, sessions]) => ({ code, sessions })),
      weekdays: away?.weekdays ?? [],
      lastContact: outcome && { result: outcome.result, on: outcome.at, reason: outcome.reason },
      lastHeld: meetings.find(({ heldOn }) => heldOn !== null)?.heldOn ?? null,
    },
    today,
  );
