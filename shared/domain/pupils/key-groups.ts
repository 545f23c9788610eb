/** Decides what is known about a pupil that changes who acts first. */
import { isPersistentlyAbsent, isSeverelyAbsent } from '../figures/persistent-absence.ts';
import { isVulnerable, type PupilNeeds } from '../roll/pupil-needs.ts';

/** The groups a school's target lists are made of; a pupil may be in many. */
export const keyGroups = [
  'persistently-absent',
  'severely-absent',
  'key-converters',
  '94-to-96',
  'absent-or-late-yesterday',
  'check-in',
  'pp',
  'send-k',
  'send-e',
  'new-joiners',
  'medical',
  'vulnerable',
  'looked-after',
  'social-worker',
  'youth-offending-worker',
  'young-carers',
] as const;
export type KeyGroup = (typeof keyGroups)[number];

/** Groups that say why a pupil is vulnerable: told to few. */
export const guardedGroups: readonly KeyGroup[] = [
  'looked-after',
  'social-worker',
  'youth-offending-worker',
  'young-carers',
];

/** Groups that the roll alone decides: of the others' sizes days tell, one after the other. */
export const groupsOfTheRoll: readonly KeyGroup[] = ['pp', 'send-k', 'send-e', 'new-joiners', 'medical'];

export interface PupilAsGrouped {
  needs: PupilNeeds;
  /** Sessions of the school year so far. */
  year: { attended: number; possible: number };
  absentOrLateYesterday: boolean;
  /** A reason for a well-being check-in stands: see check-in.ts. */
  needsCheckIn: boolean;
  newJoiner: boolean;
}

export function keyGroupsOf(pupil: PupilAsGrouped): KeyGroup[] {
  const { needs, year, absentOrLateYesterday, needsCheckIn, newJoiner } = pupil;
  const { attended, possible } = year;
  const hasSessions = possible > 0;
  const below = (percent: number): boolean => attended * 100 < percent * possible;
  const belongs: Record<KeyGroup, boolean> = {
    'persistently-absent': isPersistentlyAbsent(year),
    'severely-absent': isSeverelyAbsent(year),
    'key-converters': hasSessions && !isPersistentlyAbsent(year) && below(94),
    '94-to-96': hasSessions && !below(94) && below(96),
    'absent-or-late-yesterday': absentOrLateYesterday,
    'check-in': needsCheckIn,
    pp: needs.pupilPremium,
    'send-k': needs.sen === 'K',
    'send-e': needs.sen === 'E',
    'new-joiners': newJoiner,
    medical: needs.medicalNeed,
    vulnerable: isVulnerable(needs),
    'looked-after': needs.lookedAfter,
    'social-worker': needs.socialWorker,
    'youth-offending-worker': needs.youthOffendingWorker,
    'young-carers': needs.youngCarer,
  };
  return keyGroups.filter((group) => belongs[group]);
}
