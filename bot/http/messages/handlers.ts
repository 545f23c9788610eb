import type { messageRequests } from '#shared/contracts/messages/requests.ts';
import { postDailyCardNow, postTrustCardNow } from '../../operations/messages/post-daily-card.ts';
import type { HandlersOf } from '../request-handler.ts';

export const messageHandlers: HandlersOf<typeof messageRequests> = {
  schoolDailyCard: (ctx, { params }) => postDailyCardNow(ctx, { scope: params.school }),
  trustDailyCard: (ctx) => postTrustCardNow(ctx),
};
