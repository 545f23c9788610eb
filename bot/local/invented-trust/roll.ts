// Who is on roll: 2,500 invented pupils in families, about a third of them with a sibling in the trust.
import { inventedCsv } from './csv-text.ts';
import { assignSeats, inventFamily } from './families.ts';
import type { Family, Seat } from './families.ts';
import { inventForename, inventSurname } from './name-stock.ts';
import { dateOf, dayOf, weekdayOf } from './school-year.ts';
import { seededRandom } from './seeded-random.ts';
import type { SeededRandom } from './seeded-random.ts';
import { phaseOfYear, plannedSchools } from './trust-plan.ts';
import type { PlannedGroup, PlannedSchool } from './trust-plan.ts';
import { inventUpn } from './upn.ts';

export interface InventedPupil {
  school: PlannedSchool;
  group: PlannedGroup;
  family: Family;
  upn: string;
  admissionNumber: string;
  surname: string;
  forename: string;
  house: string;
  starts: number;
  leaves?: number;
  premium: boolean;
  sen: 'N' | 'K' | 'E';
  lookedAfter: boolean;
  socialWorker: boolean;
  youthOffendingWorker: boolean;
  youngCarer: boolean;
  medicalNeed: boolean;
}

/** A child answers for an offence from the age of ten; few do before year 8. */
const FIRST_YEAR_OF_YOUTH_JUSTICE = 8;

const yearNumber = (group: PlannedGroup) => (group.yearGroup === 'R' ? 0 : Number(group.yearGroup));

// The day in September on which a cohort began; in-year moves come on a Monday and go on a Friday.
function datesOf(seat: Seat, year: number, random: SeededRandom): { starts: number; leaves?: number } {
  const firstYear = { primary: 0, secondary: 7, post16: 12 }[phaseOfYear(seat.school, seat.group.yearGroup)];
  const september = dayOf(`${year - (seat.year - firstYear)}-09-01`);
  const within = dayOf(`${year}-09-07`) + Math.round(280 * random.next() ** 1.6);
  const monday = within - weekdayOf(within);
  if (random.chance(0.018)) return { starts: monday };
  if (random.chance(0.018)) return { starts: september, leaves: monday + 4 };
  return { starts: september };
}

function inventPupil(
  seat: Seat,
  family: Family,
  serial: number,
  year: number,
  twins: Set<string>,
): InventedPupil {
  const { school, group } = seat;
  const upn = inventUpn(school.number, year - seat.year, serial);
  const random = seededRandom(`pupil ${upn}`);
  const premium = random.chance(0.05) ? random.chance(school.premiumShare) : family.premium;
  const lookedAfter = random.chance(premium ? 0.009 : 0.0015);
  let forename = inventForename(random, family.stock);
  while (twins.has(forename)) forename = inventForename(random, family.stock);
  return {
    school,
    group,
    family,
    upn,
    admissionNumber: `${(year - seat.year) % 100}${String(serial).padStart(3, '0')}`.padStart(5, '0'),
    surname: random.chance(0.08) ? inventSurname(random, family.stock) : family.surname,
    forename,
    house: school.houses.length ? seededRandom(`house ${family.household}`).pick(school.houses) : '',
    ...datesOf(seat, year, random),
    premium: premium || lookedAfter,
    sen: random.weighted([
      ['N', premium ? 72 : 84],
      ['K', premium ? 20 : 13],
      ['E', premium ? 8 : 3],
    ] as const),
    lookedAfter,
    socialWorker: lookedAfter || random.chance(premium ? 0.03 : 0.006),
    youngCarer: random.chance(premium ? 0.032 : 0.014),
    medicalNeed: random.chance(0.03),
    youthOffendingWorker: seat.year >= FIRST_YEAR_OF_YOUTH_JUSTICE && random.chance(premium ? 0.012 : 0.001),
  };
}

/** All pupils of a school year, by school and group; the same whatever the day. */
export function inventRoll(year: number): InventedPupil[] {
  const seats = plannedSchools.flatMap((school) =>
    school.groups.flatMap((group) =>
      Array.from({ length: group.pupils }, () => ({ school, group, year: yearNumber(group) })),
    ),
  );
  const serials = new Map<string, number>();
  const pupils = assignSeats(seats, seededRandom('families')).flatMap((members, index) => {
    const family = inventFamily(index, members[0]!);
    const forenames = new Set<string>();
    return members.map((seat) => {
      const key = `${seat.school.code} ${seat.year}`;
      const serial = (serials.get(key) ?? 0) + 1;
      serials.set(key, serial);
      const pupil = inventPupil(seat, family, serial, year, forenames);
      forenames.add(pupil.forename);
      return pupil;
    });
  });
  const orderOf = new Map(
    plannedSchools.flatMap((s, i) => s.groups.map((g, j) => [g, i * 1000 + j] as const)),
  );
  const alphabet = new Intl.Collator('en-GB');
  const inOrder = (a: InventedPupil, b: InventedPupil) =>
    orderOf.get(a.group)! - orderOf.get(b.group)! ||
    alphabet.compare(a.surname, b.surname) ||
    alphabet.compare(a.forename, b.forename) ||
    (a.upn < b.upn ? -1 : 1);
  return pupils.sort(inOrder);
}

/** Whether a pupil is on roll on a day, both end days included. */
export function onRoll(pupil: InventedPupil, day: number): boolean {
  return pupil.starts <= day && (pupil.leaves === undefined || day <= pupil.leaves);
}

/** Whether the school knows of the pupil yet: those to come appear two weeks ahead. */
export function knownBy(pupil: InventedPupil, today: number): boolean {
  return pupil.starts <= today + 14;
}

const yesNo = (yes: boolean) => (yes ? 'Y' : 'N');

/** The pupils file as it would be exported on a day. */
export function pupilsText(pupils: readonly InventedPupil[], today: number): string {
  const headings =
    'school,upn,admissionNumber,surname,forename,yearGroup,tutorGroup,house,startDate,leavingDate,' +
    'pupilPremium,fsmEver6,sen,eal,lookedAfter,socialWorker,youthOffendingWorker,youngCarer,medicalNeed,household';
  const rows = pupils.map((pupil) => [
    pupil.school.code,
    pupil.upn,
    pupil.admissionNumber,
    pupil.surname,
    pupil.forename,
    pupil.group.yearGroup,
    pupil.group.name,
    pupil.house,
    dateOf(pupil.starts),
    pupil.leaves !== undefined && pupil.leaves <= today ? dateOf(pupil.leaves) : '',
    yesNo(pupil.premium),
    yesNo(pupil.premium && !pupil.lookedAfter),
    pupil.sen,
    yesNo(pupil.family.language !== undefined),
    yesNo(pupil.lookedAfter),
    yesNo(pupil.socialWorker),
    yesNo(pupil.youthOffendingWorker),
    yesNo(pupil.youngCarer),
    yesNo(pupil.medicalNeed),
    pupil.family.household,
  ]);
  return inventedCsv(headings.split(','), rows);
}
