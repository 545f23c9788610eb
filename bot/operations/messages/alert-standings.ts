import type { AlertStanding, AlertStandings } from '#shared/contracts/people/alert-people.ts';
import { alertPosts, missingPosts } from '#shared/domain/people/alert-people.ts';
import { hasRight } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { personalChatOf } from '#shared/store/messages/personal-chats.ts';
import { alertSettingsOn } from '#shared/store/people/alert-settings.ts';
import { cachedSchools } from '#shared/store/people/cached-people.ts';
import type { Context, StaffContext } from '../context.ts';
import { alertHandlers } from '../people/alert-people.ts';

/** The schools whose alerts somebody handles, or whose people they name, and who is missing there. */
export async function readAlertStandings(ctx: StaffContext): Promise<AlertStandings> {
  const standings = (await alertStandings(ctx)).flatMap((one) => {
    const mayHandle = hasRight(ctx.actor, 'handle-safeguarding-alerts', one.school);
    const mayName = hasRight(ctx.actor, 'set-alert-people', one.school);
    return mayHandle || mayName ? [{ ...one, mayHandle, mayName }] : [];
  });
  if (standings.length === 0)
    throw new Problem('forbidden', 'Safeguarding leads and senior leaders see this page.');
  return { schools: standings };
}

/** Of every school: which posts nobody is named for, or somebody who no longer handles alerts; whom Teams cannot tell. */
export async function alertStandings(ctx: Context): Promise<AlertStanding[]> {
  const { db } = ctx.store;
  const schools = await cachedSchools(await ctx.reading());
  const settings = await alertSettingsOn(
    db,
    schools.map(({ id }) => id),
    ctx.moment.today,
  );
  const standings: AlertStanding[] = [];
  for (const { id, name } of schools) {
    const people = settings.get(id)?.people ?? { lead: null, deputy: null, head: null };
    const handlers = await alertHandlers(ctx, id);
    const missing = new Set(missingPosts(people));
    const unreached: string[] = [];
    for (const post of alertPosts) {
      const named = people[post];
      if (!named) continue;
      const person = handlers.find(({ id: staffId }) => staffId === named.staffId);
      if (!person) missing.add(post);
      else if ((await personalChatOf(db, person.id)) === null) unreached.push(person.name);
    }
    standings.push({
      school: id,
      schoolName: name,
      missing: alertPosts.filter((post) => missing.has(post)),
      unreached,
    });
  }
  return standings;
}

export const isWanting = ({ missing, unreached }: AlertStanding): boolean =>
  missing.length + unreached.length > 0;

/** Said when the product starts, by school: whose alerts would find nobody in time. */
export async function logMissingAlertPeople(ctx: Context): Promise<void> {
  for (const { school, missing } of await alertStandings(ctx))
    if (missing.length > 0)
      ctx.log.warn({ school, missing }, 'a school has not named who hears of its safeguarding alerts');
}
