import type { CallResultName, ContactToRing, OutcomeInput } from '#shared/contracts/actions/action.ts';
import type { ContactRung } from '#shared/domain/actions/calls/contacts-rung.ts';
import { clockAt, minuteOfDay } from '#shared/domain/basics/london-time.ts';

export type Back = NonNullable<OutcomeInput['expectedBack']>;

/** What has been chosen so far in a call's outcome. */
export interface OutcomeDraft {
  /** Whom one rang, as chosen; null: somebody who is not among the contacts; undefined: not chosen. */
  contact: ContactRung | null | undefined;
  /** A wrong number, and several it may have been. */
  asksWhose: boolean;
  result: CallResultName | null;
  reason: string | null;
  believedInSchool: boolean;
  support: NonNullable<OutcomeInput['support']>;
  nextStep: string;
  note: string;
  restricted: boolean;
}

export const emptyDraft: OutcomeDraft = {
  contact: undefined,
  asksWhose: false,
  result: null,
  reason: null,
  believedInSchool: false,
  support: [],
  nextStep: '',
  note: '',
  restricted: false,
};

export type OutcomeStep = 'result' | 'whose-number' | 'reason' | 'believed' | 'back';

/** Which of the three rows of choices comes next. Only a family spoken to is asked why and until when. */
export function stepOf(draft: OutcomeDraft): OutcomeStep {
  if (draft.asksWhose) return 'whose-number';
  if (draft.result !== 'spoke-to') return 'result';
  if (draft.believedInSchool) return 'believed';
  return draft.reason === null ? 'reason' : 'back';
}

/** The draft one step earlier. */
export function stepBack(draft: OutcomeDraft): OutcomeDraft {
  if (draft.asksWhose) return { ...draft, asksWhose: false };
  if (draft.believedInSchool) return { ...draft, believedInSchool: false };
  return draft.reason === null ? { ...draft, result: null } : { ...draft, reason: null };
}

/** Whom one rang: whoever was chosen, else whose number was tapped, else who is first in the order of ringing. */
export function contactRung(
  draft: OutcomeDraft,
  tapped: ContactRung | null,
  contacts: readonly ContactToRing[],
): ContactRung | null {
  if (draft.contact !== undefined) return draft.contact;
  const found = tapped ?? contacts.find(({ phone }) => phone !== null);
  return found ? { name: found.name, phone: found.phone } : null;
}

/** A wrong number is put right afterwards: which one it was is asked, unless it was tapped or chosen. */
export const isToSayWhose = (
  draft: OutcomeDraft,
  tapped: ContactRung | null,
  contacts: readonly ContactToRing[],
): boolean =>
  draft.contact === undefined && tapped === null && contacts.filter(({ phone }) => phone !== null).length > 1;

/** What is sent: only what was chosen or written. */
export function outcomeOf(
  draft: OutcomeDraft,
  said: { result: CallResultName; contact: ContactRung | null; back?: Back | undefined },
): OutcomeInput {
  const { result, contact, back } = said;
  const spokeTo = result === 'spoke-to';
  return {
    result,
    ...(contact && { contact }),
    ...(spokeTo && draft.reason ? { reason: draft.reason } : {}),
    ...(spokeTo && back ? { expectedBack: back } : {}),
    ...(spokeTo && draft.believedInSchool ? { parentBelievedInSchool: true } : {}),
    ...(draft.support.length > 0 ? { support: draft.support } : {}),
    ...(draft.nextStep.trim() ? { nextStep: draft.nextStep.trim() } : {}),
    ...(draft.note.trim() ? { note: draft.note.trim(), restricted: draft.restricted } : {}),
  };
}

const lastTime = 14 * 60;

/** Up to three handy times for "in later today": whole and half hours from 20 minutes on, then hourly. */
export function quickTimes(time: string): string[] {
  const now = minuteOfDay(time);
  const first = Math.ceil((now + 20) / 30) * 30;
  const second = first + 30;
  const third = (Math.floor(second / 60) + 1) * 60;
  return [first, second, third].filter((minutes) => minutes <= lastTime).map(clockAt);
}
