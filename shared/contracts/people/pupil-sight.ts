import { z } from 'zod';
import { LONGEST_REASON } from '../../domain/people/pupil-sight.ts';
import { schoolDate } from '../basics/dates.ts';

const named = z.object({ id: z.string(), name: z.string() });
const namedSchool = z.object({ school: z.string(), name: z.string() });

/** To let a trust lead see the pupils of schools, from today to the end of a day. */
export const pupilSightWish = z
  .object({
    staff: z.string(),
    schools: z.array(z.string()).min(1, 'at least one school').max(1000),
    reason: z.string().trim().min(1, 'why, in a few words').max(LONGEST_REASON),
    ends: schoolDate,
  })
  .strict();
export type PupilSightWish = z.output<typeof pupilSightWish>;

const givenSight = z.object({
  id: z.string(),
  staff: named,
  schools: z.array(namedSchool),
  reason: z.string(),
  /** The last day of it. */
  ends: schoolDate,
  givenBy: named,
  givenAt: z.string(),
  /** rests: it runs, and gives nothing, as the person is no trust lead of the schools now. */
  state: z.enum(['holds', 'rests', 'ended-early', 'over']),
  ended: z.object({ by: named, at: z.string() }).nullable(),
});
export type GivenPupilSight = z.infer<typeof givenSight>;

export const pupilSights = z.object({
  date: schoolDate,
  /** The last day that one given today may have. */
  latestEnd: schoolDate,
  /** Newest first, those of the last year that are over among them. */
  given: z.array(givenSight),
  /** Whom the reader may let see pupils, and where. */
  leads: z.array(named.extend({ schools: z.array(namedSchool) })),
});
export type PupilSights = z.infer<typeof pupilSights>;
