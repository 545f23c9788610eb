import { z } from 'zod';
import { schoolDate } from '../basics/dates.ts';

const named = z.object({ id: z.string(), name: z.string() });

/** To put pupils on somebody's caseload; `from` left out: today; `until` null or left out: until it is ended. */
export const caseloadWish = z.strictObject({
  staff: z.string(),
  pupils: z.array(z.string()).min(1, 'at least one pupil').max(200),
  from: schoolDate.optional(),
  until: schoolDate.nullable().optional(),
});
export type CaseloadWish = z.output<typeof caseloadWish>;

/** As a pupil's page says it. */
export const caseloadOfPupil = z.object({
  id: z.string(),
  staff: named,
  from: schoolDate,
  until: schoolDate.nullable(),
});
export type CaseloadOfPupil = z.infer<typeof caseloadOfPupil>;

const caseload = caseloadOfPupil.extend({
  pupil: named,
  tutorGroup: z.string().nullable(),
  givenBy: named,
  givenAt: z.string(),
  /** rests: it runs, and gives nothing, as the person is no mentor or welfare officer there now. */
  state: z.enum(['to-come', 'holds', 'rests', 'ended-early', 'over']),
  ended: z.object({ by: named, at: z.string() }).nullable(),
});
export type CaseloadView = z.infer<typeof caseload>;

export const caseloads = z.object({
  school: z.string(),
  schoolName: z.string(),
  date: schoolDate,
  /** Who may have one here, by name. */
  people: z.array(named.extend({ roles: z.array(z.string()) })),
  /** Newest first, those of the last year that are over among them. */
  items: z.array(caseload),
});
export type Caseloads = z.infer<typeof caseloads>;
