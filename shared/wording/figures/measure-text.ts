/** What groups and figures are called where figures of any kind are shown. */
import { yearGroupName, type Phase, type YearGroup } from '../../domain/basics/year-group.ts';

export const phaseLabels: Record<Phase, string> = {
  primary: 'Primary',
  secondary: 'Secondary',
  post16: 'Post-16',
};

export const groupNameLabels = {
  trust: 'The trust',
  together: 'All together',
  noCluster: 'In no cluster',
  noHouse: 'In no house',
  year: (year: YearGroup): string => yearGroupName(year),
  /** "Years 7 and 8", "Reception to year 2"; where one between is left out, "Years 7, 9" */
  years: (years: readonly YearGroup[]): string => {
    const [first = 0, last = 0] = [years[0], years.at(-1)];
    if (last - first + 1 > years.length)
      return first === 0 ? `Reception, years ${years.slice(1).join(', ')}` : `Years ${years.join(', ')}`;
    if (first === 0) return `Reception ${last === 1 ? 'and' : 'to'} year ${last}`;
    return `Years ${first} ${last === first + 1 ? 'and' : 'to'} ${last}`;
  },
  send: 'SEN support or a plan',
  pp: 'Pupil premium',
  'non-pp': 'Other pupils',
  N: 'No special educational need noted',
  K: 'SEN support',
  E: 'Education, health and care plan',
};
