// The four invented schools: what is fixed before any chance comes in.

export type InventedPhase = 'primary' | 'secondary' | 'post16';

export interface PlannedGroup {
  name: string;
  yearGroup: string;
  pupils: number;
}

export interface PlannedSchool {
  code: string;
  name: string;
  phase: InventedPhase;
  cluster: string;
  registerClosesAm: string;
  registerClosesPm: string;
  /** The four digits of a unique pupil number that stand for the school. */
  number: string;
  premiumShare: number;
  absenceCallsBy: 'tutor' | 'year-leader' | 'attendance-officer';
  cardTime: string;
  groups: PlannedGroup[];
  houses: string[];
  /** Registers nobody has taken this morning, and marks missing from registers that were. */
  registersMissingToday: number;
  marksMissingToday: number;
  /** Pupils nobody has heard of by the time the registers are in. */
  unexplainedToday: readonly [number, number];
}

export const trustName = 'Larkmere Learning Trust';
export const staffMailDomain = 'larkmere.example';
export const familyMailDomain = 'families.example';

function groupsOf(
  years: readonly (string | number)[],
  letters: string,
  sizes: readonly number[],
): PlannedGroup[] {
  return years.flatMap((year) =>
    [...letters].map((letter, i) => ({ name: `${year}${letter}`, yearGroup: `${year}`, pupils: sizes[i]! })),
  );
}

// A primary class carries its teacher's initial.
const primaryClasses = ['RB', 'RK', '1D', '1H', '2M', '2S', '3M', '3T', '4E', '4W', '5C', '5G', '6F', '6N'];

export const plannedSchools: readonly PlannedSchool[] = [
  {
    code: 'AMB',
    name: 'Amberlow Primary School',
    phase: 'primary',
    cluster: 'Larkmere North',
    registerClosesAm: '09:20',
    registerClosesPm: '13:40',
    number: '9001',
    premiumShare: 0.43,
    absenceCallsBy: 'tutor',
    cardTime: '09:45',
    groups: primaryClasses.map((name) => ({ name, yearGroup: name.slice(0, 1), pupils: 30 })),
    houses: [],
    registersMissingToday: 0,
    marksMissingToday: 1,
    unexplainedToday: [7, 11],
  },
  {
    code: 'BRA',
    name: 'Brackenholt Academy',
    phase: 'secondary',
    cluster: 'Larkmere North',
    registerClosesAm: '09:10',
    registerClosesPm: '14:00',
    number: '9002',
    premiumShare: 0.47,
    absenceCallsBy: 'tutor',
    cardTime: '09:45',
    groups: groupsOf([7, 8, 9, 10, 11], 'ABCDEF', [28, 28, 29, 28, 29, 28]),
    houses: [],
    registersMissingToday: 2,
    marksMissingToday: 3,
    unexplainedToday: [38, 43],
  },
  {
    code: 'COR',
    name: 'Corramoor School',
    phase: 'secondary',
    cluster: 'Larkmere South',
    registerClosesAm: '09:15',
    registerClosesPm: '14:00',
    number: '9003',
    premiumShare: 0.23,
    absenceCallsBy: 'year-leader',
    cardTime: '09:45',
    groups: [
      ...groupsOf([7, 8, 9, 10, 11], 'ABCDEF', [27, 27, 28, 27, 28, 27]),
      ...groupsOf([12, 13], 'ABC', [30, 30, 30]),
    ],
    houses: ['Harrier', 'Kestrel', 'Merlin', 'Osprey'],
    registersMissingToday: 1,
    marksMissingToday: 4,
    unexplainedToday: [38, 43],
  },
  {
    code: 'DUN',
    name: 'Dunmarrow Sixth Form College',
    phase: 'post16',
    cluster: 'Larkmere South',
    registerClosesAm: '09:30',
    registerClosesPm: '14:00',
    number: '9004',
    premiumShare: 0.11,
    absenceCallsBy: 'attendance-officer',
    cardTime: '10:00',
    groups: groupsOf([12, 13], 'ABCD', [29, 29, 28, 29]),
    houses: [],
    registersMissingToday: 0,
    marksMissingToday: 2,
    unexplainedToday: [7, 11],
  },
];

/** Years 12 and 13 are post-16 in any school. */
export function phaseOfYear(school: PlannedSchool, yearGroup: string): InventedPhase {
  return yearGroup === '12' || yearGroup === '13' ? 'post16' : school.phase;
}
