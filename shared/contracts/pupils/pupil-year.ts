/** What a pupil's school year and its chronology are answered with. */
import { z } from 'zod';
import { sessionKinds } from '../../domain/registers/pupil-sessions.ts';
import { actionKind, actionStatus, callResult, outcomeView } from '../actions/action.ts';
import { rate } from '../registers/rate.ts';
import { signingKinds } from '../../domain/actions/signing.ts';
import { noticeView } from '../actions/notice-view.ts';
import { clockTime, schoolDate, session } from '../basics/dates.ts';
import { registerCount } from '../figures/measures.ts';
import { pupilShown } from '../roll/pupil-shown.ts';

const sessionKind = z.enum(sessionKinds);

const membership = z.object({
  /** Null: from the start, or as long as is known. */
  from: schoolDate.nullable(),
  to: schoolDate.nullable(),
  yearGroup: z.string(),
  tutorGroup: z.string().nullable(),
  house: z.string().nullable(),
  pupilPremium: z.boolean(),
  sen: z.enum(['N', 'K', 'E']),
});
export type MembershipShown = z.infer<typeof membership>;

export const pupilYear = z.object({
  pupil: pupilShown,
  /** The number the MIS knows the pupil by. */
  upn: z.string(),
  /** The year it begins in: 2026 for 2026/27. */
  schoolYear: z.int(),
  /** Those the pupil was here for, newest first. */
  schoolYears: z.array(z.int()),
  onRoll: z.object({ from: schoolDate.nullable(), to: schoolDate.nullable() }),
  /** When the latest marks of the last day counted came in. */
  asOf: z.string().nullable(),
  sessions: registerCount,
  rate,
  missedSessions: z.int(),
  /** Marks are missing: the rate may still change. */
  provisional: z.boolean(),
  /** That can still be missed without persistent absence over the year; null when it is over, or no terms are known. */
  sessionsLeft: z.int().nullable(),
  persistentAbsence: z.boolean(),
  band: z.string().nullable(),
  /** Arrivals before the register closed (L) and after it (U), with the minutes of those that have them. */
  late: z.object({
    times: z.int(),
    afterClose: z.int(),
    minutes: z.int(),
    withoutMinutes: z.int(),
  }),
  /** The codes that occur, in the order of the code table. */
  codes: z.array(z.object({ code: z.string(), meaning: z.string(), kind: sessionKind, sessions: z.int() })),
  /**
   * Every week from the first to the last of the school year, oldest first; Monday AM to Friday PM: a code, '-' for a
   * missing mark, '' where none is wanted (yet), and what each is. A code entered ahead stands with 'not-due'.
   */
  weeks: z.array(z.object({ week: schoolDate, marks: z.array(z.string()), kinds: z.array(sessionKind) })),
  /** Marks that fell on a Saturday or Sunday: they count too. */
  weekend: z.array(z.object({ date: schoolDate, session, code: z.string(), kind: sessionKind })),
  /** Weeks with a session; beside the pupil's own, the year group's in this school (counts, no names). */
  trend: z.array(z.object({ week: schoolDate, pupil: rate, yearGroup: rate.nullable(), missing: z.int() })),
  memberships: z.array(membership),
});
export type PupilYear = z.infer<typeof pupilYear>;

const daySession = z.object({ date: schoolDate, session });

/** The day it is listed under, and when it was noted where that is known. */
const when = { date: schoolDate, at: z.string().nullable() };

const chronologyEntry = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('absence'),
    ...when,
    first: daySession,
    last: daySession,
    sessions: z.int(),
    codes: z.array(z.object({ code: z.string(), sessions: z.int() })),
    missing: z.int(),
    goesOn: z.boolean(),
  }),
  z.object({ kind: z.literal('late'), ...when, session, code: z.string(), minutes: z.int().nullable() }),
  z.object({
    kind: z.literal('marks-changed'),
    ...when,
    from: z.string(),
    to: z.string(),
    sessions: z.array(daySession),
  }),
  z.object({
    kind: z.literal('call'),
    ...when,
    outcome: outcomeView.extend({ result: callResult }),
  }),
  z.object({ kind: z.literal('notice'), ...when, notice: noticeView }),
  z.object({
    kind: z.literal('signing'),
    ...when,
    signing: z.object({
      kind: z.enum(signingKinds),
      time: clockTime,
      reason: z.string().nullable(),
      backAt: clockTime.nullable(),
      note: z.string().nullable(),
    }),
    by: z.object({ id: z.string(), name: z.string() }),
  }),
  z.object({
    kind: z.literal('action'),
    ...when,
    action: actionKind,
    status: actionStatus,
    raisedFor: schoolDate,
    because: z.string(),
    outcome: outcomeView.nullable(),
  }),
  z.object({
    kind: z.literal('check-in'),
    ...when,
    by: z.object({ id: z.string(), name: z.string() }),
  }),
  z.object({ kind: z.literal('joined'), ...when }),
  z.object({ kind: z.literal('left'), ...when }),
  z.object({ kind: z.literal('groups'), ...when, before: membership, after: membership }),
]);
export type ChronologyEntry = z.infer<typeof chronologyEntry>;

export const pupilChronology = z.object({
  pupil: z.object({ id: z.string(), name: z.string() }),
  schoolYear: z.int(),
  /** Newest first. */
  entries: z.array(chronologyEntry),
  /** Older ones of this school year that were left out. */
  older: z.int(),
  /** How many restricted notes exist that this reader may not read. */
  restrictedNotes: z.int(),
});
export type PupilChronology = z.infer<typeof pupilChronology>;
