import { beforeEach, expect, it } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { sendWithdrawn } from '../../../bot/operations/messages/send-withdrawn.ts';
import { NotDelivered } from '../../../bot/operations/context.ts';
import { storePersonalChat } from '#shared/store/messages/personal-chats.ts';
import { raiseAction, changeAction } from '#shared/store/actions/actions.ts';
import { jobIn } from '../../support/product/requests.ts';
import { testContext, type TestContext } from '../../support/product/test-context.ts';
import { newSchool } from '../../support/schools/a-school.ts';
import { sharedStore } from '../../support/stores/both-engines.ts';

const TODAY = '2026-09-16';
const openedStore = sharedStore();

let context: TestContext;
let send: () => Promise<void>;

beforeEach(async () => {
  context = testContext(openedStore(), { now: `${TODAY}T10:00` });
  const school = await newSchool(context);
  const at = context.clock.now();
  const call = await context.store.transaction(async (tx) => {
    const raised = await raiseAction(tx, {
      school,
      id: `call of ${school}`,
      reference: 'ABCDEFGH',
      kind: 'absence-call',
      pupilId: 1,
      tutorGroup: '7A',
      assigneeId: 'olu',
      subject: 'pupil 1',
      raisedFor: TODAY,
      raisedAt: at,
      reason: { code: 'unexplained' },
      sentence: '',
      raisedByAction: null,
      dueTime: null,
      callFirst: false,
    });
    if (raised) await changeAction(tx, raised, ['open'], { status: 'withdrawn', closedAt: at });
    return raised;
  });
  await storePersonalChat(await jobIn(context).reading(), 'olu', { id: `olu ${school}` }, at);
  send = () => sendWithdrawn(jobIn(context), { staffId: 'olu', actionId: call?.id ?? '' });
});
const texts = () => context.sent.map(({ text }) => text);
const words =
  'The call ABCDEFGH you had begun is no longer needed: the register now shows where the pupil is. Thank you.';

it('that a call is no longer needed is told once, and again where Teams did not take it or lost its answer', async () => {
  const { cards } = context;
  const failures = [new NotDelivered('later', 'Teams is busy (503).'), new Error('No answer in time.')];
  context.cards = {
    ...cards,
    tell: async (conversation, text) => {
      const failure = failures.shift();
      if (failure) throw failure;
      await cards.tell(conversation, text);
    },
  };
  await expect(send()).rejects.toThrow('busy');
  await expect(send()).rejects.toThrow('No answer');
  expect(context.sent).toEqual([]);
  await send();
  await send();
  expect(texts()).toEqual([words]);
});

it('is told once by two nodes at the same moment, and by the other where the first one dies', async () => {
  const { cards } = context;
  const answered = Promise.withResolvers<void>();
  context.cards = {
    ...cards,
    tell: async (conversation, text) => {
      await cards.tell(conversation, text);
      await answered.promise;
    },
  };
  const first = send();
  while (context.sent.length === 0) await setImmediate();
  await expect(send()).rejects.toThrow('being sent just now');
  expect(texts()).toEqual([words]);
  // Not heard of for a minute, the first is taken for dead; late as it is, what it says changes nothing.
  context.clock.set(`${TODAY}T10:01`);
  context.cards = cards;
  await send();
  answered.reject(new NotDelivered('later', 'Teams is busy (503).'));
  await expect(first).rejects.toThrow('busy');
  await send();
  expect(texts()).toEqual([words, words]);
});
