import { addressOf } from '#shared/contracts/tab-addresses.ts';
import type { Store } from '#shared/store/engine/open-store.ts';
import { readCsvFile } from '../../../bot/sources/csv/read-file.ts';
import type { CardPoster, Ports } from '../../../bot/operations/context.ts';
import type { Job } from '../../../bot/operations/jobs.ts';
import { barrierTicked } from '../../../bot/operations/escalation/meetings/barrier-ticked.ts';
import { enqueueCardRefresh, enqueueDayRefresh } from '../../../bot/operations/messages/card-refresh.ts';
import { quietLog } from './quiet-log.ts';
import { testClock, type TestClock } from './test-clock.ts';

export interface TestContext extends Ports {
  clock: TestClock;
  /** Work asked for, oldest first. */
  jobs: Job[];
  /** Cards and messages sent, oldest first. */
  sent: { conversation: unknown; activityId?: string; card?: unknown; text?: string }[];
}

/** Everything an operation is given: the store named, a clock that stands still, recorders for what goes out. */
export function testContext(store: Store, options: { now?: string; local?: boolean } = {}): TestContext {
  const jobs: Job[] = [];
  const sent: TestContext['sent'] = [];
  const cards: CardPoster = {
    postCard: async (conversation, card) => {
      const activityId = `activity-${sent.length + 1}`;
      sent.push({ conversation, activityId, card });
      return activityId;
    },
    updateCard: async (conversation, activityId, card) => {
      sent.push({ conversation, activityId, card });
      return true;
    },
    tell: async (conversation, text) => void sent.push({ conversation, text }),
  };
  return {
    local: options.local ?? true,
    store,
    clock: testClock(options.now ?? '2026-09-16T14:30'),
    log: quietLog,
    readFile: readCsvFile,
    enqueue: async (_on, job) => void jobs.push(job),
    figuresChanged: enqueueCardRefresh,
    dayChanged: enqueueDayRefresh,
    actionTicked: barrierTicked,
    cards,
    work: { list: async () => [], takeUpAgain: async () => undefined },
    dropFolder: () => null,
    planner: null,
    linkTo: (place) => `http://127.0.0.1/tab#${addressOf(place)}`,
    jobs,
    sent,
  };
}
