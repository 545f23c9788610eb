import { beforeEach, expect, it } from '@jest/globals';
import { storePersonalChat } from '#shared/store/messages/personal-chats.ts';
import { storeSettings } from '#shared/store/people/settings.ts';
import { momentOf } from '../../../bot/clock.ts';
import { dueJobs } from '../../../bot/jobs/due-jobs.ts';
import { scopesNow } from '../../../bot/operations/admin/scopes-now.ts';
import { sendCallsToMake } from '../../../bot/operations/messages/send-calls-to-make.ts';
import { jobIn } from '../../support/product/requests.ts';
import { deskSchool, type DeskSchool } from '../../support/schools/desk-school.ts';
import { sharedStore } from '../../support/stores/both-engines.ts';

const TODAY = '2026-09-16';
const openedStore = sharedStore();
let desk: DeskSchool;

beforeEach(async () => {
  desk = await deskSchool(openedStore(), TODAY, '09:40');
  await desk.mark({ A1: 'N', A2: 'N', B1: 'N' });
  const { id } = (await desk.as('Tess')).actor;
  const chat = { id: `${desk.school} Tess` };
  await storePersonalChat(await jobIn(desk.context).reading(), id, chat, desk.context.clock.now());
});

const told = (): string[] =>
  desk.context.sent.flatMap(({ conversation, text }) =>
    (conversation as { id: string }).id === `${desk.school} Tess` ? [text ?? ''] : [],
  );
const due = async (): Promise<boolean> =>
  dueJobs(await scopesNow(jobIn(desk.context)), momentOf(desk.context.clock).time).some(
    ({ name, key }) => name === 'tell-callers' && key === desk.school,
  );

it('tells how many families, siblings as one, once a day and without a name', async () => {
  expect(await due()).toBe(true);
  await sendCallsToMake(jobIn(desk.context), desk.school);
  await sendCallsToMake(jobIn(desk.context), desk.school);
  expect(told()).toEqual(['2 families to ring this morning: http://127.0.0.1/tab#/calls']);
  expect(told().join()).not.toContain('Pupil');
});

it('tells nobody where the school has turned it off, or where nobody is to be rung', async () => {
  await desk.mark({ A1: '/', A2: '/', B1: '/' });
  await sendCallsToMake(jobIn(desk.context), desk.school);
  expect(told()).toEqual([]);
  await desk.context.store.db
    .transaction()
    .execute((tx) => storeSettings(tx, desk.school, { tellCallers: false }, TODAY));
  expect(await due()).toBe(false);
});
