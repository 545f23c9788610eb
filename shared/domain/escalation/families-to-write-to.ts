/**
 * Decides which families the school writes to once a half-term: those with a child under 95 % this year, siblings
 * together, with the days missed and no comparison; not where somebody died, nor about a long illness. Source: the field's
 * rules on letters; fifteen days of sickness are long, as for the return to the local authority.
 */
export type LeftOut = 'bereavement' | 'long-illness';

/** A pupil's school year so far, in sessions. */
export interface ChildSoFar {
  pupilId: number;
  /** Null: a family by itself. */
  household: string | null;
  attended: number;
  possible: number;
  /** What a family would call missed: no leave, suspension or the like. */
  missed: number;
  ill: number;
  /** A death in the family has been named this year. */
  isBereaved: boolean;
}

export interface FamilySoFar {
  /** Children under 95 %. */
  pupilIds: number[];
  sessionsMissed: number;
  /** Why nobody writes; null: somebody does. */
  leftOut: LeftOut | null;
}

/** Two sessions are a day. */
const LONG_ILLNESS_SESSIONS = 30;

/** In the order of the children given. A sibling at 95 % or more is left out, and not what is known of them. */
export function familiesUnder95(children: readonly ChildSoFar[]): FamilySoFar[] {
  const families = Map.groupBy(children, ({ pupilId, household }) => household ?? `pupil ${pupilId}`);
  return [...families.values()].flatMap((family) => {
    const under = family.filter(({ attended, possible }) => 100 * attended < 95 * possible);
    if (under.length === 0) return [];
    return [
      {
        pupilIds: under.map(({ pupilId }) => pupilId),
        sessionsMissed: under.reduce((sum, { missed }) => sum + missed, 0),
        leftOut: leftOutOf(family, under),
      },
    ];
  });
}

function leftOutOf(family: readonly ChildSoFar[], under: readonly ChildSoFar[]): LeftOut | null {
  if (family.some(({ isBereaved }) => isBereaved)) return 'bereavement';
  return under.some(({ ill }) => ill >= LONG_ILLNESS_SESSIONS) ? 'long-illness' : null;
}
