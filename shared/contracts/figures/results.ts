import { z } from 'zod';
import { schoolDate } from '../basics/dates.ts';

/** Of those with both grades, 1 decimal; null when nobody has them. */
const share = z.object({ pupils: z.int(), of: z.int(), percent: z.number().nullable() });

/** Pupils of a band with a result. Null inside: figures of a group too small to show. */
const resultsGroup = z.object({
  pupils: z.int(),
  /** The mean, 2 decimals, and how many pupils have a figure. */
  progress8: z.object({ mean: z.number().nullable(), of: z.int() }).nullable(),
  /** Grades 4 or better, and 5 or better, in both English and maths. */
  fourPlus: share.nullable(),
  fivePlus: share.nullable(),
});
export type ResultsGroup = z.infer<typeof resultsGroup>;

/** Null: under 10 pupils, or hidden lest such a group be worked out. */
const group = resultsGroup.nullable();
const figures = {
  /** One for each band; see edges. */
  bands: z.array(group),
  all: group,
  withoutResult: z.int().nullable(),
  withoutAttendance: z.int().nullable(),
};
const resultsFigures = z.object(figures);
export type ResultsFigures = z.infer<typeof resultsFigures>;

export const trustResults = z.object({
  /** The calendar year in which the school year begins. */
  schoolYear: z.int(),
  /** School years that have results, latest first. */
  years: z.array(z.int()),
  /** The days whose sessions are counted. */
  from: schoolDate,
  to: schoolDate,
  edges: z.array(z.int()),
  /** Those with anybody in year 11, or with results. */
  schools: z.array(z.object({ school: z.string(), name: z.string(), ...figures })),
  trust: resultsFigures,
});
export type TrustResults = z.infer<typeof trustResults>;
