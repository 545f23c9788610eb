/** What key groups are called. */
import type { KeyGroup } from '../../domain/pupils/key-groups.ts';
import { plural } from '../basics/number-text.ts';

export const keyGroupLabels: Readonly<Record<KeyGroup, { name: string; means: string }>> = {
  'persistently-absent': { name: 'Persistently absent', means: '90.0 % or less, the school year so far' },
  'severely-absent': { name: 'Severely absent', means: '50.0 % or less, the school year so far' },
  'key-converters': { name: 'Key converters', means: 'over 90 % and under 94 %' },
  '94-to-96': { name: '94 to 96 %', means: '94 % or more and under 96 %' },
  'absent-or-late-yesterday': {
    name: 'Absent or late on the last school day',
    means: 'any absence or L on the school day before',
  },
  'check-in': {
    name: 'Needing a well-being check-in',
    means:
      'back after three school days or more, or support asked for in a call, in the last five school days; until somebody has checked in',
  },
  pp: { name: 'Pupil premium', means: 'as the pupil file says' },
  'send-k': { name: 'SEN support', means: 'SEN status K' },
  'send-e': { name: 'Education, health and care plan', means: 'SEN status E' },
  'new-joiners': { name: 'New joiners', means: 'joined after the first week of this school year' },
  medical: { name: 'Medical need', means: 'as the pupil file says' },
  vulnerable: {
    name: 'Call first',
    means:
      'looked after, social worker, youth offending worker, education, health and care plan, or young carer',
  },
  'looked-after': { name: 'Looked after', means: 'as the pupil file says' },
  'social-worker': { name: 'Social worker', means: 'as the pupil file says' },
  'youth-offending-worker': { name: 'Youth offending worker', means: 'as the pupil file says' },
  'young-carers': { name: 'Young carers', means: 'as the pupil file says' },
};

/** What a group means; '' for one we do not know yet. */
export const keyGroupMeans = (group: string): string =>
  (keyGroupLabels as Readonly<Record<string, { means: string }>>)[group]?.means ?? '';
export const keyGroupPageLabels = {
  sheet: (name: string, school: string) => `${name}, ${school}`,
  title: 'Key groups today',
  first: 'Group',
  columns: { pupils: 'Pupils', share: 'Of roll', rate: 'This year %' },
  says: 'A pupil may be in several groups.',
  ownOnly: 'Of the pupils you see. A pupil may be in several groups.',
  noNames:
    'You see how many are in the groups that the roll tells of. Names and attendance are for those who work with these pupils; persistent absence stands under Bands. Groups of fewer than 10 pupils are not listed.',
  reached: (pupils: number, onRoll: number) => `${pupils} of ${plural(onRoll, 'pupil')} on roll today.`,
  nobody: 'Nobody is in this group today.',
  listOf: (name: string) => `Target list: ${name}`,
  name: 'Name',
  list: {
    year: 'Year',
    group: 'Tutor group',
    flags: 'Known',
    rate: 'This year %',
    missed: 'Missed',
    left: 'Left before PA',
    today: 'Today',
  },
  missedOf: 'Sessions missed this year',
  leftOf: 'Sessions that can still be missed this school year without persistent absence',
};
