/** Decides when a family is rung about an unexplained absence, by whom, and what an outcome leads to. */
import type { ClockTime } from '../basics/london-time.ts';

export type ActionKind =
  | 'absence-call'
  | 'call-again'
  | 'emergency-contacts'
  | 'check-register'
  | 'enter-code'
  | 'expected-arrival'
  | 'contact-correction'
  | 'home-visit'
  | 'safeguarding-alert'
  | 'welcome-back'
  | 'tutor-meeting'
  | 'year-leader-meeting'
  | 'senior-leader-meeting'
  | 'praise';

export type ActionStatus = 'proposed' | 'open' | 'done' | 'withdrawn' | 'snoozed' | 'dismissed';

/** The kinds in which somebody rings home. */
export const callKinds: readonly ActionKind[] = ['absence-call', 'call-again', 'emergency-contacts'];

/** Calls in the order to make them: pupils to call first, then families not rung yet, then another try; else by name. */
export function inCallOrder<
  Call extends { kind: ActionKind; callFirst: boolean; pupil?: { name: string } | null },
>(calls: readonly Call[]): Call[] {
  const rank = (call: Call) => (call.callFirst ? 0 : 2) + (call.kind === 'absence-call' ? 0 : 1);
  const name = (call: Call) => call.pupil?.name ?? '';
  return calls.toSorted((a, b) => rank(a) - rank(b) || name(a).localeCompare(name(b), 'en'));
}

const CALL_TIME: ClockTime = '09:30';
const CALL_TIME_VULNERABLE: ClockTime = '09:00';
/** A call not begun by now stands on the attendance officer's list too. */
export const OFFICER_TAKES_OVER_AT: ClockTime = '10:30';
/** A vulnerable pupil nobody has reached by now is a safeguarding alert. */
export const NOT_REACHED_BY: ClockTime = '10:45';

export function callTimeHasCome(vulnerable: boolean, time: ClockTime): boolean {
  return time >= (vulnerable ? CALL_TIME_VULNERABLE : CALL_TIME);
}

export type CallChange = 'raise' | 'withdraw' | 'reopen' | 'nothing';

/** One call per pupil and day: it is withdrawn when explained and the same one reopens, never after its outcome. */
export function callChange(status: ActionStatus | null, wanted: boolean, timeHasCome: boolean): CallChange {
  if (status === null) return wanted && timeHasCome ? 'raise' : 'nothing';
  if (status === 'open' && !wanted) return 'withdraw';
  if (status === 'withdrawn' && wanted) return 'reopen';
  return 'nothing';
}

/** The code a reason suggests; a person decides, and enters it in the MIS. Null where the reason alone can't tell. */
export function suggestedCode(reason: string): string | null {
  const codes = new Map([
    ['illness', 'I'],
    ['appointment', 'M'],
    ['religious-observance', 'R'],
    ['holiday', 'G'],
  ]);
  return codes.get(reason) ?? null;
}

export type CallResult = 'spoke-to' | 'no-answer' | 'voicemail' | 'wrong-number';
export type ExpectedBack =
  { kind: 'today'; time: ClockTime } | { kind: 'date'; date: string } | { kind: 'unknown' };

export interface CallOutcome {
  result: CallResult;
  reason?: string | undefined;
  expectedBack?: ExpectedBack | undefined;
  parentBelievedInSchool?: boolean | undefined;
}

/** What an outcome raises next, in the order it should be done. */
export function raisedByOutcome(kind: ActionKind, outcome: CallOutcome): ActionKind[] {
  if (!callKinds.includes(kind)) return [];
  const raised: ActionKind[] = [];
  if (outcome.parentBelievedInSchool) raised.push('safeguarding-alert');
  if (outcome.result === 'wrong-number') raised.push('contact-correction');
  if (outcome.result === 'spoke-to') {
    if (outcome.reason) raised.push('enter-code');
    if (outcome.expectedBack?.kind === 'today') raised.push('expected-arrival');
  } else {
    const next: Partial<Record<ActionKind, ActionKind>> = {
      'absence-call': 'call-again',
      'call-again': 'emergency-contacts',
      'emergency-contacts': 'home-visit',
    };
    const following = next[kind];
    if (following) raised.push(following);
  }
  return raised;
}
