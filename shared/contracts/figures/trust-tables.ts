/** The trust's printed tables beside the daily one: days stacked, key measures, post-16. */
import { z } from 'zod';
import { trustDaily } from './figures.ts';
import { rate } from '../registers/rate.ts';
import { schoolDate } from '../basics/dates.ts';

export const trustDays = z.object({
  /** School days, newest first. */
  days: z.array(trustDaily),
});
export type TrustDays = z.infer<typeof trustDays>;

const keyMeasureCounts = {
  /** Pupil premium pupils on roll with a possible session this school year. */
  pupils: z.int().nullable(),
  below: z.int().nullable(),
  missingMarks: z.int().nullable(),
  /** As it was a week earlier; null at the beginning of a year. */
  belowWeekBefore: z.int().nullable(),
  change: z.int().nullable(),
  /** Why it is not told to whoever does not see the pupils; null: nothing is hidden. */
  hidden: z.string().nullable(),
};
export const keyMeasures = z.object({
  date: schoolDate,
  weekBefore: schoolDate,
  asOf: z.string().nullable(),
  rows: z.array(
    z.object({
      school: z.string(),
      name: z.string(),
      phase: z.enum(['primary', 'secondary']),
      /** Under this attendance a pupil is counted, in percent. */
      underPercent: z.number(),
      ...keyMeasureCounts,
    }),
  ),
  trust: z.object(keyMeasureCounts),
});
export type KeyMeasures = z.infer<typeof keyMeasures>;

const postSixteenFigures = {
  pupils: z.int().nullable(),
  rate: rate.nullable(),
  authorised: z.int().nullable(),
  unauthorised: z.int().nullable(),
  missingMarks: z.int().nullable(),
  /** Why it is not told to whoever does not see the pupils; null: nothing is hidden. */
  hidden: z.string().nullable(),
  /** Marks are missing: the rate may still change. */
  provisional: z.boolean(),
};
export const postSixteen = z.object({
  from: schoolDate,
  to: schoolDate,
  /** What the figures count. */
  basis: z.enum(['session', 'lesson']),
  asOf: z.string().nullable(),
  schools: z.array(
    z.object({
      school: z.string(),
      name: z.string(),
      targetPercent: z.number().nullable(),
      /** Days with missing marks, newest first. */
      notes: z.array(z.object({ date: schoolDate, missingMarks: z.int() })),
      ...postSixteenFigures,
    }),
  ),
  trust: z.object(postSixteenFigures),
});
export type PostSixteen = z.infer<typeof postSixteen>;
