import { z } from 'zod';
import { cardAction, sentId, sentText, type CardActionShape } from '../basics/card-action.ts';
import { callResult, type OutcomeInput } from './action.ts';

/** The choices of "Expected back" on a call's card, as they are sent, and what each means. */
export const expectedBackChoices = {
  'today 10:45': { kind: 'today', time: '10:45' },
  'today 13:00': { kind: 'today', time: '13:00' },
  tomorrow: { kind: 'next-school-day' },
  unknown: { kind: 'unknown' },
} as const satisfies Record<string, NonNullable<OutcomeInput['expectedBack']> | { kind: 'next-school-day' }>;
export type ExpectedBackChoice = keyof typeof expectedBackChoices;

const choiceNames = Object.keys(expectedBackChoices) as ExpectedBackChoice[];

export const callCardActions = {
  'my-calls': cardAction({}),
  'open-call': cardAction({ actionId: sentId }),
  'record-outcome': cardAction(
    { actionId: sentText, result: callResult },
    {
      reason: sentText,
      back: z.string().trim().pipe(z.enum(choiceNames)).nullable().catch(null),
      note: sentText,
    },
  ),
  'refresh-calls': cardAction({ madeAt: sentText }),
} as const satisfies Record<string, CardActionShape>;
