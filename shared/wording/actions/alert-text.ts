/** Safeguarding alerts: the line in a lead's own chat, without a name, and what pages and cards say of who is told. */
import type { ActionStatus } from '#shared/domain/actions/action-kinds.ts';
import type { LookFirst } from '#shared/domain/actions/alert-clock.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { Session } from '#shared/domain/basics/session.ts';
import { momentText, sessionsText } from '../basics/date-text.ts';
import { joined, plural } from '../basics/number-text.ts';
import { nameInSentence } from '../basics/name-in-sentence.ts';

/** `since`: nobody has taken it since then, and another person was told first. */
export function alertMessage(alert: {
  schoolName: string;
  alerts: number;
  since: string | null;
  handedOn: boolean;
  isDrill: boolean;
  link: string;
}): string {
  const { schoolName, alerts, since, handedOn, isDrill, link } = alert;
  if (isDrill) return `This is a drill. ${alertMessage({ ...alert, isDrill: false })}`;
  const one = alerts === 1;
  const what = one ? 'A safeguarding alert' : `${alerts} safeguarding alerts`;
  const them = one ? 'it' : 'them';
  if (handedOn)
    return `A safeguarding alert at ${schoolName} is handed on to you. Nobody has it in hand until you take it: ${link}`;
  if (since !== null)
    return `${what} at ${schoolName} ${one ? 'has' : 'have'} stood open since ${since}, and nobody has taken ${them}. Please look at ${them} now: ${link}`;
  return `${what} ${one ? 'is' : 'are'} open at ${schoolName}. Please look at ${them} now: ${link}`;
}

/** To whoever has the alert in hand, where it stays, else to whoever was told of it. */
export const alertTakenBackMessage = (alert: { schoolName: string; stays: boolean; link: string }): string =>
  alert.stays
    ? `Whoever reported what raised the safeguarding alert that you have in hand at ${alert.schoolName} has taken it back. The alert stays open until it is closed: please decide what follows. ${alert.link}`
    : `The safeguarding alert at ${alert.schoolName} that you were told of has been taken back by whoever had reported it: ${alert.link}`;

const names = (people: readonly string[]): string => joined(people.map(nameInSentence));

interface Readers {
  reached: readonly string[];
  unreached: readonly string[];
}

/** Before an alert is saved: what saving does, and what it does not. */
export function beforeAlertText({ reached, unreached }: Readers): string {
  if (reached.length > 0)
    return `Saving this sends a line to ${names(reached)} in Teams. If you can, ring them too: a line may be read late.${insteadOf(unreached)}`;
  return `${nobodyText(unreached)} Save this, and go and tell ${unreached.length > 0 ? 'them' : 'a senior leader'} now.`;
}

/** After it was saved. */
export function afterAlertText({ reached, unreached }: Readers): string {
  if (reached.length > 0) return `A line goes to ${names(reached)} in Teams.${insteadOf(unreached)}`;
  return `${nobodyText(unreached)} Go and tell ${unreached.length > 0 ? 'them' : 'a senior leader'} now.`;
}

const insteadOf = (unreached: readonly string[]): string =>
  unreached.length > 0 ? ` Teams cannot tell ${names(unreached)}: there is no chat with them.` : '';

const nobodyText = (unreached: readonly string[]): string =>
  unreached.length > 0
    ? `Teams cannot tell ${names(unreached)}: there is no chat with them.`
    : 'Nobody at this school is named as safeguarding lead, so nobody is told.';

/** Of an open alert, for those who handle it; `isTold` false: it is said in red. */
export function toldText(alert: {
  told: readonly string[];
  beingTold: readonly string[];
  unreached: readonly string[];
}): {
  text: string;
  isTold: boolean;
} {
  if (alert.told.length > 0) return { text: `Told in Teams: ${names(alert.told)}.`, isTold: true };
  if (alert.beingTold.length > 0)
    return { text: `A line is on its way to ${names(alert.beingTold)} in Teams.`, isTold: true };
  const whom = alert.unreached.length > 0 ? ` There is no chat with ${names(alert.unreached)}.` : '';
  return { text: `Nobody has been told of this in Teams.${whom}`, isTold: false };
}

