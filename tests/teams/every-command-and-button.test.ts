import { beforeAll, describe, expect, it } from '@jest/globals';
import type { TurnContext } from 'botbuilder';
import { cardActions, type CardVerb } from '#shared/contracts/card-actions.ts';
import { EVERY_SCHOOL } from '#shared/domain/people/permission.ts';
import { rights, roles, type Role } from '#shared/domain/people/rights.ts';
import { findPersonById } from '../../bot/operations/people/find-person.ts';
import { activityHandler } from '../../bot/teams/activity-handler.ts';
import { refusalOf, type BotRights } from '../../bot/teams/bot-right.ts';
import { buttonAnswers } from '../../bot/teams/card-actions.ts';
import { commands } from '../../bot/teams/commands/registry.ts';
import { readCommand } from '../../bot/teams/read-command.ts';
import { jobIn } from '../support/product/requests.ts';
import { testContext, type TestContext } from '../support/product/test-context.ts';
import { bringIn, markRow, newSchool, pupilRow } from '../support/schools/a-school.ts';
import { sharedStore } from '../support/stores/both-engines.ts';

const TODAY = '2026-09-16';
const heldEverywhere: readonly Role[] = ['administrator', 'trust-lead', 'cluster-lead'];
const holders = [...roles, ...heldEverywhere.map((role) => `${role} *` as const)];
const chats = ['personal', 'channel'] as const;
const openedStore = sharedStore();
let context: TestContext;
let data: Record<string, string>;
const idOf = new Map<string, string>();

beforeAll(async () => {
  const { db } = openedStore();
  context = testContext(openedStore(), { now: `${TODAY}T10:00` });
  const school = await newSchool(context);
  const groups: Partial<Record<Role, object>> = {
    tutor: { tutorGroups: '7A' },
    'year-leader': { yearGroups: '7' },
  };
  const email = (holder: string) => `${holder.replace(' *', '.all')}@${school}.example`.toLowerCase();
  for (const holder of holders) {
    const [role = ''] = holder.split(' ');
    await bringIn(context, 'staff', [
      {
        school: holder.endsWith('*') ? '' : school,
        email: email(holder),
        name: `Pat ${holder}`,
        roles: role,
        tutorGroups: '',
        yearGroups: '',
        ...groups[role as Role],
      },
    ]);
    const row = await db
      .selectFrom('staff')
      .select('staff_id')
      .where('email', '=', email(holder))
      .executeTakeFirstOrThrow();
    idOf.set(holder, row.staff_id);
  }
  await bringIn(context, 'pupils', [pupilRow(school, 'A1'), pupilRow(school, 'A2')]);
  await bringIn(context, 'marks', [
    markRow(school, 'A1', TODAY, 'AM', 'N'),
    markRow(school, 'A2', TODAY, 'AM', '/'),
  ]);
  const call = await db
    .selectFrom('action')
    .select(['action_id', 'pupil_id'])
    .where('school_id', '=', school)
    .executeTakeFirstOrThrow();
  data = {
    actionId: call.action_id,
    pupilId: String(call.pupil_id),
    madeAt: new Date(0).toISOString(),
    result: 'no-answer',
  };
});

/** What the bot answers somebody, as text. */
async function answer(holder: string, chat: (typeof chats)[number], said: object): Promise<string> {
  const sent: unknown[] = [];
  const activity = {
    type: 'message',
    from: { id: `29:${holder}`, aadObjectId: idOf.get(holder) },
    recipient: { id: '28:bot' },
    conversation: { id: `${chat} of ${holder}`, conversationType: chat },
    ...said,
  };
  await activityHandler(context)({
    activity,
    sendActivity: async (one: unknown) => void sent.push(one),
  } as unknown as TurnContext);
  return JSON.stringify(sent);
}

async function audited(): Promise<number> {
  const { count } = await context.store.db
    .selectFrom('audit_entry')
    .select((row) => row.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

function holds(holder: string, right: BotRights): boolean {
  const [role, everywhere] = holder.split(' ') as [Role, string | undefined];
  return [right].flat().some((one) => {
    if (one === 'staff') return true;
    const { roles: held, ownGroups = [], post } = rights[one];
    const isThere = everywhere ? post !== 'at-the-school' : post !== 'at-every-school';
    return isThere && [...held, ...ownGroups].includes(role);
  });
}

/** Refused in the right's words, and nothing done, where none of its rights is held; else not in those words. */
async function expectByRight(right: BotRights, chat: (typeof chats)[number], said: object): Promise<void> {
  for (const holder of holders) {
    const before = await audited();
    const text = await answer(holder, chat, said);
    expect(text).not.toContain('Something went wrong');
    const isRefused = right !== 'staff' && text.includes(refusalOf(right));
    expect([holder, isRefused]).toEqual([holder, !holds(holder, right)]);
    if (isRefused) expect(await audited()).toBe(before);
  }
}

describe.each(chats)('in a %s chat, as every role', (chat) => {
  it.each(commands.map((command) => [command.name, command] as const))(
    '%s asks for its right',
    async (name, command) => {
      expect(readCommand(name, commands)?.command).toBe(command);
      await expectByRight(command[chat].right ?? command.right, chat, { text: name });
    },
  );

  it.each(Object.keys(cardActions) as CardVerb[])('the button %s asks for its right', async (verb) => {
    await expectByRight(buttonAnswers[verb].right, chat, { value: { ...data, verb } });
  });
});

it('nobody is a stranger here, and everybody’s post is where it is said to be', async () => {
  for (const holder of holders) {
    const person = await findPersonById(jobIn(context), idOf.get(holder) ?? '');
    expect([holder, person?.posts.map(({ school }) => school === EVERY_SCHOOL)]).toEqual([
      holder,
      [holder.endsWith('*')],
    ]);
  }
});
