/** Actions by name, and what their buttons say. */
import { actionKinds, type ActionKind, type ActionStatus } from '#shared/domain/actions/action-kinds.ts';
import type { InOrNot } from '#shared/domain/actions/school-day.ts';
import { nameInSentence } from '../basics/name-in-sentence.ts';

export const actionKindLabels: Readonly<Record<ActionKind, string>> = {
  'absence-call': 'Ring home',
  'call-back': 'Call back',
  'day-two-call': 'Call on the second day',
  'call-again': 'Ring again',
  'emergency-contacts': 'Ring the emergency contacts',
  'not-arrived': 'Expected and not come',
  'ask-after': 'Ask after',
  'check-register': 'Check the register',
  'enter-code': 'Enter the code in the MIS',
  'expected-arrival': 'Expected in later',
  'contact-correction': 'Put a contact right',
  'home-visit': 'Home visit',
  'safeguarding-alert': 'Safeguarding: act now',
  'welcome-back': 'Welcome back',
  'tutor-meeting': 'Tutor meeting',
  'year-leader-meeting': 'Year leader meeting',
  'senior-leader-meeting': 'Senior leader meeting',
  'write-home': 'Message home',
  'call-home': 'Call home after a meeting',
  'health-plan-review': 'Plan review',
  'plan-review': 'Look at the plan again',
  barrier: 'See to what is in the way',
  praise: 'Praise',
};

export const actionStatusLabels: Readonly<Record<ActionStatus, string>> = {
  proposed: 'proposed',
  open: 'to do',
  done: 'done',
  withdrawn: 'no longer needed',
  snoozed: 'later',
  dismissed: 'not needed',
};

/** What the button that ticks an action off says. */
const doneLabels: Readonly<Record<ActionKind, string>> = {
  'absence-call': 'Done',
  'call-back': 'Done',
  'day-two-call': 'Done',
  'call-again': 'Done',
  'emergency-contacts': 'Done',
  'not-arrived': 'Done',
  'ask-after': 'Done',
  'check-register': 'Checked',
  'enter-code': 'Entered',
  'expected-arrival': 'Arrived',
  'contact-correction': 'Put right',
  'home-visit': 'Visited',
  'safeguarding-alert': 'Done',
  'welcome-back': 'Greeted',
  'tutor-meeting': 'Done',
  'year-leader-meeting': 'Done',
  'senior-leader-meeting': 'Done',
  'write-home': 'Written',
  'call-home': 'Called',
  'health-plan-review': 'Done',
  'plan-review': 'Looked at',
  barrier: 'Seen to',
  praise: 'Praised',
};

/** What is answered about a pupil who is asked after. */
export const inOrNotLabels: Readonly<Record<InOrNot, string>> = { in: 'In', 'not-in': 'Not in' };

export const notAskedText = 'Nobody asks here whether a pupil is in. Nothing was changed.';
export const needsAnswerText = 'Say whether the pupil is in or not. Nothing was changed.';

export const doneLabel = (kind: ActionKind): string => doneLabels[kind];

const isOfTheOffice = (kind: ActionKind): boolean => actionKinds[kind].workOf === 'put-right-in-the-mis';

/** What a call raised, to whoever made it: "Enter the code in the MIS (with the office)". */
export const raisedText = ({ kind, mayTickOff }: { kind: ActionKind; mayTickOff: boolean }): string =>
  isOfTheOffice(kind) && !mayTickOff ? `${actionKindLabels[kind]} (with the office)` : actionKindLabels[kind];

/**
 * Whose it is, to somebody who sees it and is not asked to do it: "With Olu Mire"; what is put right in the MIS is the
 * office's, whoever does it there.
 */
export function withWhomText(action: { kind: ActionKind; assignee: { name: string } | null }): string {
  if (isOfTheOffice(action.kind)) return 'With the office';
  return action.assignee ? `With ${nameInSentence(action.assignee.name)}` : 'Nobody is asked yet';
}

/** To somebody who would tick off a colleague's work. */
export function notYoursToTickText(kind: ActionKind, assignee: string | null): string {
  const whose = assignee ? `is with ${nameInSentence(assignee)}` : 'is a colleague’s work';
  return `“${actionKindLabels[kind]}” ${whose}, who says when it is done. Nothing was changed.`;
}

/** What is to be done and, where it has a time, when: "Expected in later, 11:00". */
export function actionTitle(action: { kind: ActionKind; due: string | null }): string {
  return [actionKindLabels[action.kind], action.due].filter(Boolean).join(', ');
}

/** What a passed on, withdrawn or finished call says when somebody comes to it late. */
export function noLongerOpenText(action: {
  status: ActionStatus;
  outcome: { by: { name: string } } | null;
}): string {
  if (action.status === 'withdrawn')
    return 'This call is no longer needed: the register now shows where the pupil is.';
  if (action.status === 'done')
    return action.outcome
      ? `${nameInSentence(action.outcome.by.name)} has already dealt with this.`
      : 'This is done already.';
  return `This is ${actionStatusLabels[action.status]}.`;
}

/** To somebody whose outcome comes too late. */
export function settledMeanwhileText(status: ActionStatus): string {
  return status === 'withdrawn'
    ? 'This call is no longer needed: the register now shows why the pupil was away. Your entry was not kept.'
    : 'How this call went is already recorded. Your entry was not kept; the one that stands is shown.';
}

export const tickedText = 'Ticked in Planner, outcome wanted';

export const numberOfNobodyText =
  'It is not known whose number it was, so a new one is not kept here: enter it in the MIS. Nothing was changed.';

export const settledByMeetingText =
  'A meeting is settled by what was agreed: open it and write that down. Nothing was changed.';
