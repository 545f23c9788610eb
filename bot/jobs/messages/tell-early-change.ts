import { sendEarlyChange } from '../../operations/messages/send-early-change.ts';
import type { JobKind } from '../job-kind.ts';

export const tellEarlyChangeJob: JobKind<'tell-early-change'> = {
  retries: 'message',
  due: ({ scope, earlyChangeToTell }) => (earlyChangeToTell ? { school: scope } : null),
  run: (ctx, { school }) => sendEarlyChange(ctx, school),
};
