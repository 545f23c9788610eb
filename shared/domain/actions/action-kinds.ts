/** Decides what each kind of action is: the one table that operations, Planner and pages go by. */
import type { ClockTime } from '../basics/london-time.ts';
import { isOneOf } from '../basics/known-word.ts';
import type { Right } from '../people/rights.ts';

/** The headings of the list of work, in their order. */
export const workHeadings = [
  'safeguarding',
  'calls',
  'earlier-calls',
  'expected',
  'visits',
  'meetings',
  'codes',
  'contacts',
  'registers',
  'welcome',
] as const;
export type WorkHeading = (typeof workHeadings)[number];

interface ActionKindRule {
  /**
   * A call is settled by its outcome, a meeting by what was agreed, an alert by a record, a question by its answer; any
   * other is ticked off.
   */
  settledBy: 'outcome' | 'tick' | 'record' | 'meeting' | 'answer';
  /** Stands in the morning's Planner task of whoever does it. */
  inPlanner: boolean;
  /**
   * Who does it: whom the school chose to ring, the pupil's tutor, the officer, the safeguarding lead. `person`: whoever
   * it is proposed for; nobody is given it when it is raised.
   */
  by: 'caller' | 'tutor' | 'officer' | 'safeguarding-lead' | 'person';
  /** Who may tick it off besides whom it was given to; the right is asked for on top of seeing it. */
  workOf: Right | 'whoever-sees-it';
  /**
   * How long it stands by itself: while a trigger wants it, while its pupil is away unexplained, until its pupil is here,
   * or until somebody has done it.
   */
  stands: 'while-wanted' | 'while-unexplained' | 'until-come' | 'until-done';
  /** What makes it one of its kind on its day: its pupil, or its subject. */
  oneFor: 'pupil' | 'subject';
  /** The day's first call about a pupil: siblings have it from one caller. */
  isFirstCall: boolean;
  /** What a call that reached nobody raises next. */
  notReached?: ActionKind;
  /** Whoever it is for is told in their own chat as soon as it is raised. */
  toldAtOnce: boolean;
  /** Under which heading of the list of work it stands. */
  heading: WorkHeading;
  /** When the day comes to it (the secondary playbook's step), where the action names no time itself. */
  usualTime: ClockTime;
  /** Told of in a pupil's chronology: what people do with and for the pupil, not what they put right in the MIS. */
  toldInChronology: boolean;
}

export type ActionKind =
  | 'absence-call'
  | 'call-back'
  | 'day-two-call'
  | 'call-again'
  | 'emergency-contacts'
  | 'not-arrived'
  | 'ask-after'
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
  | 'write-home'
  | 'call-home'
  | 'health-plan-review'
  | 'plan-review'
  | 'barrier'
  | 'praise';

const call = {
  settledBy: 'outcome',
  inPlanner: true,
  by: 'caller',
  workOf: 'ring-families',
  stands: 'while-unexplained',
  oneFor: 'subject',
  isFirstCall: false,
  toldAtOnce: false,
  heading: 'calls',
  usualTime: '09:30',
  toldInChronology: false,
} as const;
/** Follows from what a call found out; put right in the MIS. */
const errand = {
  settledBy: 'tick',
  inPlanner: false,
  by: 'officer',
  workOf: 'put-right-in-the-mis',
  stands: 'until-done',
  oneFor: 'subject',
  isFirstCall: false,
  toldAtOnce: false,
  heading: 'codes',
  usualTime: '10:30',
  toldInChronology: false,
} as const;
/** What people do with and for a pupil. */
const withPupil = {
  ...errand,
  by: 'person',
  workOf: 'whoever-sees-it',
  heading: 'visits',
  usualTime: '11:00',
  toldInChronology: true,
} as const;

/** Stands until it is held, by whom the proposal gave it to. */
const meeting = {
  ...withPupil,
  settledBy: 'meeting',
  workOf: 'hold-tutor-meetings',
  heading: 'meetings',
  usualTime: '12:30',
} as const;

