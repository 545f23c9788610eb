import { sendWithdrawn } from '../../operations/messages/send-withdrawn.ts';
import type { JobKind } from '../job-kind.ts';

export const withdrawnMessage: JobKind<'tell-withdrawn'> = {
  retries: 'message',
  run: (context, { staffId, actionId }) => sendWithdrawn(context, staffId, actionId),
};
