/** Decides what a staff file may change of who somebody is: whoever holds an object id signs in as that person. */
export interface Identity {
  name: string;
  /** In small letters; null: none is known, so the person can't sign in by Entra. */
  entraObjectId: string | null;
  /**
   * The schools at which the object id holds; null: everywhere. One that an administrator of schools named holds at
   * theirs: elsewhere nobody has said yet that this account is this person.
   */
  idHoldsAt: readonly string[] | null;
}

/** Somebody as they stand. */
export interface KnownPerson extends Identity {
  /** Of all their posts, ended ones too: a school's id, or EVERY_SCHOOL. */
  schools: readonly string[];
}

/**
 * What a row says of who somebody is. An object id that is undefined: the file has no such column; null: a blank cell,
 * by which only an administrator of the trust takes one away.
 */
export interface GivenIdentity {
  name: string;
  entraObjectId?: string | null | undefined;
}

/** Whose people somebody administers: everybody's, or those of these schools. */
export type Administers = 'all' | readonly string[];

export type IdentityPart = 'name' | 'entraObjectId';

/**
 * Who somebody is after a staff row. An administrator of a school names and identifies new people, and renames or first
 * identifies those who have posts at that school only; of everybody else the identity stays as it is. An object id holds
 * where whoever named it administers: everywhere once an administrator of the trust names it.
 * `kept`: what the row says otherwise and does not change.
 */
export function identityAfter(
  stored: KnownPerson | null,
  given: GivenIdentity,
  administers: Administers,
): { identity: Identity; kept: IdentityPart[] } {
  const takesIdAway = given.entraObjectId === null && administers === 'all';
  const wanted: Identity = {
    name: given.name,
    entraObjectId: takesIdAway ? null : (given.entraObjectId ?? stored?.entraObjectId ?? null),
    idHoldsAt: given.entraObjectId && administers !== 'all' ? administers : null,
  };
  if (!stored) return { identity: wanted, kept: [] };
  const theirs = isOnlyTheirs(stored, administers);
  const namesId =
    administers === 'all' ? given.entraObjectId !== undefined : theirs && stored.entraObjectId === null;
  const { entraObjectId, idHoldsAt } = namesId ? wanted : stored;
  const identity: Identity = { name: theirs ? wanted.name : stored.name, entraObjectId, idHoldsAt };
  return { identity, kept: differing(wanted, identity) };
}

/**
 * Who somebody is when the file that made them so is taken back: as before it, under the same rule. Only who brought
 * the file in takes the first object id away again. `holders`: object ids that other people have by now.
 */
export function identityTakenBack(
  standing: KnownPerson,
  before: Identity,
  by: { administers: Administers; broughtItIn: boolean },
  holders: ReadonlySet<string>,
): Identity {
  const theirs = isOnlyTheirs(standing, by.administers);
  const mayChangeId = by.administers === 'all' || (theirs && by.broughtItIn && before.entraObjectId === null);
  const isFree = before.entraObjectId === null || !holders.has(before.entraObjectId);
  const { entraObjectId, idHoldsAt } = mayChangeId && isFree ? before : standing;
  return { name: theirs ? before.name : standing.name, entraObjectId, idHoldsAt };
}

/** Whether the person's object id stands for them at a school (or EVERY_SCHOOL): a post where it does not waits. */
export function idHoldsAt({ idHoldsAt: schools }: Pick<Identity, 'idHoldsAt'>, school: string): boolean {
  return schools === null || schools.includes(school);
}

const isOnlyTheirs = ({ schools }: KnownPerson, administers: Administers): boolean =>
  administers === 'all' || schools.every((school) => administers.includes(school));

const differing = (one: Identity, other: Identity): IdentityPart[] =>
  (['name', 'entraObjectId'] as const).filter((part) => one[part] !== other[part]);
