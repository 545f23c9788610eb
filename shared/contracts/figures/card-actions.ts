import { cardAction, type CardActionShape } from '../basics/card-action.ts';

export const figureCardActions = {
  today: cardAction({}),
  gaps: cardAction({}),
} as const satisfies Record<string, CardActionShape>;
