import { sendEarlyChange } from '../../operations/messages/send-early-change.ts';
import type { JobKind } from '../job-kind.ts';

export const earlyChangeMessage: JobKind<'tell-early-change'> = {
  retries: 'message',
  due: ({ scope: place, earlyChangeToTell }) => (earlyChangeToTell ? { school: place } : null),
  run: (context, { school }) => sendEarlyChange(context, school),
};
