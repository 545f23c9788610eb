import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DeskMessages, PressButton, PressResult } from '#shared/contracts/local-desk.ts';
import { deskApi } from '../desk-api.ts';
import { mergeMessages } from './merge-messages.ts';

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
      return before ? mergeMessages(before, news) : news;
    },
  });
  const again = () => client.invalidateQueries({ queryKey: key });

  const say = useMutation({
    mutationFn: (message: { text: string; thread?: string }) => deskApi.say({ as, conversation, ...message }),
    onSettled: again,
  });
  const press = useMutation<PressResult, Error, Omit<PressButton, 'as' | 'conversation'>>({
    mutationFn: (pressed) => deskApi.press({ as, conversation, ...pressed }),
    onSettled: again,
  });
  return { messages: found.data?.messages, error: found.error, say, press };
}
