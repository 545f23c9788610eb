/** Text and labels of the page of who is away, and of the fire list. */
import { waysHere, type WayHere } from '#shared/domain/actions/signing.ts';
import type { Session } from '#shared/domain/basics/session.ts';
import { sessionsText } from '../basics/date-text.ts';
import { plural } from '../basics/number-text.ts';
import { yearText } from '../roll/pupil-facts.ts';

export const awayLabels = {
  title: 'Away',
  fireList: 'Fire list',
  backToAway: 'Back to who is away',
  school: 'School',
  year: 'Year',
  everyYear: 'All years',
  house: 'House',
  everyHouse: 'All houses',
  group: 'Tutor group',
  everyGroup: 'All groups',
  premium: 'Premium',
  callFirst: 'Call first',
  unexplained: 'Not explained',
  filters: 'Who is shown',
  shown: (shown: number, all: number) => `${shown} of ${all} shown`,
  showAll: 'Show all',
  add: 'Add what we know',
  print: 'Print',
  list: 'Who is away',
  nobodyKnows: 'Nobody has told us why',
  since: (day: string) => `since ${day}`,
  ring: 'Ring',
  takeBack: 'Take back',
  tookBack: (names: string) => `Taken back: ${names}`,
  notIn: 'register not in',
  away: 'away',
  ownOnly: 'Of the pupils you see.',
  noSchoolDay: 'There is no school today.',
  nobody: 'Nobody is away.',
  nobodySoFar: 'Nobody is away in the registers that are in.',
  nobodyHere: 'Nobody of these is away.',
  missing: (groups: readonly string[]) =>
    `${plural(groups.length, 'register')} not complete: ${groups.join(', ')}`,
  fireSays:
    'Away by the registers, by who signed in and out, and by what people know. Everybody else on roll is to be accounted for.',
  keptHere: 'A copy is kept on this device until midnight. It opens at this address with the network gone.',
  keptInFrame:
    'A copy is kept on this device until midnight. Inside Teams it has not been tried whether it opens with the network gone: print the list when registers are in.',
  notKept: 'This device keeps no copy for when the network is gone: print the list when registers are in.',
  keptCopy: 'This is a copy kept on this device. The network is gone.',
  keptMade: (time: string, date: string) => `Copy made at ${time}, ${date}. It is deleted at midnight.`,
  keptList: (school: string) => `Fire list of ${school}, kept on this device`,
  keptNone: 'No fire list of this school is kept on this device.',
  offSite: (where: string) => `off site: ${where.toLowerCase()}`,
  notOnSite: (pupils: number) => `${plural(pupils, 'pupil')} not on site`,
  fireBox: 'accounted for',
  at: (time: string) => `at ${time}`,
  note: (text: string) => `To know: ${text}`,
  contradicted: (pupils: number) =>
    `In by the register, away by what we were told: ${pupils}. Please look where they are.`,
  inThisAfternoon: 'in this afternoon',
  counted: 'Counted absent by name',
  countedSays: (of: string) => `${of}: everybody with an absence in a session so far, also who is in by now.`,
  everybodyAway: 'Everybody who is away',
  arrivedLate: 'arrived after the register closed',
  differs: (code: string, said: string) => `The register shows ${code}; what we were told speaks for ${said}`,
  offSiteList: (pupils: number) => `Not away and not on site: ${pupils}`,
};

const hereTexts: Readonly<Record<WayHere, string>> = {
  late: 'came in late',
  back: 'came back',
  afternoon: awayLabels.inThisAfternoon,
  elsewhere: 'elsewhere on site',
};

/** "32 away", and beside it "4 not explained · 3 call first · 2 came in late · 1 elsewhere on site" */
export function awayCountsText(
  pupils: readonly {
    isUnexplained: boolean;
    callFirst: boolean;
    here: string | null;
    hereAs: WayHere | null;
  }[],
): { away: string; beside: string } {
  const away = pupils.filter(({ here }) => here === null);
  const counts: [number, string][] = [
    [away.filter(({ isUnexplained }) => isUnexplained).length, 'not explained'],
    [away.filter(({ callFirst }) => callFirst).length, 'call first'],
    ...waysHere.map((way): [number, string] => [
      pupils.filter(({ hereAs }) => hereAs === way).length,
      hereTexts[way],
    ]),
  ];
  return {
    away: `${away.length} away`,
    beside: counts.flatMap(([count, text]) => (count > 0 ? [`${count} ${text}`] : [])).join(' · '),
  };
}

/** "morning N"; "N all day"; "morning: register not in". */
export const sessionCodeText = (pupil: {
  session: Session;
  code: string | null;
  isAllDay: boolean;
}): string => {
  if (pupil.code !== null && pupil.isAllDay) return `${pupil.code} all day`;
  const session = sessionsText([pupil.session]);
  return pupil.code === null ? `${session}: ${awayLabels.notIn}` : `${session} ${pupil.code}`;
};

/** What a list on paper is of: "Year 9 · Kestrel · call first"; '' of everybody. */
export const chosenText = (chosen: {
  year: string;
  house: string;
  group: string;
  premium: boolean;
  callFirst: boolean;
  isUnexplained: boolean;
}): string =>
  [
    chosen.year && yearText(chosen.year),
    chosen.house,
    chosen.group,
    chosen.premium && awayLabels.premium.toLowerCase(),
    chosen.callFirst && awayLabels.callFirst.toLowerCase(),
    chosen.isUnexplained && awayLabels.unexplained.toLowerCase(),
  ]
    .filter(Boolean)
    .join(' · ');
