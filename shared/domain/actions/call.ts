/** Decides in which order families are rung, and what an outcome leads to. */
import { actionKinds, isCall, type ActionKind } from './action-kinds.ts';
import type { ActionReason } from './action-reason.ts';
import type { ClockTime } from '../basics/london-time.ts';

/** Calls in the order to make them: pupils to call first, then families not rung yet, then another try; else by name. */
export function inCallOrder<
  Call extends { kind: ActionKind; callFirst: boolean; pupil?: { name: string } | null },
>(calls: readonly Call[]): Call[] {
  const rank = (call: Call) => (call.callFirst ? 0 : 2) + (call.kind === 'absence-call' ? 0 : 1);
  const name = (call: Call) => call.pupil?.name ?? '';
  return calls.toSorted((a, b) => rank(a) - rank(b) || name(a).localeCompare(name(b), 'en'));
}

/** The family's calls to go on with once one is settled: none when nobody was reached, until it is time to ring again. */
export const siblingsNext = <Sibling>(call: {
  outcome: { result: string } | null;
  siblings: readonly Sibling[];
}): readonly Sibling[] => (call.outcome !== null && call.outcome.result !== 'spoke-to' ? [] : call.siblings);

/** A call not begun by now stands on the attendance officer's list too. */
export const OFFICER_TAKES_OVER_AT: ClockTime = '10:30';

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
  if (!isCall(kind)) return [];
  const raised: ActionKind[] = [];
  if (outcome.parentBelievedInSchool) raised.push('safeguarding-alert');
  if (outcome.result === 'wrong-number') raised.push('contact-correction');
  if (outcome.result === 'spoke-to') {
    if (outcome.reason) raised.push('enter-code');
    if (outcome.expectedBack?.kind === 'today') raised.push('expected-arrival');
  } else {
    const { notReached } = actionKinds[kind];
    if (notReached) raised.push(notReached);
  }
  return raised;
}

/** Why an outcome raises an action of the kind; `fits`: the code that the school's table proposes for its reason. */
export function reasonOfRaised(
  kind: ActionKind,
  { result, reason }: CallOutcome,
  fits: string | null,
): ActionReason {
  switch (kind) {
    case 'enter-code':
      return { code: 'reason-given', reason: reason ?? 'other', fits };
    case 'expected-arrival':
      return { code: 'expected-later' };
    case 'contact-correction':
      return { code: 'number-out-of-date' };
    case 'safeguarding-alert':
      return { code: 'believed-in-school' };
    case 'home-visit':
      return { code: 'nobody-reached-today' };
    case 'emergency-contacts':
      return { code: 'nobody-answered-twice' };
    default:
      return reasonOfMiss[result];
  }
}

const reasonOfMiss: Readonly<Record<CallResult, ActionReason>> = {
  'spoke-to': { code: 'text', text: '' },
  'no-answer': { code: 'no-answer' },
  voicemail: { code: 'voicemail' },
  'wrong-number': { code: 'number-not-theirs' },
};
