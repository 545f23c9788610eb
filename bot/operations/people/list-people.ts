import { EVERY_SCHOOL } from '#shared/domain/people/permission.ts';
import { allSchools } from '#shared/store/people/schools.ts';
import { allStaff, findStaff, storeStaff } from '#shared/store/people/staff.ts';
import type { Context } from '../context.ts';
import { staffIdOf } from './staff-id.ts';

/** Local mode's people, by name; one whose file named no Entra object id is known by their own id. */
export async function listPeople(ctx: Context) {
  const { db } = ctx.store;
  const schools = (await allSchools(db)).map(({ id }) => id);
  return (await allStaff(db, ctx.moment.today)).map((person) => ({
    email: person.email,
    name: person.name,
    roles: [...new Set(person.posts.flatMap((post) => post.roles))],
    schools: person.posts.some((post) => post.school === EVERY_SCHOOL && isOfSchools(post.roles))
      ? schools
      : person.posts.map((post) => post.school).filter((school) => school !== EVERY_SCHOOL),
    entraObjectId: person.entraObjectId ?? person.id,
  }));
}

const isOfSchools = (roles: readonly string[]): boolean =>
  roles.some((role) => role === 'attendance-officer' || role === 'safeguarding-lead');

export async function listSchools(ctx: Context): Promise<{ school: string; name: string }[]> {
  return (await allSchools(ctx.store.db)).map(({ id, name }) => ({ school: id, name }));
}

/** The id of whoever has this e-mail address. */
export async function personIdByEmail(ctx: Context, email: string): Promise<string | null> {
  return (await findStaff(ctx.store.db, { email }, ctx.moment.today))?.id ?? null;
}

export const LOCAL_ADMINISTRATOR = 'admin@local';

/** In local mode one person always exists who can bring in the files. */
export async function ensureLocalAdministrator(ctx: Context): Promise<void> {
  await ctx.transaction((tx) =>
    storeStaff(tx, {
      staffId: staffIdOf(LOCAL_ADMINISTRATOR),
      school: EVERY_SCHOOL,
      email: LOCAL_ADMINISTRATOR,
      name: 'Local administrator',
      entraObjectId: null,
      idHoldsAt: null,
      roles: ['administrator', 'trust-lead', 'attendance-officer', 'safeguarding-lead'],
      tutorGroups: [],
      yearGroups: [],
      houses: [],
      endDate: null,
    }),
  );
}
