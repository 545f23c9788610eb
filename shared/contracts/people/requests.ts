/** Requests about schools’ own choices, and about trust leads who are let see pupils. */
import { z } from 'zod';
import { alertPeopleAnswer, alertSettingsWish } from './alert-people.ts';
import { pupilSightWish, pupilSights } from './pupil-sight.ts';
import { schoolSettings, schoolSettingsChange } from './settings.ts';
import type { ApiRequest } from '../api-request.ts';

export const peopleRequests = {
  schoolSettings: {
    method: 'GET',
    path: '/api/schools/{school}/settings',
    summary: "A school's choices",
    right: 'see-settings',
    params: z.object({ school: z.string() }),
    answer: schoolSettings,
  },
  changeSchoolSettings: {
    method: 'PUT',
    path: '/api/schools/{school}/settings',
    summary: "Change a school's choices from today",
    right: 'change-settings',
    params: z.object({ school: z.string() }),
    body: schoolSettingsChange,
    answer: schoolSettings,
  },
  alertPeople: {
    method: 'GET',
    path: '/api/schools/{school}/alert-people',
    summary: 'Who hears of a school’s safeguarding alerts, with their numbers and days off, and when',
    right: 'set-alert-people',
    params: z.object({ school: z.string() }),
    answer: alertPeopleAnswer,
  },
  setAlertPeople: {
    method: 'PUT',
    path: '/api/schools/{school}/alert-people',
    summary: 'Name who hears of a school’s safeguarding alerts, from today',
    right: 'set-alert-people',
    params: z.object({ school: z.string() }),
    body: alertSettingsWish,
    answer: alertPeopleAnswer,
  },
  pupilSights: {
    method: 'GET',
    path: '/api/trust/pupil-sight',
    summary: 'Which trust leads have been let see the pupils of which schools, why, until when and by whom',
    right: 'let-leads-see-pupils',
    answer: pupilSights,
  },
  givePupilSight: {
    method: 'POST',
    path: '/api/trust/pupil-sight',
    summary: 'Let a trust lead see the pupils of schools until the end of a day',
    right: 'let-leads-see-pupils',
    body: pupilSightWish,
    answer: pupilSights,
  },
  endPupilSight: {
    method: 'POST',
    path: '/api/trust/pupil-sight/{id}/end',
    summary: 'End at once what a trust lead was let see, at all its schools',
    right: 'let-leads-see-pupils',
    params: z.object({ id: z.string() }),
    answer: pupilSights,
  },
} as const satisfies Record<string, ApiRequest>;
