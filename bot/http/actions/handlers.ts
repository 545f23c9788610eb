import type { actionRequests } from '#shared/contracts/actions/requests.ts';
import { alertSheet } from '../../operations/actions/alert-sheet.ts';
import { beginCall } from '../../operations/actions/begin-call.ts';
import { callSheet } from '../../operations/actions/call-sheet.ts';
import { completeAction } from '../../operations/actions/complete-action.ts';
import { handOnAlert } from '../../operations/actions/hand-on-alert.ts';
import { listActions } from '../../operations/actions/list-actions.ts';
import { passOn } from '../../operations/actions/pass-on.ts';
import { recordLook } from '../../operations/actions/record-look.ts';
import { recordOutcome } from '../../operations/actions/record-outcome.ts';
import { takeAlert } from '../../operations/actions/take-alert.ts';
import { undoOutcome } from '../../operations/actions/undo-outcome.ts';
import type { HandlersOf } from '../request-handler.ts';

export const actionHandlers: HandlersOf<typeof actionRequests> = {
  actions: (ctx, { query }) => listActions(ctx, query),
  callSheet: (ctx, { params }) => callSheet(ctx, params.id),
  beginCall: (ctx, { params }) => beginCall(ctx, params.id),
  passOn: (ctx, { params }) => passOn(ctx, params.id),
  recordOutcome: (ctx, { params, body }) => recordOutcome(ctx, { actionId: params.id, outcome: body }),
  undoOutcome: (ctx, { params }) => undoOutcome(ctx, params.id),
  completeAction: (ctx, { params, body }) => completeAction(ctx, { actionId: params.id, done: body }),
  takeAlert: (ctx, { params }) => takeAlert(ctx, params.id),
  handOnAlert: (ctx, { params, body }) => handOnAlert(ctx, { actionId: params.id, ...body }),
  recordLook: (ctx, { params, body }) => recordLook(ctx, { actionId: params.id, ...body }),
  alertSheet: (ctx, { params }) => alertSheet(ctx, params.id),
};
