import type { actionRequests } from '#shared/contracts/actions/requests.ts';
import { beginCall } from '../../operations/actions/begin-call.ts';
import { callSheet } from '../../operations/actions/call-sheet.ts';
import { completeAction } from '../../operations/actions/complete-action.ts';
import { listActions } from '../../operations/actions/list-actions.ts';
import { passOn } from '../../operations/actions/pass-on.ts';
import { recordOutcome } from '../../operations/actions/record-outcome.ts';
import { undoOutcome } from '../../operations/actions/undo-outcome.ts';
import type { HandlersOf } from '../request-handler.ts';

export const actionHandlers: HandlersOf<typeof actionRequests> = {
  actions: (context, { person, query }) => listActions(context, person, query),
  callSheet: (context, { person, params }) => callSheet(context, person, params.id),
  beginCall: (context, { person, params }) => beginCall(context, person, params.id),
  passOn: (context, { person, params }) => passOn(context, person, params.id),
  recordOutcome: (context, { person, params, body }) => recordOutcome(context, person, params.id, body),
  undoOutcome: (context, { person, params }) => undoOutcome(context, person, params.id),
  completeAction: (context, { person, params }) => completeAction(context, person, params.id),
};
