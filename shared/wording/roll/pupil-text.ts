/** Text and labels of a pupil's page and of looking for a pupil. */
import { plural } from '../basics/number-text.ts';
import { nameInSentence } from '../basics/name-in-sentence.ts';

export const pupilLabels = {
  search: 'Find a pupil',
  searchSays: 'Part of a name is enough',
  tooShort: 'Write at least two letters.',
  nobody: (typed: string) => `Nobody you may see is called “${nameInSentence(typed)}”.`,
  weeks: 'Marks by week, newest first',
  week: 'Week of',
  dayNames: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'],
  openActions: 'To do',
  noActions: 'Nothing is open for this pupil.',
  contacts: 'Contacts',
  noContacts: 'We have no contacts for this pupil.',
  notForYou: 'Families’ numbers, and what is to do for this pupil, are for the school’s own staff.',
  said: 'What was said',
  nothingSaid: 'We haven’t spoken to anyone about this pupil yet.',
  stage: (stage: number) => `Stage ${stage} of 4`,
  noStage: 'No stage: no whole day missed',
  band: (band: string) => `Band ${band} %`,
  restricted: (count: number) =>
    `${plural(count, 'restricted note')} not shown here. The safeguarding lead can read ${count === 1 ? 'it' : 'them'}.`,
  noWeeks: 'No marks have come in yet.',
};
