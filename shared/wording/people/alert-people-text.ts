/** Who hears of a school's safeguarding alerts: what each is called, and what is said where one is missing. */
import type { AlertPost, WorkDay } from '#shared/domain/people/alert-people.ts';
import { nameInSentence } from '../basics/name-in-sentence.ts';
import { joined, sentenceCase } from '../basics/number-text.ts';

export const alertPostLabels: Readonly<Record<AlertPost, string>> = {
  lead: 'Safeguarding lead',
  deputy: 'Deputy lead',
  head: 'Head teacher',
};

export const workDayLabels: Readonly<Record<WorkDay, string>> = {
  monday: 'Monday',
  tuesday: 'Tuesday',
  wednesday: 'Wednesday',
  thursday: 'Thursday',
  friday: 'Friday',
};

export const alertPeopleFaults = {
  cannotHandle: (post: AlertPost): string =>
    `${alertPostLabels[post]}: this person does not handle safeguarding alerts at the school. The staff list has to name them as safeguarding lead or senior leader. Nothing was changed.`,
};

/** "No deputy lead is named. Teams cannot tell Sal Safe: there is no chat with them." */
export function alertStandingText({
  missing,
  unreached,
}: {
  missing: readonly AlertPost[];
  unreached: readonly string[];
}): string {
  const posts = missing.map((post) => `no ${alertPostLabels[post].toLowerCase()}`);
  const named = `${sentenceCase(joined(posts))} ${missing.length === 1 ? 'is' : 'are'} named.`;
  const told = `Teams cannot tell ${joined(unreached.map(nameInSentence))}: there is no chat with them.`;
  return [missing.length > 0 && named, unreached.length > 0 && told].filter(Boolean).join(' ');
}

export const alertPeopleLabels = {
  page: 'Safeguarding',
  school: 'School',
  title: 'Who hears of an alert',
  says: 'The lead hears at once, in their own chat and on every page. While nobody has taken it, the deputy hears after 5 minutes and the head after 10. Whoever is off, or cannot be told, hands their time to the next person.',
  allNamed: 'All three are named and Teams can tell them.',
  person: 'Name',
  nobody: 'Nobody yet',
  phone: 'Telephone',
  phoneSays: 'A number or extension that is answered at once.',
  daysOff: 'Days off',
  notReached: 'Vulnerable pupils whom nobody has reached by 10:45',
  notReachedSays: 'The lead hears at once, in one line for all of them. The others hear later:',
  deputyAfter: 'Deputy after, in minutes',
  headAfter: 'Head after, in minutes',
  emergency: 'Your own words for calling the emergency services',
  emergencySays: 'They stand on every alert: who rings 999, and what they say.',
  save: 'Save',
  saving: 'Saving',
  saved: 'Saved. It holds from now on.',
  phoneNeeded: 'A telephone number is needed.',
  personNeeded: 'Choose who this number is of.',
};
