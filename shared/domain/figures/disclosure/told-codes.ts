/**
 * Decides which register codes are told by name to those who do not see the pupils. A code speaks of health, religion
 * or exclusion: one that fewer than ten pupils had stands with others of its kind.
 */
import { attendanceCodes } from '../../registers/attendance-codes.ts';
import { FEWEST_PUPILS } from './told-groups.ts';

type OtherCodes = 'other-attended' | 'other-authorised' | 'other-unauthorised' | 'other-not-possible';

/** Its sessions are told as lates. */
const LATE = 'L';

const otherOf = new Map<string, OtherCodes>(
  attendanceCodes.flatMap(({ code, category }): [string, OtherCodes][] => {
    // Lates are told by themselves: among others they would only be taken out again.
    if (code === LATE) return [];
    switch (category) {
      case 'attending':
      case 'approved educational activity':
        return [[code, 'other-attended']];
      case 'authorised absence':
        return [[code, 'other-authorised']];
      case 'unauthorised absence':
        return [[code, 'other-unauthorised']];
      case 'missing':
        return [];
      default:
        return [[code, 'other-not-possible']];
    }
  }),
);

/**
 * The sessions by code, with the others of each kind together; the smallest that could be named joins them until nobody
 * or ten pupils stand there. Sessions without a mark stay as they are.
 *
 * @param pupilsOf who had each code
 */
export function toldCodes(
  sessions: ReadonlyMap<string, number>,
  pupilsOf: ReadonlyMap<string, ReadonlySet<number>>,
): Map<string, number> {
  const told = new Map<string, number>();
  const kinds = Map.groupBy(sessions, ([code]) => otherOf.get(code));
  for (const [kind, codes] of kinds) {
    if (kind === undefined) {
      for (const [code, count] of codes) told.set(code, count);
      continue;
    }
    const pupils = (code: string): ReadonlySet<number> => pupilsOf.get(code) ?? new Set();
    const bySize = codes.toSorted(([a], [b]) => pupils(b).size - pupils(a).size);
    const rest: [string, number][] = [];
    const restPupils = new Set<number>();
    while (
      bySize.length > 0 &&
      (pupils(bySize.at(-1)?.[0] ?? '').size < FEWEST_PUPILS ||
        (rest.length > 0 && restPupils.size < FEWEST_PUPILS))
    ) {
      const next = bySize.pop();
      if (!next) break;
      rest.push(next);
      for (const pupil of pupils(next[0])) restPupils.add(pupil);
    }
    for (const [code, count] of bySize) told.set(code, count);
    if (rest.length > 0)
      told.set(
        kind,
        rest.reduce((sum, [, count]) => sum + count, 0),
      );
  }
  return told;
}

/** Of several schools: a code has its name where all of those that have it name it; the sums follow from the schools'. */
export function toldCodesTogether(schools: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const mixed = new Set(
    schools.flatMap((codes) => [...codes.keys()].filter((code) => code.startsWith('other-'))),
  );
  const sum = new Map<string, number>();
  const add = (code: string, count: number): void => void sum.set(code, (sum.get(code) ?? 0) + count);
  for (const codes of schools)
    for (const [code, count] of codes) {
      const isNamedByAll = schools.every((other) => other.has(code) || !mixed.has(otherOf.get(code) ?? code));
      add(code.startsWith('other-') || isNamedByAll ? code : (otherOf.get(code) ?? code), count);
    }
  return sum;
}
