import { z } from 'zod';
import { session, schoolDate } from '../basics/dates.ts';
import { rate } from '../registers/rate.ts';
import { dailyTarget, nationalGap } from '../targets/targets.ts';

/** Null inside: not told to whoever does not see the pupils; `hidden` says why. */
const ratesBySide = z.object({ pp: rate.nullable(), all: rate.nullable(), nonPp: rate.nullable() });
const cohortSizes = z.object({ pp: z.int().nullable(), all: z.int().nullable() });

const dailyCommon = {
  cohort: cohortSizes,
  rate: ratesBySide,
  allowed: z.int().nullable(),
  absent: z.int().nullable(),
  diff: z.int().nullable(),
  diffIfMissingPresent: z.int().nullable(),
  diffIfMissingAbsent: z.int().nullable(),
  countedAbsent: z.int().nullable(),
  /** Null, like the figures: of years whose figures are not told a register may be one pupil's. */
  registersMissing: z.int().nullable(),
  missingMarks: z.int().nullable(),
  missingMarksPp: z.int().nullable(),
  changeSincePreviousDay: z.int().nullable(),
  /** Why some of these figures are not told; null: nothing is hidden. */
  hidden: z.string().nullable(),
};

const schoolDaily = z.object({
  /** Of several small schools, their ids with `+` between. */
  school: z.string(),
  /** The schools that are told together in this row; null: one school's own. */
  together: z.array(z.string()).nullable(),
  name: z.string(),
  target: dailyTarget,
  /** What the Department asks of the school this year; null where it is not known. */
  departmentMinimum: z.object({ percent: z.number(), aboveTarget: z.boolean() }).nullable(),
  /** The years the figures cover; null for every year. */
  years: z.string().nullable(),
  sessions: z.array(session),
  asOf: z.string().nullable(),
  /** The pupil premium cohort is too small for a channel: the target's figures are of all pupils. */
  smallCohort: z.boolean(),
  schoolDay: z.boolean(),
  previousDay: schoolDate.nullable(),
  returnsNeeded: z.int().nullable(),
  onePupilPercent: z.number().nullable(),
  ...dailyCommon,
});
export type SchoolDaily = z.infer<typeof schoolDaily>;

export const trustDaily = z.object({
  date: schoolDate,
  asOf: z.string().nullable(),
  sessions: z.array(session),
  schools: z.array(schoolDaily),
  trust: z.object({
    schoolsCounted: z.int(),
    schoolsTotal: z.int(),
    returnsNeeded: z.int().nullable(),
    ...dailyCommon,
  }),
});
export type TrustDaily = z.infer<typeof trustDaily>;

export const dailyTargets = z.object({
  rows: z.array(
    z.object({
      school: z.string(),
      cohort: z.int().nullable(),
      onePupilPercent: z.number().nullable(),
      allowed: z.record(z.string(), z.int().nullable()),
      /** Why it is not told; null: nothing is hidden. */
      hidden: z.string().nullable(),
    }),
  ),
});
export type DailyTargets = z.infer<typeof dailyTargets>;

const gapFigures = {
  pp: rate.nullable(),
  nonPp: rate.nullable(),
  all: rate.nullable(),
  gap: z.number().nullable(),
  missingMarks: z.int().nullable(),
  missingMarksPp: z.int().nullable(),
  /** Why some of these figures are not told; null: nothing is hidden. */
  hidden: z.string().nullable(),
};
export const trustGaps = z.object({
  from: schoolDate,
  to: schoolDate,
  /** When marks of the last day last came in. */
  asOf: z.string().nullable(),
  schools: z.array(
    z.object({
      /** Of several small schools, their ids with `+` between. */
      school: z.string(),
      name: z.string(),
      together: z.array(z.string()).nullable(),
      ...gapFigures,
    }),
  ),
  trust: z.object(gapFigures),
  national: nationalGap,
});
export type TrustGaps = z.infer<typeof trustGaps>;

/** Null: not told, as `hidden` says. */
const bandShares = {
  pupils: z.int().nullable(),
  counts: z.array(z.int()).nullable(),
  percents: z.array(z.int()).nullable(),
  persistentlyAbsent: z.int().nullable(),
  severelyAbsent: z.int().nullable(),
  missingMarks: z.int().nullable(),
  hidden: z.string().nullable(),
};
export const trustBands = z.object({
  from: schoolDate,
  to: schoolDate,
  asOf: z.string().nullable(),
  edges: z.array(z.int()),
  schools: z.array(z.object({ school: z.string(), name: z.string(), ...bandShares })),
  trust: z.object(bandShares),
});
export type TrustBands = z.infer<typeof trustBands>;
