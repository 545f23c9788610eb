import type { Change } from '#shared/contracts/changes.ts';
import type { RequestName, TabApi } from '#shared/contracts/tab-api.ts';

type ReadName = {
  [Name in RequestName]: TabApi[Name]['method'] extends 'GET' ? Name : never;
}[RequestName];

const day = ['actions', 'marks', 'settings'] as const;
const figures = ['marks', 'settings'] as const;

/**
 * What each answer that a page keeps is made of: it is asked for again when that has changed. Empty: nothing that the
 * versions tell of; such a page looks again by itself, or is left as it was read.
 */
const shownData: Record<ReadName, readonly Change[]> = {
  me: ['roll', 'settings'],
  changes: [],
  actions: day,
  workToday: figures,
  away: day,
  codesToEnter: day,
  callSheet: day,
  callScripts: ['settings'],
  schoolCallers: day,
  watchedChildren: day,
  alertSheet: day,
  escalationPolicy: ['settings'],
  trustEscalationPolicy: ['settings'],
  familiesToWriteTo: ['actions', 'marks', 'roll', 'settings'],
  meetingsSoFar: ['actions', 'settings'],
  proposals: day,
  meetingHolders: day,
  plansToLookAt: day,
  meetingSheet: day,
  alertLog: ['actions'],
  openAlerts: ['actions', 'settings'],
  alertStandings: ['settings'],
  alertReaders: ['settings'],
  alertPeople: ['settings'],
  pupilSights: ['settings'],
  caseloads: ['roll', 'settings'],
  myCaseload: day,
  schoolSettings: ['settings'],
  tutorGroup: day,
  pupilSummary: day,
  pupilYear: figures,
  pupilChronology: day,
  keyGroups: day,
  keyGroupPupils: day,
  trustDaily: figures,
  trustDays: figures,
  keyMeasures: figures,
  postSixteen: figures,
  dailyTargets: figures,
  whatIf: figures,
  trustGaps: figures,
  trustBands: figures,
  trustResults: figures,
  figures,
  aboutSchool: figures,
  firstDaysBack: figures,
  openRegisters: figures,
  earlyChange: figures,
  codingWatch: figures,
  targets: ['settings'],
  pastImports: figures,
  whatWasRefused: figures,
  localCodes: figures,
  whatWaits: [],
};

/** Whether what is kept under a query's key (its request first) is made of any of these. */
export function isMadeOf(key: readonly unknown[], changed: ReadonlySet<Change>): boolean {
  const [name] = key;
  const madeOf = typeof name === 'string' && name in shownData ? shownData[name as ReadName] : [];
  return madeOf.some((one) => changed.has(one));
}

const actions: ReadonlySet<Change> = new Set(['actions']);
export const isMadeOfActions = (key: readonly unknown[]): boolean => isMadeOf(key, actions);
