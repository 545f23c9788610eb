/** Actions by name, and what their buttons say. */
import type { ActionKind, ActionStatus } from '#shared/domain/actions/action-kinds.ts';
import { nameInSentence } from '../basics/name-in-sentence.ts';

export const actionKindLabels: Readonly<Record<ActionKind, string>> = {
  'absence-call': 'Ring home',
  'call-again': 'Ring again',
  'emergency-contacts': 'Ring the emergency contacts',
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
  'call-again': 'Done',
  'emergency-contacts': 'Done',
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
  praise: 'Praised',
};

export const doneLabel = (kind: ActionKind): string => doneLabels[kind];

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

export const tickedText = 'Ticked in Planner, outcome wanted';
