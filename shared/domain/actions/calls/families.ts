/** Decides which calls are one: a family is rung once, with an outcome for each child. */

interface CallOfFamily {
  id: string;
  assignee: { id: string } | null;
  beingRungBy: { id: string } | null;
  /** Calls of the same household and day. */
  siblings: readonly { actionId: string }[];
}

/** The calls of a family, its first one first. */
export type FamilyCall<Call> = readonly [Call, ...Call[]];

/**
 * Calls in their order as families: a sibling's call stands with the first one of its family, while the same person is
 * asked to make both and nobody else has begun one of them.
 */
export function inFamilies<Call extends CallOfFamily>(calls: readonly Call[]): FamilyCall<Call>[] {
  const families: [Call, ...Call[]][] = [];
  for (const call of calls) {
    const siblings = new Set(call.siblings.map(({ actionId }) => actionId));
    const family =
      siblings.size === 0
        ? undefined
        : families.find(([first]) => siblings.has(first.id) && isWithTheSame(first, call));
    if (family) family.push(call);
    else families.push([call]);
  }
  return families;
}

const isWithTheSame = (a: CallOfFamily, b: CallOfFamily): boolean =>
  a.assignee?.id === b.assignee?.id && a.beingRungBy?.id === b.beingRungBy?.id;
