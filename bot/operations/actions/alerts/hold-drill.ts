import type { Action } from '#shared/contracts/actions/action.ts';
import { isDrill } from '#shared/domain/actions/alert-clock.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { mayUse } from '#shared/domain/people/permission.ts';
import { openActionsOf } from '#shared/store/actions/actions.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { lockSchool } from '#shared/store/engine/open-store.ts';
import { alertFaults } from '#shared/wording/actions/alert-text.ts';
import type { StaffContext } from '../../context.ts';
import { mustBeAllowed } from '../../people/must-be-allowed.ts';
import { actedView } from '../action-views.ts';
import { raise } from '../raise.ts';

/** Raises an alert about nobody, which says so and goes its whole way: one at a time in a school. */
export async function holdDrill(ctx: StaffContext, school: string): Promise<{ action: Action }> {
  mustBeAllowed(mayUse(ctx.actor, 'set-alert-people', school), `the school ${school}`);
  return ctx.transaction(async (tx) => {
    await lockSchool(tx, school);
    const open = await openActionsOf(tx, 'safeguarding-alert', school);
    if (open.some(({ reason }) => isDrill(reason))) throw new Problem('conflict', alertFaults.drillIsOpen);
    const reason = { code: 'drill' } as const;
    const raised = await raise(
      ctx,
      tx,
      {
        school,
        kind: 'safeguarding-alert',
        pupilId: null,
        tutorGroup: '',
        assigneeId: null,
        subject: `drill ${ctx.at.toISOString()}`,
        raisedFor: ctx.moment.today,
        reason,
      },
      ctx.actor.id,
    );
    if (!raised) throw new Problem('conflict', alertFaults.drillIsOpen);
    const detail = { action: raised.id };
    await audit(tx, { school, at: ctx.at, staffId: ctx.actor.id, what: 'alert.hold-drill', detail });
    return { action: await actedView(ctx, tx, raised) };
  });
}
