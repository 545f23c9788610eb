import { z } from 'zod';
import { action, contactToRing, outcomeView } from '../actions/action.ts';
import { pupilPlan } from '../escalation/plan.ts';
import { noticeView } from '../actions/notice-view.ts';
import { namedAdultView } from '../actions/share-out.ts';
import { rate } from '../registers/rate.ts';
import { schoolDate } from '../basics/dates.ts';
import { caseloadOfPupil } from '../roll/caseloads.ts';
import { pupilShown } from '../roll/pupil-shown.ts';

const pupilMatch = z.object({
  id: z.string(),
  name: z.string(),
  school: z.string(),
  tutorGroup: z.string().nullable(),
});
export const pupilMatches = z.object({ items: z.array(pupilMatch) });
export type PupilMatch = z.infer<typeof pupilMatch>;

export const pupilSummary = z.object({
  pupil: pupilShown,
  asOf: z.string().nullable(),
  yearToDate: rate,
  missedSessions: z.int(),
  /** Newest week first; marks from Monday AM to Friday PM: a code, '-' missing, '' not due or no school. */
  lastWeeks: z.array(z.object({ week: schoolDate, marks: z.array(z.string()) })),
  band: z.string().nullable(),
  persistentAbsence: z.boolean(),
  stage: z.int().nullable(),
  /** Null to whoever sees the pupil and does not work with them. */
  plan: pupilPlan.nullable().default(null),
  /** Whether the reader may ring families; if not, no contact and no action is told. */
  mayRing: z.boolean().default(true),
  /** The adult named for the pupil, who rings home. */
  namedAdult: namedAdultView.nullable().default(null),
  /** On whose caseload the pupil is, or will be. */
  caseloads: z.array(caseloadOfPupil).default([]),
  contacts: z.array(contactToRing),
  lastOutcomes: z.array(outcomeView),
  /** Notices of today and of days to come. */
  known: z.array(noticeView),
  actions: z.array(action),
  /** How many restricted notes exist that this reader may not read. */
  restrictedNotes: z.int(),
});
export type PupilSummary = z.infer<typeof pupilSummary>;
