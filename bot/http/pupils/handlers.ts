import type { pupilRequests } from '#shared/contracts/pupils/requests.ts';
import { checkIn, undoCheckIn } from '../../operations/pupils/check-in.ts';
import { keyGroupCounts, keyGroupPupils } from '../../operations/pupils/key-group-lists.ts';
import { myCaseload } from '../../operations/pupils/my-caseload.ts';
import { endCaseload } from '../../operations/roll/end-caseload.ts';
import { giveCaseload } from '../../operations/roll/give-caseload.ts';
import { readCaseloads } from '../../operations/roll/read-caseloads.ts';
import { pupilChronology } from '../../operations/pupils/pupil-chronology.ts';
import { findPupils, pupilSummary } from '../../operations/pupils/pupil-summary.ts';
import { pupilYear } from '../../operations/pupils/pupil-year.ts';
import { tutorGroupDay } from '../../operations/pupils/tutor-group-day.ts';
import type { HandlersOf } from '../request-handler.ts';

export const pupilHandlers: HandlersOf<typeof pupilRequests> = {
  keyGroups: (ctx, { params }) => keyGroupCounts(ctx, params.school),
  keyGroupPupils: (ctx, { params }) => keyGroupPupils(ctx, params),
  checkIn: (ctx, { params }) => checkIn(ctx, params.id),
  undoCheckIn: (ctx, { params }) => undoCheckIn(ctx, params.id),
  tutorGroup: (ctx, { params, query }) => tutorGroupDay(ctx, { ...params, ...query }),
  searchPupils: (ctx, { body }) => findPupils(ctx, body),
  myCaseload: (ctx) => myCaseload(ctx),
  caseloads: (ctx, { params }) => readCaseloads(ctx, params.school),
  giveCaseload: (ctx, { params, body }) => giveCaseload(ctx, { school: params.school, wish: body }),
  endCaseload: (ctx, { params }) => endCaseload(ctx, params.id),
  pupilSummary: (ctx, { params }) => pupilSummary(ctx, params.id),
  pupilYear: (ctx, { params, query }) => pupilYear(ctx, { ...params, ...query }),
  pupilChronology: (ctx, { params, query }) => pupilChronology(ctx, { ...params, ...query }),
};
