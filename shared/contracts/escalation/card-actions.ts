import { z } from 'zod';
import { cardAction, sentId, sentText, type CardActionShape } from '../basics/card-action.ts';

/** A decision just made in chat, while it can be taken back. */
const decided = z.object({ proposalId: z.string(), notice: z.string() });
export type DecidedInChat = z.infer<typeof decided>;

export const escalationCardActions = {
  'ask-meetings': cardAction({}),
  'plan-meeting': cardAction({ proposalId: sentId }),
  'put-off-meeting': cardAction({ proposalId: sentId }),
  'undo-meeting': cardAction({ proposalId: sentId }),
  'refresh-meetings': cardAction({ madeAt: sentText, decided: decided.optional().catch(undefined) }),
} as const satisfies Record<string, CardActionShape>;
