import { sendCallsToMake } from '../../operations/messages/send-calls-to-make.ts';
import type { JobKind } from '../job-kind.ts';

export const tellCallersJob: JobKind<'tell-callers'> = {
  retries: 'message',
  due: ({ scope, callersToldFrom, callersToldUntil }, time) =>
    callersToldFrom !== null && callersToldFrom <= time && time < callersToldUntil ? { school: scope } : null,
  run: (ctx, { school }) => sendCallsToMake(ctx, school),
};
