/** Every rule of the day, in the order in which they raise. */
import { absenceCall } from './absence-call.ts';
import { askAfter } from './ask-after.ts';
import { awayAgain } from './away-again.ts';
import { callBack } from './call-back.ts';
import { checkRegister } from './check-register.ts';
import { dayTwoCall } from './day-two-call.ts';
import { notArrived } from './not-arrived.ts';
import { notReached } from './not-reached.ts';
import type { Trigger } from './trigger.ts';
import { welcomeBack } from './welcome-back.ts';

export const triggers: readonly Trigger[] = [
  askAfter,
  absenceCall,
  callBack,
  dayTwoCall,
  awayAgain,
  notArrived,
  checkRegister,
  welcomeBack,
  notReached,
];
