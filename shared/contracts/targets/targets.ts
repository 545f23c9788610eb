import { z } from 'zod';
import { FIRST_YEAR, isGapPoints, WIDEST_GAP } from '../../domain/targets/national-gap.ts';
import { targetFromPercent } from '../../domain/targets/target.ts';
import { readYearRange } from '../../domain/basics/year-range.ts';
import { schoolDate } from '../basics/dates.ts';

export const dailyTarget = z.object({ cohort: z.enum(['pp', 'all']), percent: z.number() });

/** In percentage points: what the trust's gaps are set beside. */
export const nationalGap = z.object({ year: z.int(), primary: z.number(), secondary: z.number() });

/** The trust's choice of a national gap, as it is kept among the settings, with who made it. */
export const storedNationalGap = nationalGap.extend({ setBy: z.string() });

const schoolPhase = z.enum(['primary', 'secondary', 'all-through', 'special', 'post16']);
const targetPurpose = z.enum(['daily', 'key-measure', 'department-minimum', 'post-16']);
export const targetYears = z
  .string()
  .refine((text) => readYearRange(text) !== null, 'years in order, like 7-10 or R-6');
const percent = z
  .number()
  .min(0)
  .max(100)
  .refine((value) => targetFromPercent(value) !== null, 'a percentage with at most 2 decimals');

const targetScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('trust') }),
  z.object({ kind: z.literal('phase'), phase: schoolPhase }),
  z.object({ kind: z.literal('school'), school: z.string() }),
]);

/** From which day a target changes; today when left out. `changePast`: an earlier day is meant, past figures change. */
const from = { starts: schoolDate.optional(), changePast: z.boolean().optional() };

export const targetChange = z.object({
  scope: targetScope,
  purpose: targetPurpose.default('daily'),
  percent,
  cohort: z.enum(['pp', 'all']),
  /** null: the years such figures usually cover. */
  years: targetYears.nullable().default(null),
  ...from,
});
export type TargetChange = z.output<typeof targetChange>;

export const targetWithdrawal = z.object({
  scope: targetScope,
  purpose: targetPurpose.default('daily'),
  ...from,
});
export type TargetWithdrawal = z.output<typeof targetWithdrawal>;

/** Where a target in force comes from; null: what holds until somebody sets another. */
const targetSource = z
  .object({ scope: targetScope, starts: schoolDate, setBy: z.string().nullable() })
  .nullable();

const targetHolding = z.object({
  percent: z.number(),
  cohort: z.enum(['pp', 'all']),
  years: z.string().nullable(),
  from: targetSource,
});
export type TargetHolding = z.infer<typeof targetHolding>;

const schoolTargets = z.object({
  school: z.string(),
  name: z.string(),
  phase: schoolPhase,
  daily: targetHolding,
  /** What the Department asks of the school this school year. */
  minimum: targetHolding.nullable(),
  /** The target of the diff lies under the Department's minimum. */
  underMinimum: z.boolean(),
  /** For each phase of its pupils: the attendance under which one is counted. */
  keyMeasure: z.array(targetHolding.extend({ phase: z.enum(['primary', 'secondary', 'post16']) })),
  post16: targetHolding.nullable(),
  maySet: z.boolean(),
});
export type SchoolTargets = z.infer<typeof schoolTargets>;

const targetEntry = z.object({
  scope: targetScope,
  purpose: targetPurpose,
  starts: schoolDate,
  /** null: from this day on none of its own. */
  target: z
    .object({ percent: z.number(), cohort: z.enum(['pp', 'all']), years: z.string().nullable() })
    .nullable(),
  setBy: z.string().nullable(),
  setAt: z.string(),
  state: z.enum(['planned', 'in-force', 'past']),
  maySet: z.boolean(),
});
export type TargetEntry = z.infer<typeof targetEntry>;

const points = z
  .number()
  .refine(isGapPoints, `percentage points from 0 to ${WIDEST_GAP}, with at most 1 decimal`);

/** The country's gap, which the trust's own are set beside; it holds from today. */
export const nationalGapChange = z
  .object({
    year: z.int().min(FIRST_YEAR, `the year it was measured in, from ${FIRST_YEAR}`),
    primary: points,
    secondary: points,
  })
  .strict();
export type NationalGapChange = z.infer<typeof nationalGapChange>;

export const targets = z.object({
  date: schoolDate,
  schools: z.array(schoolTargets),
  /** Every change, newest start first. */
  history: z.array(targetEntry),
  nationalGap: nationalGap.extend({
    /** null: nobody has set one. */
    from: z.object({ starts: schoolDate, setBy: z.string().nullable() }).nullable(),
  }),
  maySetTrust: z.boolean(),
});
export type Targets = z.infer<typeof targets>;

const dayAtTarget = z.object({
  target: dailyTarget,
  years: z.string().nullable(),
  allowed: z.int().nullable(),
  absent: z.int().nullable(),
  diff: z.int().nullable(),
  returnsNeeded: z.int().nullable(),
  /** Why it is not told; null: nothing is hidden. */
  hidden: z.string().nullable(),
});
const trustAtTarget = dayAtTarget.omit({ target: true, years: true });

/** The day as it stands, and as it would with another target; nothing of it is kept. */
export const whatIf = z.object({
  date: schoolDate,
  asOf: z.string().nullable(),
  schools: z.array(z.object({ school: z.string(), name: z.string(), now: dayAtTarget, then: dayAtTarget })),
  trust: z.object({
    schoolsCounted: z.int(),
    schoolsTotal: z.int(),
    now: trustAtTarget,
    then: trustAtTarget,
  }),
});
export type WhatIf = z.infer<typeof whatIf>;
