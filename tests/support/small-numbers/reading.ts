/** How the number at a place of an answer is read: what it is of. */
import { firstDayOfSchoolYear, schoolYearOf, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { RandomTrust } from './random-trust.ts';
import type { Told, ToldCode, Whose } from './whose-number.ts';

/** What the attacker asked, and of whom. */
export interface Asked {
  trust: RandomTrust;
  visible: readonly string[];
  query: Record<string, unknown>;
  answer: unknown;
}

export type Path = readonly (string | number)[];
/** 'nobody': a number that is of no pupil's marks. Undefined: nobody knows. */
export type Meaning = Told[] | { code: ToldCode } | 'nobody' | undefined;

const KINDS = new Set(['possible', 'attended', 'authorised', 'unauthorised', 'late']);
export const kindAt = (path: Path): string | undefined => {
  const last = String(path.at(-1));
  return KINDS.has(last) ? last : undefined;
};

export const yearSoFar = (to: SchoolDate): SchoolDate => firstDayOfSchoolYear(schoolYearOf(to));
export const marks = (
  whose: Whose,
  from: SchoolDate,
  to: SchoolDate,
  value: number,
  kind?: string,
  known = 2,
): Told[] => [{ family: 'marks', known, parts: [{ whose, from, to }], kind, value }];
export const roll = (whose: Whose, on: SchoolDate, value: number, kind?: string): Told[] => [
  { family: 'roll', known: 2, parts: [{ whose, from: on, to: on }], kind, value },
];
export const year = (whose: Whose, to: SchoolDate, value: number, kind?: string, known = 2): Told[] => [
  { family: 'year', known, parts: [{ whose, from: yearSoFar(to), to }], kind, value },
];

export const at = (of: unknown, ...path: Path): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<string | number, unknown> | null)?.[key], of);

export type Reads = (path: Path, value: number, asked: Asked) => Meaning;

export const SIDES: Record<string, Partial<Whose>> = {
  pp: { premium: true },
  nonPp: { premium: false },
  send: { send: 'send' },
  nonSend: { send: 'N' },
};

export const schoolsOfRow = (row: { school: string; together?: string[] | null }): string[] =>
  row.together ?? [row.school];
