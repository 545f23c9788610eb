import { sendAlertTakenBack } from '../../operations/messages/send-alert-taken-back.ts';
import type { JobKind } from '../job-kind.ts';

export const tellAlertTakenBackJob: JobKind<'tell-alert-taken-back'> = {
  retries: 'message',
  run: sendAlertTakenBack,
};
