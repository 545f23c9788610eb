import type { SchoolSettings } from '#shared/contracts/people/settings.ts';
import { holdsRole, type Role } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { findSchool, type School } from '#shared/store/people/schools.ts';
import { settingsOn, storeSettings } from '#shared/store/people/settings.ts';
import type { StaffContext } from '../context.ts';

const READERS: Role[] = [
  'administrator',
  'attendance-officer',
  'attendance-administrator',
  'senior-leader',
  'safeguarding-lead',
  'trust-lead',
];
const CHANGERS: Role[] = ['administrator', 'attendance-officer', 'senior-leader'];

async function schoolFor(ctx: StaffContext, id: string, allowed: readonly Role[]): Promise<School> {
  const school = await findSchool(ctx.store.db, id);
  const belongs = ctx.actor.posts.some((post) => post.school === id || post.school === '*');
  if (!school || !belongs) throw new Problem('not-found', `The school ${id} was not found.`);
  if (!holdsRole(ctx.actor, id, allowed))
    throw new Problem('forbidden', "Your role does not see or change a school's settings.");
  return school;
}

export async function readSchoolSettings(ctx: StaffContext, id: string): Promise<SchoolSettings> {
  const school = await schoolFor(ctx, id, READERS);
  return (await settingsOn(ctx.store.db, [school], ctx.moment.today)).get(id) as SchoolSettings;
}

/** Changes hold from today; earlier days keep what held then. */
export async function changeSchoolSettings(
  ctx: StaffContext,
  { school: id, change }: { school: string; change: Partial<SchoolSettings> },
): Promise<SchoolSettings> {
  const school = await schoolFor(ctx, id, CHANGERS);
  const { today } = ctx.moment;
  await ctx.transaction(async (tx) => {
    await storeSettings(tx, id, change, today);
    await audit(tx, {
      school: id,
      at: ctx.at,
      staffId: ctx.actor.id,
      what: 'change-settings',
      detail: change,
    });
  });
  return (await settingsOn(ctx.store.db, [school], today)).get(id) as SchoolSettings;
}