/** "The register shows L for the morning by now." */
export const hereSinceText = (shown: { signed: string } | { session: Session; code: string }): string =>
  'signed' in shown
    ? `By now: ${shown.signed}.`
    : `The register shows ${shown.code} for the ${sessionsText([shown.session])} by now.`;

interface InHand {
  taken: { by: { id: string; name: string }; at: string } | null;
  handedTo: { name: string } | null;
  next?: readonly { name: string; at: string }[];
}

/** Who has an alert in hand, and who hears of it next while nobody has; `isTaken` false: it is said in red. */
export function inHandText(
  { taken, handedTo, next = [] }: InHand,
  { myId, today }: { myId: string; today: SchoolDate },
): { text: string; isTaken: boolean } {
  if (taken) {
    const when = momentText(taken.at, today);
    const who = taken.by.id === myId ? 'You took this' : `${nameInSentence(taken.by.name)} took this`;
    return { text: `${who}, ${when}.`, isTaken: true };
  }
  const first = handedTo
    ? `Handed on to ${nameInSentence(handedTo.name)}, who has not taken it yet.`
    : 'Nobody has taken this.';
  const then = next.map(({ name, at }) => ` ${nameInSentence(name)} hears of it ${momentText(at, today)}.`);
  return { text: `${first}${then.join('')}`, isTaken: false };
}

/** Of one that is no longer open. */
export const alertClosedText = (alert: {
  status: ActionStatus;
  outcome: { by: { name: string } } | null;
}): string =>
  alert.status === 'withdrawn'
    ? 'This alert was taken back, with the call that raised it, by whoever made that call.'
    : `${alert.outcome ? nameInSentence(alert.outcome.by.name) : 'Somebody'} has closed this alert.`;

export const lookFirstLabels: Readonly<Record<LookFirst, string>> = {
  'signed-out': 'Signed out?',
  elsewhere: 'Elsewhere on site?',
  'period-1': 'What does the teacher of period 1 say?',
};

/** "Sal Safe looked 10:04: not there" */
export const lookedText = (
  { by, at, found }: { by: string; at: string; found: boolean },
  today: SchoolDate,
): string =>
  `${nameInSentence(by)} looked ${momentText(at, today)}: ${found ? 'the child is there' : 'not there'}`;

interface LogEntry {
  what: 'raised' | 'told' | 'not-told' | 'taken' | 'handed-on' | 'looked' | 'report-taken-back' | 'closed';
  who: string | null;
  to: string | null;
  look: LookFirst | null;
  found: boolean | null;
}

/** What happened, without its time: "Sal Safe handed it on to Dep Uty" */
export function alertLogText({ what, who, to, look, found }: LogEntry): string {
  const name = nameInSentence(who ?? '');
  switch (what) {
    case 'raised':
      return 'The alert was raised';
    case 'told':
      return `${name} was sent a line in Teams`;
    case 'not-told':
      return `Teams did not say that it had taken the line to ${name}`;
    case 'taken':
      return `${name} took it`;
    case 'handed-on':
      return `${name} handed it on to ${nameInSentence(to ?? '')}`;
    case 'looked':
      return `${name} looked (${look ? lookFirstLabels[look] : 'elsewhere'}): ${found ? 'the child is there' : 'not there'}`;
    case 'report-taken-back':
      return `${name} took back what they had reported`;
    case 'closed':
      return `${name} closed it`;
  }
}

/** Below who reported what: the alert is not gone by that. */
export const reportTakenBackText = (
  { by, at }: { by: { name: string }; at: string },
  today: SchoolDate,
): string => `${nameInSentence(by.name)} took this back, ${momentText(at, today)}.`;

/** "Dep Uty hears of it today 10:07, if nobody takes it" */
export function nextText(
  { who, at, standing }: { who: string; at: string; standing: 'hears' | 'off' | 'out-of-reach' },
  today: SchoolDate,
): string {
  const name = nameInSentence(who);
  if (standing === 'off') return `${name} is off today: the next person hears in their place`;
  if (standing === 'out-of-reach')
    return `Teams does not reach ${name}: the next person hears in their place. Please ring`;
  return `${name} hears of it ${momentText(at, today)}, if nobody takes it`;
}

