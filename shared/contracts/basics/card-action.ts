import { z } from 'zod';

/** What a button of a card carries back to the bot. Cards posted long ago still send it: fields may only be added. */
export interface CardActionShape {
  /** What the card puts on the button. */
  carries: z.ZodObject;
  /** What the reader fills in on the card; Teams sends it along, under the ids of the card's inputs. */
  inputs: z.ZodObject;
}

export function cardAction<
  Carries extends z.ZodRawShape,
  Inputs extends z.ZodRawShape = Record<never, never>,
>(carries: Carries, inputs: Inputs = {} as Inputs) {
  return { carries: z.object(carries), inputs: z.object(inputs) };
}

/** Text as it was sent; '' for anything else. */
export const sentText = z.string().trim().catch('');
/** The id of a pupil or an action, as text or number; '', which is nobody's, for anything else. */
export const sentId = z.union([z.string(), z.number().transform(String)]).catch('');
