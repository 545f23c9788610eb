/** Decides nothing: why an action was raised, as a code and what it needs; the sentence is made in wording. */
import { isOneOf } from '../basics/known-word.ts';
import type { SchoolDate } from '../basics/school-date.ts';
import type { ClockTime } from '../basics/london-time.ts';
import type { ContactRung } from './calls/contacts-rung.ts';
import type { Session } from '../basics/session.ts';

interface Params {
  /** Not in, and no reason known; `notRungOn`: nobody made the call of that earlier day. */
  unexplained: { notRungOn?: SchoolDate };
  /** Settled in the morning, in for its register, and away in the afternoon. */
  /** The reason that was left or written, as notices name it. */
  'word-was-left': { reason: string };
  'away-again': null;
  /** Away a second day running, for a reason that is known. */
  'second-day': null;
  /** To be called first, and no mark yet when that time has come. */
  'no-mark-yet': null;
  'marks-missing': { session: Session; marks: number };
  'back-after': { days: number };
  'not-reached-by': { time: ClockTime };
  /** No mark of today yet, though registers have come in. */
  'no-mark-by': { time: ClockTime };
  /** A reason the family gave, as outcomes name it, and the code it proposed; left out: of before schools chose. */
  'reason-given': { reason: string; fits?: string | null };
  'expected-later': null;
  /** Left out: of before calls named whom they rang. */
  'number-out-of-date': { contact?: ContactRung };
  'not-come': { time: ClockTime };
  'believed-in-school': null;
  'not-seen-at-visit': null;
  /** An exercise: nobody is missing. */
  drill: null;
  'nobody-reached-today': null;
  'nobody-answered-twice': null;
  'no-answer': null;
  voicemail: null;
  'number-not-theirs': null;
  /** Days away that count, when a meeting was approved. */
  'stage-reached': { stage: number; days: number };
  /** The same, where days ill under the health plan are among them. */
  'ill-under-plan': { days: number; ill: number };
  /** Days late, when a meeting about them was approved. */
  'often-late': { days: number };
  /** Days away of somebody who is written to before anybody meets. */
  'write-first': { days: number };
  /** A meeting was held with the pupil, on that day. */
  'pupil-met': { on: SchoolDate };
  /** A pupil's plan, or that there is none for `C2`. */
  'plan-to-look-at': null;
  'look-again': null;
  /** A kind of barrier, and what exactly. */
  'in-the-way': { kind: string; detail: string | null };
  /** Out of persistent absence or into 94 % since the half-term began, by sessions of the year so far. */
  converted: { conversion: string; attended: number; possible: number; since: SchoolDate };
  /** What a meeting aimed at was met. */
  'target-met': { target: string };
  /** A sentence of its own: of before reasons had codes, or written by somebody. */
  text: { text: string };
}

export type ReasonCode = keyof Params;
export type ActionReason = {
  [Code in ReasonCode]: Params[Code] extends null ? { code: Code } : { code: Code } & Params[Code];
}[ReasonCode];

const codes: Readonly<Record<ReasonCode, true>> = {
  unexplained: true,
  'word-was-left': true,
  'away-again': true,
  'second-day': true,
  'no-mark-yet': true,
  'marks-missing': true,
  'back-after': true,
  'not-reached-by': true,
  'no-mark-by': true,
  'reason-given': true,
  'expected-later': true,
  'number-out-of-date': true,
  'not-come': true,
  'believed-in-school': true,
  'not-seen-at-visit': true,
  drill: true,
  'nobody-reached-today': true,
  'nobody-answered-twice': true,
  'no-answer': true,
  voicemail: true,
  'number-not-theirs': true,
  'stage-reached': true,
  'often-late': true,
  'write-first': true,
  'pupil-met': true,
  'ill-under-plan': true,
  'plan-to-look-at': true,
  'look-again': true,
  'in-the-way': true,
  converted: true,
  'target-met': true,
  text: true,
};
/** Whether a stored code is one that this version has a sentence for. */
export const isReasonCode = isOneOf(Object.keys(codes) as ReasonCode[]);
