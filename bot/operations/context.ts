/** What every operation is given: the store, the time, a log, and ports to the outside. */
import type { DailyCardView, TrustCardView } from '#shared/contracts/messages/daily-card.ts';
import type { FileReader } from '#shared/contracts/imports/file-rows.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { StoredPlan } from '#shared/store/planner/planner.ts';
import type { StaffMember } from '#shared/store/people/staff.ts';
import type { Db, Store, Tx } from '#shared/store/engine/open-store.ts';
import type { TabPlace } from '#shared/contracts/tab-addresses.ts';
import type { Clock } from '../clock.ts';
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
export class NotDelivered extends Error {
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

export interface Context {
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
  figuresChanged: (context: Context, tx: Tx, school: string) => Promise<void>;
  /** Tells the same of a school's calendar or own row (`'*'`: of every school's): its day has to be revised too. */
  dayChanged: (context: Context, tx: Tx, school: string) => Promise<void>;
  work: WorkQueue;
  /** Null: Planner is off. */
  planner: PlannerBoard | null;
}

export type { StaffMember };
