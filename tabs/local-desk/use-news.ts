import { useState } from 'react';
import type { DeskConversations } from '#shared/contracts/local-desk.ts';
import type { Area } from './desk-place.ts';

type Marks = { channels: number; chat: number };

/** The parts of the desk in which something came that this person has not had before them. */
export function useNews(
  person: string,
  conversations: DeskConversations | undefined,
  visible: Area[],
): Area[] {
  const [seen, setSeen] = useState<(Marks & { person: string }) | null>(null);
  if (!conversations) return [];
  const last: Marks = {
    channels: Math.max(
      0,
      ...conversations.teams.flatMap((team) => team.channels.map((one) => one.lastChange)),
    ),
    chat: conversations.chat.lastChange,
  };
  if (seen?.person !== person) {
    setSeen({ person, ...last });
    return [];
  }
  const fresh = (['channels', 'chat'] as const).filter((area) => last[area] > seen[area]);
  const looked = fresh.filter((area) => visible.includes(area));
  if (looked.length) setSeen({ ...seen, ...Object.fromEntries(looked.map((area) => [area, last[area]])) });
  return fresh.filter((area) => !visible.includes(area));
}
