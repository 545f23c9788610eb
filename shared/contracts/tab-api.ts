/** The one list of requests that cross the HTTP door; routes, the tab's client and the OpenAPI document come from it. */
import { z } from 'zod';
import { readSchoolYear } from '../domain/basics/school-date.ts';
import {
  action,
  actionKind,
  actionList,
  actionStatus,
  callSheet,
  outcomeAnswer,
  outcomeInput,
} from './actions/action.ts';
import { codingWatch } from './patterns/coding-watch.ts';
import { dailyCardPosted } from './messages/daily-card.ts';
import { dailyTargets, trustBands, trustDaily, trustGaps } from './figures/figures.ts';
import { schoolDate } from './basics/dates.ts';
import { earlyChange } from './patterns/early-change.ts';
import { importReport } from './imports/import-report.ts';
import { importTakenBack, pastImports } from './imports/past-imports.ts';
import { measureBy, measures } from './figures/measures.ts';
import { me } from './people/person.ts';
import { pupilMatches, pupilSummary } from './pupils/pupil-summary.ts';
import { pupilChronology, pupilYear } from './pupils/pupil-year.ts';
import { checkInAnswer, keyGroupCounts, keyGroupPupils } from './pupils/key-groups.ts';
import { firstDaysBack } from './figures/first-days-back.ts';
import { openRegistersAnswer } from './registers/open-registers.ts';
import { aboutSchool } from './figures/about-school.ts';
import {
  localCodeInput,
  localCodeNamed,
  localCodes,
  marksBroughtIn,
  marksLetGo,
  whatWasRefused,
} from './imports/refused.ts';
import { trustResults } from './figures/results.ts';
import { schoolSettings, schoolSettingsChange } from './people/settings.ts';
import {
  nationalGapChange,
  targetChange,
  targets,
  targetWithdrawal,
  targetYears,
  whatIf,
} from './targets/targets.ts';
import { keyMeasures, postSixteen, trustDays } from './figures/trust-tables.ts';
import { tutorGroupDay } from './pupils/tutor-group.ts';
import { triedAgain, whatWaits } from './admin/waiting.ts';

export interface ApiRequest {
  method: 'GET' | 'POST' | 'PUT';
  /** Path with {names}; each name is a key of `params`. */
  path: string;
  summary: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** The body is a CSV file, not JSON. */
  csv?: true;
  /** With `format=csv` or `format=xlsx` the answer leaves as a table instead. */
  sheet?: true;
  answer: z.ZodType;
}

const wholeNumber = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
const years = z.string().regex(/^(R|\d{1,2})(-(R|\d{1,2}))?$/i, 'years, like 7-10');
const schoolYear = z.string().transform((text, check) => {
  const found = readSchoolYear(text);
  if (found === null) check.addIssue('a school year, like 2025/26');
  return found ?? 0;
});
const phase = z.enum(['primary', 'secondary', 'post16']);

