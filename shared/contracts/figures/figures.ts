import { z } from 'zod';
import { session, schoolDate } from '../basics/dates.ts';
import { rate } from '../registers/rate.ts';
import { dailyTarget, nationalGap } from '../targets/targets.ts';

const ratesBySide = z.object({ pp: rate, all: rate, nonPp: rate });
const cohortSizes = z.object({ pp: z.int(), all: z.int() });

const dailyCommon = {
  cohort: cohortSizes,
  rate: ratesBySide,
  allowed: z.int(),
  absent: z.int().nullable(),
  diff: z.int().nullable(),
  diffIfMissingPresent: z.int().nullable(),
  diffIfMissingAbsent: z.int().nullable(),
  countedAbsent: z.int(),
  registersMissing: z.int(),
  missingMarks: z.int(),
  missingMarksPp: z.int(),
  changeSincePreviousDay: z.int().nullable(),
};

const schoolDaily = z.object({
  school: z.string(),
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
      cohort: z.int(),
      onePupilPercent: z.number().nullable(),
      allowed: z.record(z.string(), z.int()),
    }),
  ),
});
export type DailyTargets = z.infer<typeof dailyTargets>;

const gapFigures = {
  pp: rate,
  nonPp: rate,
  all: rate,
  gap: z.number().nullable(),
  missingMarks: z.int(),
  missingMarksPp: z.int(),
};
export const trustGaps = z.object({
  from: schoolDate,
  to: schoolDate,
  /** When marks of the last day last came in. */
  asOf: z.string().nullable(),
  schools: z.array(z.object({ school: z.string(), name: z.string(), ...gapFigures })),
  trust: z.object(gapFigures),
  national: nationalGap,
});
export type TrustGaps = z.infer<typeof trustGaps>;

const bandShares = {
  pupils: z.int(),
  counts: z.array(z.int()),
  percents: z.array(z.int()),
  persistentlyAbsent: z.int(),
  severelyAbsent: z.int(),
  missingMarks: z.int(),
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
