import { tellWithdrawn } from '../../operations/messages/tell-withdrawn.ts';
import type { JobKind } from '../job-kind.ts';

export const withdrawnMessage: JobKind<'tell-withdrawn'> = {
  retries: 'message',
  run: (context, { staffId, actionId }) => tellWithdrawn(context, staffId, actionId),
};
