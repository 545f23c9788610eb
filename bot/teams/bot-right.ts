/** The rights that commands and buttons ask for, and what whoever holds none of them is told. */
import { botRefusals } from '#shared/wording/people/bot-refusals.ts';
import type { StaffContext } from '../operations/context.ts';
import { mustHoldOneOf } from '../operations/people/must-hold.ts';

/** `staff`: to be on the staff list. Of several, one is enough. */
type BotRight = keyof typeof botRefusals | 'staff';
export type BotRights = BotRight | readonly [BotRight, ...BotRight[]];

/** Asked before the operation, which asks again what depends on a school or a pupil. */
export function mustHold(ctx: StaffContext, right: BotRights): void {
  mustHoldOneOf(ctx, { rights: [right].flat(), refusal: refusalOf(right) });
}

export function refusalOf(right: BotRights): string {
  const [first] = [right].flat();
  return first === undefined || first === 'staff' ? '' : botRefusals[first];
}
