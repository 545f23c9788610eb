import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { TurnContext } from 'botbuilder';
import { createServer } from '../../bot/http/server.ts';
import { mountApiRoutes } from '../../bot/http/api-routes.ts';
import { apiHandlers } from '../../bot/http/handlers.ts';
import { findPersonById } from '../../bot/operations/people/find-person.ts';
import { reviseSchoolDay } from '../../bot/operations/actions/revise-school-day.ts';
import type { StaffMember } from '../../bot/operations/context.ts';
import { activityHandler } from '../../bot/teams/activity-handler.ts';
import { quietLog } from '../support/product/quiet-log.ts';
import { jobIn } from '../support/product/requests.ts';
import { testContext, type TestContext } from '../support/product/test-context.ts';
import { bringIn, markRow, newSchool, pupilRow } from '../support/schools/a-school.ts';
import { sharedStore } from '../support/stores/both-engines.ts';

const TODAY = '2026-09-16';
const openedStore = sharedStore();
const outcome = { result: 'spoke-to', reason: 'illness', back: 'tomorrow' };
let context: TestContext;
let officer: StaffMember;
let actionId: string;
const counted = { times: 0, versions: 0 };
let restore = (): void => undefined;

beforeEach(async () => {
  const store = openedStore();
  context = testContext(store, { now: `${TODAY}T14:30` });
  const school = await newSchool(context);
  const email = `olu@${school}.example`.toLowerCase();
  await bringIn(context, 'staff', [{ school, email, name: 'Olu Adeyemi', roles: 'attendance-officer' }]);
  await bringIn(context, 'pupils', [pupilRow(school, 'A1'), pupilRow(school, 'A2')]);
  await bringIn(context, 'marks', [
    markRow(school, 'A1', TODAY, 'AM', 'N'),
    markRow(school, 'A2', TODAY, 'AM', '/'),
  ]);
  await reviseSchoolDay(jobIn(context), school);
  const found = await store.db
    .selectFrom('staff')
    .select('staff_id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  officer = (await findPersonById(jobIn(context), found.staff_id)) as StaffMember;
  const call = await store.db
    .selectFrom('action')
    .select('action_id')
    .where('school_id', '=', school)
    .executeTakeFirstOrThrow();
  actionId = call.action_id;
  const { memory } = store;
  const ask = memory.versions.bind(memory);
  memory.versions = (...asked) => {
    counted.versions += 1;
    return ask(...asked);
  };
  restore = () => void (memory.versions = ask);
  const { clock } = context;
  context.clock = {
    ...clock,
    now: () => {
      counted.times += 1;
      return clock.now();
    },
  };
  Object.assign(counted, { times: 0, versions: 0 });
});
afterEach(() => restore());

describe('an outcome takes one moment, and one reading of the data’s versions until it writes', () => {
  it('over HTTP', async () => {
    const server = createServer({ local: true, log: quietLog });
    mountApiRoutes(
      server,
      context,
      async (ctx) => (await findPersonById(ctx, officer.id)) as StaffMember,
      apiHandlers,
    );
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    try {
      const answer = await fetch(
        `http://127.0.0.1:${(server.address() as { port: number }).port}/api/actions/${actionId}/outcome`,
        {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ result: 'no-answer' }),
        },
      );
      expect(answer.status).toBe(200);
    } finally {
      server.close();
    }
    expect(counted).toEqual({ times: 1, versions: 1 });
  });

  it('pressed in a chat, how to reach the chat and the calls that are left among it', async () => {
    const sent: unknown[] = [];
    const activity = {
      type: 'message',
      from: { id: '29:olu', aadObjectId: officer.id },
      recipient: { id: '28:bot' },
      conversation: { id: 'chat', conversationType: 'personal' },
      value: { verb: 'record-outcome', actionId, ...outcome },
    };
    const turn = {
      activity,
      sendActivity: async (one: unknown) => void sent.push(one),
    } as unknown as TurnContext;
    await activityHandler(context)(turn);
    expect(JSON.stringify(sent)).toContain('Thank you');
    // The calls that are left are read after the write, which ended the first reading.
    expect(counted).toEqual({ times: 1, versions: 2 });
  });
});

it('a reading that failed is asked for anew', async () => {
  const ctx = jobIn(context);
  const { memory } = context.store;
  const ask = memory.versions.bind(memory);
  memory.versions = () => Promise.reject(new Error('The database is away.'));
  await expect(ctx.reading()).rejects.toThrow('away');
  memory.versions = ask;
  await ctx.reading();
});
