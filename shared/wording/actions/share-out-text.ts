/** Text and labels of sharing calls out. */
import { nameInSentence } from '../basics/name-in-sentence.ts';
import { joined, plural } from '../basics/number-text.ts';

export const notACallerText = 'Calls go to people of the school who ring families. Nothing was changed.';

export const shareLabels = {
  begin: 'Share out',
  end: 'Leave sharing out',
  choose: (names: readonly string[]) => `Choose the call about ${joined(names.map(nameInSentence))}`,
  chooseAll: 'Choose all',
  chosen: (calls: number) => `${plural(calls, 'call')} chosen`,
  to: 'To whom',
  find: 'Find by name, role or tutor group',
  nobodyFound: 'Nobody by that name, role or tutor group rings here.',
  rangLast: (day: string, names: readonly string[]) => `As ${day}: ${joined(names.map(nameInSentence))}`,
  namedAdult: 'Rings home',
  namedSince: (name: string, day: string) => `${nameInSentence(name)}, named on ${day}`,
  nobodyNamed: 'Nobody is named: whoever rings by the school’s choice.',
  name: 'Name an adult',
  nameAnother: 'Name another',
  nameNobody: 'Name nobody',
  named: (pupil: string, name: string | null) =>
    name === null
      ? `Nobody is named for ${nameInSentence(pupil)} any more.`
      : `${nameInSentence(name)} rings home about ${nameInSentence(pupil)} from the next call on.`,
  has: (calls: number) => (calls === 0 ? 'no call' : plural(calls, 'call')),
  give: (calls: number, people: number) =>
    people > 1 ? `Spread ${plural(calls, 'call')} over ${people}` : `Give ${plural(calls, 'call')}`,
  given: (calls: number, names: readonly string[]) => `${plural(calls, 'call')} to ${joined(names)}`,
  cancel: 'Cancel',
  takenBack: (back: number, of: number) =>
    back === of
      ? `Taken back: ${plural(back, 'call')}.`
      : `Taken back: ${back} of ${plural(of, 'call')}. The others are in hand already.`,
};

/** To somebody who passes a call on, takes that back, or takes a call over. */
export const passedOnText = {
  tooLate: 'Somebody has it in hand by now, or it was passed on too long ago: it stays where it is.',
  isRinging: (name: string) => `${nameInSentence(name)} is ringing. Nothing was changed.`,
  settled: 'This call is already settled.',
  notToYourself: 'You are passing this call on: choose a colleague. Nothing was changed.',
  withWhom: (name: string) => `With ${nameInSentence(name)}`,
  withNobody: 'Nobody is asked yet',
  warning: (name: string) =>
    `${nameInSentence(name)} is ringing this family. Ask first, so that it is not rung twice.`,
  takeOver: 'I take it over',
  ringInstead: 'I ring instead',
  toSomebody: 'To somebody else',
  toWhom: 'Who rings instead?',
  taken: (name: string) => `${nameInSentence(name)}’s call is yours.`,
};

export const sharedMeanwhileText =
  'A colleague has just given some of these calls to somebody. Look at the list again. Nothing was changed.';
