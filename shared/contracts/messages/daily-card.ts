import { z } from 'zod';

export const dailyCardPosted = z.object({
  channels: z.array(
    z.object({
      channel: z.string(),
      activityId: z.string().nullable(),
      posted: z.enum(['new', 'updated', 'failed']),
      why: z.string().optional(),
    }),
  ),
});
export type DailyCardPosted = z.infer<typeof dailyCardPosted>;

/** What a daily card says of one school; how it is drawn is the card's matter. */
export interface DailyCardView {
  kind: 'school';
  school: string;
  name: string;
  date: string;
  sessions: ('AM' | 'PM')[];
  /** Whom the target is for; 'all' too where the pupil premium cohort is too small for a channel. */
  cohort: 'pp' | 'all';
  smallCohort: boolean;
  /** The figures would be of fewer than ten pupils: none is told, nor what one would follow from. */
  tooFew: boolean;
  years: string | null;
  targetPercent: number;
  allowed: number | null;
  absent: number | null;
  diff: number | null;
  returnsNeeded: number | null;
  onePupilPercent: number | null;
  change: { value: number; since: string } | null;
  asOf: string | null;
  now: string;
  registersMissing: number;
  missingMarks: number;
  best: number | null;
  worst: number | null;
  schoolDay: boolean;
  link: string;
  /** An earlier card of today may stand above: this one replaces it. */
  replaces: boolean;
}

export interface TrustCardView {
  kind: 'trust';
  name: string;
  date: string;
  sessions: ('AM' | 'PM')[];
  rows: Omit<DailyCardView, 'kind' | 'link' | 'replaces' | 'now'>[];
  /** Of the schools whose figures are told, those that are in the sum. */
  counted: number;
  total: number;
  allowed: number | null;
  absent: number | null;
  diff: number | null;
  returnsNeeded: number | null;
  change: number | null;
  /** The school day the change is since, where all schools have the same. */
  changeSince: string | null;
  asOf: string | null;
  now: string;
  registersMissing: number;
  missingMarks: number;
  best: number | null;
  worst: number | null;
  link: string;
  replaces: boolean;
}
