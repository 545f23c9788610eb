import type { CallResultName, OutcomeInput } from '#shared/contracts/actions/action.ts';
import { addDays, weekday, type SchoolDate } from '#shared/domain/basics/school-date.ts';

export type Back = NonNullable<OutcomeInput['expectedBack']>;

/** What has been chosen so far in a call's outcome. */
export interface OutcomeDraft {
  result: CallResultName | null;
  reason: string | null;
  believedInSchool: boolean;
  support: NonNullable<OutcomeInput['support']>;
  nextStep: string;
  note: string;
  restricted: boolean;
}

export const emptyDraft: OutcomeDraft = {
  result: null,
  reason: null,
  believedInSchool: false,
  support: [],
  nextStep: '',
  note: '',
  restricted: false,
};

export type OutcomeStep = 'result' | 'reason' | 'believed' | 'back';

/** Which of the three rows of choices comes next. Only a family spoken to is asked why and until when. */
export function stepOf(draft: OutcomeDraft): OutcomeStep {
  if (draft.result !== 'spoke-to') return 'result';
  if (draft.believedInSchool) return 'believed';
  return draft.reason === null ? 'reason' : 'back';
}

/** The draft one step earlier. */
export function stepBack(draft: OutcomeDraft): OutcomeDraft {
  if (draft.believedInSchool) return { ...draft, believedInSchool: false };
  return draft.reason === null ? { ...draft, result: null } : { ...draft, reason: null };
}

/** What is sent: only what was chosen or written. */
export function outcomeOf(draft: OutcomeDraft, result: CallResultName, back?: Back): OutcomeInput {
  const spokeTo = result === 'spoke-to';
  return {
    result,
    ...(spokeTo && draft.reason ? { reason: draft.reason } : {}),
    ...(spokeTo && back ? { expectedBack: back } : {}),
    ...(spokeTo && draft.believedInSchool ? { parentBelievedInSchool: true } : {}),
    ...(draft.support.length > 0 ? { support: draft.support } : {}),
    ...(draft.nextStep.trim() ? { nextStep: draft.nextStep.trim() } : {}),
    ...(draft.note.trim() ? { note: draft.note.trim(), restricted: draft.restricted } : {}),
  };
}

const lastTime = 14 * 60;

/** Up to three handy times for "in later today": whole and half hours from 20 minutes on, then hourly. */
export function quickTimes(time: string): string[] {
  const now = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  const first = Math.ceil((now + 20) / 30) * 30;
  const second = first + 30;
  const third = (Math.floor(second / 60) + 1) * 60;
  return [first, second, third].filter((minutes) => minutes <= lastTime).map(asClock);
}

function asClock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** The next weekday; holidays are the school's to know. */
export function nextWeekday(today: SchoolDate): SchoolDate {
  return addDays(today, [1, 1, 1, 1, 3, 2, 1][weekday(today)] ?? 1);
}
