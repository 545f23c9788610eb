/**
 * A machine on which two runs are the same: its time stands still until it is moved, what should be random counts up,
 * and what waits for a time to pass waits until it is told. Nothing of the product is to be loaded before this.
 */
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

const realSetTimeout = globalThis.setTimeout;
const realClearTimeout = globalThis.clearTimeout;
const realSetInterval = globalThis.setInterval;

/** The product's own clock then begins at the invented trust's moment, whatever that is. */
let now = Date.UTC(2026, 10, 18, 9, 40);

/** Moves the machine's time on. */
export function passTime(milliseconds: number): void {
  now += milliseconds;
}

const RealDate = Date;
class StillDate extends RealDate {
  constructor(...parts: [] | ConstructorParameters<DateConstructor>) {
    if (parts.length === 0) super(now);
    else super(...parts);
  }
  static override now(): number {
    return now;
  }
  static override [Symbol.hasInstance](value: unknown): boolean {
    return Object.prototype.toString.call(value) === '[object Date]';
  }
}

/** Ids grow, so that what is ordered by them comes in the order it was made; each kind can be told by its beginning. */
const SAID_TO_BE_RANDOM = 21;
const LETTERS = 22;
let drawn = 0;

function uuidInTurn(): `${string}-${string}-${string}-${string}-${string}` {
  drawn += 1;
  return `5eed5eed-0000-4000-8000-${drawn.toString(16).padStart(12, '0')}`;
}

/** Small ones, as a reference has a letter for each and digits, which come before letters, only from 22 on. */
function bytesInTurn(size: number): Buffer {
  drawn += 1;
  const bytes = Buffer.alloc(size, SAID_TO_BE_RANDOM);
  let rest = drawn;
  for (let at = size - 1; at >= Math.max(0, size - 4); at -= 1) {
    bytes[at] = rest % LETTERS;
    rest = Math.floor(rest / LETTERS);
  }
  return bytes;
}

/** An id, a reference or an id of Planner that was drawn. */
export const DRAWN = /5eed5eed-0000-4000-8000-[0-9a-f]{12}|\bZZZZ[A-Z]{4}\b|\bLFRUV[\w-]{23}/g;

/** The queue's workers look for work once a second, the timetable at its own time every five. */
const WORKER_WAITS = { from: 900, to: 1000 };
const TIMETABLE_LOOKS_MS = 5000;
const waiting = new Set<() => void>();
const looks = new Set<() => void>();

function setStillTimeout(work: (...parts: unknown[]) => void, ms = 0, ...parts: unknown[]): unknown {
  if (ms < WORKER_WAITS.from || ms > WORKER_WAITS.to) return realSetTimeout(work, ms, ...parts);
  const wake = () => work(...parts);
  waiting.add(wake);
  return wake;
}

function clearStillTimeout(handle: unknown): void {
  if (!waiting.delete(handle as () => void)) realClearTimeout(handle as NodeJS.Timeout);
}

function setStillInterval(work: (...parts: unknown[]) => void, ms = 0, ...parts: unknown[]): unknown {
  if (ms !== TIMETABLE_LOOKS_MS) return realSetInterval(work, ms, ...parts);
  looks.add(() => work(...parts));
  return realSetTimeout(() => undefined, 0);
}

export function makeMachineStill(): void {
  Object.assign(globalThis, {
    Date: StillDate,
    setTimeout: Object.assign(setStillTimeout, realSetTimeout),
    clearTimeout: clearStillTimeout,
    setInterval: setStillInterval,
  });
  Object.assign(crypto, {
    randomUUID: uuidInTurn,
    randomBytes: (size: number, done?: (error: null, bytes: Buffer) => void) =>
      done ? done(null, bytesInTurn(size)) : bytesInTurn(size),
  });
  Object.defineProperty(globalThis.crypto, 'randomUUID', { value: uuidInTurn });
  syncBuiltinESMExports();
}

const moment = (milliseconds: number) =>
  new Promise<void>((resolve) => realSetTimeout(resolve, milliseconds));

/** How many workers there are, once all of them wait. */
export async function countWorkers(isAnyAtWork: () => Promise<boolean>): Promise<number> {
  for (let [count, quiet] = [0, 0]; ; count = waiting.size) {
    await moment(100);
    quiet = waiting.size === count && !(await isAnyAtWork()) ? quiet + 1 : 0;
    if (quiet >= 10 && count > 0) return count;
  }
}

/** Lets one worker after the other look for work, and do it, until no work is left. */
export async function doWaitingWork(workers: number, isLeft: () => Promise<boolean>): Promise<void> {
  for (let rounds = 0; rounds === 0 || (await isLeft()); rounds += 1) {
    if (rounds > 300) throw new Error('Work is left that nobody does: see the log.');
    for (const wake of [...waiting]) {
      waiting.delete(wake);
      wake();
      const until = performance.now() + 60_000;
      while (waiting.size < workers) {
        if (performance.now() > until) throw new Error('A worker did not come back.');
        await moment(1);
      }
    }
  }
}

/** Lets the timetable see what is due at the time that it is now. */
export async function lookAtTimetable(): Promise<void> {
  for (const look of looks) look();
  await moment(300);
}
