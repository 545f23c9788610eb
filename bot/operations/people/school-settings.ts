import type { SchoolSettings } from '#shared/contracts/people/settings.ts';
import { holdsRole, type Role } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { audit } from '#shared/store/audit/audit.ts';
import { findSchool, type School } from '#shared/store/people/schools.ts';
import { settingsOn, storeSettings } from '#shared/store/people/settings.ts';
import { momentOf } from '../../clock.ts';
import type { Context, StaffMember } from '../context.ts';

const READERS: Role[] = [
  'administrator',
  'attendance-officer',
  'attendance-administrator',
  'senior-leader',
  'safeguarding-lead',
  'trust-lead',
];
const CHANGERS: Role[] = ['administrator', 'attendance-officer', 'senior-leader'];

async function schoolFor(
  context: Context,
  person: StaffMember,
  id: string,
  allowed: readonly Role[],
): Promise<School> {
  const school = await findSchool(context.store.db, id);
  const belongs = person.posts.some((post) => post.school === id || post.school === '*');
  if (!school || !belongs) throw new Problem('not-found', `The school ${id} was not found.`);
  if (!holdsRole(person, id, allowed))
    throw new Problem('forbidden', "Your role does not see or change a school's settings.");
  return school;
}

export async function readSchoolSettings(
  context: Context,
  person: StaffMember,
  id: string,
): Promise<SchoolSettings> {
  const school = await schoolFor(context, person, id, READERS);
  return (await settingsOn(context.store.db, [school], momentOf(context.clock).today)).get(
    id,
  ) as SchoolSettings;
}

/** Changes hold from today; earlier days keep what held then. */
export async function changeSchoolSettings(
  context: Context,
  person: StaffMember,
  id: string,
  change: Partial<SchoolSettings>,
): Promise<SchoolSettings> {
  const school = await schoolFor(context, person, id, CHANGERS);
  const { today } = momentOf(context.clock);
  await context.store.transaction(async (tx) => {
    await storeSettings(tx, id, change, today);
    await audit(tx, {
      school: id,
      at: context.clock.now(),
      staffId: person.id,
      what: 'change-settings',
      detail: change,
    });
  });
  return (await settingsOn(context.store.db, [school], today)).get(id) as SchoolSettings;
}
