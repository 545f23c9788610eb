import type { peopleRequests } from '#shared/contracts/people/requests.ts';
import { readAlertPeople, setAlertPeople } from '../../operations/people/alert-people.ts';
import { changeSchoolSettings, readSchoolSettings } from '../../operations/people/school-settings.ts';
import { endPupilSight } from '../../operations/people/end-pupil-sight.ts';
import { givePupilSight } from '../../operations/people/give-pupil-sight.ts';
import { readPupilSights } from '../../operations/people/read-pupil-sights.ts';
import type { HandlersOf } from '../request-handler.ts';

export const peopleHandlers: HandlersOf<typeof peopleRequests> = {
  schoolSettings: (ctx, { params }) => readSchoolSettings(ctx, params.school),
  changeSchoolSettings: (ctx, { params, body }) =>
    changeSchoolSettings(ctx, { school: params.school, change: body }),
  alertPeople: (ctx, { params }) => readAlertPeople(ctx, params.school),
  setAlertPeople: (ctx, { params, body }) => setAlertPeople(ctx, { school: params.school, settings: body }),
  pupilSights: (ctx) => readPupilSights(ctx),
  givePupilSight: (ctx, { body }) => givePupilSight(ctx, body),
  endPupilSight: (ctx, { params }) => endPupilSight(ctx, params.id),
};
