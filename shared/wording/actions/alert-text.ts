/** Safeguarding alerts: the line in a lead's own chat, without a name, and what pages and cards say of who is told. */
import { joined } from '../basics/number-text.ts';
import { nameInSentence } from '../basics/name-in-sentence.ts';

export const alertMessage = ({ schoolName, link }: { schoolName: string; link: string }): string =>
  `A safeguarding alert is open at ${schoolName}. Please look at it now: ${link}`;

const names = (people: readonly string[]): string => joined(people.map(nameInSentence));

interface Readers {
  reached: readonly string[];
  unreached: readonly string[];
}

/** Before an alert is saved: what saving does, and what it does not. */
export function beforeAlertText({ reached, unreached }: Readers): string {
  if (reached.length > 0)
    return `Saving this sends a line to ${names(reached)} in Teams. If you can, ring them too: a line may be read late.`;
  return `${nobodyText(unreached)} Save this, and go and tell ${unreached.length > 0 ? 'them' : 'a senior leader'} now.`;
}

/** After it was saved. */
export function afterAlertText({ reached, unreached }: Readers): string {
  if (reached.length > 0) return `A line goes to ${names(reached)} in Teams.`;
  return `${nobodyText(unreached)} Go and tell ${unreached.length > 0 ? 'them' : 'a senior leader'} now.`;
}

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

export const alertLabels = {
  title: 'Safeguarding: act now',
  close: 'Say what was done',
  whatWasDone: 'What was done',
  whatWasDoneSays: 'Only you, the safeguarding lead and named leaders can read this.',
  recordNumber: 'Number of the safeguarding record',
  recordNumberSays: 'As it stands in your safeguarding system.',
  save: 'Close the alert',
  keepOpen: 'Keep it open',
  bothNeeded: 'Both are needed to close it.',
  open: 'Open the alert',
  closed: (name: string) => `Closed: ${nameInSentence(name)}`,
};

export const alertNeedsRecordText =
  'A safeguarding alert is closed with what was done and the number of the safeguarding record: both are needed. Nothing was changed.';
export const alertStaysText =
  'A safeguarding alert is not passed on like a call. Whoever handles it says what was done. Nothing was changed.';
