/** Requests about schools’ own choices. */
import { z } from 'zod';
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
} as const satisfies Record<string, ApiRequest>;
