/** Decides whether a pupil's last weeks differ from their own earlier weeks: more absence, or more lates. */
import { isRarerThan, rarest, type Found } from '../basics/chance.ts';
import { ONE, schoolShares, tally, type DayKind, type PupilDays, type ReadDays } from './watched-days.ts';

/** Three weeks, and as many before them. */
const RECENT_DAYS = 15;
const LEAST_EARLIER_DAYS = 15;
/** What is listed goes on: one of the days, or the beginning of an absence, lies within the last week. */
const NEWS_DAYS = 5;

export interface MoreThanBefore {
  pupilId: number;
  kind: 'more-absence' | 'more-lates';
  recent: { days: number; found: number };
  before: { days: number; found: number };
  /** Spells of absence begun in the last weeks. */
  spells: number;
}

interface Test {
  kind: MoreThanBefore['kind'];
  /** What is shown. */
  shown: DayKind;
  /** What is tested, as nearly independent as can be: an absence runs on by itself, its beginning does not. */
  tested: DayKind;
  windows: readonly Window[];
}

interface Window {
  /** How many of the last days are held against those before them. */
  length: number;
  least: number;
  oneIn: number;
}

const tests: readonly Test[] = [
  {
    kind: 'more-absence',
    shown: 'missed',
    tested: 'began',
    windows: [{ length: RECENT_DAYS, least: 3, oneIn: 40 }],
  },
  {
    kind: 'more-lates',
    shown: 'late',
    tested: 'late',
    windows: [
      { length: 10, least: 3, oneIn: 190 },
      { length: 15, least: 4, oneIn: 170 },
      { length: 20, least: 4, oneIn: 170 },
    ],
  },
];

/** Whether so many school days hold last weeks and earlier ones. */
export const enoughToCompare = (days: number): boolean => days >= RECENT_DAYS + LEAST_EARLIER_DAYS;

/** Everybody whose last weeks hold more than their earlier ones and the school's explain. */
export function moreThanBefore({ days, pupils }: ReadDays): MoreThanBefore[] {
  const now = days.length;
  if (!enoughToCompare(now)) return [];
  return tests.flatMap((test) => {
    const shares = schoolShares(pupils, test.tested, now);
    return pupils.flatMap((pupil) => {
      if (tally(pupil, test.tested, shares, now - NEWS_DAYS, now).found === 0) return [];
      return (
        rarest(test.windows.flatMap((window) => compare(pupil, test, shares, window) ?? []))?.change ?? []
      );
    });
  });
}

/** Compares the last so many days with those before them; the windows are told apart by what chance brings least. */
function compare(
  pupil: PupilDays,
  test: Test,
  shares: readonly number[],
  { length, least, oneIn }: Window,
): { found: Found; change: MoreThanBefore } | null {
  const now = shares.length;
  const since = now - length;
  const recent = tally(pupil, test.tested, shares, since, now);
  if (recent.found < least || recent.days * 2 < length) return null;
  const before = tally(pupil, test.tested, shares, 0, since);
  if (before.days < LEAST_EARLIER_DAYS) return null;

  const shownNow = tally(pupil, test.shown, [], since, now);
  const shownBefore = tally(pupil, test.shown, [], 0, since);
  const doubled = shownNow.found * shownBefore.days >= 2 * shownBefore.found * shownNow.days;
  // As if every pupil had once, before, had what an average pupil has: a clean slate of few weeks proves little.
  const found: Found = {
    hits: recent.found,
    tries: recent.found + before.found,
    part: recent.usual,
    whole: recent.usual + before.usual + ONE,
  };
  if (!doubled || !isRarerThan(oneIn, found)) return null;
  return {
    found,
    change: {
      pupilId: pupil.pupil.pupilId,
      kind: test.kind,
      recent: { days: shownNow.days, found: shownNow.found },
      before: { days: shownBefore.days, found: shownBefore.found },
      spells: test.kind === 'more-absence' ? recent.found : 0,
    },
  };
}
