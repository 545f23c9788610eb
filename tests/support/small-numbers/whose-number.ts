/** Whose a number that was told is, and the same number counted again from the truth. */
import { phaseOf } from '#shared/domain/basics/year-group.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { beingOn, MOMENTS, type Being, type RandomTrust, type TruePupil } from './random-trust.ts';

/** Whose a number is. */
export interface Whose {
  schools: readonly string[];
  years?: string | null | undefined;
  /** Where each school has years of its own. */
  yearsOf?: Record<string, string | null>;
  phase?: string | undefined;
  /** All the years before the sixth form. */
  main?: boolean;
  premium?: boolean;
  send?: string;
  tutorGroup?: string;
  house?: string;
}

/** Pupils' marks of days; who is on roll on a day; pupils by what they are over the year up to a day; by code. */
type Family = 'marks' | 'roll' | 'year' | 'results';

export interface Part {
  whose: Whose;
  from: SchoolDate;
  to: SchoolDate;
}

export interface Told {
  family: Family;
  /** Of marks: which state of knowledge. */
  known: number;
  /** A number may be of several groups and days, each with a sign of its own. */
  parts: Part[];
  /** What is counted, where it can be counted again from the truth. */
  kind?: string | undefined;
  value: number;
}

export interface ToldCode {
  code: string;
  whose: Whose;
  value: number;
}

const inYears = (years: string | null | undefined, year: number): boolean => {
  if (!years) return true;
  if (years.includes(',')) return years.split(',').some((some) => inYears(some, year));
  const [first = '', last = first] = years.split('-');
  const read = (text: string): number => (text.toUpperCase() === 'R' ? 0 : Number(text));
  return read(first) <= year && year <= read(last);
};

export function isOf(whose: Whose, school: string, being: Being): boolean {
  const { send, yearsOf } = whose;
  return (
    whose.schools.includes(school) &&
    inYears(whose.years, being.year) &&
    inYears(yearsOf?.[school], being.year) &&
    (whose.phase === undefined || phaseOf(being.year) === whose.phase) &&
    (!whose.main || phaseOf(being.year) !== 'post16') &&
    (whose.premium === undefined || being.premium === whose.premium) &&
    (send === undefined || (send === 'send' ? being.sen !== 'N' : being.sen === send)) &&
    (whose.tutorGroup === undefined || being.tutorGroup === whose.tutorGroup) &&
    (whose.house === undefined || being.house === whose.house)
  );
}

const sessionKinds: Record<string, readonly string[]> = {
  attended: ['/', '\\', 'L', 'V'],
  authorised: ['I', 'M', 'C', 'E'],
  unauthorised: ['O', 'N'],
  late: ['L'],
};
sessionKinds.possible = ['attended', 'authorised', 'unauthorised'].flatMap(
  (kind) => sessionKinds[kind] ?? [],
);

/** A pupil's codes of a day, as they were known. */
export function codesOn(pupil: TruePupil, day: SchoolDate, known: number): readonly string[] {
  if (known === 0 || (known === 1 && day > MOMENTS[0])) return [];
  return (known === 1 ? pupil.corrected.get(day) : undefined) ?? pupil.marks.get(day) ?? [];
}

const sessionsOf = (kind: string, codes: readonly string[]): number =>
  codes.filter((code) => sessionKinds[kind]?.includes(code)).length;

/** Attendance so far is told of those on roll on a school's last school day: the holiday after it changes nothing. */
export const rollDay = ({ schools, days }: RandomTrust, school: string, to: SchoolDate): SchoolDate => {
  const closed = schools.find(({ id }) => id === school)?.closed;
  return days.findLast((day) => day <= to && !closed?.has(day)) ?? to;
};

/**
 * The same number counted from the truth, whatever the product counted; null: not counted again here. It is told in many
 * answers and to several readers, and counted once.
 */
export function countedAgain(trust: RandomTrust, told: Told): number | null {
  if (told.kind === undefined) return null;
  const before = countedOf.get(trust) ?? new Map<string, number>();
  countedOf.set(trust, before);
  const number = JSON.stringify([told.family, told.known, told.kind, told.parts]);
  const counted = before.get(number) ?? countedFrom(trust, told, told.kind);
  before.set(number, counted);
  return counted;
}
const countedOf = new WeakMap<RandomTrust, Map<string, number>>();

function countedFrom(trust: RandomTrust, { family, known, parts }: Told, kind: string): number {
  const { pupils, days } = trust;
  let sum = 0;
  for (const { whose, from, to } of parts) {
    const within = days.filter((day) => from <= day && day <= to);
    for (const pupil of pupils) {
      const counted = pupil.beings.filter(({ being }) => isOf(whose, pupil.school, being));
      if (counted.length === 0) continue;
      const isOfOn = (day: SchoolDate): boolean => {
        const being = beingOn(pupil, day);
        return counted.some((one) => one.being === being);
      };
      if (family === 'roll') sum += isOfOn(to) ? 1 : 0;
      else if (family === 'marks')
        for (const day of within) sum += isOfOn(day) ? sessionsOf(kind, codesOn(pupil, day, known)) : 0;
      else if (isOfOn(rollDay(trust, pupil.school, to))) {
        const codes = within.flatMap((day) => codesOn(pupil, day, known));
        const [possible, attended] = [sessionsOf('possible', codes), sessionsOf('attended', codes)];
        const least = { pupils: 0, persistentlyAbsent: 10, severelyAbsent: 2 }[kind];
        if (possible > 0 && (least === 0 || (least ?? 0) * (possible - attended) >= possible)) sum += 1;
      }
    }
  }
  return sum;
}
