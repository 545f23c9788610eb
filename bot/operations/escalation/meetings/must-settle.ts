import { agreements } from '#shared/domain/people/escalation-policy.ts';
import { kindOfMeeting, maySettle, rightToHold, settledBy } from '#shared/domain/escalation/meeting-kinds.ts';
import { hasRight } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import type { MeetingInput, MeetingRecord } from '#shared/contracts/escalation/meeting.ts';
import { notYoursToSettleText } from '#shared/wording/escalation/meeting-text.ts';
import type { PolicyInForce } from '#shared/domain/people/escalation-policy.ts';
import type { StaffContext } from '../../context.ts';

/** Refuses what the school's policy keeps for others to agree to; what stands already stays. */
export function mustSettle(
  ctx: StaffContext,
  school: string,
  policy: PolicyInForce,
  { before, input }: { before: MeetingRecord | null; input: MeetingInput },
): void {
  for (const agreement of agreements) {
    const text = input[agreement];
    if (!text || text === before?.[agreement]) continue;
    if (!settlesHere(ctx, school, policy, agreement))
      throw new Problem('unprocessable', notYoursToSettleText(agreement, settledBy(policy, agreement)));
  }
}

/** Whether the reader may agree to it at this school. */
export const settlesHere = (
  ctx: StaffContext,
  school: string,
  policy: PolicyInForce,
  agreement: (typeof agreements)[number],
): boolean =>
  maySettle(policy, agreement, (who) => hasRight(ctx.actor, rightToHold(kindOfMeeting[who]), school));