export const actionKinds: Readonly<Record<ActionKind, ActionKindRule>> = {
  'absence-call': { ...call, oneFor: 'pupil', isFirstCall: true, notReached: 'call-again' },
  /** Somebody left word or wrote: the family is spoken to nevertheless. */
  'call-back': { ...call, oneFor: 'pupil', isFirstCall: true, stands: 'while-wanted' },
  /** Away a second day running, for a reason that is known: the family is rung, so that it does not become three. */
  'day-two-call': { ...call, oneFor: 'pupil', isFirstCall: true, stands: 'while-wanted' },
  'call-again': { ...call, notReached: 'emergency-contacts' },
  'emergency-contacts': { ...call, by: 'officer', notReached: 'home-visit' },
  /** Expected at a time, and not come: whoever rang the family rings it again. */
  'not-arrived': { ...call, stands: 'while-wanted', notReached: 'call-again', heading: 'expected' },
  /** A pupil to call first without a mark: in, or not? */
  'ask-after': {
    ...errand,
    settledBy: 'answer',
    workOf: 'whoever-sees-it',
    stands: 'while-wanted',
    oneFor: 'pupil',
    heading: 'safeguarding',
    usualTime: '09:00',
  },
  'check-register': {
    ...errand,
    by: 'tutor',
    workOf: 'whoever-sees-it',
    stands: 'while-wanted',
    heading: 'registers',
    usualTime: '09:00',
  },
  'enter-code': errand,
  'expected-arrival': {
    ...errand,
    by: 'tutor',
    workOf: 'whoever-sees-it',
    stands: 'until-come',
    heading: 'expected',
  },
  'contact-correction': { ...errand, heading: 'contacts', usualTime: '14:00' },
  'home-visit': { ...withPupil, by: 'officer', workOf: 'visit-homes' },
  'safeguarding-alert': {
    ...withPupil,
    settledBy: 'record',
    by: 'safeguarding-lead',
    workOf: 'handle-safeguarding-alerts',
    oneFor: 'pupil',
    toldAtOnce: true,
    heading: 'safeguarding',
    usualTime: '00:00',
  },
  'welcome-back': {
    ...withPupil,
    by: 'tutor',
    oneFor: 'pupil',
    heading: 'welcome',
    usualTime: '08:30',
  },
  'tutor-meeting': meeting,
  'year-leader-meeting': { ...meeting, workOf: 'hold-year-leader-meetings' },
  'senior-leader-meeting': { ...meeting, workOf: 'hold-senior-leader-meetings' },
  /** The family is written to before anybody meets. */
  'write-home': { ...meeting, settledBy: 'tick' },
  /** The pupil was met; home is told what was agreed. */
  'call-home': { ...meeting, settledBy: 'tick' },
  /** A pupil's health plan, or part-time timetable, is looked at with the family. */
  'health-plan-review': meeting,
  /** What was agreed at a meeting is looked at again. */
  'plan-review': { ...meeting, settledBy: 'tick' },
  /** What a meeting found in the way is seen to by whoever said they would. */
  barrier: { ...meeting, settledBy: 'tick', toldInChronology: false },
  praise: { ...withPupil, heading: 'welcome', usualTime: '14:00' },
};

export const actionKindNames = Object.keys(actionKinds) as ActionKind[];
export const isActionKind = isOneOf(actionKindNames);

export const actionStatuses = ['proposed', 'open', 'done', 'withdrawn', 'snoozed', 'dismissed'] as const;
export type ActionStatus = (typeof actionStatuses)[number];

const kindsWhere = (is: (rule: ActionKindRule) => boolean): ActionKind[] =>
  actionKindNames.filter((kind) => is(actionKinds[kind]));

/** The kinds in which somebody rings home. */
export const callKinds: readonly ActionKind[] = kindsWhere(({ settledBy }) => settledBy === 'outcome');
export const plannerKinds: readonly ActionKind[] = kindsWhere(({ inPlanner }) => inPlanner);
export const isMeeting = (kind: ActionKind): boolean => actionKinds[kind].settledBy === 'meeting';
export const isFirstCall = (kind: ActionKind): boolean => actionKinds[kind].isFirstCall;
export const isCall = (kind: ActionKind): boolean => callKinds.includes(kind);
