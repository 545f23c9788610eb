/** Decides whether pupils of a year group stay away on the same days. */
import { isRarerMeeting } from '../basics/chance.ts';
import type { SchoolDate } from '../basics/school-date.ts';
import { schoolShares, type PupilDays, type ReadDays } from './watched-days.ts';
import { wholeQuotient } from '../basics/whole-number.ts';

const SHARED_DAYS = 60;
const NEWS_DAYS = 10;
const LEAST = 3;
/** How many pairs of a year group may by chance alone be as alike, at most. */
const PAIRS_BY_CHANCE = 4;

export interface SharedAbsence {
  pupilId: number;
  kind: 'shared-absence';
  yearGroup: number;
  /** The days on which all of them first stayed away. */
  days: SchoolDate[];
  others: number[];
}

interface Pair {
  other: PupilDays;
  days: number[];
}

export function sharedAbsences({ days, pupils }: ReadDays): SharedAbsence[] {
  const from = Math.max(0, days.length - SHARED_DAYS);
  const years = new Map<number, PupilDays[]>();
  for (const pupil of pupils) {
    const { yearGroup } = pupil.pupil;
    years.set(yearGroup, [...(years.get(yearGroup) ?? []), pupil]);
  }
  return [...years].flatMap(([yearGroup, members]) => {
    const pairs = pairsOf(members, from, days.length);
    return members.flatMap((pupil) => {
      const found = together(pairs.get(pupil) ?? []);
      return found
        ? [
            {
              pupilId: pupil.pupil.pupilId,
              kind: 'shared-absence' as const,
              yearGroup,
              days: found.days.map((day) => days[day] ?? ''),
              others: found.others.map((other) => other.pupil.pupilId).sort((a, b) => a - b),
            },
          ]
        : [];
    });
  });
}

/** Pairs of different households whose absences began on the same days more often than chance would have it. */
function pairsOf(members: readonly PupilDays[], from: number, to: number): Map<PupilDays, Pair[]> {
  const shared = new Map<number, number[]>();
  const begun = members.map(() => 0);
  for (let day = from; day < to; day++) {
    const away = members.flatMap((pupil, index) => (pupil.began[day] ? [index] : []));
    away.forEach((one, position) => {
      begun[one] = (begun[one] ?? 0) + 1;
      for (const other of away.slice(position + 1)) {
        const key = one * members.length + other;
        const list = shared.get(key);
        if (list) list.push(day);
        else shared.set(key, [day]);
      }
    });
  }
  const chanceDays = daysAsEvenOnes(schoolShares(members, 'began', to).slice(from, to));
  const oneIn = Math.max(1, wholeQuotient(members.length * (members.length - 1), 2 * PAIRS_BY_CHANCE));
  const pairs = new Map<PupilDays, Pair[]>();
  for (const [key, days] of shared) {
    if (days.length < LEAST || (days.at(-1) ?? 0) < to - NEWS_DAYS) continue;
    const [first, second] = [wholeQuotient(key, members.length), key % members.length];
    const [one, other] = [members[first], members[second]];
    if (!one || !other) continue;
    if (one.pupil.household !== null && one.pupil.household === other.pupil.household) continue;
    const met = { shared: days.length, first: begun[first] ?? 0, second: begun[second] ?? 0 };
    if (!isRarerMeeting(oneIn, { ...met, days: chanceDays })) continue;
    pairs.set(one, [...(pairs.get(one) ?? []), { other, days }]);
    pairs.set(other, [...(pairs.get(other) ?? []), { other: one, days }]);
  }
  return pairs;
}

/** On days when many fall ill two meet by chance more easily: that many days, were all alike, would be as easy. */
function daysAsEvenOnes(shares: readonly number[]): number {
  const sum = shares.reduce((total, share) => total + BigInt(share), 0n);
  const squares = shares.reduce((total, share) => total + BigInt(share) ** 2n, 0n);
  return squares === 0n ? 0 : Number((sum * sum) / squares);
}

/** The pupils away on the same days as one pupil: beginning with whoever shares most, while enough days are common. */
function together(pairs: readonly Pair[]): { days: number[]; others: PupilDays[] } | null {
  const inOrder = [...pairs].sort(
    (a, b) => b.days.length - a.days.length || a.other.pupil.pupilId - b.other.pupil.pupilId,
  );
  const others: PupilDays[] = [];
  let common = inOrder[0]?.days ?? [];
  for (const { other, days } of inOrder) {
    const left = common.filter((day) => days.includes(day));
    if (left.length < LEAST) continue;
    common = left;
    others.push(other);
  }
  return others.length > 0 ? { days: common, others } : null;
}
