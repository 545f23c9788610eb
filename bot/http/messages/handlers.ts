import type { messageRequests } from '#shared/contracts/messages/requests.ts';
import { THE_TRUST, postDailyCardNow } from '../../operations/messages/post-daily-card.ts';
import type { HandlersOf } from '../request-handler.ts';

export const messageHandlers: HandlersOf<typeof messageRequests> = {
  schoolDailyCard: (context, { person, params }) => postDailyCardNow(context, person, params.school),
  trustDailyCard: (context, { person }) => postDailyCardNow(context, person, THE_TRUST),
};
