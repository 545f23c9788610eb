import { sendAlert } from '../../operations/messages/send-alert.ts';
import type { JobKind } from '../job-kind.ts';

export const tellAlertJob: JobKind<'tell-alert'> = {
  retries: 'message',
  run: (ctx, alert) => sendAlert(ctx, alert),
};