export const tabApi = {
  me: { method: 'GET', path: '/api/me', summary: 'Who I am and what I may open', answer: me },
  trustDaily: {
    method: 'GET',
    path: '/api/trust/daily',
    summary: 'The daily diff to target, by school and for the trust',
    query: z.object({
      date: schoolDate.optional(),
      phase: phase.optional(),
      /** 'target': the years of each school's own target, as on its card. Left out: every year. */
      years: years.or(z.literal('target')).optional(),
    }),
    sheet: true,
    answer: trustDaily,
  },
  trustDays: {
    method: 'GET',
    path: '/api/trust/daily-days',
    summary: 'The daily diff to target of the latest school days, newest first',
    query: z.object({
      to: schoolDate.optional(),
      days: wholeNumber(1, 20).optional(),
      phase: phase.optional(),
      years: years.or(z.literal('target')).optional(),
    }),
    sheet: true,
    answer: trustDays,
  },
  keyMeasures: {
    method: 'GET',
    path: '/api/trust/key-measures',
    summary: 'Pupil premium pupils under the key measure, and the change since a week before',
    query: z.object({ date: schoolDate.optional() }),
    sheet: true,
    answer: keyMeasures,
  },
  postSixteen: {
    method: 'GET',
    path: '/api/trust/post-16',
    summary: 'Attendance of years 12 and 13, with what is missing day by day',
    query: z.object({ from: schoolDate.optional(), to: schoolDate.optional() }),
    sheet: true,
    answer: postSixteen,
  },
  dailyTargets: {
    method: 'GET',
    path: '/api/trust/daily-targets',
    summary: 'How many pupils may be absent at each target',
    query: z.object({
      cohort: z.enum(['all', 'pp']).optional(),
      percents: z.string().optional(),
      phase: phase.optional(),
      years: years.optional(),
    }),
    sheet: true,
    answer: dailyTargets,
  },
  targets: {
    method: 'GET',
    path: '/api/targets',
    summary: 'The targets in force at each school, where each comes from, and every change',
    query: z.object({ date: schoolDate.optional() }),
    answer: targets,
  },
  setTarget: {
    method: 'PUT',
    path: '/api/targets',
    summary: "Set a target of the trust, a phase or a school from a day on, or the Department's minimum",
    body: targetChange,
    answer: targets,
  },
  previewTarget: {
    method: 'POST',
    path: '/api/targets/preview',
    summary: 'What a target would do today, before it is set',
    body: targetChange,
    answer: whatIf,
  },
  withdrawTarget: {
    method: 'POST',
    path: '/api/targets/withdraw',
    summary: 'End a target from a day on, or take away one that has not begun',
    body: targetWithdrawal,
    answer: targets,
  },
  setNationalGap: {
    method: 'PUT',
    path: '/api/trust/national-gap',
    summary: "Set the national gap that the trust's own are set beside, from today",
    body: nationalGapChange,
    answer: targets,
  },
  whatIf: {
    method: 'GET',
    path: '/api/trust/what-if',
    summary: 'The day as it stands and as it would with another target; nothing is stored',
    query: z.object({
      date: schoolDate.optional(),
      percent: z.coerce.number().min(0).max(100).optional(),
      cohort: z.enum(['pp', 'all']).optional(),
      years: targetYears.optional(),
    }),
    answer: whatIf,
  },
  trustGaps: {
    method: 'GET',
    path: '/api/trust/gaps',
    summary: 'Attendance of pupil premium and other pupils, and the gap',
    query: z.object({ from: schoolDate.optional(), to: schoolDate.optional(), phase: phase.optional() }),
    sheet: true,
    answer: trustGaps,
  },
  trustBands: {
    method: 'GET',
    path: '/api/trust/bands',
    summary: 'How many pupils lie in each band of attendance',
    query: z.object({ from: schoolDate.optional(), to: schoolDate.optional(), phase: phase.optional() }),
    sheet: true,
    answer: trustBands,
  },
  trustResults: {
    method: 'GET',
    path: '/api/trust/results',
    summary: 'What year 11 reached, by band of attendance, by school and for the trust',
    /** Left out: the latest school year with results. */
    query: z.object({ schoolYear: schoolYear.optional() }),
    sheet: true,
    answer: trustResults,
  },
  figures: {
    method: 'GET',
    path: '/api/figures',
    summary: 'Attendance over any days, by groups of any kind, as it stands now or was known at a moment',
    query: z.object({
      from: schoolDate.optional(),
      to: schoolDate.optional(),
      by: measureBy.optional(),
      school: z.string().optional(),
      cluster: z.string().optional(),
      phase: phase.optional(),
      years: years.optional(),
      tutorGroup: z.string().optional(),
      house: z.string().optional(),
      premium: z.enum(['pp', 'non-pp']).optional(),
      send: z.enum(['N', 'K', 'E']).optional(),
      /** Figures week by week, or day by day. */
      split: z.enum(['week', 'day']).optional(),
      codes: z.literal('yes').optional(),
      /** Beside each figure, that of the school day or the week before. */
      compare: z.enum(['day', 'week']).optional(),
      /** A past moment, with its offset: 2026-09-16T10:00:00+01:00. */
      knownAt: z.iso.datetime({ offset: true }).optional(),
    }),
    sheet: true,
    answer: measures,
  },
  aboutSchool: {
    method: 'GET',
    path: '/api/schools/{school}',
    summary: 'What a school is called and made of, and which of its pages I have a use for',
    params: z.object({ school: z.string() }),
    answer: aboutSchool,
  },
  keyGroups: {
    method: 'GET',
    path: '/api/schools/{school}/key-groups',
    summary: 'How many pupils are in each key group today',
    params: z.object({ school: z.string() }),
    answer: keyGroupCounts,
  },
  keyGroupPupils: {
    method: 'GET',
    path: '/api/schools/{school}/key-groups/{group}',
    summary: 'The pupils of a key group whom I may see: a list to give to staff',
    params: z.object({ school: z.string(), group: z.string() }),
    sheet: true,
    answer: keyGroupPupils,
  },
  checkIn: {
    method: 'POST',
    path: '/api/pupils/{id}/check-in',
    summary: 'Say that I have checked in with a pupil; said already, it stays as it was said',
    params: z.object({ id: z.string() }),
    answer: checkInAnswer,
  },
  undoCheckIn: {
    method: 'POST',
    path: '/api/pupils/{id}/check-in/undo',
    summary: 'Take back my own check-in within a minute',
    params: z.object({ id: z.string() }),
    answer: checkInAnswer,
  },
  openRegisters: {
    method: 'GET',
    path: '/api/open-registers',
    summary: 'Registers and marks that are owed, and absence without a reason yet',
    query: z.object({
      school: z.string().optional(),
      from: schoolDate.optional(),
      to: schoolDate.optional(),
    }),
    sheet: true,
    answer: openRegistersAnswer,
  },
  firstDaysBack: {
    method: 'GET',
    path: '/api/first-days-back',
    summary: 'Who was not back on the first day after a holiday',
    query: z.object({ school: z.string().optional(), date: schoolDate.optional() }),
    sheet: true,
    answer: firstDaysBack,
  },
  tutorGroup: {
    method: 'GET',
    path: '/api/schools/{school}/tutor-groups/{group}',
    summary: "A tutor group's day",
    params: z.object({ school: z.string(), group: z.string() }),
    query: z.object({ date: schoolDate.optional() }),
    answer: tutorGroupDay,
  },
  pupils: {
    method: 'GET',
    path: '/api/pupils',
    summary: 'Pupils by part of a name, or by UPN',
    query: z.object({
      search: z.string().trim().min(1).max(100).optional(),
      upn: z.string().trim().max(20).optional(),
      limit: wholeNumber(1, 50).optional(),
    }),
    answer: pupilMatches,
  },
  pupilSummary: {
    method: 'GET',
    path: '/api/pupils/{id}/summary',
    summary: "A pupil's attendance, contacts, stage and actions",
    params: z.object({ id: z.string() }),
    answer: pupilSummary,
  },
  pupilYear: {
    method: 'GET',
    path: '/api/pupils/{id}/year',
    summary: "A pupil's school year: every mark, what they add up to, and each week beside the year group",
    params: z.object({ id: z.string() }),
    query: z.object({ schoolYear: schoolYear.optional() }),
    sheet: true,
    answer: pupilYear,
  },
  pupilChronology: {
    method: 'GET',
    path: '/api/pupils/{id}/chronology',
    summary: 'What happened in a pupil’s school year, newest first: absence, lates, calls, meetings, changes',
    params: z.object({ id: z.string() }),
    query: z.object({ schoolYear: schoolYear.optional(), limit: wholeNumber(1, 1000).optional() }),
    answer: pupilChronology,
  },
  actions: {
    method: 'GET',
    path: '/api/actions',
    summary: 'Actions I may see',
    query: z.object({
      assignee: z.literal('me').optional(),
      status: actionStatus.optional(),
      kind: actionKind.optional(),
      school: z.string().optional(),
      date: schoolDate.optional(),
      limit: wholeNumber(1, 200).optional(),
      cursor: z.string().optional(),
    }),
    answer: actionList,
  },
  callSheet: {
    method: 'GET',
    path: '/api/actions/{id}/call-sheet',
    summary: 'Who to ring, what was said before, and the script',
    params: z.object({ id: z.string() }),
    answer: callSheet,
  },
  beginCall: {
    method: 'POST',
    path: '/api/actions/{id}/begin',
    summary: 'Say that I am ringing',
    params: z.object({ id: z.string() }),
    answer: z.object({ action }),
  },
  passOn: {
    method: 'POST',
    path: '/api/actions/{id}/pass-on',
    summary: 'Pass a call to the attendance officer',
    params: z.object({ id: z.string() }),
    answer: z.object({ action }),
  },
  recordOutcome: {
    method: 'POST',
    path: '/api/actions/{id}/outcome',
    summary: 'Record how a call went; 409 when it already has an outcome',
    params: z.object({ id: z.string() }),
    body: outcomeInput,
    answer: outcomeAnswer,
  },
  undoOutcome: {
    method: 'POST',
    path: '/api/actions/{id}/undo-outcome',
    summary: 'Take back my own outcome within a minute',
    params: z.object({ id: z.string() }),
    answer: z.object({ action }),
  },
  completeAction: {
    method: 'POST',
    path: '/api/actions/{id}/done',
    summary: 'Tick off an action that needs no outcome of a call',
    params: z.object({ id: z.string() }),
    answer: z.object({ action }),
  },
  earlyChange: {
    method: 'GET',
    path: '/api/schools/{school}/early-change',
    summary: 'Pupils whose attendance is changing, and why they are listed',
    params: z.object({ school: z.string() }),
    /** Any day of the week to look at; left out: the last whole week. */
    query: z.object({ week: schoolDate.optional() }),
    answer: earlyChange,
  },
  codingWatch: {
    method: 'GET',
    path: '/api/schools/{school}/coding-watch',
    summary: "Questions about how a school's registers are kept, beside its own past",
    params: z.object({ school: z.string() }),
    /** Left out: the last 20 school days. */
    query: z.object({ from: schoolDate.optional(), to: schoolDate.optional() }),
    answer: codingWatch,
  },
  schoolSettings: {
    method: 'GET',
    path: '/api/schools/{school}/settings',
    summary: "A school's choices",
    params: z.object({ school: z.string() }),
    answer: schoolSettings,
  },
  changeSchoolSettings: {
    method: 'PUT',
    path: '/api/schools/{school}/settings',
    summary: "Change a school's choices from today",
    params: z.object({ school: z.string() }),
    body: schoolSettingsChange,
    answer: schoolSettings,
  },
  schoolDailyCard: {
    method: 'POST',
    path: '/api/schools/{school}/daily-card',
    summary: "Post or refresh the school's daily card now",
    params: z.object({ school: z.string() }),
    answer: dailyCardPosted,
  },
  trustDailyCard: {
    method: 'POST',
    path: '/api/trust/daily-card',
    summary: "Post or refresh the trust's daily card now",
    answer: dailyCardPosted,
  },
  whatWaits: {
    method: 'GET',
    path: '/api/waiting',
    summary: 'What waits, what is out of reach and what was given up, for administrators',
    answer: whatWaits,
  },
  tryAgain: {
    method: 'POST',
    path: '/api/waiting/{id}/try-again',
    summary: 'Take up again work that was given up',
    params: z.object({ id: z.string() }),
    answer: triedAgain,
  },
  importFile: {
    method: 'POST',
    path: '/api/imports/{kind}',
    summary: 'Bring in a CSV file',
    params: z.object({ kind: z.string() }),
    csv: true,
    answer: importReport,
  },
  pastImports: {
    method: 'GET',
    path: '/api/imports',
    summary: 'The latest files brought in',
    answer: pastImports,
  },
  undoImport: {
    method: 'POST',
    path: '/api/imports/{id}/undo',
    summary: 'Take an import back',
    params: z.object({ id: z.string() }),
    answer: importTakenBack,
  },
  whatWasRefused: {
    method: 'GET',
    path: '/api/refused',
    summary: 'Codes nobody knows yet, and other rows of files that were not taken',
    answer: whatWasRefused,
  },
  localCodes: {
    method: 'GET',
    path: '/api/schools/{school}/local-codes',
    summary: "What was ever said of a school's own register codes",
    params: z.object({ school: z.string() }),
    answer: localCodes,
  },
  putLocalCode: {
    method: 'PUT',
    path: '/api/schools/{school}/local-codes',
    summary: "Say which national code a school's own stands for",
    params: z.object({ school: z.string() }),
    body: localCodeInput,
    answer: localCodes,
  },
  bringInCode: {
    method: 'POST',
    path: '/api/schools/{school}/local-codes/bring-in',
    summary: 'Bring in the marks kept for a code that now means something',
    params: z.object({ school: z.string() }),
    body: localCodeNamed,
    answer: marksBroughtIn,
  },
  letGoCode: {
    method: 'POST',
    path: '/api/schools/{school}/local-codes/let-go',
    summary: 'Say that the marks kept for a code are not wanted',
    params: z.object({ school: z.string() }),
    body: localCodeNamed,
    answer: marksLetGo,
  },
} as const satisfies Record<string, ApiRequest>;

export type TabApi = typeof tabApi;
export type RequestName = keyof TabApi;
/** Requests whose answers also leave as CSV or a workbook. */
export type SheetName = {
  [Name in RequestName]: TabApi[Name] extends { sheet: true } ? Name : never;
}[RequestName];
export type SheetFormat = 'csv' | 'xlsx';
export type AnswerTo<Name extends RequestName> = z.infer<TabApi[Name]['answer']>;
type Part<Name extends RequestName, Key extends 'params' | 'query' | 'body'> =
  TabApi[Name] extends Record<Key, infer Schema>
    ? Schema extends z.ZodType
      ? z.infer<Schema>
      : unknown
    : unknown;
export type ParamsOf<Name extends RequestName> = Part<Name, 'params'>;
export type QueryOf<Name extends RequestName> = Part<Name, 'query'>;
export type BodyOf<Name extends RequestName> = Part<Name, 'body'>;
