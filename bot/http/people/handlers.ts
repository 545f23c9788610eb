import type { peopleRequests } from '#shared/contracts/people/requests.ts';
import { changeSchoolSettings, readSchoolSettings } from '../../operations/people/school-settings.ts';
import type { HandlersOf } from '../request-handler.ts';

export const peopleHandlers: HandlersOf<typeof peopleRequests> = {
  schoolSettings: (context, { person, params }) => readSchoolSettings(context, person, params.school),
  changeSchoolSettings: (context, { person, params, body }) =>
    changeSchoolSettings(context, person, params.school, body),
};
