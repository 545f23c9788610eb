import type { ActionStatus } from '#shared/domain/actions/action-kinds.ts';
import { noNotice } from '#shared/domain/actions/absence-notice.ts';
import { dayChanges, type DayChange } from '#shared/domain/actions/day-changes.ts';
import type { ActionToday, DayInput, PupilToday } from '#shared/domain/actions/school-day.ts';
import { USUAL_CALL_TIMES } from '#shared/domain/people/call-choices.ts';

/** A pupil's marks in two characters, morning and afternoon. */
export const pupil = (pupilId: number, marks: string, given: Partial<PupilToday> = {}): PupilToday => ({
  pupilId,
  registerGroup: '7A',
  vulnerable: false,
  marks: { AM: marks[0] ?? '-', PM: marks[1] ?? '-' },
  daysAwayBefore: 0,
  notice: noNotice,
  ...given,
});

/** An absence call about the pupil, unless told otherwise. */
export const call = (
  pupilId: number,
  status: ActionStatus,
  given: Partial<ActionToday> = {},
): ActionToday => ({
  id: `call ${pupilId}`,
  kind: 'absence-call',
  status,
  subject: `pupil ${pupilId}`,
  pupilId,
  dueTime: null,
  ...given,
});

/** 09:40 with the morning's register closed, and nobody in it. */
export const emptyDay: DayInput = {
  time: '09:40',
  times: USUAL_CALL_TIMES,
  closed: { AM: true, PM: false },
  pupils: [],
  actions: [],
  reached: new Set(),
  spokenTo: new Set(),
};

/** What that day asks for, as "raise absence-call pupil 1" or "withdraw call 1". */
export const changesOf = (given: Partial<DayInput>): string[] =>
  dayChanges({ ...emptyDay, ...given }).map(inWords);

export const inWords = (change: DayChange): string =>
  change.change === 'raise'
    ? `raise ${change.kind} ${change.subject}`
    : `${change.change} ${change.actionId}`;
