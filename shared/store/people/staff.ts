import type { PostSide, StaffRow } from '#shared/contracts/people/file-rows.ts';
import { afterRow, type RowStored } from '#shared/domain/basics/given.ts';
import { idHoldsAt, type Identity, type KnownPerson } from '#shared/domain/people/identity.ts';
import { type CaseloadPupil, type Person, type Post } from '#shared/domain/people/permission.ts';
import { caseloadOn, type GivenCaseload } from '#shared/domain/people/caseload.ts';
import { isRole } from '#shared/domain/people/rights.ts';
import { sightOn } from '#shared/domain/people/pupil-sight.ts';
import type { Caller } from '#shared/domain/people/who-rings.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { Db, Tx } from '../engine/open-store.ts';
import { THIS_TRUST } from '../schema.ts';
import { caseloadsUntil, pupilsNamedFor } from './caseloads.ts';
import { sightsUntil } from './pupil-sight.ts';

export interface StaffMember extends Person {
  email: string;
  entraObjectId: string | null;
}

/**
 * Everybody with at least one post that has not ended and does not wait for their object id to be confirmed, by name,
 * with the pupils they have been let see and those who are theirs by name today.
 */
export async function allStaff(db: Db | Tx, today: SchoolDate): Promise<StaffMember[]> {
  return staffWhere(db, today, {});
}

export async function findStaff(
  db: Db | Tx,
  by: { id?: string; email?: string; entraObjectId?: string },
  today: SchoolDate,
): Promise<StaffMember | null> {
  return (await staffWhere(db, today, by))[0] ?? null;
}

async function staffWhere(
  db: Db | Tx,
  today: SchoolDate,
  by: { id?: string; email?: string; entraObjectId?: string },
): Promise<StaffMember[]> {
  let query = db
    .selectFrom('staff')
    .innerJoin('staff_post', 'staff_post.staff_id', 'staff.staff_id')
    .where('staff.trust_id', '=', THIS_TRUST)
    .where((eb) => eb.or([eb('staff_post.end_date', 'is', null), eb('staff_post.end_date', '>=', today)]))
    .select([
      'staff.staff_id',
      'staff.email',
      'staff.name',
      'staff.entra_object_id',
      'staff.id_holds_at',
      'staff_post.school_id',
      'staff_post.roles',
      'staff_post.tutor_groups',
      'staff_post.year_groups',
      'staff_post.houses',
    ])
    .orderBy('staff.name')
    .orderBy('staff.staff_id')
    .orderBy('staff_post.school_id');
  if (by.id !== undefined) query = query.where('staff.staff_id', '=', by.id);
  if (by.email !== undefined) query = query.where('staff.email', '=', by.email.toLowerCase());
  if (by.entraObjectId !== undefined)
    query = query.where('staff.entra_object_id', '=', by.entraObjectId.toLowerCase());
  const people = new Map<string, StaffMember & { posts: Post[] }>();
  for (const row of await query.execute()) {
    if (!idHoldsAt({ idHoldsAt: row.id_holds_at }, row.school_id)) continue;
    const person = people.get(row.staff_id) ?? {
      id: row.staff_id,
      name: row.name,
      email: row.email,
      entraObjectId: row.entra_object_id,
      posts: [],
    };
    person.posts.push({
      school: row.school_id,
      roles: row.roles.filter(isRole),
      tutorGroups: row.tutor_groups,
      yearGroups: row.year_groups,
      houses: row.houses,
    });
    people.set(row.staff_id, person);
  }
  const only = Object.keys(by).length > 0 ? [...people.keys()] : undefined;
  const sights = Map.groupBy(await sightsUntil(db, today), ({ staffId }) => staffId);
  const caseloads = Map.groupBy(
    await caseloadsUntil(db, today, only && { staffIds: only }),
    ({ staffId }) => staffId,
  );
  const named = await pupilsNamedFor(db, today, only);
  return [...people.values()].map((person) => {
    const pupilSight = sightOn(person.posts, sights.get(person.id) ?? [], today);
    const caseload = byName(caseloads.get(person.id) ?? [], named.get(person.id) ?? [], today);
    return {
      ...person,
      ...(pupilSight.length > 0 && { pupilSight }),
      ...(caseload.length > 0 && { caseload }),
    };
  });
}

/** The pupils who are a person's by name on a day. */
const byName = (
  given: readonly GivenCaseload[],
  named: readonly { school: string; pupilId: number }[],
  today: SchoolDate,
): CaseloadPupil[] =>
  caseloadOn(given, today).concat(
    named.map(({ school, pupilId }) => ({ school, pupil: pupilId, by: 'named-adult' })),
  );

/** Those with a post at the school itself, by name: in that order calls are given. Whoever serves every school is asked by nobody but a person. */
export async function callersOf(db: Db | Tx, school: string, today: SchoolDate): Promise<Caller[]> {
  return (await allStaff(db, today)).flatMap((person) =>
    person.posts
      .filter((post) => post.school === school)
      .map((post) => ({
        staffId: person.id,
        roles: post.roles,
        tutorGroups: post.tutorGroups,
        yearGroups: post.yearGroups,
        houses: post.houses,
      })),
  );
}

