import { sendWithdrawn } from '../../operations/messages/send-withdrawn.ts';
import type { JobKind } from '../job-kind.ts';

export const tellWithdrawnJob: JobKind<'tell-withdrawn'> = {
  retries: 'message',
  run: sendWithdrawn,
};
