import type { pupilRequests } from '#shared/contracts/pupils/requests.ts';
import { checkIn, undoCheckIn } from '../../operations/pupils/check-in.ts';
import { keyGroupCounts, keyGroupPupils } from '../../operations/pupils/key-group-lists.ts';
import { pupilChronology } from '../../operations/pupils/pupil-chronology.ts';
import { findPupils, pupilSummary } from '../../operations/pupils/pupil-summary.ts';
import { pupilYear } from '../../operations/pupils/pupil-year.ts';
import { tutorGroupDay } from '../../operations/pupils/tutor-group-day.ts';
import type { HandlersOf } from '../request-handler.ts';

export const pupilHandlers: HandlersOf<typeof pupilRequests> = {
  keyGroups: (context, { person, params }) => keyGroupCounts(context, person, params.school),
  keyGroupPupils: (context, { person, params }) => keyGroupPupils(context, person, params),
  checkIn: (context, { person, params }) => checkIn(context, person, params.id),
  undoCheckIn: (context, { person, params }) => undoCheckIn(context, person, params.id),
  tutorGroup: (context, { person, params, query }) => tutorGroupDay(context, person, { ...params, ...query }),
  pupils: (context, { person, query }) => findPupils(context, person, query),
  pupilSummary: (context, { person, params }) => pupilSummary(context, person, params.id),
  pupilYear: (context, { person, params, query }) => pupilYear(context, person, { ...params, ...query }),
  pupilChronology: (context, { person, params, query }) =>
    pupilChronology(context, person, { ...params, ...query }),
};
