/** Decides whether a pupil's last weeks differ from their own earlier weeks: more absence, or more lates. */
import { isRarerThan } from '../basics/chance.ts';
import { ONE, schoolShares, tally, type DayKind, type PupilDays, type ReadDays } from './watched-days.ts';

/** Three weeks. */
const RECENT_DAYS = 15;
const LEAST_EARLIER_DAYS = 15;
const LEAST_RECENT_DAYS = 8;

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
  least: number;
  oneIn: number;
}

const tests: readonly Test[] = [
  { kind: 'more-absence', shown: 'missed', tested: 'began', least: 3, oneIn: 40 },
  { kind: 'more-lates', shown: 'late', tested: 'late', least: 4, oneIn: 80 },
];

/** Whether so many school days hold last weeks and earlier ones. */
export const enoughToCompare = (days: number): boolean => days >= RECENT_DAYS + LEAST_EARLIER_DAYS;

/** Everybody whose last weeks hold more than their earlier ones and the school's explain. */
export function moreThanBefore({ days, pupils }: ReadDays): MoreThanBefore[] {
  const now = days.length;
  const since = now - RECENT_DAYS;
  if (!enoughToCompare(now)) return [];
  return tests.flatMap((test) => {
    const shares = schoolShares(pupils, test.tested, now);
    return pupils.flatMap((pupil) => compare(pupil, test, shares, since, now) ?? []);
  });
}

function compare(
  pupil: PupilDays,
  test: Test,
  shares: readonly number[],
  since: number,
  now: number,
): MoreThanBefore | null {
  const recent = tally(pupil, test.tested, shares, since, now);
  const before = tally(pupil, test.tested, shares, 0, since);
  if (recent.found < test.least || recent.days < LEAST_RECENT_DAYS || before.days < LEAST_EARLIER_DAYS)
    return null;

  const shownNow = tally(pupil, test.shown, [], since, now);
  const shownBefore = tally(pupil, test.shown, [], 0, since);
  const doubled = shownNow.found * shownBefore.days >= 2 * shownBefore.found * shownNow.days;
  // As if every pupil had once, before, had what an average pupil has: a clean slate of few weeks proves little.
  const whole = recent.usual + before.usual + ONE;
  const rare = isRarerThan(test.oneIn, {
    hits: recent.found,
    tries: recent.found + before.found,
    part: recent.usual,
    whole,
  });
  if (!doubled || !rare) return null;
  return {
    pupilId: pupil.pupil.pupilId,
    kind: test.kind,
    recent: { days: shownNow.days, found: shownNow.found },
    before: { days: shownBefore.days, found: shownBefore.found },
    spells: test.kind === 'more-absence' ? recent.found : 0,
  };
}
