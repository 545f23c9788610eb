/** A school's day as triggers see it: its pupils with their marks, and the actions there are. */
import { isMissing, isPresent, NO_MARK, showsRegisterCalled } from '../registers/attendance-codes.ts';
import { hasCome, isUnexplained, type DayDue, type DayMarks } from '../registers/pupil-day.ts';
import type { NoticedDay } from './absence-notice.ts';
import type { ActionKind, ActionStatus } from './action-kinds.ts';
import { minutesBetween, type ClockTime } from '../basics/london-time.ts';
import type { SchoolDate } from '../basics/school-date.ts';
import type { CallTimes } from '../people/call-choices.ts';
import { sessions, type Session } from '../basics/session.ts';

export interface PupilToday {
  pupilId: number;
  registerGroup: string;
  vulnerable: boolean;
  marks: DayMarks;
  /** What people know of the day besides. */
  notice: NoticedDay;
  /** Whole school days away in a row before today. */
  daysAwayBefore: number;
}

export interface ActionToday {
  id: string;
  kind: ActionKind;
  status: ActionStatus;
  subject: string;
  pupilId: number | null;
  dueTime: ClockTime | null;
}

/** What somebody answers who is asked after a pupil without a mark. */
export const inOrNot = ['in', 'not-in'] as const;
export type InOrNot = (typeof inOrNot)[number];

/** Unanswered by now, a pupil to call first without a mark counts as away and unexplained (domain: calls). */
export const ASKED_UNTIL: ClockTime = '10:00';

/** Whoever is expected may be so late before the family is rung again. */
const MINUTES_LATE = 10;

export interface DayInput {
  time: ClockTime;
  /** Data, as schools differ. */
  times: CallTimes;
  /** Whether each session's register has closed. */
  closed: Record<Session, boolean>;
  pupils: readonly PupilToday[];
  actions: readonly ActionToday[];
  /** Pupils somebody of the family was spoken to about today. */
  reached: ReadonlySet<number>;
  /** Pupils somebody of the family was spoken to about since they are away. */
  spokenTo: ReadonlySet<number>;
  /** What was answered about pupils to call first without a mark; left out: nothing. */
  answers?: ReadonlyMap<number, InOrNot>;
  /** Where the policy has a call on the second day; left out: it has none. */
  dayTwo?: {
    /** Whether an absence with this code counts for the policy. */
    counts: (code: string) => boolean;
    /** Pupils somebody of the family was spoken to about today. */
    spokenTo: ReadonlySet<number>;
  };
  /** Pupils whose call of an earlier day nobody has made, with that day; left out: none. */
  notRungOn?: ReadonlyMap<number, SchoolDate>;
}

/** The marks of sessions that nobody has explained. */
const withoutExplained = ({ marks, notice: { explained } }: PupilToday): DayMarks => ({
  AM: explained.AM ? NO_MARK : marks.AM,
  PM: explained.PM ? NO_MARK : marks.PM,
});

/** Whoever left in the morning and is in for the afternoon's register has come back. */
function cameOrIsOnSite({ marks, notice: { onSite, left } }: PupilToday, due: DayDue): boolean {
  if (onSite) return true;
  if (left === null) return hasCome(marks, due);
  return left === 'AM' && due.PM && isPresent(marks.PM);
}

export class SchoolDay {
  readonly input: DayInput;
  readonly #called = new Set<string>();
  readonly #unexplained: ReadonlySet<number>;
  /** Pupils who are here, by the registers or by who signed in. */
  readonly #here: ReadonlySet<number>;
  /** Pupils expected at a time today, who are not in as far as anybody knows: the latest time that was said. */
  readonly #expected = new Map<number, ClockTime>();
  /** By kind and pupil. */
  readonly #actions: ReadonlyMap<string, ActionToday>;

  constructor(input: DayInput) {
    this.input = input;
    for (const pupil of input.pupils)
      for (const session of sessions)
        if (showsRegisterCalled(pupil.marks[session])) this.#called.add(`${session} ${pupil.registerGroup}`);
    this.#unexplained = new Set(
      input.pupils
        .filter(
          (pupil) => isUnexplained(withoutExplained(pupil), this.due(pupil)) || this.#countsAsAway(pupil),
        )
        .map(({ pupilId }) => pupilId),
    );
    this.#here = new Set(
      input.pupils
        .filter(
          (pupil) =>
            cameOrIsOnSite(pupil, this.due(pupil)) ||
            (this.isAskedAfter(pupil) && input.answers?.get(pupil.pupilId) === 'in'),
        )
        .map(({ pupilId }) => pupilId),
    );
    for (const { kind, status, pupilId, dueTime } of input.actions) {
      if (kind !== 'expected-arrival' || status !== 'open' || pupilId === null || dueTime === null) continue;
      if (!this.#here.has(pupilId) && dueTime > (this.#expected.get(pupilId) ?? ''))
        this.#expected.set(pupilId, dueTime);
    }
    this.#actions = new Map(input.actions.map((action) => [`${action.kind} ${action.pupilId}`, action]));
  }

  /** To be called first, and nothing is known of the day, though registers have begun to come in. */
  isAskedAfter({ vulnerable, marks, notice }: PupilToday): boolean {
    const isKnown = notice.explained.AM || notice.onSite || notice.left !== null;
    return vulnerable && this.hasBegun && isMissing(marks.AM) && isMissing(marks.PM) && !isKnown;
  }

  /** Asked after, and not in, or nobody has answered in time. */
  #countsAsAway(pupil: PupilToday): boolean {
    if (!this.isAskedAfter(pupil)) return false;
    const answer = this.input.answers?.get(pupil.pupilId);
    return answer === 'not-in' || (answer === undefined && this.input.time >= ASKED_UNTIL);
  }

  /** Whether a register of the day has been called. */
  get hasBegun(): boolean {
    return this.#called.size > 0;
  }

  /** Which of a pupil's sessions are due: the register closed by the clock, or called by somebody. */
  due({ registerGroup }: PupilToday): DayDue {
    const { closed } = this.input;
    return {
      AM: closed.AM || this.#called.has(`AM ${registerGroup}`),
      PM: closed.PM || this.#called.has(`PM ${registerGroup}`),
    };
  }

  isHere(pupilId: number): boolean {
    return this.#here.has(pupilId);
  }

  isUnexplained(pupilId: number): boolean {
    return this.#unexplained.has(pupilId);
  }

  /** When a pupil who is not here is expected; null: no time was said, or somebody says that they have come. */
  expectedAt(pupilId: number): ClockTime | null {
    return this.#expected.get(pupilId) ?? null;
  }

  /** Expected by now, with the minutes that somebody may be late, and not here. */
  isOverdue(pupilId: number): boolean {
    const at = this.expectedAt(pupilId);
    return at !== null && minutesBetween(at, this.input.time) >= MINUTES_LATE;
  }

  /** The action of a kind that is about a pupil. */
  actionAbout(kind: ActionKind, pupilId: number): ActionToday | undefined {
    return this.#actions.get(`${kind} ${pupilId}`);
  }
}
