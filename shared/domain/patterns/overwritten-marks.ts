/** Decides which changes of marks made after the day should be asked about: from which code to which, and how often. */
import { isAbsent } from '../registers/attendance-codes.ts';
import { isRarerThan } from '../basics/chance.ts';
import type { MarkOverwritten } from '../registers/register-history.ts';

/** Changes brought in some weeks, and on how many school days marks came in on the day itself. */
export interface Overwriting {
  marks: readonly MarkOverwritten[];
  liveDays: number;
}

export interface OverwrittenMarks {
  kind: 'overwritten';
  from: string;
  to: string;
  recent: { marks: number; days: number };
  /** Null while marks have not come in day by day for long enough to compare. */
  before: { marks: number; days: number } | null;
  flatters: boolean;
}

const LEAST_MARKS = 10;
const LEAST_PUPILS = 3;
const LEAST_PAST_DAYS = 10;
const ONE_IN = 1000;

/**
 * An absence that became anything else than an absence lifts the rate: that is asked about whenever there is no past to
 * compare with. Anything else, an N explained the day after above all, only when it happens twice as often as before.
 */
export function overwrittenMarks(recent: Overwriting, before: Overwriting): OverwrittenMarks[] {
  const past = byPair(before.marks);
  const hasEnoughDays = before.liveDays >= LEAST_PAST_DAYS;
  const found = [...byPair(recent.marks)].flatMap(([pair, now]): OverwrittenMarks[] => {
    const [from = '', to = ''] = pair;
    const flatters = isAbsent(from) && !isAbsent(to);
    if (now.marks < LEAST_MARKS || now.pupils.size < LEAST_PUPILS) return [];
    const earlier = past.get(pair) ?? { marks: 0, pupils: new Set(), pupilDays: new Set() };
    if (!hasEnoughDays && !flatters) return [];
    if (hasEnoughDays && !isMore(now, recent.liveDays, earlier, before.liveDays)) return [];
    return [
      {
        kind: 'overwritten',
        from,
        to,
        recent: { marks: now.marks, days: recent.liveDays },
        before: hasEnoughDays ? { marks: earlier.marks, days: before.liveDays } : null,
        flatters,
      },
    ];
  });
  return found.sort(
    (a, b) =>
      Number(b.flatters) - Number(a.flatters) ||
      b.recent.marks - a.recent.marks ||
      (a.from + a.to < b.from + b.to ? -1 : 1),
  );
}

interface PairCount {
  marks: number;
  pupils: Set<number>;
  /** A day's two sessions are mostly changed as one. */
  pupilDays: Set<string>;
}

function byPair(marks: readonly MarkOverwritten[]): Map<string, PairCount> {
  const pairs = new Map<string, PairCount>();
  for (const { pupilId, date, from, to } of marks) {
    const pair = from + to;
    let count = pairs.get(pair);
    if (!count) pairs.set(pair, (count = { marks: 0, pupils: new Set(), pupilDays: new Set() }));
    count.marks += 1;
    count.pupils.add(pupilId);
    count.pupilDays.add(`${pupilId} ${date}`);
  }
  return pairs;
}

function isMore(now: PairCount, days: number, earlier: PairCount, earlierDays: number): boolean {
  if (days === 0 || now.marks * earlierDays < 2 * earlier.marks * days) return false;
  return isRarerThan(ONE_IN, {
    hits: now.pupilDays.size,
    tries: now.pupilDays.size + earlier.pupilDays.size,
    part: days,
    whole: days + earlierDays,
  });
}
