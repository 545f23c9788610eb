import type { Context } from '../operations/context.ts';
import { aboutSchool } from '../operations/figures/about-school.ts';
import { beginCall } from '../operations/actions/begin-call.ts';
import { bringInCode } from '../operations/imports/bring-in-code.ts';
import { callSheet } from '../operations/actions/call-sheet.ts';
import { checkIn, undoCheckIn } from '../operations/pupils/check-in.ts';
import { codingWatch } from '../operations/patterns/coding-watch.ts';
import { completeAction } from '../operations/actions/complete-action.ts';
import { dailyTargets } from '../operations/figures/daily-targets.ts';
import { groupFigures } from '../operations/figures/group-figures.ts';
import { keyGroupCounts, keyGroupPupils } from '../operations/pupils/key-group-lists.ts';
import { firstDaysBack } from '../operations/figures/first-days-back.ts';
import { owedRegisters } from '../operations/registers/open-registers.ts';
import { earlyChange } from '../operations/patterns/early-change.ts';
import { keyMeasures } from '../operations/figures/key-measures.ts';
import { postSixteen } from '../operations/figures/post-sixteen.ts';
import { trustDays } from '../operations/figures/trust-days.ts';
import { importFile } from '../operations/imports/import-file.ts';
import { pastImportsFor } from '../operations/imports/past-imports.ts';
import { undoImport } from '../operations/imports/undo-import.ts';
import { listActions } from '../operations/actions/list-actions.ts';
import { letGoCode, putLocalCode, readLocalCodes } from '../operations/imports/local-codes.ts';
import { passOn } from '../operations/actions/pass-on.ts';
import { postDailyCardNow, THE_TRUST } from '../operations/messages/post-daily-card.ts';
import { findPupils, pupilSummary } from '../operations/pupils/pupil-summary.ts';
import { pupilChronology } from '../operations/pupils/pupil-chronology.ts';
import { pupilYear } from '../operations/pupils/pupil-year.ts';
import { readTargets } from '../operations/targets/read-targets.ts';
import { recordOutcome } from '../operations/actions/record-outcome.ts';
import { changeSchoolSettings, readSchoolSettings } from '../operations/people/school-settings.ts';
import { setNationalGap } from '../operations/targets/set-national-gap.ts';
import { setTarget, withdrawTarget } from '../operations/targets/set-target.ts';
import { trustBands } from '../operations/figures/trust-bands.ts';
import { trustDaily } from '../operations/figures/trust-daily.ts';
import { trustGaps } from '../operations/figures/trust-gaps.ts';
import { trustResults } from '../operations/figures/trust-results.ts';
import { tutorGroupDay } from '../operations/pupils/tutor-group-day.ts';
import { undoOutcome } from '../operations/actions/undo-outcome.ts';
import { whatWasRefused } from '../operations/imports/what-was-refused.ts';
import { previewTarget, whatIf } from '../operations/figures/what-if.ts';
import { tryAgain, whatWaits } from '../operations/admin/what-waits.ts';
import { whoAmI } from '../operations/who-am-i.ts';
import type { Handlers } from './api-routes.ts';

/** Which operation answers each request of the list. */
export function apiHandlers(context: Context): Handlers {
  return {
    me: ({ person }) => whoAmI(context, person),
    trustDaily: ({ person, query }) => trustDaily(context, person, query),
    trustDays: ({ person, query }) => trustDays(context, person, query),
    keyMeasures: ({ person, query }) => keyMeasures(context, person, query),
    postSixteen: ({ person, query }) => postSixteen(context, person, query),
    dailyTargets: ({ person, query }) => dailyTargets(context, person, query),
    targets: ({ person, query }) => readTargets(context, person, query),
    setTarget: ({ person, body }) => setTarget(context, person, body),
    previewTarget: ({ person, body }) => previewTarget(context, person, body),
    withdrawTarget: ({ person, body }) => withdrawTarget(context, person, body),
    setNationalGap: ({ person, body }) => setNationalGap(context, person, body),
    whatIf: ({ person, query }) => whatIf(context, person, query),
    trustGaps: ({ person, query }) => trustGaps(context, person, query),
    trustBands: ({ person, query }) => trustBands(context, person, query),
    trustResults: ({ person, query }) => trustResults(context, person, query),
    figures: ({ person, query }) => groupFigures(context, person, query),
    aboutSchool: ({ person, params }) => aboutSchool(context, person, params.school),
    keyGroups: ({ person, params }) => keyGroupCounts(context, person, params.school),
    keyGroupPupils: ({ person, params }) => keyGroupPupils(context, person, params),
    checkIn: ({ person, params }) => checkIn(context, person, params.id),
    undoCheckIn: ({ person, params }) => undoCheckIn(context, person, params.id),
    openRegisters: ({ person, query }) => owedRegisters(context, person, query),
    firstDaysBack: ({ person, query }) => firstDaysBack(context, person, query),
    tutorGroup: ({ person, params, query }) => tutorGroupDay(context, person, { ...params, ...query }),
    pupils: ({ person, query }) => findPupils(context, person, query),
    pupilSummary: ({ person, params }) => pupilSummary(context, person, params.id),
    pupilYear: ({ person, params, query }) => pupilYear(context, person, { ...params, ...query }),
    pupilChronology: ({ person, params, query }) => pupilChronology(context, person, { ...params, ...query }),
    actions: ({ person, query }) => listActions(context, person, query),
    callSheet: ({ person, params }) => callSheet(context, person, params.id),
    beginCall: ({ person, params }) => beginCall(context, person, params.id),
    passOn: ({ person, params }) => passOn(context, person, params.id),
    recordOutcome: ({ person, params, body }) => recordOutcome(context, person, params.id, body),
    undoOutcome: ({ person, params }) => undoOutcome(context, person, params.id),
    completeAction: ({ person, params }) => completeAction(context, person, params.id),
    earlyChange: ({ person, params, query }) => earlyChange(context, person, { ...params, ...query }),
    codingWatch: ({ person, params, query }) => codingWatch(context, person, { ...params, ...query }),
    schoolSettings: ({ person, params }) => readSchoolSettings(context, person, params.school),
    changeSchoolSettings: ({ person, params, body }) =>
      changeSchoolSettings(context, person, params.school, body),
    schoolDailyCard: ({ person, params }) => postDailyCardNow(context, person, params.school),
    trustDailyCard: ({ person }) => postDailyCardNow(context, person, THE_TRUST),
    pastImports: ({ person }) => pastImportsFor(context, person),
    undoImport: ({ person, params }) => undoImport(context, person, params.id),
    whatWaits: ({ person }) => whatWaits(context, person),
    tryAgain: ({ person, params }) => tryAgain(context, person, params.id),
    whatWasRefused: ({ person }) => whatWasRefused(context, person),
    localCodes: ({ person, params }) => readLocalCodes(context, person, params.school),
    putLocalCode: ({ person, params, body }) => putLocalCode(context, person, params.school, body),
    bringInCode: ({ person, params, body }) => bringInCode(context, person, params.school, body.code),
    letGoCode: ({ person, params, body }) => letGoCode(context, person, params.school, body.code),
    importFile: ({ person, params, file }) => importFile(context, person, params.kind, file),
  };
}
