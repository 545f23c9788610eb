/**
 * Decides how a child looked after, or with a social worker or youth offending worker, stands on a day, and who outside
 * school is told of an absence. Source: the field's rules on returns (unexplained absence of a child with either worker).
 */
import { isMissing, isPresent, isAbsent } from '../registers/attendance-codes.ts';
import type { DayMarks } from '../registers/pupil-day.ts';

export const watchedStates = [
  'not-reached',
  'no-mark',
  'reached',
  'explained',
  'not-expected',
  'in',
] as const;
/** In the order of the list: what asks for somebody first. */
export type WatchedState = (typeof watchedStates)[number];

export const workers = ['social-worker', 'youth-offending-worker', 'virtual-school'] as const;
export type Worker = (typeof workers)[number];

interface Needs {
  lookedAfter: boolean;
  socialWorker: boolean;
  youthOffendingWorker: boolean;
}

export const isWatched = (needs: Needs): boolean => workersOf(needs).length > 0;

/** Who is told of the child's absence: a looked-after child has a social worker too. */
export function workersOf({ lookedAfter, socialWorker, youthOffendingWorker }: Needs): Worker[] {
  const isTold: Record<Worker, boolean> = {
    'social-worker': lookedAfter || socialWorker,
    'youth-offending-worker': youthOffendingWorker,
    'virtual-school': lookedAfter,
  };
  return workers.filter((worker) => isTold[worker]);
}

/** By the last mark there is; N alone is unexplained. */
export function watchedState(marks: DayMarks, isReached: boolean): WatchedState {
  const mark = isMissing(marks.PM) ? marks.AM : marks.PM;
  if (isMissing(mark)) return 'no-mark';
  if (isPresent(mark)) return 'in';
  if (mark === 'N') return isReached ? 'reached' : 'not-reached';
  return isAbsent(mark) ? 'explained' : 'not-expected';
}
