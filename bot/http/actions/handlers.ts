import type { actionRequests } from '#shared/contracts/actions/requests.ts';
import { awayToday } from '../../operations/actions/away-today.ts';
import { listCodesToEnter } from '../../operations/actions/codes/list-codes-to-enter.ts';
import { recordCodesEntered } from '../../operations/actions/codes/record-codes-entered.ts';
import { undoCodesEntered } from '../../operations/actions/codes/undo-codes-entered.ts';
import { setReasonCodes } from '../../operations/actions/codes/set-reason-codes.ts';
import { giveNotice } from '../../operations/actions/notices/give-notice.ts';
import { recordSigning } from '../../operations/actions/signings/record-signing.ts';
import { undoSigning } from '../../operations/actions/signings/undo-signing.ts';
import { readPupilList } from '../../operations/actions/notices/read-pupil-list.ts';
import { withdrawNotice } from '../../operations/actions/notices/withdraw-notice.ts';
import { alertSheet } from '../../operations/actions/alerts/alert-sheet.ts';
import { beginCall } from '../../operations/actions/begin-call.ts';
import { callNumbers } from '../../operations/actions/calls/call-numbers.ts';
import { readCallScripts, setCallScripts } from '../../operations/actions/calls/call-scripts.ts';
import { callSheet } from '../../operations/actions/call-sheet.ts';
import { childNotSeen } from '../../operations/actions/alerts/child-not-seen.ts';
import { completeAction } from '../../operations/actions/complete-action.ts';
import { handOnAlert } from '../../operations/actions/alerts/hand-on-alert.ts';
import { holdDrill } from '../../operations/actions/alerts/hold-drill.ts';
import { listActions } from '../../operations/actions/list-actions.ts';
import { workToday } from '../../operations/actions/work-today.ts';
import { schoolCallers } from '../../operations/actions/calls/school-callers.ts';
import { setTryAgain } from '../../operations/actions/calls/set-try-again.ts';
import { shareCalls } from '../../operations/actions/calls/share-calls.ts';
import { nameAdult } from '../../operations/actions/calls/name-adult.ts';
import { passOn } from '../../operations/actions/pass-on.ts';
import { recordLook } from '../../operations/actions/alerts/record-look.ts';
import { recordOutcome } from '../../operations/actions/record-outcome.ts';
import { takeAlert } from '../../operations/actions/alerts/take-alert.ts';
import { readWatchedChildren, tellWorker } from '../../operations/actions/alerts/watched-children.ts';
import { takeOver } from '../../operations/actions/calls/take-over.ts';
import { undoShare } from '../../operations/actions/calls/undo-share.ts';
import { undoPassOn } from '../../operations/actions/calls/undo-pass-on.ts';
import { undoOutcome } from '../../operations/actions/undo-outcome.ts';
import type { HandlersOf } from '../request-handler.ts';

export const actionHandlers: HandlersOf<typeof actionRequests> = {
  actions: (ctx, { query }) => listActions(ctx, query),
  workToday: (ctx) => workToday(ctx),
  away: (ctx, { params, query }) => awayToday(ctx, { ...params, ...query }),
  giveNotice: (ctx, { params, body }) => giveNotice(ctx, { school: params.school, notice: body }),
  readPupilList: (ctx, { params, body }) => readPupilList(ctx, { ...params, ...body }),
  withdrawNotice: (ctx, { params }) => withdrawNotice(ctx, params.id),
  recordSigning: (ctx, { params, body }) => recordSigning(ctx, { school: params.school, signing: body }),
  undoSigning: (ctx, { params }) => undoSigning(ctx, params),
  codesToEnter: (ctx, { params }) => listCodesToEnter(ctx, params.school),
  recordCodesEntered: (ctx, { params, body }) => recordCodesEntered(ctx, { ...params, ...body }),
  undoCodesEntered: (ctx, { params, body }) => undoCodesEntered(ctx, { ...params, ...body }),
  setReasonCodes: (ctx, { params, body }) => setReasonCodes(ctx, { ...params, ...body }),
  callScripts: (ctx, { params }) => readCallScripts(ctx, params.school),
  setCallScripts: (ctx, { params, body }) => setCallScripts(ctx, { ...params, scripts: body }),
  callSheet: (ctx, { params }) => callSheet(ctx, params.id),
  callNumbers: (ctx, { body }) => callNumbers(ctx, body),
  beginCall: (ctx, { params }) => beginCall(ctx, params.id),
  schoolCallers: (ctx, { params }) => schoolCallers(ctx, params.school),
  shareCalls: (ctx, { body }) => shareCalls(ctx, body),
  undoShare: (ctx, { body }) => undoShare(ctx, body),
  nameAdult: (ctx, { params, body }) => nameAdult(ctx, { pupil: params.id, ...body }),
  passOn: (ctx, { params, body }) => passOn(ctx, { actionId: params.id, ...body }),
  undoPassOn: (ctx, { params }) => undoPassOn(ctx, params.id),
  takeOver: (ctx, { params, body }) => takeOver(ctx, { actionId: params.id, ...body }),
  setTryAgain: (ctx, { params, body }) => setTryAgain(ctx, { actionId: params.id, ...body }),
  recordOutcome: (ctx, { params, body }) => recordOutcome(ctx, { actionId: params.id, outcome: body }),
  undoOutcome: (ctx, { params }) => undoOutcome(ctx, params.id),
  completeAction: (ctx, { params, body }) => completeAction(ctx, { actionId: params.id, done: body }),
  takeAlert: (ctx, { params }) => takeAlert(ctx, params.id),
  handOnAlert: (ctx, { params, body }) => handOnAlert(ctx, { actionId: params.id, ...body }),
  recordLook: (ctx, { params, body }) => recordLook(ctx, { actionId: params.id, ...body }),
  childNotSeen: (ctx, { params }) => childNotSeen(ctx, params.id),
  holdDrill: (ctx, { params }) => holdDrill(ctx, params.school),
  watchedChildren: (ctx, { params }) => readWatchedChildren(ctx, params.school),
  tellWorker: (ctx, { params, body }) => tellWorker(ctx, { school: params.school, ...body }),
  alertSheet: (ctx, { params }) => alertSheet(ctx, params.id),
};
