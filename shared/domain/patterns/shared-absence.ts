/** Decides whether pupils of a year group stay away on the same days. */
import { isRarerThan, rarest, type Found } from '../basics/chance.ts';
import type { SchoolDate } from '../basics/school-date.ts';
import { wholeQuotient } from '../basics/whole-number.ts';
import { ONE, schoolShares, tally, type DayKind, type PupilDays, type ReadDays } from './watched-days.ts';

const NEWS_DAYS = 10;
const LEAST = 2;
/** How many pairs of a year group may by chance alone be as alike, at most, in each of the arms. */
const PAIRS_BY_CHANCE = 4;
/** A school year has 190 days (the Education (School Day and School Year) (England) Regulations 1999). */
const DAYS_OF_YEAR = 190;
/** Rarer than one day in so many years is not told more finely. */
export const MOST_YEARS = 10;

/** Two ways to look: at every absence, and for longer at those nobody has given a reason for. */
const arms: readonly { kind: DayKind; length: number }[] = [
  { kind: 'began', length: 30 },
  { kind: 'beganUnexplained', length: 40 },
];

export interface SharedAbsence {
  pupilId: number;
  kind: 'shared-absence';
  yearGroup: number;
  /** The days on which all of them first stayed away. */
  days: SchoolDate[];
  others: number[];
  byChance: ByChance;
}

/** On how many days two pupils who are away as often as these would begin an absence together: days in so many years. */
interface ByChance {
  days: number;
  years: number;
}

interface Pair {
  other: PupilDays;
  days: readonly number[];
  found: Found;
}

export function sharedAbsences({ days, pupils }: ReadDays): SharedAbsence[] {
  const years = Map.groupBy(pupils, ({ pupil }) => pupil.yearGroup);
  return [...years].flatMap(([yearGroup, members]) => {
    const pairs = pairsOf(members, days.length);
    return members.flatMap((pupil) => {
      const found = together(pairs.get(pupil) ?? []);
      return found
        ? [
            {
              pupilId: pupil.pupil.pupilId,
              kind: 'shared-absence' as const,
              yearGroup,
              days: found.days.map((day) => days[day] ?? ''),
              others: found.pairs.map(({ other }) => other.pupil.pupilId).sort((a, b) => a - b),
              byChance: mostByChance(found.pairs),
            },
          ]
        : [];
    });
  });
}

/** Pairs of different households whose absences began on the same days more often than chance would have it. */
function pairsOf(members: readonly PupilDays[], now: number): Map<PupilDays, Pair[]> {
  const found = arms.map(({ kind, length }) => pairsOfKind(members, kind, Math.max(0, now - length), now));
  const pairs = new Map<PupilDays, Pair[]>();
  const add = (one: PupilDays, pair: Pair) => pairs.set(one, [...(pairs.get(one) ?? []), pair]);
  for (const key of new Set(found.flatMap((ofKind) => [...ofKind.keys()]))) {
    const told = rarest(found.flatMap((ofKind) => ofKind.get(key) ?? []));
    const [one, other] = [members[wholeQuotient(key, members.length)], members[key % members.length]];
    if (!told || !one || !other) continue;
    add(one, { ...told, other });
    add(other, { ...told, other: one });
  }
  return pairs;
}

/** By the places of the two among the members: the first's × how many there are + the second's. */
function pairsOfKind(
  members: readonly PupilDays[],
  kind: DayKind,
  from: number,
  now: number,
): Map<number, Omit<Pair, 'other'>> {
  const shares = schoolShares(members, kind, now);
  const squares = shares.slice(from).reduce((sum, share) => sum + share ** 2, 0);
  /** What a member has begun for each that an average pupil would have: numerator and denominator × ONE. */
  const rates = members.map((pupil) => {
    const { found, usual } = tally(pupil, kind, shares, 0, now);
    return { begun: 1 + found, usual: ONE + usual };
  });
  const oneIn = Math.max(1, wholeQuotient(members.length * (members.length - 1), 2 * PAIRS_BY_CHANCE));
  const pairs = new Map<number, Omit<Pair, 'other'>>();
  for (const [key, days] of sharedDays(members, kind, from, now)) {
    if (days.length < LEAST || (days.at(-1) ?? 0) < now - NEWS_DAYS) continue;
    const [first, second] = [wholeQuotient(key, members.length), key % members.length];
    const household = members[first]?.pupil.household ?? null;
    if (household !== null && household === members[second]?.pupil.household) continue;
    const [one, other] = [rates[first], rates[second]];
    if (!one || !other) continue;
    // rate × rate × the mean of share²: on days when many fall ill two meet by chance more easily.
    const found: Found = {
      hits: days.length,
      tries: now - from,
      part: BigInt(one.begun * other.begun) * BigInt(squares),
      whole: BigInt(one.usual) * BigInt(other.usual) * BigInt(now - from),
    };
    if (isRarerThan(oneIn, found)) pairs.set(key, { days, found });
  }
  return pairs;
}

/** The days on which two members both began an absence, for each pair that has one. */
function sharedDays(
  members: readonly PupilDays[],
  kind: DayKind,
  from: number,
  now: number,
): Map<number, number[]> {
  const shared = new Map<number, number[]>();
  for (let day = from; day < now; day++) {
    const away = members.flatMap((pupil, index) => (pupil[kind][day] ? [index] : []));
    away.forEach((one, position) => {
      for (const other of away.slice(position + 1)) {
        const key = one * members.length + other;
        const list = shared.get(key);
        if (list) list.push(day);
        else shared.set(key, [day]);
      }
    });
  }
  return shared;
}

/** The pupils away on the same days as one pupil: beginning with whoever shares most, while enough days are common. */
function together(pairs: readonly Pair[]): { days: readonly number[]; pairs: Pair[] } | null {
  const inOrder = [...pairs].sort(
    (a, b) => b.days.length - a.days.length || a.other.pupil.pupilId - b.other.pupil.pupilId,
  );
  const joined: Pair[] = [];
  let common = inOrder[0]?.days ?? [];
  for (const pair of inOrder) {
    const left = common.filter((day) => pair.days.includes(day));
    if (left.length < LEAST) continue;
    common = left;
    joined.push(pair);
  }
  return joined.length > 0 ? { days: common, pairs: joined } : null;
}

/** Of the pairs, what chance brings most often. */
function mostByChance(pairs: readonly Pair[]): ByChance {
  const inAYear = Math.max(
    ...pairs.map(({ found }) => (DAYS_OF_YEAR * Number(found.part)) / Number(found.whole)),
  );
  return inAYear >= 0.75
    ? { days: Math.round(inAYear), years: 1 }
    : { days: 1, years: Math.min(MOST_YEARS, Math.round(1 / inAYear)) };
}
