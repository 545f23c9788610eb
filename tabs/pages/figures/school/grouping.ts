import type { QueryOf } from '#shared/contracts/tab-api.ts';
import type { AboutSchool } from '#shared/contracts/figures/about-school.ts';
import { yearText } from '#shared/wording/roll/pupil-facts.ts';
import type { DayRange } from '../../../components/basics/use-days.ts';

const groupings = ['year', 'house', 'tutor-group', 'premium', 'send'] as const;
export type Grouping = (typeof groupings)[number];
type Filter = Pick<QueryOf<'figures'>, 'by' | 'years' | 'tutorGroup'>;

/** What the table is by: a grouping of the whole school, a year's tutor groups, or a tutor group's pupils. */
export interface Shown {
  grouping: Grouping;
  /** A year, or a tutor group, that is opened. */
  opened: string | null;
  filter: Filter;
}

/** Tutor groups and houses are for those who see pupils of the school: of their own, where not of all. */
export const groupingsOf = ({ hasHouses, seesAllPupils, maySeePupils }: AboutSchool): Grouping[] =>
  groupings.filter((one) => {
    if (one === 'house') return hasHouses && seesAllPupils;
    return one !== 'tutor-group' || seesAllPupils || maySeePupils;
  });

/** Whether the table is told by whole weeks alone. */
export const isByTheWeek = ({ grouping, opened }: Shown, { seesAllPupils }: AboutSchool): boolean =>
  !seesAllPupils && opened === null && (grouping === 'year' || grouping === 'send');

/** Null where the address names nothing there is. */
export function shownOf([first, second]: readonly string[], about: AboutSchool): Shown | null {
  const grouping = groupingsOf(about).find((one) => one === (first ?? 'year'));
  if (!grouping) return null;
  if (second === undefined) return { grouping, opened: null, filter: { by: grouping } };
  if (grouping === 'year') return { grouping, opened: second, filter: { by: 'tutor-group', years: second } };
  if (grouping !== 'tutor-group' || !about.maySeePupils) return null;
  return { grouping, opened: second, filter: { by: 'pupil', tutorGroup: second } };
}

/** Only days of one week have a week before to be compared with. */
export const comparesWithWeek = (range: DayRange): boolean =>
  range === 'today' || range === 'this-week' || range === 'last-week';

/** "Year 8", or the tutor group's name. */
export const openedName = ({ grouping, opened }: Shown): string =>
  grouping === 'year' ? yearText(opened ?? '') : (opened ?? '');
