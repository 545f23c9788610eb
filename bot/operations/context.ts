/**
 * What every operation is given: who acts, one moment, one reading of the data's versions, a log, and ports to the
 * outside. A door makes it once for each request, message or job (docs/operations-shape.md).
 */
import type { DailyCardView, TrustCardView } from '#shared/contracts/messages/daily-card.ts';
import type { FileReader } from '#shared/contracts/imports/file-rows.ts';
import { PlainError } from '#shared/domain/basics/plain-error.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { StoredAction } from '#shared/store/actions/actions.ts';
import type { StoredPlan } from '#shared/store/planner/planner.ts';
import type { StaffMember } from '#shared/store/people/staff.ts';
import type { Db, Store, Tx } from '#shared/store/engine/open-store.ts';
import type { TabPlace } from '#shared/contracts/tab-addresses.ts';
import { byPostsAlone } from '#shared/domain/people/permission.ts';
import type { Moment } from '#shared/domain/basics/london-time.ts';
import { beginReading, type Reading } from '#shared/store/engine/data-memory.ts';
import { momentAt, type Clock } from '../clock.ts';
import { SYSTEM_ACTOR } from './audit/system-actor.ts';
import type { Job } from './jobs.ts';

export interface QueuedJob {
  id: string;
  name: Job['name'];
  key: string;
  data: Job['data'];
  /** given-up: its retries are over, and only a later one, or a person, takes it up again. */
  state: 'waiting' | 'trying-again' | 'given-up';
  ageMs: number;
  tries: number;
  /** The words of what last went wrong. */
  trouble: string | null;
}

export interface WorkQueue {
  list(): Promise<QueuedJob[]>;
  /** Puts work that was given up into the queue again. */
  takeUpAgain(tx: Tx, job: QueuedJob): Promise<void>;
}

export interface Log {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

export interface BoardTask {
  id: string;
  /** Changes with every change of the task, its checklist's counts among them. */
  etag: string;
  title: string;
  percentComplete: number;
  /** Entra object ids. */
  assigneeIds: string[];
  /** Entra object id of who completed it. */
  completedBy: string | null;
}

export interface BoardTaskWithDetails extends BoardTask {
  details: {
    etag: string;
    description: string;
    checklist: Record<string, { title: string; ticked: boolean; changedBy: string | null }>;
  };
}

/** What keeping Planner needs of it. Null and false are answers; any other trouble is thrown, in words to show. */
export interface PlannerBoard {
  groupOf(school: string): string;
  /** Finds the school's plan and bucket by their titles, or makes them. */
  ensurePlan(school: string): Promise<StoredPlan>;
  /** Null: there is no such plan any more. */
  tasksOfPlan(planId: string): Promise<BoardTask[] | null>;
  readTask(taskId: string): Promise<BoardTaskWithDetails | null>;
  /** Answers the new task's id. */
  createTask(plan: StoredPlan, task: { title: string; due: SchoolDate; assigneeId: string }): Promise<string>;
  /** These three answer false when the ETag is stale or the task is gone. */
  changeTask(
    task: Pick<BoardTask, 'id' | 'etag'>,
    change: { title?: string; percentComplete?: number; assign?: string; unassign?: readonly string[] },
  ): Promise<boolean>;
  changeDetails(
    task: Pick<BoardTaskWithDetails, 'id' | 'details'>,
    change: {
      description?: string;
      /** By item id; null takes the item away. */
      checklist?: Record<string, { title?: string; ticked?: boolean } | null>;
    },
  ): Promise<boolean>;
  deleteTask(task: Pick<BoardTask, 'id' | 'etag'>): Promise<boolean>;
}

/** What was sent certainly did not reach its reader. */
export class NotDelivered extends PlainError {
  /** later: it may go through soon; gone: the bot is not in there (any more); blocked: somebody wants no messages. */
  readonly why: 'later' | 'gone' | 'blocked';

