import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { Disclosure, Includes, Range } from './disclosure.ts';

type Side = 'all' | 'premium';

/** Schools too small for a side of their own, which is told of them as one. */
export interface ToldTogether {
  side: Side;
  schools: readonly string[];
}

export interface SchoolsTold {
  own(school: string, side: Side): boolean;
  together: readonly ToldTogether[];
  /** Schools that would be told together, and of which one has no marks of a day yet. */
  waiting: Readonly<Record<Side, ReadonlySet<string>>>;
}

/** Of some schools: whose sides are told by themselves, and whose together, within these schools. */
export function schoolsTold(
  disclosure: Disclosure,
  schools: readonly string[],
  includes: Includes,
  days: SchoolDate | Range,
): SchoolsTold {
  const range = typeof days === 'string' ? { from: days, to: days } : days;
  const isTold = (some: readonly string[], side: Side): boolean =>
    disclosure.isTold({ schools: some, includes, side, ...range });
  const alone = new Map(
    schools.map((school) => [school, { all: isTold([school], 'all'), premium: isTold([school], 'premium') }]),
  );
  const own = (school: string, side: Side): boolean => alone.get(school)?.[side] ?? false;
  const found = new Map<string, ToldTogether>();
  const waiting = { all: new Set<string>(), premium: new Set<string>() };
  for (const side of ['all', 'premium'] as const)
    for (const school of schools) {
      if (own(school, side)) continue;
      for (const joint of side === 'all' ? (['all'] as const) : (['premium', 'cohortPremium'] as const)) {
        const others = disclosure
          .toldWith(school, includes, joint, range.to)
          .filter((id) => !own(id, side))
          .sort();
        const isHere = others.length > 1 && others.every((id) => schools.includes(id));
        if (isHere && disclosure.isWaiting({ schools: others, includes, side, ...range }))
          for (const other of others) waiting[side].add(other);
        if (!isHere || !isTold(others, side)) continue;
        found.set(`${side} ${others.join('+')}`, { side, schools: others });
        break;
      }
    }
  return { own, together: [...found.values()], waiting };
}
