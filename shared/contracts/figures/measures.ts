import { z } from 'zod';
import { rate } from '../registers/rate.ts';
import { schoolDate } from '../basics/dates.ts';

/** Whole sessions; possible = attended + authorised + unauthorised, late is part of attended. */
export const registerCount = z.object({
  possible: z.int(),
  attended: z.int(),
  authorised: z.int(),
  unauthorised: z.int(),
  late: z.int(),
  /** Sessions due without a mark: in no rate. */
  missing: z.int(),
});

/** Of possible sessions, 1 decimal; null when none was possible. */
const shares = z.object({
  authorised: z.number().nullable(),
  unauthorised: z.number().nullable(),
  late: z.number().nullable(),
});

const measureFigures = {
  /** Pupils on roll on the last day. */
  onRoll: z.int(),
  rate,
  sessions: registerCount,
  percents: shares,
  pp: rate.nullable(),
  nonPp: rate.nullable(),
  gapPp: z.number().nullable(),
  send: rate.nullable(),
  nonSend: rate.nullable(),
  gapSend: z.number().nullable(),
  /** Pupils on roll on the last day with a possible session; null with the bands: not told. */
  pupilsCounted: z.int().nullable(),
  persistentlyAbsent: z.int().nullable(),
  severelyAbsent: z.int().nullable(),
  /** Pupils in each band; see edges. */
  bands: z.array(z.int()).nullable(),
  bandPercents: z.array(z.int()).nullable(),
  codes: z
    .array(z.object({ code: z.string(), sessions: z.int(), percent: z.number().nullable() }))
    .optional(),
  series: z.array(z.object({ period: schoolDate, rate, sessions: registerCount })).optional(),
  /** The same group over the days it is compared with. */
  before: z.object({ rate, change: z.number().nullable() }).nullable(),
};

const measureRow = z.object({
  /** The group within the breakdown: a school's id, a year, a tutor group, a pupil's id … */
  key: z.string(),
  name: z.string(),
  /** Of a pupil: the number the MIS knows them by. */
  upn: z.string().optional(),
  /** Null where the row is of several schools. */
  school: z.string().nullable(),
  ...measureFigures,
});
export type MeasureRow = z.infer<typeof measureRow>;

export const measureBy = z.enum([
  'trust',
  'cluster',
  'school',
  'phase',
  'year',
  'house',
  'tutor-group',
  'premium',
  'send',
  'pupil',
]);
export type MeasureBy = z.infer<typeof measureBy>;

export const measures = z.object({
  from: schoolDate,
  to: schoolDate,
  by: measureBy,
  /** When the latest marks of the last day came in; for a past moment, that moment. */
  asOf: z.string().nullable(),
  /** The moment whose knowledge the figures are of; null: now. */
  knownAt: z.string().nullable(),
  compared: z.object({ from: schoolDate, to: schoolDate }).nullable(),
  /** Marks are missing: the rates may still change. */
  provisional: z.boolean(),
  edges: z.array(z.int()),
  /** The day up to which the bands, persistent and severe absence are counted; null: they are not told. */
  bandsTo: schoolDate.nullable(),
  rows: z.array(measureRow),
  /** Groups that are not told to whoever does not see the pupils, and why. */
  hidden: z.array(z.object({ name: z.string(), hidden: z.string() })),
  /** How many groups, or pupils where it is pupil by pupil, are not told to this reader. */
  notShown: z.int(),
  /** Null: it is not told, as groups that are not would follow from it. */
  total: z.object(measureFigures).nullable(),
});
export type Measures = z.infer<typeof measures>;
