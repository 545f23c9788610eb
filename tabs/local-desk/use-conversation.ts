import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DeskMessages, PressButton, PressResult } from '#shared/contracts/local-desk.ts';
import { deskApi } from './desk-api.ts';

/** How often the desk looks for news while it is visible, in milliseconds. */
export const pollEvery = 2000;

/** The messages of a conversation as one person sees them, asked anew for what changed since. */
export function useConversation(as: string, conversation: string) {
  const client = useQueryClient();
  const key = ['messages', as, conversation];

  const found = useQuery({
    queryKey: key,
    refetchInterval: pollEvery,
    queryFn: async () => {
      const before = client.getQueryData<DeskMessages>(key);
      const news = await deskApi.messages(as, conversation, before?.mark ?? 0);
      return before ? merged(before, news) : news;
    },
  });
  const again = () => client.invalidateQueries({ queryKey: key });

  const say = useMutation({
    mutationFn: (said: { text: string; thread?: string }) => deskApi.say({ as, conversation, ...said }),
    onSettled: again,
  });
  const press = useMutation<PressResult, Error, Omit<PressButton, 'as' | 'conversation'>>({
    mutationFn: (pressed) => deskApi.press({ as, conversation, ...pressed }),
    onSettled: again,
  });
  return { messages: found.data?.messages, error: found.error, say, press };
}

export function merged(before: DeskMessages, news: DeskMessages): DeskMessages {
  if (news.messages.length === 0) return { ...before, mark: news.mark };
  const byId = new Map(before.messages.map((message) => [message.id, message]));
  for (const message of news.messages) byId.set(message.id, message);
  return { messages: [...byId.values()], mark: news.mark };
}
