import { useEffect, useEffectEvent, useRef } from 'react';
import type { DeskMessage } from '#shared/contracts/local-desk.ts';
import type { CardPress } from './AdaptiveCardView.tsx';

type Refresh = { action?: { type?: string; verb?: string; data?: unknown }; userIds?: string[] };

/** Teams refreshes only what is seen: the newest cards are enough. */
const refreshed = 5;

/**
 * Does what Teams does with a card that carries `refresh`: presses its action, once for each state of the
 * message, for the people it names; without names, for everybody in a chat.
 */
export function useCardRefresh(
  messages: DeskMessage[] | undefined,
  isChat: boolean,
  teamsId: string,
  press: (message: string, action: CardPress) => void,
) {
  const done = useRef(new Set<string>());
  const pressNow = useEffectEvent(press);
  useEffect(() => {
    for (const message of (messages ?? []).slice(-refreshed)) {
      const [card] = message.cards as readonly { refresh?: Refresh }[];
      const { action, userIds } = card?.refresh ?? {};
      const state = `${teamsId} ${message.id} ${message.editedAt ?? ''}`;
      const isMeant = userIds ? userIds.includes(teamsId) : isChat;
      if (action?.type !== 'Action.Execute' || !isMeant || done.current.has(state)) continue;
      done.current.add(state);
      pressNow(message.id, { type: 'Action.Execute', verb: action.verb, data: action.data });
    }
  }, [messages, isChat, teamsId]);
}
