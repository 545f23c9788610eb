/** Text and labels of the page of who is away, and of the fire list. */
import { plural } from '../basics/number-text.ts';

export const awayLabels = {
  title: 'Away',
  fireList: 'Fire list',
  backToAway: 'Back to who is away',
  school: 'School',
  year: 'Year',
  everyYear: 'Every year',
  premium: 'Pupil premium',
  callFirst: 'Call first',
  unexplained: 'Not explained',
  filters: 'Show only',
  add: 'Add what we know',
  print: 'Print',
  list: 'Who is away',
  nobodyKnows: 'Nobody has told us why',
  since: (day: string) => `since ${day}`,
  ring: 'Ring',
  takeBack: 'Take back',
  tookBack: (names: string) => `Taken back: ${names}`,
  notIn: 'register not in',
  ownOnly: 'Of the pupils you see.',
  noSchoolDay: 'There is no school today.',
  nobody: 'Nobody is away.',
  nobodySoFar: 'Nobody is away in the registers that are in.',
  nobodyHere: 'Nobody of these is away.',
  missing: (groups: readonly string[]) =>
    `${plural(groups.length, 'register')} not complete: ${groups.join(', ')}`,
  fireSays:
    'Away by the registers and by what people know. Everybody else on roll is to be accounted for. This page needs the network: print it when registers are in.',
  offSite: (where: string) => `off site: ${where.toLowerCase()}`,
  notOnSite: (pupils: number) => `${plural(pupils, 'pupil')} not on site`,
  fireBox: 'accounted for',
  at: (time: string) => `at ${time}`,
};

/** "32 away · 4 not explained · 3 call first" */
export function awayCountsText(pupils: readonly { isUnexplained: boolean; callFirst: boolean }[]): string {
  const unexplained = pupils.filter((pupil) => pupil.isUnexplained).length;
  const first = pupils.filter((pupil) => pupil.callFirst).length;
  return [
    `${pupils.length} away`,
    unexplained > 0 && `${unexplained} not explained`,
    first > 0 && `${first} call first`,
  ]
    .filter(Boolean)
    .join(' · ');
}
