import type { adminRequests } from '#shared/contracts/admin/requests.ts';
import { tryAgain, whatWaits } from '../../operations/admin/what-waits.ts';
import type { HandlersOf } from '../request-handler.ts';

export const adminHandlers: HandlersOf<typeof adminRequests> = {
  whatWaits: (ctx) => whatWaits(ctx),
  tryAgain: (ctx, { params }) => tryAgain(ctx, params.id),
};
