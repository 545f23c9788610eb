/** Decides how calls are shared out among people: families together, nobody with many more than another. */

export interface CallToShare {
  id: string;
  /** Who is rung about together; null: alone. */
  household: string | null;
  /** Who works with the pupil by name, whoever is asked first first. */
  adults?: readonly string[];
}

/** A page shows within seconds what a colleague has shared; until then nobody shares it anew without having seen it. */
const SECONDS_UNTIL_SEEN = 15;

/** Whether a colleague has just given the call to somebody; who passes on what is their own does not share out. */
export const isJustSharedByAnother = (
  {
    passed,
    assigneeId,
  }: { passed: { by: string; from: string | null; at: Date } | null; assigneeId: string | null },
  now: { by: string; at: Date },
): boolean =>
  passed !== null &&
  passed.by !== now.by &&
  passed.by !== passed.from &&
  passed.from !== assigneeId &&
  now.at.getTime() - passed.at.getTime() < SECONDS_UNTIL_SEEN * 1000;

/**
 * Whom each call goes to, by its id. A family goes to the adult named for one of its pupils, where they are among those
 * who ring; the others go in the order given to whoever has the fewest families by then; of those
 * with equally many, whoever stands first.
 *
 * @param to at least one person
 * @param has how many families somebody has besides
 */
export function sharedOut(
  calls: readonly CallToShare[],
  to: readonly string[],
  has: ReadonlyMap<string, number> = new Map(),
): Map<string, string> {
  const load = new Map(to.map((person) => [person, has.get(person) ?? 0]));
  const given = new Map<string, string>();
  const families = [...Map.groupBy(calls, ({ id, household }) => household ?? id).values()];
  const namedFor = (family: readonly CallToShare[]): string | undefined =>
    family.flatMap(({ adults = [] }) => adults).find((named) => to.includes(named));
  for (const family of families.toSorted((a, b) => Number(!namedFor(a)) - Number(!namedFor(b)))) {
    const least = to.reduce((least, one) => ((load.get(one) ?? 0) < (load.get(least) ?? 0) ? one : least));
    const person = namedFor(family) ?? least;
    for (const { id } of family) given.set(id, person);
    load.set(person, (load.get(person) ?? 0) + 1);
  }
  return given;
}
