/** Work outside the transaction that asks for it, by name; what each carries is in bot/operations/jobs.ts. */
export const jobNames = [
  'revise-day',
  'post-daily-card',
  'sync-planner',
  'tell-withdrawn',
  'tell-early-change',
] as const;
export type JobName = (typeof jobNames)[number];
