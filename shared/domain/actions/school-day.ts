/** A school's day as triggers see it: its pupils with their marks, and the actions there are. */
import { NO_MARK, showsRegisterCalled } from '../registers/attendance-codes.ts';
import { isUnexplained, type DayDue, type DayMarks } from '../registers/pupil-day.ts';
import type { NoticedDay } from './absence-notice.ts';
import type { ActionKind, ActionStatus } from './action-kinds.ts';
import type { ClockTime } from '../basics/london-time.ts';
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
}

/** The school's times of day; data, as schools differ. */
export interface DayTimes {
  callTime: ClockTime;
  callTimeVulnerable: ClockTime;
  /** From when on families that left word are rung back. */
  callBackTime: ClockTime;
  /** A vulnerable pupil nobody has reached by now is a safeguarding alert. */
  notReachedBy: ClockTime;
}

export const USUAL_TIMES: DayTimes = {
  callTime: '09:30',
  callTimeVulnerable: '09:00',
  callBackTime: '09:00',
  notReachedBy: '10:45',
};

export interface DayInput {
  time: ClockTime;
  times: DayTimes;
  /** Whether each session's register has closed. */
  closed: Record<Session, boolean>;
  pupils: readonly PupilToday[];
  actions: readonly ActionToday[];
  /** Pupils somebody of the family was spoken to about today. */
  reached: ReadonlySet<number>;
  /** Pupils somebody of the family was spoken to about since they are away. */
  spokenTo: ReadonlySet<number>;
}

/** The marks of sessions that nobody has explained. */
const withoutExplained = ({ marks, notice: { explained } }: PupilToday): DayMarks => ({
  AM: explained.AM ? NO_MARK : marks.AM,
  PM: explained.PM ? NO_MARK : marks.PM,
});

export class SchoolDay {
  readonly input: DayInput;
  readonly #called = new Set<string>();
  readonly #unexplained: ReadonlySet<number>;
  /** By kind and pupil. */
  readonly #actions: ReadonlyMap<string, ActionToday>;

  constructor(input: DayInput) {
    this.input = input;
    for (const pupil of input.pupils)
      for (const session of sessions)
        if (showsRegisterCalled(pupil.marks[session])) this.#called.add(`${session} ${pupil.registerGroup}`);
    this.#unexplained = new Set(
      input.pupils
        .filter((pupil) => isUnexplained(withoutExplained(pupil), this.due(pupil)))
        .map(({ pupilId }) => pupilId),
    );
    this.#actions = new Map(input.actions.map((action) => [`${action.kind} ${action.pupilId}`, action]));
  }

  /** Which of a pupil's sessions are due: the register closed by the clock, or called by somebody. */
  due({ registerGroup }: PupilToday): DayDue {
    const { closed } = this.input;
    return {
      AM: closed.AM || this.#called.has(`AM ${registerGroup}`),
      PM: closed.PM || this.#called.has(`PM ${registerGroup}`),
    };
  }

  isUnexplained(pupilId: number): boolean {
    return this.#unexplained.has(pupilId);
  }

  /** The action of a kind that is about a pupil. */
  actionAbout(kind: ActionKind, pupilId: number): ActionToday | undefined {
    return this.#actions.get(`${kind} ${pupilId}`);
  }
}
