import { cardAction, sentId, sentText, type CardActionShape } from '../basics/card-action.ts';

export const summaryCardActions = {
  'open-summary': cardAction({ pupilId: sentId }),
  'refresh-summary': cardAction({ pupilId: sentId, madeAt: sentText }),
} as const satisfies Record<string, CardActionShape>;
