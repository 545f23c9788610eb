import { expect, it } from '@jest/globals';
import { sendWithdrawn } from '../../../bot/operations/messages/send-withdrawn.ts';
import { NotDelivered } from '../../../bot/operations/context.ts';
import { storePersonalChat } from '#shared/store/messages/personal-chats.ts';
import { raiseAction, changeAction } from '#shared/store/actions/actions.ts';
import { jobIn } from '../../support/product/requests.ts';
import { testContext } from '../../support/product/test-context.ts';
import { newSchool } from '../../support/schools/a-school.ts';
import { sharedStore } from '../../support/stores/both-engines.ts';

const TODAY = '2026-09-16';
const openedStore = sharedStore();

it('that a call is no longer needed is told once, and again where Teams did not take it or lost its answer', async () => {
  const context = testContext(openedStore(), { now: `${TODAY}T10:00` });
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
  const send = () => sendWithdrawn(jobIn(context), { staffId: 'olu', actionId: call?.id ?? '' });
  await expect(send()).rejects.toThrow('busy');
  await expect(send()).rejects.toThrow('No answer');
  expect(context.sent).toEqual([]);
  await send();
  await send();
  expect(context.sent.map(({ text }) => text)).toEqual([
    'The call ABCDEFGH you had begun is no longer needed: the register now shows where the pupil is. Thank you.',
  ]);
});
