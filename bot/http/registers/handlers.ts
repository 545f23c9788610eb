import type { registerRequests } from '#shared/contracts/registers/requests.ts';
import { openRegistersOf } from '../../operations/registers/open-registers.ts';
import type { HandlersOf } from '../request-handler.ts';

export const registerHandlers: HandlersOf<typeof registerRequests> = {
  openRegisters: (ctx, { query }) => openRegistersOf(ctx, query),
};
