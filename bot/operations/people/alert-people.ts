import type { AlertPeopleAnswer, AlertSettings } from '#shared/contracts/people/alert-people.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { alertPosts } from '#shared/domain/people/alert-people.ts';
import { hasRight, mayUse } from '#shared/domain/people/permission.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { alertSettingsOf, storeAlertSettings } from '#shared/store/people/alert-settings.ts';
import { cachedSchools, cachedStaff } from '#shared/store/people/cached-people.ts';
import { alertPeopleFaults } from '#shared/wording/people/alert-people-text.ts';
import type { Context, StaffContext, StaffMember } from '../context.ts';
import { mustBeAllowed } from './must-be-allowed.ts';

/** Who hears of a school's safeguarding alerts, and who could. */
export async function readAlertPeople(ctx: StaffContext, school: string): Promise<AlertPeopleAnswer> {
  mustBeAllowed(mayUse(ctx.actor, 'set-alert-people', school), `the school ${school}`);
  return answerFor(ctx, school);
}

/** Names who hears of them, from today; each handles alerts there. */
export async function setAlertPeople(
  ctx: StaffContext,
  { school, settings }: { school: string; settings: AlertSettings },
): Promise<AlertPeopleAnswer> {
  mustBeAllowed(mayUse(ctx.actor, 'set-alert-people', school), `the school ${school}`);
  const { candidates } = await answerFor(ctx, school);
  for (const post of alertPosts) {
    const person = settings.people[post];
    if (person && !candidates.some(({ id }) => id === person.staffId))
      throw new Problem('unprocessable', alertPeopleFaults.cannotHandle(post));
  }
  const { today } = ctx.moment;
  await ctx.transaction(async (tx) => {
    const before = await alertSettingsOf(tx, school, today);
    await storeAlertSettings(tx, { school, settings, starts: today });
    const detail = { before, after: settings };
    await audit(tx, { school, at: ctx.at, staffId: ctx.actor.id, what: 'alert-people.set', detail });
  });
  return answerFor(ctx, school);
}

async function answerFor(ctx: Context, id: string): Promise<AlertPeopleAnswer> {
  const school = (await cachedSchools(await ctx.reading())).find((one) => one.id === id);
  if (!school) throw new Problem('not-found', `The school ${id} was not found.`);
  return {
    school: id,
    schoolName: school.name,
    settings: await alertSettingsOf(ctx.store.db, id, ctx.moment.today),
    candidates: (await alertHandlers(ctx, id)).map(({ id: staffId, name }) => ({ id: staffId, name })),
  };
}

/** Whoever handles alerts at the school, be it at every school, by name. */
export async function alertHandlers(ctx: Context, school: string): Promise<StaffMember[]> {
  const { byId } = await cachedStaff(await ctx.reading(), ctx.moment.today);
  return [...byId.values()].filter((person) => hasRight(person, 'handle-safeguarding-alerts', school));
}