export async function staffNames(db: Db | Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('staff')
    .select(['staff_id', 'name'])
    .where('staff_id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.staff_id, row.name]));
}

export async function allStaffNames(db: Db | Tx): Promise<Map<string, string>> {
  const rows = await db.selectFrom('staff').select(['staff_id', 'name']).execute();
  return new Map(rows.map((row) => [row.staff_id, row.name]));
}

export interface WaitingPost {
  staffId: string;
  name: string;
  school: string;
  /** The schools at which the object id holds. */
  holdsAt: readonly string[];
}

/** Posts that begin when an administrator of the trust names the person's object id, by name. */
export async function waitingPosts(db: Db | Tx, today: SchoolDate): Promise<WaitingPost[]> {
  const rows = await db
    .selectFrom('staff')
    .innerJoin('staff_post', 'staff_post.staff_id', 'staff.staff_id')
    .where('staff.trust_id', '=', THIS_TRUST)
    .where('staff.id_holds_at', 'is not', null)
    .where((eb) => eb.or([eb('staff_post.end_date', 'is', null), eb('staff_post.end_date', '>=', today)]))
    .select(['staff.staff_id', 'staff.name', 'staff.id_holds_at', 'staff_post.school_id'])
    .orderBy('staff.name')
    .orderBy('staff.staff_id')
    .orderBy('staff_post.school_id')
    .execute();
  return rows.flatMap(({ staff_id, name, id_holds_at, school_id }) =>
    id_holds_at && !id_holds_at.includes(school_id)
      ? [{ staffId: staff_id, name, school: school_id, holdsAt: id_holds_at }]
      : [],
  );
}

/** Everybody there is, by e-mail address, whether or not their posts have ended. */
export async function knownPeople(db: Db | Tx): Promise<Map<string, KnownPerson>> {
  const people = await db
    .selectFrom('staff')
    .select(['staff_id', 'email', 'name', 'entra_object_id', 'id_holds_at'])
    .where('trust_id', '=', THIS_TRUST)
    .execute();
  const posts = await db.selectFrom('staff_post').select(['staff_id', 'school_id']).execute();
  const schoolsOf = Map.groupBy(posts, ({ staff_id }) => staff_id);
  return new Map(
    people.map((row) => [
      row.email,
      {
        name: row.name,
        entraObjectId: row.entra_object_id,
        idHoldsAt: row.id_holds_at,
        schools: (schoolsOf.get(row.staff_id) ?? []).map(({ school_id }) => school_id),
      },
    ]),
  );
}

/** Another account: the chat that was kept is not theirs any more. */
export async function forgetChat(tx: Tx, staffId: string): Promise<void> {
  await tx
    .deleteFrom('personal_chat')
    .where('trust_id', '=', THIS_TRUST)
    .where('staff_id', '=', staffId)
    .execute();
}

const blankPost: PostSide = { tutorGroups: [], yearGroups: [], houses: [], endDate: null };

/** Adds or changes a person, known by e-mail address, and their post at one school. */
export async function storeStaff(
  tx: Tx,
  member: Omit<StaffRow, keyof Identity> & Identity & { staffId: string },
): Promise<RowStored> {
  const email = member.email.toLowerCase();
  const stored = await tx
    .selectFrom('staff')
    .selectAll()
    .where('trust_id', '=', THIS_TRUST)
    .where('email', '=', email)
    .executeTakeFirst();
  const staffId = stored?.staff_id ?? member.staffId;
  const identity = {
    name: member.name,
    entra_object_id: member.entraObjectId,
    id_holds_at: member.idHoldsAt && JSON.stringify(member.idHoldsAt),
  };
  let changed = false;
  if (!stored) {
    await tx
      .insertInto('staff')
      .values({ trust_id: THIS_TRUST, staff_id: staffId, email, ...identity })
      .execute();
    changed = true;
  } else if (
    stored.name !== identity.name ||
    stored.entra_object_id !== identity.entra_object_id ||
    (stored.id_holds_at && JSON.stringify(stored.id_holds_at)) !== identity.id_holds_at
  ) {
    await tx.updateTable('staff').set(identity).where('staff_id', '=', staffId).execute();
    if (stored.entra_object_id !== identity.entra_object_id) await forgetChat(tx, staffId);
    changed = true;
  }
  const before = await tx
    .selectFrom('staff_post')
    .selectAll()
    .where('school_id', '=', member.school)
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
  const stood = before && {
    tutorGroups: before.tutor_groups,
    yearGroups: before.year_groups,
    houses: before.houses,
    endDate: before.end_date,
  };
  const { side, cleared } = afterRow(blankPost, stood ?? null, member);
  const post = {
    roles: JSON.stringify(member.roles),
    tutor_groups: JSON.stringify(side.tutorGroups),
    year_groups: JSON.stringify(side.yearGroups),
    houses: JSON.stringify(side.houses),
    end_date: side.endDate,
  };
  const same =
    before &&
    JSON.stringify(before.roles) === post.roles &&
    JSON.stringify(before.tutor_groups) === post.tutor_groups &&
    JSON.stringify(before.year_groups) === post.year_groups &&
    JSON.stringify(before.houses) === post.houses &&
    before.end_date === post.end_date;
  if (same) return { changed, cleared };
  await tx
    .insertInto('staff_post')
    .values({ school_id: member.school, staff_id: staffId, ...post })
    .onConflict((conflict) => conflict.columns(['school_id', 'staff_id']).doUpdateSet(post))
    .execute();
  return { changed: true, cleared };
}
