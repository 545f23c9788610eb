import { hasRight } from '#shared/domain/people/permission.ts';
import type { SchoolSettings } from '#shared/contracts/people/settings.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { findSchool, type School } from '#shared/store/people/schools.ts';
import { settingsOn, storeSettings } from '#shared/store/people/settings.ts';
import type { StaffContext } from '../context.ts';

async function schoolFor(
  ctx: StaffContext,
  id: string,
  right: 'see-settings' | 'change-settings',
): Promise<School> {
  const school = await findSchool(ctx.store.db, id);
  const belongs = ctx.actor.posts.some((post) => post.school === id || post.school === '*');
  if (!school || !belongs) throw new Problem('not-found', `The school ${id} was not found.`);
  if (!hasRight(ctx.actor, right, id))
    throw new Problem('forbidden', "Your role does not see or change a school's settings.");
  return school;
}

export async function readSchoolSettings(ctx: StaffContext, id: string): Promise<SchoolSettings> {
  const school = await schoolFor(ctx, id, 'see-settings');
  return (await settingsOn(ctx.store.db, [school], ctx.moment.today)).get(id) as SchoolSettings;
}

/** Changes hold from today; earlier days keep what held then. */
export async function changeSchoolSettings(
  ctx: StaffContext,
  { school: id, change }: { school: string; change: Partial<SchoolSettings> },
): Promise<SchoolSettings> {
  const school = await schoolFor(ctx, id, 'change-settings');
  const { today } = ctx.moment;
  await ctx.transaction(async (tx) => {
    const before = (await settingsOn(tx, [school], today)).get(id);
    await storeSettings(tx, id, change, today);
    await audit(tx, {
      school: id,
      at: ctx.at,
      staffId: ctx.actor.id,
      what: 'school-settings.change',
      detail: { before: partsOf(before, change), after: change },
    });
  });
  return (await settingsOn(ctx.store.db, [school], today)).get(id) as SchoolSettings;
}

/** What a change is about, as it stood. */
const partsOf = (settings: SchoolSettings | undefined, change: Partial<SchoolSettings>): object =>
  Object.fromEntries(Object.entries(settings ?? {}).filter(([name]) => name in change));
