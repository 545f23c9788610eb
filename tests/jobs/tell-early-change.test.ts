import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { storePersonalChat } from '#shared/store/messages/personal-chats.ts';
import { findStaff } from '#shared/store/people/staff.ts';
import { whatWaits } from '../../bot/operations/admin/what-waits.ts';
import { bringIn } from '../support/schools/a-school.ts';
import { changingSchool } from '../support/schools/changing-school.ts';
import { administrator } from '../support/schools/people.ts';
import { simulatedDay } from '../support/product/simulated-day.ts';
import { jobIn, requestBy } from '../support/product/requests.ts';

jest.setTimeout(60_000);

const MONDAY = '2026-11-09';
let day: Awaited<ReturnType<typeof simulatedDay>>;
let school: string;

beforeEach(async () => {
  day = await simulatedDay(`${MONDAY}T07:58`);
  const { context } = day;
  school = await changingSchool(context, '2026-11-06', 2);
  const email = 'olu@grove.example';
  await bringIn(context, 'staff', [{ school, email, name: 'Olu', roles: 'attendance-officer' }]);
  const olu = await findStaff(context.store.db, { email }, MONDAY);
  const chat = day.conversation('a:olu', 'personal');
  await storePersonalChat(await jobIn(context).reading(), olu?.id ?? '', chat, context.clock.now());
});
afterEach(() => day.close());

const told = () => day.connector.sent.filter(({ body }) => /^Early change/.test(String(body.text)));
const waiting = async () =>
  (await whatWaits(requestBy(day.context, administrator))).work.filter(
    ({ work }) => work === 'tell-early-change',
  );
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let minute = 0; minute < 90 && !(await isSo()); minute += 1) await day.pass(1);
}

it('the week’s early change is told of by itself, once', async () => {
  await until(async () => told().length > 0);
  await day.pass(10);
  expect(told()).toHaveLength(1);
  expect(await waiting()).toEqual([]);
});

it('and while Teams is busy it is tried again, and an administrator sees that it waits', async () => {
  day.teams.become('busy');
  await until(async () => (await waiting()).some(({ state }) => state === 'trying-again'));
  expect(await waiting()).toMatchObject([{ school, state: 'trying-again' }]);
  expect((await waiting())[0]?.trouble).toMatch(/Teams is busy/);
  day.teams.become('through');
  await until(async () => told().length > 0);
  await until(async () => (await waiting()).length === 0);
  expect(told()).toHaveLength(1);
});

it('an answer of Teams that is lost makes no second message', async () => {
  day.teams.become('lost');
  await until(async () => told().length > 0);
  day.teams.become('through');
  await day.pass(30);
  expect(told()).toHaveLength(1);
});
