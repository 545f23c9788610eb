/** Requests about pupils and tutor groups. */
import { z } from 'zod';
import { caseloads, caseloadWish } from '../roll/caseloads.ts';
import { myCaseload } from './my-caseload.ts';
import { checkInAnswer, keyGroupCounts, keyGroupPupils } from './key-groups.ts';
import { pupilChronology, pupilYear } from './pupil-year.ts';
import { pupilMatches, pupilSummary } from './pupil-summary.ts';
import { schoolDate } from '../basics/dates.ts';
import { tutorGroupDay } from './tutor-group.ts';
import { wholeNumber, schoolYear, type ApiRequest } from '../api-request.ts';

export const pupilRequests = {
  keyGroups: {
    method: 'GET',
    path: '/api/schools/{school}/key-groups',
    summary: 'How many pupils are in each key group today',
    right: 'see-figures',
    params: z.object({ school: z.string() }),
    answer: keyGroupCounts,
  },
  keyGroupPupils: {
    method: 'GET',
    path: '/api/schools/{school}/key-groups/{group}',
    summary: 'The pupils of a key group whom I may see: a list to give to staff',
    right: 'see-pupils',
    params: z.object({ school: z.string(), group: z.string() }),
    sheet: true,
    answer: keyGroupPupils,
  },
  checkIn: {
    method: 'POST',
    path: '/api/pupils/{id}/check-in',
    summary: 'Say that I have checked in with a pupil; said already, it stays as it was said',
    right: 'see-pupils',
    params: z.object({ id: z.string() }),
    answer: checkInAnswer,
  },
  undoCheckIn: {
    method: 'POST',
    path: '/api/pupils/{id}/check-in/undo',
    summary: 'Take back my own check-in within a minute',
    right: 'see-pupils',
    params: z.object({ id: z.string() }),
    answer: checkInAnswer,
  },
  tutorGroup: {
    method: 'GET',
    path: '/api/schools/{school}/tutor-groups/{group}',
    summary: "A tutor group's day",
    right: 'see-pupils',
    params: z.object({ school: z.string(), group: z.string() }),
    query: z.object({ date: schoolDate.optional() }),
    answer: tutorGroupDay,
  },
  searchPupils: {
    method: 'POST',
    path: '/api/pupils/search',
    summary: 'Pupils by part of a name (text), or by UPN',
    right: 'staff',
    body: z
      .strictObject({
        text: z.string().trim().min(1).max(100).optional(),
        upn: z.string().trim().min(1).max(20).optional(),
        limit: z.number().int().min(1).max(50).optional(),
      })
      .refine(({ text, upn }) => (text === undefined) !== (upn === undefined), {
        message: 'text, which is part of a name, or upn is needed, not both',
      }),
    answer: pupilMatches,
  },
  myCaseload: {
    method: 'GET',
    path: '/api/caseload',
    summary: 'The pupils who are mine by name, with how they attend and what comes next',
    right: 'ring-families',
    answer: myCaseload,
  },
  caseloads: {
    method: 'GET',
    path: '/api/schools/{school}/caseloads',
    summary: 'Which pupils of a school are on whose caseload, from when, until when and by whom',
    right: 'give-caseloads',
    params: z.object({ school: z.string() }),
    answer: caseloads,
  },
  giveCaseload: {
    method: 'POST',
    path: '/api/schools/{school}/caseloads',
    summary: 'Put pupils on the caseload of a mentor or welfare officer, who sees them while it holds',
    right: 'give-caseloads',
    params: z.object({ school: z.string() }),
    body: caseloadWish,
    answer: caseloads,
  },
  endCaseload: {
    method: 'POST',
    path: '/api/caseloads/{id}/end',
    summary: 'End at once that a pupil is on somebody’s caseload; 409 when it is over already',
    right: 'give-caseloads',
    params: z.object({ id: z.string() }),
    answer: caseloads,
  },
  pupilSummary: {
    method: 'GET',
    path: '/api/pupils/{id}/summary',
    summary: "A pupil's attendance, contacts, stage and actions",
    right: 'see-pupils',
    params: z.object({ id: z.string() }),
    answer: pupilSummary,
  },
  pupilYear: {
    method: 'GET',
    path: '/api/pupils/{id}/year',
    summary: "A pupil's school year: every mark, what they add up to, and each week beside the year group",
    right: 'see-pupils',
    params: z.object({ id: z.string() }),
    query: z.object({ schoolYear: schoolYear.optional() }),
    sheet: true,
    answer: pupilYear,
  },
  pupilChronology: {
    method: 'GET',
    path: '/api/pupils/{id}/chronology',
    summary: 'What happened in a pupil’s school year, newest first: absence, lates, calls, meetings, changes',
    right: 'see-pupils',
    params: z.object({ id: z.string() }),
    query: z.object({ schoolYear: schoolYear.optional(), limit: wholeNumber(1, 1000).optional() }),
    answer: pupilChronology,
  },
} as const satisfies Record<string, ApiRequest>;
