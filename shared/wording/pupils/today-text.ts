/** Text and labels of a tutor's Today. */
import { nameInSentence } from '../basics/name-in-sentence.ts';

export const todayLabels = {
  greet: 'I greet',
  ask: 'I ask',
  ring: 'I ring',
  also: 'Also',
  theGroup: 'The group',
  group: 'Tutor group',
  call: 'Call',
  open: 'Open',
  answer: 'Answer',
  noGreet: 'Nobody is just back today.',
  noAsk: 'Nothing to ask today.',
  noRegister: 'The register has not come in yet. As soon as it does, the calls stand here.',
  notSchoolDay: 'No school today. Here is the group as it stands.',
  withColleague: (name: string) => `${nameInSentence(name)} is asked to ring`,
  unassigned: 'nobody is asked yet',
  chooseGroup: 'Which group would you like to see?',
  noGroup:
    'You have no tutor group yet. Groups come with the staff list; your attendance officer can add yours.',
  nobodyOnRoll: 'Nobody is on roll in this group.',
  columns: {
    name: 'Name',
    AM: 'AM',
    PM: 'PM',
    year: 'This year',
    weeks: 'Last two weeks',
    known: 'What we know',
  },
  persistent: 'has missed 10 % or more this year',
};
