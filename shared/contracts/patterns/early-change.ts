import { z } from 'zod';
import { schoolDate } from '../basics/dates.ts';

const days = z.object({ days: z.int(), found: z.int() });
const daysMissed = z.object({ days: z.int(), missed: z.int() });

/** The numbers behind the sentence, by kind of change. */
const evidence = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('more-absence'), recent: days, before: days, spells: z.int() }),
  z.object({ kind: z.literal('more-lates'), recent: days, before: days }),
  z.object({
    kind: z.literal('weekday-pattern'),
    /** 0 Monday … 4 Friday. */
    weekday: z.int(),
    /** The last such days; all other days of the year. */
    on: daysMissed,
    other: daysMissed,
  }),
  z.object({
    kind: z.literal('single-day-illness'),
    since: schoolDate,
    times: z.int(),
    mostly: z.object({ weekday: z.int(), times: z.int() }).nullable(),
  }),
  z.object({
    kind: z.literal('shared-absence'),
    days: z.array(schoolDate),
    /** How many others; who they are is told of each who may be seen. */
    others: z.array(z.object({ id: z.string(), name: z.string() })),
    othersCount: z.int(),
  }),
]);

export const earlyChange = z.object({
  school: z.string(),
  schoolName: z.string(),
  /** The Monday of the week looked at; null when the school year has no school day yet. */
  week: schoolDate.nullable(),
  /** Pupils on roll whom the person may see. */
  pupils: z.int(),
  /** School days too few yet for "more than before". */
  tooEarly: z.boolean(),
  items: z.array(
    z.object({
      pupil: z.object({ id: z.string(), name: z.string(), tutorGroup: z.string().nullable() }),
      /** The reason in words. */
      because: z.string(),
      /** Not listed for this the week before. */
      newThisWeek: z.boolean(),
      evidence,
    }),
  ),
});
export type EarlyChange = z.infer<typeof earlyChange>;
