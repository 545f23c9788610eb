/** The day's list of children looked after or with a social worker or youth offending worker. */
import type { WatchedState, Worker } from '#shared/domain/actions/watched-child.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { momentText } from '../basics/date-text.ts';
import { nameInSentence } from '../basics/name-in-sentence.ts';
import { plural } from '../basics/number-text.ts';

export const watchedLabels = {
  title: 'Children looked after or with a social worker or youth offending worker, today',
  nobody: 'No child on roll is looked after or has a social worker or youth offending worker.',
};

export const watchedStateLabels: Readonly<Record<WatchedState, string>> = {
  'not-reached': 'Not in, no reason known, and nobody of the family reached',
  'no-mark': 'No mark yet',
  reached: 'Not in, no reason known; the family has been spoken to',
  explained: 'Away, explained',
  'not-expected': 'Not expected today',
  in: 'In',
};

const workerLabels: Readonly<Record<Worker, string>> = {
  'social-worker': 'social worker',
  'youth-offending-worker': 'youth offending worker',
  'virtual-school': 'virtual school',
};

/** "12 children: 10 in, 2 away or not known" */
export function watchedCountText(children: readonly { state: WatchedState }[]): string {
  const present = children.filter(({ state }) => state === 'in').length;
  return `${plural(children.length, 'child', 'children')}: ${present} in, ${children.length - present} away or not known`;
}

export const whyWatchedText = ({
  lookedAfter,
  socialWorker,
  youthOffendingWorker,
}: {
  lookedAfter: boolean;
  socialWorker: boolean;
  youthOffendingWorker: boolean;
}): string =>
  [
    lookedAfter && 'looked after',
    socialWorker && 'social worker',
    youthOffendingWorker && 'youth offending worker',
  ]
    .filter(Boolean)
    .join(', ');

/** "The social worker was told by Sal Safe, 10:04" */
export function workerText(
  { whom, told }: { whom: Worker; told: { by: string; at: string } | null },
  today: SchoolDate,
): string {
  if (!told) return `The ${workerLabels[whom]} has not been told.`;
  return `The ${workerLabels[whom]} was told by ${nameInSentence(told.by)}, ${momentText(told.at, today)}.`;
}

export const tellWorkerText = (whom: Worker, name: string): string =>
  `Told the ${workerLabels[whom]}: ${nameInSentence(name)}`;
export const toldButtonText = (whom: Worker): string => `I told the ${workerLabels[whom]}`;

export const alertOfChildText = (takenBy: string | null): string =>
  takenBy === null
    ? 'An alert is open, and nobody has taken it'
    : `An alert is open: ${nameInSentence(takenBy)} has it`;
