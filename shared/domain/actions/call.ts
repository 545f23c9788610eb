/** Decides what the outcome of a call leads to. */
import { actionKinds, isCall, type ActionKind } from './action-kinds.ts';
import type { ActionReason } from './action-reason.ts';
import type { ContactRung } from './calls/contacts-rung.ts';
import type { ClockTime } from '../basics/london-time.ts';

/** The family's calls to go on with once one is settled: none when nobody was reached, until it is time to ring again. */
export const siblingsNext = <Sibling>(call: {
  outcome: { result: string } | null;
  siblings: readonly Sibling[];
}): readonly Sibling[] => (call.outcome !== null && call.outcome.result !== 'spoke-to' ? [] : call.siblings);

export type CallResult = 'spoke-to' | 'no-answer' | 'voicemail' | 'wrong-number';
export type ExpectedBack =
  { kind: 'today'; time: ClockTime } | { kind: 'date'; date: string } | { kind: 'unknown' };

export interface CallOutcome {
  result: CallResult;
  reason?: string | undefined;
  expectedBack?: ExpectedBack | undefined;
  parentBelievedInSchool?: boolean | undefined;
  contact?: ContactRung | undefined;
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
  { result, reason, contact }: CallOutcome,
  fits: string | null,
): ActionReason {
  switch (kind) {
    case 'enter-code':
      return { code: 'reason-given', reason: reason ?? 'other', fits };
    case 'expected-arrival':
      return { code: 'expected-later' };
    case 'contact-correction':
      return { code: 'number-out-of-date', ...(contact && { contact }) };
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
