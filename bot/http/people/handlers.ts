import type { peopleRequests } from '#shared/contracts/people/requests.ts';
import { changeSchoolSettings, readSchoolSettings } from '../../operations/people/school-settings.ts';
import type { HandlersOf } from '../request-handler.ts';

export const peopleHandlers: HandlersOf<typeof peopleRequests> = {
  schoolSettings: (ctx, { params }) => readSchoolSettings(ctx, params.school),
  changeSchoolSettings: (ctx, { params, body }) =>
    changeSchoolSettings(ctx, { school: params.school, change: body }),
};
