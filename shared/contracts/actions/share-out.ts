import { z } from 'zod';
import { schoolDate } from '../basics/dates.ts';
import { action } from './action.ts';

/** Open calls, and to whom they go: to one person, or spread over several. */
export const shareInput = z.strictObject({
  actions: z.array(z.string()).min(1).max(200),
  to: z.array(z.string()).min(1).max(50),
});
export type ShareInput = z.infer<typeof shareInput>;
export const shareAnswer = z.object({ actions: z.array(action) });
export type ShareAnswer = z.infer<typeof shareAnswer>;

/** Calls that I shared out just now. */
export const undoShareInput = shareInput.pick({ actions: true });
export type UndoShareInput = z.infer<typeof undoShareInput>;

/** Who of a school may ring, with how many families they are to ring today. */
export const schoolCallers = z.object({
  /** Over whom calls were spread last, today or before; null: never. */
  rangLast: z.object({ day: schoolDate, callers: z.array(z.string()) }).nullable(),
  callers: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      roles: z.array(z.string()),
      tutorGroups: z.array(z.string()),
      openCalls: z.int(),
    }),
  ),
});
export type SchoolCallers = z.infer<typeof schoolCallers>;

/** Who rings home about a pupil; null: nobody is named. */
export const nameAdultInput = z.strictObject({ staff: z.string().nullable() });
export const namedAdultView = z.object({ id: z.string(), name: z.string(), from: schoolDate });
export type NamedAdultView = z.infer<typeof namedAdultView>;
