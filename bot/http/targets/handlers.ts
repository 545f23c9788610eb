import type { targetRequests } from '#shared/contracts/targets/requests.ts';
import { readTargets } from '../../operations/targets/read-targets.ts';
import { setNationalGap } from '../../operations/targets/set-national-gap.ts';
import { setTarget, withdrawTarget } from '../../operations/targets/set-target.ts';
import type { HandlersOf } from '../request-handler.ts';

export const targetHandlers: HandlersOf<typeof targetRequests> = {
  targets: (context, { person, query }) => readTargets(context, person, query),
  setTarget: (context, { person, body }) => setTarget(context, person, body),
  withdrawTarget: (context, { person, body }) => withdrawTarget(context, person, body),
  setNationalGap: (context, { person, body }) => setNationalGap(context, person, body),
};
