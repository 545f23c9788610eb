import type { DeskMessages } from '#shared/contracts/local-desk.ts';

/** What was known and what changed since: a changed message stays in its place. */
export function mergeMessages(before: DeskMessages, news: DeskMessages): DeskMessages {
  if (news.messages.length === 0) return { ...before, mark: news.mark };
  const byId = new Map(before.messages.map((message) => [message.id, message]));
  for (const message of news.messages) byId.set(message.id, message);
  return { messages: [...byId.values()], mark: news.mark };
}
