import { z } from 'zod';
import { cardAction, sentId, sentText, type CardActionShape } from '../basics/card-action.ts';
import type { ContactRung } from '../../domain/actions/calls/contacts-rung.ts';
import { callResult, type OutcomeInput } from './action.ts';

/** The choices of "Expected back" on a call's card, as they are sent, and what each means. */
export const expectedBackChoices = {
  'today 10:45': { kind: 'today', time: '10:45' },
  'today 13:00': { kind: 'today', time: '13:00' },
  tomorrow: { kind: 'next-school-day' },
  unknown: { kind: 'unknown' },
} as const satisfies Record<string, NonNullable<OutcomeInput['expectedBack']> | { kind: 'next-school-day' }>;
export type ExpectedBackChoice = keyof typeof expectedBackChoices;

/** A contact as a card's choice sends it. */
export const rungOnCard = ({ name, phone }: ContactRung): string => JSON.stringify([name, phone]);
const sentContact = z.tuple([z.string().min(1).max(200), z.string().min(1).max(60).nullable()]);

/** Undefined: nobody said, or what was sent is no contact. */
export function contactOnCard(sent: string): ContactRung | undefined {
  try {
    const found = sentContact.safeParse(JSON.parse(sent));
    return found.success ? { name: found.data[0], phone: found.data[1] } : undefined;
  } catch {
    return undefined;
  }
}

const backChoice = z
  .string()
  .trim()
  .pipe(z.enum(Object.keys(expectedBackChoices) as ExpectedBackChoice[]))
  .nullable()
  .catch(null);
/** Siblings' calls settled with one. */
const siblingIds = z.array(z.string()).max(20).optional().catch(undefined);

/** What the reader of a card is being asked after "Spoke to", and what they have said so far. */
const asked = z.object({
  actionId: z.string(),
  reason: z.string(),
  believed: z.boolean(),
  /** Whom the reader rang, as `rungOnCard` writes it. */
  rung: z.string().optional(),
  /** Which number was wrong is asked. */
  whose: z.boolean().optional(),
});
/** An outcome just recorded, for as long as it can be taken back. */
const recorded = z.object({ actionId: z.string(), also: z.array(z.string()), notice: z.string() });
export type Asked = z.infer<typeof asked>;
export type Recorded = z.infer<typeof recorded>;

export const callCardActions = {
  'my-calls': cardAction({}),
  'open-call': cardAction({ actionId: sentId }),
  /** Spoken to, reason and back come one after the other, by buttons; cards of earlier days have inputs for them. */
  'record-outcome': cardAction(
    {
      actionId: sentText,
      result: callResult,
      reason: sentText.optional(),
      back: backChoice.optional(),
      /** The family believed the pupil in school: said, or said and made sure of. */
      believed: z.enum(['said', 'sure']).optional().catch(undefined),
      alsoFor: siblingIds,
      /** Whom the reader rang, as an earlier step said it. */
      rung: sentText.optional(),
    },
    { reason: sentText, back: backChoice, note: sentText, whom: sentText.optional() },
  ),
  'undo-outcome': cardAction({ actionId: sentId, alsoFor: siblingIds }),
  'refresh-calls': cardAction({
    madeAt: sentText,
    asked: asked.optional().catch(undefined),
    recorded: recorded.optional().catch(undefined),
  }),
  'ask-notice': cardAction({ pupilId: sentId }),
  'give-notice': cardAction(
    /** `day`: on which the card was made: it speaks of that day alone. */
    { pupilId: sentId, school: sentText, reason: sentText, day: sentText },
    // Teams sends a toggle as text.
    { spoke: z.enum(['true', 'false']).optional().catch(undefined) },
  ),
  'undo-notice': cardAction({ pupilId: sentId, noticeId: sentText }),
  'refresh-notice': cardAction({
    pupilId: sentId,
    madeAt: sentText,
    /** What was just said, while it can be taken back. */
    given: z.object({ id: z.string(), follows: z.string() }).optional().catch(undefined),
  }),
} as const satisfies Record<string, CardActionShape>;
