import { useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import type { ShareDone, SharePreview, ShareWish } from '#shared/contracts/escalation/share-meetings.ts';
import { sharedText, takenBackText } from '#shared/wording/escalation/share-meetings-text.ts';
import { useApi } from '../../../api/use-api.ts';
import { refreshActions } from '../../../components/actions/cached-actions.ts';
import { useUndo } from '../../../components/basics/undo-context.ts';

/** To whom the meetings of a wish would go; null: it is not said yet. Asked anew each time, as the week changes. */
export function useSharePreview(school: string, wish: ShareWish | null): UseQueryResult<SharePreview> {
  const api = useApi();
  return useQuery({
    queryKey: ['previewShareOfMeetings', school, wish],
    queryFn: ({ signal }) =>
      wish
        ? api.request('previewShareOfMeetings', { params: { school }, body: wish, signal })
        : Promise.reject(new Error('Nothing is asked for yet.')),
    enabled: wish !== null,
    staleTime: 0,
    gcTime: 0,
  });
}

/** Gives meetings as the preview shows it, with Undo; where it would go otherwise by now, that is said and asked anew. */
export function useShareMeetings(school: string, done: () => void, again: () => void) {
  const api = useApi();
  const client = useQueryClient();
  const { say } = useUndo();
  const undo = async ({ given }: ShareDone): Promise<void> => {
    try {
      const undone = await api.request('undoShareOfMeetings', {
        params: { school },
        body: { meetings: given },
      });
      if (undone.left > 0) say(takenBackText(undone));
    } finally {
      await refreshActions(client);
    }
  };
  return useMutation({
    mutationFn: ({ wish, seen }: { wish: ShareWish; seen: string }) =>
      api.request('shareMeetings', { params: { school }, body: { wish, seen } }),
    onSuccess: (answer) => {
      say(sharedText(answer.preview), answer.given.length === 0 ? undefined : () => undo(answer));
      done();
    },
    onError: again,
    onSettled: () => refreshActions(client),
  });
}
