import type { messageRequests } from '#shared/contracts/messages/requests.ts';
import { alertReaders } from '../../operations/messages/alert-readers.ts';
import { openAlerts } from '../../operations/messages/open-alerts.ts';
import { postDailyCardNow, postTrustCardNow } from '../../operations/messages/post-daily-card.ts';
import type { HandlersOf } from '../request-handler.ts';

export const messageHandlers: HandlersOf<typeof messageRequests> = {
  schoolDailyCard: (ctx, { params }) => postDailyCardNow(ctx, { scope: params.school }),
  openAlerts: (ctx) => openAlerts(ctx),
  alertReaders: (ctx, { params }) => alertReaders(ctx, params.school),
  trustDailyCard: (ctx) => postTrustCardNow(ctx),
};