  constructor(why: NotDelivered['why'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.why = why;
  }
}

/**
 * Where cards go. The conversation is what binding stored; only the port reads it. Throws NotDelivered when nothing
 * went out, and any other error when nobody knows whether it did.
 */
export interface CardPoster {
  /** Answers with the activity's id. */
  postCard(conversation: unknown, view: DailyCardView | TrustCardView): Promise<string>;
  /** False when the card is no longer there. */
  updateCard(
    conversation: unknown,
    activityId: string,
    view: DailyCardView | TrustCardView,
  ): Promise<boolean>;
  /** A short message without names to a person's own chat. */
  tell(conversation: unknown, text: string): Promise<void>;
}

/** The folder into which other programs put files that hold pupils' data. */
export interface DropFolder {
  path: string;
  /** Who else on the machine gets at what lies in it; null: nobody. */
  openTo: 'others' | 'group' | null;
}

/** What the product runs with, from its start to its end. */
export interface Ports {
  /** Local mode: people are picked from a list, and nothing leaves this computer. */
  local: boolean;
  cards: CardPoster;
  /** The tab's address for a place; holds no name. */
  linkTo(place: TabPlace): string;
  store: Store;
  clock: Clock;
  log: Log;
  readFile: FileReader;
  /**
   * Enqueues with the transaction that causes the work, so that neither happens without the other. `occasion`: for
   * work that every node finds due; it is done once for each occasion.
   */
  enqueue: (on: Db | Tx, job: Job, occasion?: string) => Promise<void>;
  /** Tells, with the transaction that changes them, that a school's figures of today are others now. */
  figuresChanged: (ctx: Context, tx: Tx, school: string) => Promise<void>;
  /** Tells the same of a school's calendar or own row (`'*'`: of every school's): its day has to be revised too. */
  dayChanged: (ctx: Context, tx: Tx, school: string) => Promise<void>;
  /** Tells, with the transaction that does it, that an action was ticked off, or is open again: what it stood for follows. */
  actionTicked: (ctx: StaffContext, tx: Tx, action: StoredAction, isDone: boolean) => Promise<void>;
  work: WorkQueue;
  /** Where files are dropped, as it is now; null: nowhere. */
  dropFolder: () => DropFolder | null;
  /** Null: Planner is off. */
  planner: PlannerBoard | null;
}

/** The product itself, doing a job. */
export interface ProductActor {
  id: typeof SYSTEM_ACTOR;
  job: string;
}
export type Actor = StaffMember | ProductActor;

/** One request, message or job. */
export interface Context<By extends Actor = Actor> extends Ports {
  actor: By;
  /** The moment it began; all of it happens then. */
  at: Date;
  /** The same as London's date and time. */
  moment: Moment;
  /** The data as it stood when first asked for, and again after a write; never within a transaction. */
  reading(): Promise<Reading>;
  /** Runs the work in one database transaction; the reading ends with it. */
  transaction<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result>;
  /**
   * Runs the work alone under the name, among all nodes. It is given a moment and a reading of its own: those of before
   * the lock was waited for are older than what the one before it did.
   */
  withLock<Result>(name: string, work: (now: Context<By>) => Promise<Result>): Promise<Result>;
}

/** Of what only a member of staff does. */
export type StaffContext = Context<StaffMember>;

/** Begins a request, message or job: takes the moment. `readingMayBeOldMs`: for what is asked again in a few seconds. */
export function beginContext<By extends Actor>(ports: Ports, actor: By, readingMayBeOldMs = 0): Context<By> {
  const at = ports.clock.now();
  let reading: Promise<Reading> | null = null;
  let inTransaction = 0;
  return {
    ...ports,
    actor,
    at,
    moment: momentAt(at),
    reading: () => {
      if (inTransaction > 0)
        return Promise.reject(
          new PlainError('A reading within a transaction: the embedded store would wait for itself'),
        );
      const asked = (reading ??= beginReading(ports.store, readingMayBeOldMs));
      asked.catch(() => {
        if (reading === asked) reading = null; // asked anew by the next
      });
      return asked;
    },
    transaction: async (work) => {
      inTransaction += 1;
      try {
        return await ports.store.transaction(work);
      } finally {
        inTransaction -= 1;
        reading = null;
      }
    },
    withLock: lockFor(ports, actor),
  };
}

const lockFor =
  <By extends Actor>(ports: Ports, actor: By): Context<By>['withLock'] =>
  (name, work) =>
    ports.store.withLock(name, () => work(beginContext(ports, actor)));

/** The product's own work. */
export const beginJob = (ports: Ports, job: string, readingMayBeOldMs = 0): Context<ProductActor> =>
  beginContext(ports, { id: SYSTEM_ACTOR, job }, readingMayBeOldMs);

/** The same moment and reading, of whoever turned out to act. */
export const actingAs = <By extends Actor>(ctx: Context, actor: By): Context<By> => ({
  ...ctx,
  actor,
  withLock: lockFor(ctx, actor),
});

/** The same where others read along: with what the posts give, and nothing of what one person has been let see. */
export const actingBeforeOthers = (ctx: Context, person: StaffMember): StaffContext =>
  actingAs(ctx, byPostsAlone(person));

/** For work of many transactions: the next one has a moment and a reading of its own. */
export const nextMoment = <By extends Actor>(ctx: Context<By>): Context<By> => beginContext(ctx, ctx.actor);

export type { StaffMember };
