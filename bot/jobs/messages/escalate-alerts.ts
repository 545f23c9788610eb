import { escalateAlerts } from '../../operations/messages/send-alert.ts';
import type { JobKind } from '../job-kind.ts';

/** An alert's clock goes on until somebody has taken it, whatever the hour. */
export const escalateAlertsJob: JobKind<'escalate-alerts'> = {
  retries: 'work',
  atAnyTime: true,
  due: ({ scope, alertsOpen }) => (alertsOpen ? { school: scope } : null),
  run: (ctx, { school }) => escalateAlerts(ctx, school),
};