/** "3 vulnerable pupils whom nobody has reached" */
export const togetherText = (count: number, untaken: number): string =>
  `${plural(count, 'vulnerable pupil')} whom nobody has reached, each taken by itself: ${
    untaken === 0 ? 'all are taken' : `nobody has taken ${untaken === count ? 'any' : untaken} yet`
  }`;

export const alertLabels = {
  title: 'Safeguarding: act now',
  heading: 'Safeguarding alert',
  drill: 'Drill',
  drillTitle: 'Drill',
  drillSays:
    'An alert about nobody goes its whole way: the lead’s chat, the bar on pages, then the deputy and the head. Each line says that it is a drill.',
  holdDrill: 'Hold a drill now',
  drillHeld: 'The drill is on its way.',
  openDrill: 'Open the drill',
  notSeen: 'The child was not seen',
  notSeenSaved: 'A safeguarding alert is raised.',
  take: 'I take this',
  taken: 'Taken',
  reported: 'Who reported what',
  lookFirst: 'Look first',
  lookFirstSays:
    'The child may be in school after all. Looking does not stop the clock: say that you take it.',
  marksNow: 'The register says now:',
  past: 'Alerts that are closed',
  noPast: 'No alert has been closed yet.',
  there: 'The child is there',
  notThere: 'Not there',
  emergency: 'If the child is not found',
  noEmergency:
    'Your school has not written down its own words for calling the emergency services. In danger, ring 999.',
  people: 'Who to ring in school',
  noPeople: 'Your school has named nobody with a number. It is set under Safeguarding.',
  offToday: 'off today',
  contacts: 'The family, in order',
  noContacts: 'There is no contact on record.',
  noPhone: 'no number',
  earlier: 'Last contacts',
  noEarlier: 'Nobody has recorded a call about this child.',
  log: 'What has happened',
  handOn: 'Hand it on',
  handOnSays: 'They are told at once. It is nobody’s until they take it: the clock begins anew.',
  insteadOf: (name: string) =>
    `${nameInSentence(name)} has this in hand. Speak with them first; what you do here is done instead of them.`,
  handOnTo: 'To whom',
  choose: 'Choose a person',
  noOthers: 'Nobody else handles alerts at this school.',
  closeTitle: 'Close it',
  close: 'Say what was done',
  closeTakes: 'Nobody has taken this: closing it says too that you took it.',
  whatWasDone: 'What was done',
  whatWasDoneSays: 'Only you, the safeguarding lead and named leaders can read this.',
  recordNumber: 'Number of the safeguarding record',
  recordNumberSays: 'As it stands in your safeguarding system.',
  save: 'Close the alert',
  keepOpen: 'Keep it open',
  bothNeeded: 'Both are needed to close it.',
  open: 'Open the alert',
  openOne: (name: string) => `Open the alert: ${nameInSentence(name)}`,
  nextSteps: 'Who hears next',
  goToPupil: 'The pupil’s page',
  nothingOpen: 'No safeguarding alert is open.',
  closed: (name: string) => `Closed: ${nameInSentence(name)}`,
};

export const alertFaults = {
  noAlert: 'This is no safeguarding alert. Nothing was changed.',
  closed: 'This alert is closed already. Nothing was changed.',
  taken: (name: string, time: string): string =>
    `${nameInSentence(name)} took this alert at ${time} and has it in hand. Speak with them, or hand it on to somebody.`,
  notWatched: 'This child is not on the list. Nothing was changed.',
  noSuchWorker:
    'A social worker or youth offending worker is told of the children who have one, a virtual school of looked-after children. Nothing was changed.',
  noVisit: 'Only of a home visit it is said that the child was not seen. Nothing was changed.',
  visitIsDone: 'This visit is settled already. If the child was not seen, tell the safeguarding lead now.',
  drillIsOpen: 'A drill is open at this school already. Close it before the next one.',
  toOneself: 'An alert is handed on to somebody else. To have it in hand yourself, take it.',
  cannotHandle:
    'An alert is handed on to somebody who handles safeguarding alerts at this school. Nothing was changed.',
};

export const alertNeedsRecordText =
  'A safeguarding alert is closed with what was done and the number of the safeguarding record: both are needed. Nothing was changed.';
export const alertStaysText =
  'A safeguarding alert is not passed on like a call. Whoever has it in hand hands it on to a colleague by name, or says what was done. Nothing was changed.';
