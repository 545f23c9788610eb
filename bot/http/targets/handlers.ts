import type { targetRequests } from '#shared/contracts/targets/requests.ts';
import { readTargets } from '../../operations/targets/read-targets.ts';
import { setNationalGap } from '../../operations/targets/set-national-gap.ts';
import { setTarget, withdrawTarget } from '../../operations/targets/set-target.ts';
import type { HandlersOf } from '../request-handler.ts';

export const targetHandlers: HandlersOf<typeof targetRequests> = {
  targets: (ctx, { query }) => readTargets(ctx, query),
  setTarget: (ctx, { body }) => setTarget(ctx, body),
  withdrawTarget: (ctx, { body }) => withdrawTarget(ctx, body),
  setNationalGap: (ctx, { body }) => setNationalGap(ctx, body),
};
