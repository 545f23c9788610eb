/** Text and labels of meetings: what a family reads, and why something was not kept. */
import type { FamilyAnswer, PlanResult } from '../../domain/escalation/barriers.ts';
import type { Agreement, MeetingHolder } from '../../domain/people/escalation-policy.ts';

export const meetingText = {
  noMeeting: 'This action is not a meeting about one pupil.',
  dayPast: 'date: a meeting is planned for today or a day to come. Nothing was changed.',
  heldAlready: 'This meeting was held already, so its plan stands. Nothing was changed.',
  notHeldYet:
    'heldOn: a day to come. What was agreed is written down once the meeting is held. Nothing was changed.',
  lookPast: 'nextLook: the next look comes after the meeting. Nothing was changed.',
  notWanted: 'This meeting is no longer needed: its approval was taken back. Nothing was kept.',
  notHeld: 'This meeting has not been held yet, so there is no plan to look at. Nothing was changed.',
  noSuchOwner:
    'barriers: an owner is not on the staff list. Give their name in ownerName instead. Nothing was changed.',
  noSuchBarrier: 'This was not named at this meeting.',
};

const holderWords: Readonly<Record<MeetingHolder, string>> = {
  tutor: 'a tutor',
  'year-leader': 'a year leader',
  'senior-leader': 'a senior leader',
};

/** "Agreed by a year leader or a senior leader." */
export const settledByText = (by: readonly MeetingHolder[]): string =>
  by.length === 0
    ? 'The policy lets nobody agree to this.'
    : `Agreed by ${by.map((who) => holderWords[who]).join(' or ')}.`;

const agreementWords: Readonly<Record<Agreement, string>> = {
  support: 'What helps',
  adjustments: 'What changes in school',
  softStart: 'A softer start',
};

export const notYoursToSettleText = (agreement: Agreement, by: readonly MeetingHolder[]): string =>
  `${agreementWords[agreement]}: ${settledByText(by)} Leave it out, or ask one of them to write it in. Nothing was changed.`;

/** How a first meeting is held, by the policy. */
export const stageTwoText = {
  'pupil-then-call': 'Meet the pupil, then call home and say what was agreed.',
  'with-parent': 'Meet the pupil with a parent.',
};

export const familyAnswerLabels: Readonly<Record<FamilyAnswer, string>> = {
  agrees: 'The family agrees',
  'does-not-agree': 'The family does not agree',
  'did-not-come': 'The family could not come',
};

export const planResultLabels: Readonly<Record<PlanResult, string>> = {
  met: 'Reached',
  partly: 'Partly reached',
  not: 'Not reached yet',
};
