/** Requests for figures. */
import { z } from 'zod';
import { aboutSchool } from './about-school.ts';
import { dailyTargets, trustBands, trustDaily, trustGaps } from './figures.ts';
import { firstDaysBack } from './first-days-back.ts';
import { keyMeasures, postSixteen, trustDays } from './trust-tables.ts';
import { openRegistersAnswer } from '../registers/open-registers.ts';
import { measureBy, measures } from './measures.ts';
import { schoolDate } from '../basics/dates.ts';
import { targetChange, targetYears, whatIf } from '../targets/targets.ts';
import { trustResults } from './results.ts';
import { wholeNumber, years, schoolYear, phase, type ApiRequest } from '../api-request.ts';

export const figureRequests = {
  trustDaily: {
    method: 'GET',
    path: '/api/trust/daily',
    summary: 'The daily diff to target, by school and for the trust',
    right: 'see-figures',
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
    right: 'see-figures',
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
    right: 'see-figures',
    query: z.object({ date: schoolDate.optional() }),
    sheet: true,
    answer: keyMeasures,
  },
  postSixteen: {
    method: 'GET',
    path: '/api/trust/post-16',
    summary: 'Attendance of years 12 and 13, with what is missing day by day',
    right: 'see-figures',
    query: z.object({ from: schoolDate.optional(), to: schoolDate.optional() }),
    sheet: true,
    answer: postSixteen,
  },
  dailyTargets: {
    method: 'GET',
    path: '/api/trust/daily-targets',
    summary: 'How many pupils may be absent at each target',
    right: 'see-figures',
    query: z.object({
      cohort: z.enum(['all', 'pp']).optional(),
      percents: z.string().optional(),
      phase: phase.optional(),
      years: years.optional(),
    }),
    sheet: true,
    answer: dailyTargets,
  },
  previewTarget: {
    method: 'POST',
    path: '/api/targets/preview',
    summary: 'What a target would do today, before it is set',
    right: ['set-school-targets', 'set-trust-targets'],
    body: targetChange,
    answer: whatIf,
  },
  whatIf: {
    method: 'GET',
    path: '/api/trust/what-if',
    summary: 'The day as it stands and as it would with another target; nothing is stored',
    right: 'see-figures',
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
    right: 'see-figures',
    query: z.object({ from: schoolDate.optional(), to: schoolDate.optional(), phase: phase.optional() }),
    sheet: true,
    answer: trustGaps,
  },
  trustBands: {
    method: 'GET',
    path: '/api/trust/bands',
    summary: 'How many pupils lie in each band of attendance',
    right: 'see-figures',
    query: z.object({ from: schoolDate.optional(), to: schoolDate.optional(), phase: phase.optional() }),
    sheet: true,
    answer: trustBands,
  },
  trustResults: {
    method: 'GET',
    path: '/api/trust/results',
    summary: 'What year 11 reached, by band of attendance, by school and for the trust',
    right: 'see-figures',
    /** Left out: the latest school year with results. */
    query: z.object({ schoolYear: schoolYear.optional() }),
    sheet: true,
    answer: trustResults,
  },
  figures: {
    method: 'GET',
    path: '/api/figures',
    summary: 'Attendance over any days, by groups of any kind, as it stands now or was known at a moment',
    right: 'see-figures',
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
    right: 'see-figures',
    params: z.object({ school: z.string() }),
    answer: aboutSchool,
  },
  firstDaysBack: {
    method: 'GET',
    path: '/api/first-days-back',
    summary: 'Who was not back on the first day after a holiday',
    right: 'see-figures',
    query: z.object({ school: z.string().optional(), date: schoolDate.optional() }),
    sheet: true,
    answer: firstDaysBack,
  },
  openRegisters: {
    method: 'GET',
    path: '/api/open-registers',
    summary: 'Registers and marks that are owed, and absence without a reason yet',
    right: 'see-figures',
    query: z.object({
      school: z.string().optional(),
      from: schoolDate.optional(),
      to: schoolDate.optional(),
    }),
    sheet: true,
    answer: openRegistersAnswer,
  },
} as const satisfies Record<string, ApiRequest>;
