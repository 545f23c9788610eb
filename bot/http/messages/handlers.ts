import type { messageRequests } from '#shared/contracts/messages/requests.ts';
import { THE_TRUST, postDailyCardNow } from '../../operations/messages/post-daily-card.ts';
import type { HandlersOf } from '../request-handler.ts';

export const messageHandlers: HandlersOf<typeof messageRequests> = {
  schoolDailyCard: (ctx, { params }) => postDailyCardNow(ctx, params.school),
  trustDailyCard: (ctx) => postDailyCardNow(ctx, THE_TRUST),
};
