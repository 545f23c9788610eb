import type { messageRequests } from '#shared/contracts/messages/requests.ts';
import { alertLog } from '../../operations/messages/alert-log.ts';
import { alertReaders } from '../../operations/messages/alert-readers.ts';
import { readAlertStandings } from '../../operations/messages/alert-standings.ts';
import { openAlerts } from '../../operations/messages/open-alerts.ts';
import { postDailyCardNow, postTrustCardNow } from '../../operations/messages/post-daily-card.ts';
import type { HandlersOf } from '../request-handler.ts';

export const messageHandlers: HandlersOf<typeof messageRequests> = {
  schoolDailyCard: (ctx, { params }) => postDailyCardNow(ctx, { scope: params.school }),
  openAlerts: (ctx) => openAlerts(ctx),
  alertStandings: (ctx) => readAlertStandings(ctx),
  alertLog: (ctx, { params }) => alertLog(ctx, params.id),
  alertReaders: (ctx, { params }) => alertReaders(ctx, params.school),
  trustDailyCard: (ctx) => postTrustCardNow(ctx),
};
