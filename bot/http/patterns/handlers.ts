import type { patternRequests } from '#shared/contracts/patterns/requests.ts';
import { answerEarlyChange } from '../../operations/patterns/answer-early-change.ts';
import { codingWatch } from '../../operations/patterns/coding-watch.ts';
import { earlyChange } from '../../operations/patterns/early-change.ts';
import type { HandlersOf } from '../request-handler.ts';

export const patternHandlers: HandlersOf<typeof patternRequests> = {
  earlyChange: (ctx, { params, query }) => earlyChange(ctx, { ...params, ...query }),
  answerEarlyChange: (ctx, { params, body }) => answerEarlyChange(ctx, { ...params, ...body }),
  codingWatch: (ctx, { params, query }) => codingWatch(ctx, { ...params, ...query }),
};
