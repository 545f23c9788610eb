import { z } from 'zod';
import { schoolDate } from '../basics/dates.ts';

const counted = z.object({
  from: schoolDate,
  /** With a school day so far. */
  weeks: z.int(),
  held: z.int(),
  /** By the policy, and the people there are today. */
  couldHold: z.int(),
  barriersRemoved: z.int(),
});

/** For a school's leaders and governors; never by person. */
export const meetingsSoFar = z.object({
  school: z.string(),
  /** Null: the year has not begun. */
  halfTerm: counted.nullable(),
  year: counted,
});
export type MeetingsSoFar = z.infer<typeof meetingsSoFar>;
